/**
 * A file by parts of communes may hold some of the parts only, and says nowhere how many there are. The people that it counts
 * in a commune tell it: far fewer than its population, and what is added up is a minimum.
 */
import type { ObservationRow } from '../../store/types.ts'
import { extrait } from '../bilan/french.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import type { ImportContext } from '../context.ts'
import { auMoins } from '../passage/combine.ts'

const HABITANTS = 'RP:POP'
/** Share of the municipal population under which parts are missing: two counts of one commune differ by far less. */
const PART = 0.8

/** The additive rows of a commune that lacks parts become minimums, and those communes are told. */
export function bornerMorceaux({ reference, tally }: ImportContext, rows: ObservationRow[]): void {
  const dernier = reference.millesimes().at(-1) ?? ''
  const communes = new Set(
    rows.flatMap(({ indicateur, code, millesime, valeur, min }) => {
      if (indicateur !== HABITANTS) return []
      const connue = (reference.population(code, millesime) ?? reference.population(code, dernier))?.value
      return connue !== undefined && (valeur ?? min ?? 0) < connue * PART ? [code] : []
    }),
  )
  if (communes.size === 0) return
  for (const [rang, row] of rows.entries())
    if (communes.has(row.code) && row.etat !== 'manquante') rows[rang] = auMoins(row)
  const noms = [...communes].map((code) => enClair(reference, code))
  tally.warn(
    `Des quartiers (IRIS) manquent à ${extrait(noms)}\u00a0: le fichier y compte bien moins d’habitants que l’Insee. Ses chiffres y sont des minimums («\u00a0au moins\u00a0»).`,
  )
}
