/** Proportional circles: the area follows the value. */
import { DECIMALS } from '../../../shared/domain/format.ts'
import { decimalesUtiles, longueurEchelle, nombreUnite } from '../../../shared/figures/legende.ts'
import type { Valeurs } from '../types.ts'

export interface EchelleCercles {
  /** Radius in px of a value, its sign aside; 0 for zero. */
  rayon(valeur: number): number
  /** Round values for the legend, ascending. */
  readonly etapes: readonly { readonly libelle: string; readonly rayon: number }[]
}

export function echelleCercles(valeurs: Valeurs, rayonMax: number): EchelleCercles {
  let max = 0
  for (const v of valeurs.parCommune.values()) if (v.kind === 'known') max = Math.max(max, Math.abs(v.value))
  // Never under 1.5 px: a small value must not look like none.
  const rayon = (v: number) => (max > 0 && v !== 0 ? Math.max(1.5, rayonMax * Math.sqrt(Math.abs(v) / max)) : 0)
  const rondes = max > 0 ? [...new Set([max / 25, max / 5, max].map(longueurEchelle))] : []
  const utiles = rondes.filter((v) => DECIMALS[valeurs.unite] > 0 || v >= 1)
  const d = decimalesUtiles(utiles, valeurs.unite)
  return { rayon, etapes: utiles.map((v) => ({ libelle: nombreUnite(v, valeurs.unite, d), rayon: rayon(v) })) }
}

/** Radius of the greatest circle for a map of this size, px: smaller when communes are many. */
export const rayonMaximal = (largeur: number, hauteur: number, communes: number): number =>
  Math.max(9, Math.min(30, 0.05 * Math.min(largeur, hauteur))) * (communes > 100 ? 0.7 : 1)
