/** Population, area and density of a CPTS or a sector: sums, or what was published when the list is not complete. */
import { type Liste, selonPerimetre } from './portrait-offre.ts'
import type { ChiffrePublie } from './portrait-types.ts'
import { publie } from './publies.ts'
import type { Quantity } from './quantity.ts'
import { densitePubliee } from './territoire.ts'

export interface Mesures {
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
}

/** `sommes`: over the communes listed, in inhabitants and km². `publies`: figures of this CPTS, or of this sector. */
export function mesuresRetenues(
  sommes: Mesures,
  liste: Liste,
  publies: readonly ChiffrePublie[],
  millesime: string,
): Mesures {
  if (liste.perimetre === 'complet') return sommes
  const habitants = publie(publies, 'population', 'habitants', millesime) ?? selonPerimetre(sommes.population, liste)
  const km2 = publie(publies, 'superficie', 'km2', millesime) ?? selonPerimetre(sommes.superficie, liste)
  return {
    population: habitants,
    superficie: km2,
    densite: publie(publies, 'densite', 'hab_km2', millesime) ?? densitePubliee(habitants, km2),
  }
}
