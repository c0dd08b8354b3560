/**
 * A territory is a set of communes of today. Populations and areas are summed, densities are sums over sums
 * (never means of densities), and no place is counted twice.
 */
import { sansDoublons } from './codes.ts'
import type { CommuneFacts, PortraitCommune } from './portrait-types.ts'
import type { Quantity } from './quantity.ts'
import { missing, ratio, share, sum } from './quantity-ops.ts'

/** The communes once each; an arrondissement of Paris, Lyon or Marseille gives way to its commune. */
export function communesDistinctes(communes: readonly CommuneFacts[]): readonly CommuneFacts[] {
  return sansDoublons(communes, (commune) => commune.info.code)
}

/** Municipal population of one commune in a vintage; missing when that vintage is not there. */
function populationCommune(commune: CommuneFacts, millesime: string): Quantity {
  return (
    commune.populations.get(millesime) ??
    missing('non_disponible', 'habitants', { millesime, formula: 'population municipale' })
  )
}

/** Σ municipal population of the communes, in inhabitants. Source of the rule: Insee, PMUN (never PTOT). */
export function population(communes: readonly CommuneFacts[], millesime: string): Quantity {
  return sum(
    communesDistinctes(communes).map((commune) => populationCommune(commune, millesime)),
    { unit: 'habitants', formula: 'Σ population municipale des communes' },
  )
}

/** Σ area of the communes, in km². */
export function superficie(communes: readonly CommuneFacts[]): Quantity {
  return sum(
    communesDistinctes(communes).map((commune) => commune.superficie),
    { unit: 'km2', formula: 'Σ superficie des communes' },
  )
}

/** Inhabitants per km², from the two sums. Two minimums tell nothing of their ratio: it is not available. */
export function densite(habitants: Quantity, km2: Quantity): Quantity {
  const quotient = ratio(habitants, km2, { unit: 'hab_km2', formula: 'Σ population ÷ Σ superficie' })
  const vide = quotient.kind === 'interval' && quotient.min === 0 && quotient.max === null
  return vide ? missing('non_disponible', 'hab_km2', quotient) : quotient
}

/** Share of the population of a département that lives in these communes of it. */
export function partDepartement(
  communes: readonly CommuneFacts[],
  departement: string,
  millesime: string,
  populationDepartement: Quantity,
): Quantity {
  const inside = communes.filter((commune) => commune.info.departement.code === departement)
  return share(population(inside, millesime), populationDepartement, {
    inside: true,
    formula: 'population des communes de la CPTS dans le département ÷ population du département',
  })
}

/** Vintages for which at least one commune has a population, oldest first. */
export function millesimes(communes: readonly CommuneFacts[]): readonly string[] {
  return [...new Set(communes.flatMap((commune) => [...commune.populations.keys()]))].sort()
}

/** A commune as it is printed. */
export function portraitCommune(commune: CommuneFacts, millesime: string): PortraitCommune {
  const habitants = populationCommune(commune, millesime)
  return {
    ...commune.info,
    population: habitants,
    superficie: commune.superficie,
    densite: ratio(habitants, commune.superficie, { unit: 'hab_km2', formula: 'population ÷ superficie' }),
    secteur: commune.secteur,
  }
}
