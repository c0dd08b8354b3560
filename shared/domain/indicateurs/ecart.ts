/** How far two sources stand apart on the same figure, as an exact difference and as a share of the one published. */
import type { Quantity } from '../quantity.ts'

export interface Ecart {
  /** autre − retenue, in the unit of the figure; null unless both are known. */
  readonly ecart: number | null
  /** Share (0.05: the other is 5 % higher); null when the published one is 0 or unknown. */
  readonly ecartRelatif: number | null
}

export function ecartDe(retenue: Quantity, autre: Quantity): Ecart {
  if (retenue.kind !== 'known' || autre.kind !== 'known') return { ecart: null, ecartRelatif: null }
  // Six digits: what the imports keep.
  const ecart = Number((autre.value - retenue.value).toFixed(6))
  return { ecart, ecartRelatif: retenue.value === 0 ? null : ecart / retenue.value }
}

/** Why two counts of professionals differ, most often (facts: data-formats §3.1 and §3.2). */
export const CAUSES_ECART_OFFRE = [
  'un professionnel qui exerce en deux lieux est compté dans chacun',
  'les remplaçants et les salariés ne sont pas dans tous les fichiers',
  'les fichiers n’ont pas la même date',
  'un fichier sans code de commune laisse des professionnels « à placer »',
] as const
