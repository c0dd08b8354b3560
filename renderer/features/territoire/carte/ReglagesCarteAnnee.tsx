/** The year of the figure, or the two years of an evolution. */
import { NativeSelect } from '@mantine/core'
import styles from './ReglagesCarte.module.css'
import type { Figure, FigureLue } from './reglages.ts'

interface Props {
  readonly lues: FigureLue
  readonly figure: Figure
  /** Communes of the CPTS. */
  readonly total: number
  readonly choisi: string | null
  onMillesime(millesime: string | null): void
}

export function ReglagesCarteAnnee({ lues, figure, total, choisi, onMillesime }: Props) {
  const annees = figure.millesimes.flatMap(({ millesime, connues }) =>
    millesime === null ? [] : [{ millesime, connues }],
  )
  if (annees.length < 2) return null
  const option = ({ millesime, connues }: (typeof annees)[number]) => ({
    value: millesime,
    label: connues < total ? `${millesime} (${connues} communes sur ${total})` : millesime,
  })
  if (figure.periode) {
    // What was just chosen, before its values come.
    const [debut = '', fin = ''] = (choisi ?? lues.millesime ?? '').split('-')
    const poser = (a: string, b: string) => onMillesime(a === b ? null : `${a}-${b}`)
    return (
      <div className={styles.annees}>
        <NativeSelect
          label="De"
          value={debut}
          data={annees.filter(({ millesime }) => millesime < fin).map(({ millesime }) => millesime)}
          onChange={(event) => poser(event.currentTarget.value, fin)}
        />
        <NativeSelect
          label="À"
          value={fin}
          data={annees.filter(({ millesime }) => millesime > debut).map(({ millesime }) => millesime)}
          onChange={(event) => poser(debut, event.currentTarget.value)}
        />
      </div>
    )
  }
  const auto = choisi === null && lues.millesime !== null ? ` (${lues.millesime})` : ''
  return (
    <NativeSelect
      label="Millésime"
      value={choisi ?? ''}
      data={[{ value: '', label: `Automatique${auto}` }, ...annees.map(option)]}
      onChange={(event) => onMillesime(event.currentTarget.value || null)}
    />
  )
}
