/**
 * A territory is a set of communes of today. Populations and areas are summed, densities are sums over sums
 * (never means of densities), and no place is counted twice.
 */
import { sansDoublons } from './codes.ts'
import { rapportDesSommes } from './partiel.ts'
import type { CommuneFacts, PortraitCommune } from './portrait-types.ts'
import type { Quantity } from './quantity.ts'
import { missing, ratio, share, sum } from './quantity-ops.ts'

/** The communes once each; an arrondissement of Paris, Lyon or Marseille gives way to its commune. */
export function communesDistinctes(communes: readonly CommuneFacts[]): readonly CommuneFacts[] {
  return sansDoublons(communes, (commune) => commune.info.code)
}

/** Municipal population of one commune in a vintage; missing when that vintage is not there. */
export function populationCommune(commune: CommuneFacts, millesime: string): Quantity {
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

/** Area of one commune, in km². None is of 0 km²: a source that says so does not know it. */
export function superficieCommune({ superficie: lue }: Pick<CommuneFacts, 'superficie'>): Quantity {
  if (lue.kind !== 'known' || lue.value > 0) return lue
  return missing('non_disponible', 'km2', { ...lue, coverage: { known: 0, total: lue.coverage.total } })
}

/** Σ area of the communes, in km². */
export function superficie(communes: readonly CommuneFacts[]): Quantity {
  return sum(communesDistinctes(communes).map(superficieCommune), {
    unit: 'km2',
    formula: 'Σ superficie des communes',
  })
}

/** Inhabitants per km² of these communes: both sums are over the communes that have the two. */
export function densite(
  communes: readonly { readonly population: Quantity; readonly superficie: Quantity }[],
): Quantity {
  return rapportDesSommes(
    communes.map(({ population: habitants, superficie: km2 }) => ({
      numerateur: habitants,
      denominateur: km2,
      habitants,
    })),
    { unit: 'hab_km2', formula: 'Σ population ÷ Σ superficie' },
  )
}

/** The same of the communes of a CPTS, in a vintage. */
export function densiteCommunes(communes: readonly CommuneFacts[], millesime: string): Quantity {
  return densite(
    communesDistinctes(communes).map((commune) => ({
      population: populationCommune(commune, millesime),
      superficie: superficieCommune(commune),
    })),
  )
}

/** From a published population and area: of two bounds, nobody knows whether they are over the same communes. */
export function densitePubliee(habitants: Quantity, km2: Quantity): Quantity {
  const quotient = ratio(habitants, km2, { unit: 'hab_km2', formula: 'Σ population ÷ Σ superficie' })
  return quotient.kind === 'known' ? quotient : missing('non_disponible', 'hab_km2', quotient)
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
    superficie: superficieCommune(commune),
    densite: ratio(habitants, superficieCommune(commune), { unit: 'hab_km2', formula: 'population ÷ superficie' }),
    secteur: commune.secteur,
  }
}
