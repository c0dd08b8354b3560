/** The indicators of a fiche: kind, baseline, steps with their prices, target of each contract year, proofs. */
import { ActionIcon, Button, Select, Text, Title } from '@mantine/core'
import { euros } from '../../../shared/domain/financement/mots.ts'
import { majuscule } from '../../../shared/domain/francais.ts'
import { ecartRecalcule } from '../../../shared/domain/projet/ecarts.ts'
import { GENRES_INDICATEUR, PALIERS } from '../../../shared/domain/projet/lignes.ts'
import { ecartEcrit, GENRES_MOTS, PALIERS_MOTS } from '../../../shared/domain/projet/mots.ts'
import { prixCible, prixPlein } from '../../../shared/domain/projet/prix.ts'
import { ChampNombre, ChampTexte } from './Champs.tsx'
import { Preuves } from './Preuves.tsx'
import styles from './projet.module.css'
import type { Action, Actions, Cible, Indicateur, Lignes, Projet } from './useProjet.ts'

/** What may be written of an indicator: of its steps, those that change. */
type Champs = Extract<Lignes[number], { genre: 'indicateur' }>['champs']

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly fiche: Action
}

export function Indicateurs({ projet, actions, fiche }: Props) {
  const siens = projet.indicateur.filter((un) => un.action === fiche.id)
  const prix = siens.map(prixPlein)
  const total = prix.reduce<number>((somme, un) => somme + (un ?? 0), 0)
  const inconnus = prix.filter((un) => un === null).length
  return (
    <section aria-labelledby="indicateurs">
      <div className={styles.entre}>
        <Title order={2} size="h5" id="indicateurs">
          Indicateurs{' '}
          {siens.length > 0 && (
            <Text span size="sm" fw={400} c="var(--encre-douce)">
              {inconnus === siens.length
                ? 'prix à négocier'
                : `${euros(total)} par an de part variable${inconnus > 0 ? ' au moins' : ' au plus'}`}
            </Text>
          )}
        </Title>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            void actions.ecrire({ genre: 'indicateur', champs: { action: fiche.id, titre: 'Nouvel indicateur' } })
          }
        >
          Ajouter un indicateur
        </Button>
      </div>
      {siens.map((un) => (
        <Un key={un.id} indicateur={un} projet={projet} actions={actions} />
      ))}
    </section>
  )
}

interface PropsUn {
  readonly indicateur: Indicateur
  readonly projet: Projet
  readonly actions: Actions
}

