/**
 * A file by parts of communes may hold some of the parts only, and says nowhere how many there are. The people that it counts
 * in a commune tell it: far fewer than its population, and what is added up is a minimum.
 */
import type { Reference } from '../../reference/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import { auMoins } from '../passage/combine.ts'

const HABITANTS = 'RP:POP'
/** Share of the municipal population under which parts are missing: two counts of one commune differ by far less. */
const PART = 0.8

/** `rows`, the additive ones of a commune that lacks parts made minimums; and those communes. */
export function bornerMorceaux(
  reference: Reference,
  rows: readonly ObservationRow[],
): { readonly rows: readonly ObservationRow[]; readonly communes: ReadonlySet<string> } {
  const dernier = reference.millesimes().at(-1) ?? ''
  const communes = new Set(
    rows.flatMap(({ indicateur, code, millesime, valeur, min }) => {
      if (indicateur !== HABITANTS) return []
      const connue = (reference.population(code, millesime) ?? reference.population(code, dernier))?.value
      return connue !== undefined && (valeur ?? min ?? 0) < connue * PART ? [code] : []
    }),
  )
  return {
    rows: rows.map((row) => (communes.has(row.code) && row.etat !== 'manquante' ? auMoins(row) : row)),
    communes,
  }
}
