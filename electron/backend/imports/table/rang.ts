/** One record of a table, and what stands between its cells. */
export type Separator = ';' | ',' | '\t' | '|'

export const SEPARATOR_LABELS: Readonly<Record<Separator, string>> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
}

export interface TableRow {
  /** Number of the record's first line in the file, from 1. */
  readonly ligne: number
  readonly cells: string[]
  /** Of a very wide table, the line as it is: `cells` may hold only the columns that are read. */
  readonly texte?: string
}
