/** Population, area and density of communes whose values are known: sums, and a sum over a sum. */
import { rapportDesSommes } from '../partiel.ts'
import type { Quantity } from '../quantity.ts'
import { sum } from '../quantity-ops.ts'

export interface CommuneMesuree {
  readonly population: Quantity // habitants
  readonly superficie: Quantity // km2
}

export const FORMULE_DENSITE = { unit: 'hab_km2', formula: 'Σ population ÷ Σ superficie' } as const

export function sommePopulation(populations: readonly Quantity[]): Quantity {
  return sum(populations, { unit: 'habitants', formula: 'Σ population municipale des communes' })
}

export function sommeSuperficie(superficies: readonly Quantity[]): Quantity {
  return sum(superficies, { unit: 'km2', formula: 'Σ superficie des communes' })
}

/** Inhabitants per km² of these communes: both sums are over the communes that have the two. */
export function densiteDe(communes: readonly CommuneMesuree[]): Quantity {
  return rapportDesSommes(
    communes.map(({ population, superficie }) => ({
      numerateur: population,
      denominateur: superficie,
      habitants: population,
    })),
    FORMULE_DENSITE,
  )
}

export interface Mesures extends CommuneMesuree {
  readonly densite: Quantity // hab_km2
}

export const mesuresDe = (communes: readonly CommuneMesuree[]): Mesures => ({
  population: sommePopulation(communes.map(({ population }) => population)),
  superficie: sommeSuperficie(communes.map(({ superficie }) => superficie)),
  densite: densiteDe(communes),
})
