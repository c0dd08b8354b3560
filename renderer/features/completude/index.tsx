/** What the contract and the projet de santé still lack, contradict, or wait to have confirmed: each a click away. */
import { Anchor, Badge, Paper, Text, Title } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { call } from '../../api/client.ts'
import { type Cpts, useCpts, useDossier } from '../../api/hooks.ts'
import { useLecture } from '../../api/lecture.ts'
import { aller, CHAMP, type Ecran as Piece } from '../../api/route.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import styles from './completude.module.css'

type Point = Output<'completude.lire'>['points'][number]

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Lecture key={etat.fichier} etat={etat} cpts={cpts} />
}

const ETATS: readonly (readonly [Point['etat'], string, string])[] = [
  ['contradiction', 'Ce qui se contredit', 'à trancher avant l’envoi'],
  ['manque', 'Ce qui manque', 'les documents s’impriment quand même, avec «\u00a0à compléter\u00a0»'],
  ['a_confirmer', 'Ce qui attend la CPAM ou l’ARS', 'imprimé comme tel'],
]

const PIECES: Readonly<Record<Point['lieu'], readonly [Piece, string]>> = {
  territoire: ['territoire', 'Territoire'],
  contrat: ['documents', 'Remplir'],
  financement: ['financement', 'Financement'],
  projet: ['projet', 'Projet de santé'],
}

function Lecture({ etat, cpts }: { readonly etat: EtatDossier; readonly cpts: Cpts }) {
  const { fichier } = etat
  const { data, error } = useLecture({
    objet: ['completude', fichier, cpts.id],
    revision: cpts.revision,
    lire: () => call('completude.lire', { fichier, cpts: cpts.id }),
  })
  if (data === undefined)
    return error === null ? <Attente quoi="Lecture de ce qui manque…" /> : <Erreur cause={error} />
  const { points } = data
  return (
    <div className={styles.ecran}>
      <div className={styles.tete}>
        <Title order={1} size="h3">
          Complétude
        </Title>
      </div>
      {points.length === 0 && <Text>Tout ce que Maillage sait vérifier est rempli.</Text>}
      {ETATS.map(([etatPoint, titre, suite]) => {
        const siens = points.filter((un) => un.etat === etatPoint)
        return siens.length === 0 ? null : (
          <Paper key={etatPoint} withBorder p="md" mb="md" component="section" aria-labelledby={etatPoint}>
            <Title order={2} size="h5" id={etatPoint}>
              {titre}{' '}
              <Badge variant="light" color={etatPoint === 'contradiction' ? 'ambre' : 'pin'} tt="none" fw={500}>
                {siens.length}
              </Badge>{' '}
              <Text span size="sm" fw={400} c="var(--encre-douce)">
                {suite}
              </Text>
            </Title>
            <ul className={styles.points}>
              {siens.map((un) => (
                <li key={`${un.cle} ${un.phrase}`}>
                  <span>{un.phrase}</span> <Vers point={un} />
                </li>
              ))}
            </ul>
          </Paper>
        )
      })}
    </div>
  )
}

function Vers({ point: { cle, lieu, ligne } }: { readonly point: Point }) {
  const [ecran, nom] = PIECES[lieu]
  const fiche = ligne?.genre === 'action' ? `fiche-${ligne.id}` : null
  const vue = lieu === 'contrat' ? `${CHAMP}${cle}` : fiche
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => aller({ ecran, vue })}>
      {fiche === null ? nom : 'Ouvrir la fiche'}
    </Anchor>
  )
}
