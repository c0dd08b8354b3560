/** Shapes of the figures that a map shows, and of the facts they are computed from. */
import type { Indicateur } from './indicateurs/types.ts'
import type { CommuneFacts, OffreFacts, StructuresFacts } from './portrait-types.ts'
import type { Quantity, Unit } from './quantity.ts'

/** 'effectif': an amount, drawn as circles; 'rapport': a rate or a mean, drawn in shades; 'classe': a label. */
export type NatureCarte = 'effectif' | 'rapport' | 'classe'

export interface FigureCarte {
  /** Kept in the settings of the map: never renamed. */
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly decimales: number
  readonly nature: NatureCarte
  /** Heading under which it is chosen. */
  readonly theme: string
  /** Labels of a 'classe', by number from 0. */
  readonly classes: readonly string[] | null
  /** Between two vintages, written "2016-2022"; `millesimes` are then the years to choose from. */
  readonly periode: boolean
  /** Oldest first, with how many communes have a value. null: the source names no year. */
  readonly millesimes: readonly { readonly millesime: string | null; readonly connues: number }[]
}

/** What is known of the communes of one CPTS. */
export interface FaitsCarte {
  readonly communes: readonly CommuneFacts[]
  /** Vintage chosen for the dossier. */
  readonly millesime: string
  readonly offre: OffreFacts | null
  readonly structures: StructuresFacts | null
  /** Figures that the dossier defines. */
  readonly propres: readonly Indicateur[]
  /** Communes that have a value: figure → vintage → codes. */
  readonly observes: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  observations(indicateur: string, millesime: string): ReadonlyMap<string, Quantity>
  /** The same source by source, the published one first: a rate is made of one source only. */
  parSource(indicateur: string, millesime: string): ReadonlyMap<number, ReadonlyMap<string, Quantity>>
}

/** A figure and how its value in one commune is read. */
export interface Definition {
  readonly figure: FigureCarte
  /** Vintage shown when none is asked for. */
  readonly defaut: string | null
  valeurs(millesime: string): (commune: CommuneFacts) => Quantity
}
