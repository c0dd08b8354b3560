/** How one figure of the catalogue is made from the facts: in a commune, over a territory, and who says so. */
import { DECIMALS } from '../format.ts'
import { entree as catalogue } from '../indicateurs/catalogue.ts'
import { type Indicateur, THEME_LABELS } from '../indicateurs/types.ts'
import type { Nature } from '../natures.ts'
import type { Quantity, Unit } from '../quantity.ts'
import type { AutreSource, Comparaison } from './faits.ts'
import type { Territoire } from './territoire.ts'

/** What a figure is, whatever its value. */
export interface Entree {
  /** Kept in dossiers and settings: never renamed. */
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly nature: Nature
  /** Heading under which it is chosen. */
  readonly theme: string
  readonly decimales: number
  /** Labels of a zoning, by number from 0. */
  readonly classes: readonly string[] | null
  /** Between two vintages, written "2016-2022". */
  readonly periode: boolean
}

/** A vintage and how many communes have a value in it; null: the source names no year. */
export interface Annee {
  readonly millesime: string | null
  readonly connues: number
}

/** Where a value comes from, what it is compared with, what others say of it. */
export interface Origine {
  readonly source: number | null
  readonly libelleSource: string
  readonly comparaisons: readonly Comparaison[]
  readonly autres: readonly Omit<AutreSource, 'ecart' | 'ecartRelatif'>[]
}

export interface Calcul {
  readonly entree: Entree
  /** Oldest first; without any, there is nothing to show. */
  annees(): readonly Annee[]
  /** Vintage shown when none is asked for. */
  defaut(): string | null
  commune(millesime: string): (code: string) => Quantity
  territoire(ou: Territoire, millesime: string): Quantity
  /** Absent: its terms have theirs. */
  origine?(ou: Territoire, millesime: string): Origine
}

export function entreeDe({ id, libelle, unite, nature, theme, decimales, classes }: Indicateur): Entree {
  return {
    id,
    libelle,
    unite,
    nature,
    theme: THEME_LABELS[theme],
    decimales: decimales ?? DECIMALS[unite],
    classes: classes ?? null,
    periode: false,
  }
}

/** Of a figure that rules name, or that the catalogue makes code by code. @throws Error when it has none of that id */
export function entreeConnue(id: string): Entree {
  const connue = catalogue(id)
  if (connue === undefined) throw new Error(`programming error: no ${id} in the catalogue`)
  return entreeDe(connue)
}

export const compter = (communes: readonly string[], valeur: (code: string) => Quantity): number =>
  communes.reduce((n, code) => n + (valeur(code).kind === 'missing' ? 0 : 1), 0)
