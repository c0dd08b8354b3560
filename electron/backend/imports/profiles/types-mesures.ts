/** What a profile declares of a table of figures by commune. */
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Niveau } from '../../../../shared/domain/niveaux.ts'
import type { MissingReason } from '../../../../shared/domain/quantity.ts'
import type { Header } from '../table/header.ts'
import type { NumberCell } from '../table/values.ts'
import type { CodeColumns, Contexte, ProfileBase } from './types-communs.ts'

/** One figure read in each row. */
export interface Mesure {
  /** Column of the value; -1: the row counts for one. */
  readonly index: number
  /** Columns added to it: a heading that later editions split ("SUP" into "SUP2", "SUP34", "SUP5"). */
  readonly plus?: readonly number[]
  /** Id of the catalogue (shared/domain/indicateurs), or of a figure that `definitions` adds. */
  readonly indicateur: string
  /** Of a figure that the catalogue does not know and that a line of the file names (`perso:…`). */
  readonly definition?: Indicateur
  /** Null: the vintage of the file. */
  readonly millesime: string | null
  /** The year of its title is of something else: « Population standardisée 2021 » weights the APL of 2023. */
  readonly anneeAilleurs?: boolean
  /** The year stands above the table. */
  readonly anneeDessus?: boolean
  /** Multiplies the cell (hectares to km2). */
  readonly facteur: number
  /** An empty cell is an absent commune (true) or a fault of the line (false). */
  readonly videAbsent: boolean
  /** Why an empty cell of a line that is there has no value; `absent` unless said. */
  readonly vide?: MissingReason
  /** No commune has zero of it (a median income): a zero written there stands for what is not published. */
  readonly jamaisNul?: boolean
  /** Column copied as a note (superficie_source); -1 when there is none. */
  readonly note: number
  /** The figure is kept in percents: a cell "12,3 %" is 12.3. */
  readonly pourcent?: boolean
  /** People counted one by one: "38.634" is no such number, and is refused rather than read as 38 and a bit. */
  readonly entier?: boolean
  /** Labels of a zoning to their number ("1_ZIP" → 1); null: unknown label. A number is then no value. */
  readonly classe?: (cell: string) => number | null
  /** Reads the cell in place of the usual reading: a column chosen by hand. */
  readonly lire?: (cell: string) => NumberCell
}

/** Where a row is of a larger territory than a commune: its value is kept to compare with. */
export interface NiveauLigne {
  readonly niveau: Niveau
  readonly territoire: string
}

export interface ObservationLayout {
  readonly code: CodeColumns
  /** Column of the commune's name, to check the codes; -1 when there is none. */
  readonly nom: number
  /** Of the source in documents, where a profile reads several sets; absent: that of the profile. */
  readonly libelle?: string
  /** Figures in columns; empty in a long table. */
  readonly mesures: readonly Mesure[]
  /** Its vintage is asked: neither its titles nor its name say that of the census. */
  readonly anneeDemandee?: boolean
  /** Long table: the figures that a row gives, null when it has none of ours. The same object for the same figure. */
  readonly mesure?: (cells: readonly string[]) => Mesure | readonly Mesure[] | null
  /** Rows of one commune and figure are parts to add up (one row per equipment), not duplicates. */
  readonly sommer?: boolean
  /** Its lines are parts of communes (IRIS): nothing in the file says whether all of them are there. */
  readonly morceaux?: boolean
  /** Of rows to add up: which part of the figure a row is. The same part twice for one commune is a duplicate. */
  readonly terme?: (cells: readonly string[]) => string
  /** Once the file is read: it has no row at all of some part of this figure, so that its sums are minimums. */
  readonly incomplet?: (mesure: Mesure) => boolean
  /**
   * The table lists everything there is (a census of equipments): in the départements that it speaks of, a commune
   * without a row has none, which is a zero and not a gap.
   */
  readonly exhaustif?: boolean
  /** French: why a row says nothing sure of its commune, which has then lost it; null: it may be read. */
  readonly doute?: (cells: readonly string[]) => string | null
  /** What tells a row of parts from all others; met twice, it is the same one again. Null: nothing does. */
  readonly identite?: (cells: readonly string[]) => string | null
  /** French: why a row that gives none of our figures is left out. */
  readonly horsSujet?: string
  /** A status column that says the value of a row is not there, whatever its cell holds; null: it may be read. */
  readonly absence?: (cells: readonly string[]) => MissingReason | null
  /** Columns of a long table worth showing before the import. */
  readonly apercu?: readonly number[]
  /** French: what the report says of the choices made among the columns. */
  readonly remarques?: readonly string[]
  /** Level of a row, where the table mixes them; null: passed over in silence. Absent: every row is a commune. */
  readonly niveau?: (cells: readonly string[]) => NiveauLigne | 'commune' | null
  /** Figures that the catalogue does not know, to be written with the values. */
  readonly definitions?: readonly Indicateur[]
}

/** A table of figures by commune: one row per commune and figures in columns, or one row per figure. */
export interface ObservationProfile extends ProfileBase {
  readonly contenu: 'observations'
  /**
   * How it stands beside others that recognise the same header: `seul`, it reads the table alone (its other columns are
   * not what they seem); `defaut`, only where no other does. Absent: their figures are read together.
   */
  readonly avec?: 'seul' | 'defaut'
  /** Null when the header is not this profile's. */
  layout(header: Header, contexte: Contexte): ObservationLayout | null
  /** What the header must have, for the message when the profile is forced: "une colonne « PMUN »…". */
  readonly attendu: string
}
