/** Figures of the sectors: the portrait's when it has this very sector, else sums over the communes it knows. */
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { sum } from '../../../shared/domain/quantity-ops.ts'
import { densite } from '../../../shared/domain/territoire.ts'
import { memeListe } from './resume.ts'
import type { Secteur } from './secteurs.ts'

export interface ChiffresSecteur {
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
}

/** Sums over some communes of the portrait; those it does not know yet are left out until it comes. */
export function chiffresCommunes(portrait: Portrait, codes: readonly string[]): ChiffresSecteur {
  const voulus = new Set(codes)
  const communes = portrait.communes.filter((commune) => voulus.has(commune.code))
  const population = sum(
    communes.map((commune) => commune.population),
    { unit: 'habitants', formula: 'Σ population municipale des communes' },
  )
  const superficie = sum(
    communes.map((commune) => commune.superficie),
    { unit: 'km2', formula: 'Σ superficie des communes' },
  )
  return { population, superficie, densite: densite(population, superficie) }
}

export function chiffresSecteur(portrait: Portrait, secteur: Secteur): ChiffresSecteur {
  const connu = portrait.secteurs.find((un) => un.nom === secteur.nom)
  // Published figures of a sector do not depend on the communes listed under it.
  if (connu !== undefined && (portrait.perimetre !== 'complet' || memeListe(new Set(secteur.communes), connu.communes)))
    return connu
  return chiffresCommunes(portrait, secteur.communes)
}
