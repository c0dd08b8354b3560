/** The repairs of an import by kind: how many lines, which ones, and the switch that refuses each. */
import { Switch, Table, Text } from '@mantine/core'
import { formatNumber } from '../../../shared/domain/format.ts'
import { type GenreReparation, REPARATION_LABELS } from '../../../shared/domain/reparations.ts'
import type { Rapport } from './depot.ts'
import styles from './donnees.module.css'
import { useNomsCommunes } from './noms.ts'
import { direGenre, genresDe } from './reparations.ts'

type Lues = Rapport['reparations']

/** Lines shown of one kind; the CSV has them all. */
const LIGNES = 50

interface Props {
  /** Null: the file could not be read to its end with these choices. */
  readonly reparations: Lues | null
  readonly refus: readonly GenreReparation[]
  onRefus(refus: readonly GenreReparation[]): void
}

export function Reparations({ reparations, refus, onRefus }: Props) {
  const genres = genresDe(reparations, refus)
  if (genres.length === 0) return null
  const basculer = (genre: GenreReparation) =>
    onRefus(refus.includes(genre) ? refus.filter((un) => un !== genre) : [...refus, genre])
  return (
    <ul className={styles.reparations} aria-label="Réparations">
      {genres.map((genre) => {
        const { titre, exemple } = REPARATION_LABELS[genre]
        const faite = !refus.includes(genre)
        return (
          <li key={genre}>
            <Switch
              size="sm"
              label="Réparer"
              aria-label={`Réparer\u00a0: ${titre}`}
              checked={faite}
              onChange={() => basculer(genre)}
            />
            <div>
              <Text size="sm">
                <strong>{titre}</strong>
                {reparations !== null && ` — ${direGenre(reparations, genre)}`}
              </Text>
              <Text size="sm" c={faite ? 'var(--encre-douce)' : 'var(--ambre-encre)'}>
                {faite ? `Par exemple\u00a0: ${exemple}.` : 'Les lignes qui en ont besoin sont rejetées.'}
              </Text>
              {reparations !== null && <Lignes reparations={reparations} genre={genre} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

interface PropsLignes {
  readonly reparations: Lues
  readonly genre: GenreReparation
  /** Stands without the name of its kind beside it. */
  readonly nommee?: boolean
}

/** What was, what became of it, line by line. */
export function Lignes({ reparations, genre, nommee = false }: PropsLignes) {
  const nommer = useNomsCommunes()
  const exemples = reparations.exemples.filter((un) => un.genre === genre)
  const total = reparations[genre]
  if (exemples.length === 0) return null
  const vers = genre === 'anciennes' || genre === 'arrondissements' ? nommer : (apres: string) => apres
  const montrees = exemples.slice(0, LIGNES)
  const titre = `Lignes réparées\u00a0: ${REPARATION_LABELS[genre].titre.toLowerCase()}`
  return (
    <details className={styles.details}>
      <summary>
        {nommee ? titre : 'Lignes réparées'} ({formatNumber(total)})
        {!nommee && <span className="lecteur-seul">, {REPARATION_LABELS[genre].titre}</span>}
      </summary>
      <Table.ScrollContainer
        minWidth={0}
        type="native"
        className={styles.reparees}
        role="region"
        aria-label={titre}
        tabIndex={0}
      >
        <Table
          fz="sm"
          verticalSpacing={3}
          data={{
            head: ['Ligne', 'Dans le fichier', 'Lu comme'],
            body: montrees.map(({ ligne, avant, apres }) => [formatNumber(ligne), avant, vers(apres)]),
          }}
        />
      </Table.ScrollContainer>
      {montrees.length < total && (
        <Text size="sm" c="var(--encre-douce)">
          Les {formatNumber(montrees.length)} premières, celles du territoire d’abord.
        </Text>
      )}
    </details>
  )
}
