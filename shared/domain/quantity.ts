/**
 * A figure that can explain itself: its state, value, unit, coverage, vintage, sources and formula travel together
 * from the import to the printed page. Operations live in `quantity-ops.ts`.
 */

import type { Unit } from './unites.ts'

export type { Unit } from './unites.ts'

/** Where a value was read. `file` and `line` are null when it comes from the embedded reference. */
export interface SourceRef {
  readonly label: string // "Insee, populations municipales"
  readonly millesime: string | null // "2021", "2026-05-12"
  readonly file: string | null // name of the imported file
  readonly line: number | null // line in that file, when one line gave the value
}

/** How many of the parts (communes, most often) are known. A known whole has known === total. */
export interface Coverage {
  readonly known: number
  readonly total: number
}

interface QuantityBase {
  readonly unit: Unit
  readonly coverage: Coverage
  /** Vintage of the value, or null when parts differ or none applies. */
  readonly millesime: string | null
  readonly sources: readonly SourceRef[]
  /** Name of the formula in French, e.g. "Σ population municipale des communes". */
  readonly formula: string
}

export interface KnownQuantity extends QuantityBase {
  readonly kind: 'known'
  readonly value: number
}

/** The true value lies in [min, max]; max is null when no upper bound is known (a missing part of a count). */
export interface IntervalQuantity extends QuantityBase {
  readonly kind: 'interval'
  readonly min: number
  readonly max: number | null
}

/**
 * A mean, a rate or a share of the communes that are known, nearly all of them: never the exact value of the whole, and
 * never printed without its coverage. A count is never one: with a part missing it is a lower bound.
 */
export interface PartialQuantity extends QuantityBase {
  readonly kind: 'partial'
  readonly value: number
  /** Share (0 to 1) of the population of the whole that lives in the communes known; null: not known. */
  readonly weight: number | null
}

export type MissingReason = 'absent' | 'secret' | 'non_disponible' | 'non_importe' | 'non_diffuse' | 'commune_entiere' // of an arrondissement, told for its whole commune only

/** A value known for several parts together and for none of them alone: communes merged since, told as one by a source. */
export interface Reunie {
  /** The same for all the parts of one value, and for no other. */
  readonly cle: string
  /** How many parts share it. */
  readonly membres: number
  readonly value: number
}

export interface MissingQuantity extends QuantityBase {
  readonly kind: 'missing'
  readonly reason: MissingReason
  /** What a sum that holds all the parts may count. */
  readonly reunie?: Reunie
}

export type Quantity = KnownQuantity | PartialQuantity | IntervalQuantity | MissingQuantity
