/** Money of the contract: what each year owes, when it is paid, what the variable parts may bring. */
import { Badge, Button, Paper, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { euros } from '../../../shared/domain/financement/mots.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { call } from '../../api/client.ts'
import { type Cpts, signaler, useCpts, useDossier } from '../../api/hooks.ts'
import { useLecture, useReglages } from '../../api/lecture.ts'
import { rafraichir } from '../../api/rafraichir.ts'
import type { Reglage } from '../../ui/groupes-reglages.ts'
import { Attente, Erreur, EtatVide } from '../../ui/Message.tsx'
import { Annees } from './Annees.tsx'
import styles from './financement.module.css'
import { Saisie } from './Saisie.tsx'
import { Simulateur } from './Simulateur.tsx'
import { type Financement, vides } from './tableau.ts'
import { Versements } from './Versements.tsx'

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Lecture key={etat.fichier} etat={etat} cpts={cpts} />
}

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
}

function Lecture({ etat, cpts }: Props) {
  const { fichier } = etat
  const { data, error } = useLecture({
    objet: ['financement', fichier, cpts.id],
    revision: cpts.revision,
    lire: () => call('financement.lire', { fichier, cpts: cpts.id }),
  })
  const { data: reglages, error: refus } = useReglages(fichier, cpts.id, cpts.revision)
  if (data === undefined || reglages === undefined) {
    const cause = error ?? refus
    return cause === null ? <Attente quoi="Lecture du financement…" /> : <Erreur cause={cause} />
  }
  return <Page etat={etat} cpts={cpts} financement={data} cles={reglages.cles} />
}

const LEGENDE = [
  ['confirmed', 'confirmé'],
  ['seen_in_contract', 'relevé, à vérifier'],
  ['typed', 'saisi'],
  ['to_check', 'à compléter'],
  ['simule', 'simulé'],
] as const

function Page({
  etat,
  cpts,
  financement,
  cles,
}: Props & { readonly financement: Financement; readonly cles: readonly Reglage[] }) {
  const [saisie, setSaisie] = useState(false)
  const client = useQueryClient()
  const { mutate: regler } = useMutation({
    mutationFn: ({ cle, valeur }: { readonly cle: string; readonly valeur: string }) =>
      call('dossier.regler', { fichier: etat.fichier, cpts: cpts.id, reglages: { [cle]: valeur } }),
    onSuccess: () => rafraichir(client, etat.fichier),
    onError: signaler,
  })
  const { taille, accord, signature, avis, aides } = financement
  return (
    <div className={styles.ecran}>
      <div className={styles.tete}>
        <Title order={1} size="h3">
          Financement
        </Title>
        <Badge variant="light" tt="none" fw={500}>
          {taille === null ? 'taille à déterminer' : `taille ${taille}`}, {accord.libelle}
        </Badge>
        {vides(financement) > 0 && (
          <Badge variant="light" color="ambre" tt="none" fw={500}>
            {compte(vides(financement), 'montant')} à compléter
          </Badge>
        )}
        <p className={styles.etats}>
          {signature !== null &&
            LEGENDE.map(([etatMontant, mot]) => (
              <span key={etatMontant}>
                <span className={styles.etat} data-etat={etatMontant} aria-hidden /> {mot}
              </span>
            ))}
        </p>
        <Button onClick={() => setSaisie(true)}>Saisir la fiche de la CPAM…</Button>
      </div>
      {signature === null ? (
        <EtatVide titre="La date de signature n’est pas encore donnée">
          <Text>
            Les années du contrat se comptent à partir d’elle. Une date prévue suffit{'\u00a0'}: elle peut changer.
          </Text>
          <Button variant="light" onClick={() => setSaisie(true)}>
            Donner les dates
          </Button>
        </EtatVide>
      ) : (
        <div className={styles.grille}>
          <Paper withBorder p="md" component="section" aria-labelledby="annees">
            <Title order={2} size="h5" id="annees">
              Année par année{' '}
              <Text span c="var(--encre-douce)" fw={400}>
                d’un anniversaire à l’autre, signature le {formatDate(signature)}
              </Text>
            </Title>
            <div className={styles.defile}>
              <Annees financement={financement} />
            </div>
            <Plafond financement={financement} />
          </Paper>
          <Paper withBorder p="md" component="section" aria-labelledby="simulateur">
            <Title order={2} size="h5" id="simulateur" mb="sm">
              Simulation{' '}
              <Text span size="sm" c="var(--encre-douce)" fw={400}>
                non contractuelle
              </Text>
            </Title>
            <Simulateur
              financement={financement}
              atteintes={atteintes(cles)}
              regler={(cle, valeur) => regler({ cle, valeur })}
            />
          </Paper>
          <Paper withBorder p="md" component="section" aria-labelledby="versements">
            <Title order={2} size="h5" id="versements">
              Versements
            </Title>
            <Versements financement={financement} />
          </Paper>
          <Paper withBorder p="md" component="section" aria-labelledby="savoir">
            <Title order={2} size="h5" id="savoir" mb="xs">
              À savoir
            </Title>
            {aides.map(({ libelle, date, cents, source }) => (
              <Text key={libelle} size="sm" mb={6}>
                {libelle}, hors contrat{'\u00a0'}: <strong>{euros(cents)}</strong>
                {date === null ? '' : `, le ${formatDate(date)}`} ({source}).
              </Text>
            ))}
            {avis.map(({ phrase }) => (
              <Text key={phrase} size="sm" mb={6}>
                {phrase}
              </Text>
            ))}
            <Text size="sm" c="var(--encre-douce)">
              Les années incomplètes sont comptées par {financement.prorata === 'mois' ? 'mois entamés' : 'jours'}, à
              convenir avec la CPAM.
            </Text>
          </Paper>
        </div>
      )}
      <Saisie fichier={etat.fichier} cpts={cpts.id} cles={cles} ouverte={saisie} fermer={() => setSaisie(false)} />
    </div>
  )
}

/** Hypotheses as stored; the one for all missions stands where a mission has none of its own. */
function atteintes(cles: readonly Reglage[]): ReadonlyMap<string, number> {
  const valeurs = new Map(
    cles.flatMap(({ cle, valeur }) =>
      cle.startsWith('atteinte.') && valeur !== null && valeur !== ''
        ? [[cle.slice('atteinte.'.length), Number(valeur)] as const]
        : [],
    ),
  )
  const toutes = valeurs.get('toutes')
  if (toutes === undefined) return valeurs
  const missions = cles.flatMap(({ cle }) => (cle.startsWith('atteinte.') ? [cle.slice('atteinte.'.length)] : []))
  return new Map(missions.map((mission) => [mission, valeurs.get(mission) ?? toutes]))
}

function Plafond({ financement: { montants } }: { readonly financement: Financement }) {
  const plafond = montants.find(({ cle }) => cle === 'plafond')
  if (plafond === undefined) return null
  return (
    <Text size="sm" c="var(--encre-douce)" mt="sm">
      {plafond.statut === 'to_check' || plafond.cents === null ? (
        <>Le plafond annuel de cette taille n’est pas connu{'\u00a0'}: la CPAM le donne.</>
      ) : (
        <>
          Plafond publié{'\u00a0'}: <strong>{euros(plafond.cents)}</strong> par an ({plafond.source}).
        </>
      )}
    </Text>
  )
}