function Un({ indicateur, projet, actions }: PropsUn) {
  const { id, titre, genre, unite, base, sens, depart, departDate, source, livrables } = indicateur
  const garder = (champs: Champs) => void actions.ecrire({ genre: 'indicateur', id, champs })
  return (
    <article className={styles.indicateur} aria-label={`Indicateur ${titre}`}>
      <div className={styles.entete}>
        <ChampTexte label="Indicateur" max={200} requis valeur={titre} garder={(neuf) => garder({ titre: neuf })} />
        <Select
          label="Genre"
          allowDeselect={false}
          data={GENRES_INDICATEUR.map((un) => ({ value: un, label: majuscule(GENRES_MOTS[un]) }))}
          value={genre}
          onChange={(valeur) => valeur !== null && garder({ genre: valeur as Indicateur['genre'] })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Supprimer l’indicateur ${titre}`}
          onClick={() => void actions.retirer('indicateur', id)}
        >
          ×
        </ActionIcon>
      </div>
      <div className={styles.cinq}>
        <ChampTexte
          label="Unité"
          max={40}
          placeholder="patients, %…"
          valeur={unite}
          garder={(neuf) => garder({ unite: neuf })}
        />
        <Select
          label="Sens"
          allowDeselect={false}
          data={[
            { value: 'hausse', label: 'À augmenter' },
            { value: 'baisse', label: 'À réduire' },
          ]}
          value={sens}
          onChange={(valeur) => valeur !== null && garder({ sens: valeur as Indicateur['sens'] })}
        />
        <ChampNombre label="Valeur de départ" valeur={depart} garder={(neuf) => garder({ depart: neuf })} />
        <ChampTexte
          label="Date de cette valeur"
          max={60}
          placeholder="décembre 2026"
          valeur={departDate}
          garder={(neuf) => garder({ departDate: neuf })}
        />
        {genre !== 'paliers' && (
          <ChampNombre label="Prix par an" euros valeur={indicateur.prix} garder={(prix) => garder({ prix })} />
        )}
      </div>
      <div className={styles.trois}>
        <ChampTexte
          label="Population comptée"
          max={500}
          placeholder="patients de 17 ans et plus…"
          valeur={base}
          garder={(neuf) => garder({ base: neuf })}
        />
        <ChampTexte
          label="Source"
          max={500}
          placeholder="CPAM…"
          valeur={source}
          garder={(neuf) => garder({ source: neuf })}
        />
        <ChampTexte label="Preuve à remettre" valeur={livrables} garder={(neuf) => garder({ livrables: neuf })} />
      </div>
      {genre === 'paliers' && <Paliers indicateur={indicateur} garder={garder} />}
      <Cibles indicateur={indicateur} projet={projet} actions={actions} />
      <Preuves indicateur={indicateur} projet={projet} actions={actions} />
    </article>
  )
}

function Paliers({
  indicateur: { titre, paliers, sens },
  garder,
}: {
  readonly indicateur: Indicateur
  readonly garder: (champs: Champs) => void
}) {
  return (
    <table className={styles.grille}>
      <caption className="lecteur-seul">Paliers de {titre}</caption>
      <thead>
        <tr>
          <th scope="col">Palier</th>
          {PALIERS.map((nom) => (
            <th key={nom} scope="col">
              {PALIERS_MOTS[nom]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Niveau {sens === 'baisse' ? 'au plus' : 'au moins'}</th>
          {PALIERS.map((nom) => (
            <td key={nom}>
              <ChampNombre
                nu
                label={`Niveau du palier ${PALIERS_MOTS[nom].toLowerCase()} de ${titre}`}
                valeur={paliers[nom].seuil}
                garder={(seuil) => garder({ paliers: { [nom]: { seuil } } })}
              />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Prix</th>
          {PALIERS.map((nom) => (
            <td key={nom}>
              <ChampNombre
                nu
                euros
                label={`Prix du palier ${PALIERS_MOTS[nom].toLowerCase()} de ${titre}`}
                valeur={paliers[nom].prix}
                garder={(prix) => garder({ paliers: { [nom]: { prix } } })}
              />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const ANNEES = [1, 2, 3, 4, 5] as const

function Cibles({ indicateur, projet, actions }: PropsUn) {
  const { id, titre, unite } = indicateur
  const siennes = projet.cible.filter((une) => une.indicateur === id)
  const cibleDe = (annee: number) => siennes.find((une) => une.annee === annee)
  /** An emptied target goes. */
  const garder = (annee: number, champs: Partial<Cible>): void => {
    const cible = cibleDe(annee)
    const { niveau, ecart, effectif, mention } = {
      niveau: null,
      ecart: null,
      effectif: null,
      mention: '',
      ...cible,
      ...champs,
    }
    const vide = niveau === null && ecart === null && effectif === null && mention === ''
    if (cible === undefined) {
      if (!vide) void actions.ecrire({ genre: 'cible', champs: { indicateur: id, annee, ...champs } })
    } else if (vide) void actions.retirer('cible', cible.id)
    else void actions.ecrire({ genre: 'cible', id: cible.id, champs })
  }
  return (
    <table className={styles.grille}>
      <caption className="lecteur-seul">Cibles de {titre}, par année de contrat</caption>
      <thead>
        <tr>
          <th scope="col">Cible{unite === '' ? '' : `, ${unite}`}</th>
          {ANNEES.map((annee) => (
            <th key={annee} scope="col">
              An{'\u00a0'}
              {annee}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Niveau</th>
          {ANNEES.map((annee) => (
            <td key={annee}>
              <ChampNombre
                nu
                label={`Cible de l’année ${annee}, ${titre}`}
                valeur={cibleDe(annee)?.niveau ?? null}
                garder={(niveau) => garder(annee, { niveau })}
              />
              <Ecart indicateur={indicateur} cible={cibleDe(annee)} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Écart écrit</th>
          {ANNEES.map((annee) => (
            <td key={annee}>
              <ChampNombre
                nu
                label={`Écart écrit pour l’année ${annee}, ${titre}`}
                valeur={cibleDe(annee)?.ecart ?? null}
                garder={(ecart) => garder(annee, { ecart })}
              />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Ou en mots</th>
          {ANNEES.map((annee) => (
            <td key={annee}>
              <Mention annee={annee} titre={titre} cible={cibleDe(annee)} garder={garder} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Mention({
  annee,
  titre,
  cible,
  garder,
}: {
  readonly annee: number
  readonly titre: string
  readonly cible: Cible | undefined
  readonly garder: (annee: number, champs: Partial<Cible>) => void
}) {
  return (
    <ChampTexte
      nu
      label={`Cible en mots de l’année ${annee}, ${titre}`}
      max={120}
      valeur={cible?.mention ?? ''}
      garder={(mention) => garder(annee, { mention })}
    />
  )
}

/** The difference that the levels make, wrong as it may be written, and the price that the target opens. */
function Ecart({ indicateur, cible }: { readonly indicateur: Indicateur; readonly cible: Cible | undefined }) {
  if (cible === undefined) return null
  const vrai = ecartRecalcule(indicateur, cible)
  const faux = vrai !== null && cible.ecart !== null && Math.abs(cible.ecart - vrai) > 1e-6
  const prix = prixCible(indicateur, cible)
  return (
    <span className={styles.dessous} data-faux={faux || undefined}>
      {vrai !== null && `${ecartEcrit(vrai)}${faux ? `, et non ${ecartEcrit(cible.ecart ?? 0)}` : ''}`}
      {vrai !== null && prix !== null && ' · '}
      {prix !== null && euros(prix)}
    </span>
  )
}
