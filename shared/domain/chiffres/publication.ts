/** What was published of a territory, and sums over a list that is not the whole of it: which of the two is told. */
import { publie } from '../publies.ts'
import type { KnownQuantity, Quantity, Unit } from '../quantity.ts'
import { interval, mergeSources, missing, ratio, valeurOuMinimum } from '../quantity-ops.ts'
import { FORMULE_DENSITE, type Mesures } from './mesures.ts'
import type { Territoire } from './territoire.ts'

/**
 * A sum over a list of communes that is not the whole CPTS is only a lower bound of it; a lower bound of 0 says
 * nothing and is "non disponible".
 */
export function selonPerimetre(quantity: Quantity, { perimetre, annoncees }: Partie): Quantity {
  const min = valeurOuMinimum(quantity)
  if (perimetre === 'complet' || min === null) return quantity
  const { known: connues, total } = quantity.coverage
  const provenance = {
    ...quantity,
    coverage: { known: connues, total: Math.max(total, annoncees ?? 0) },
    formula: `${quantity.formula} (communes connues seulement)`,
  }
  return min === 0
    ? missing('non_disponible', quantity.unit, provenance)
    : interval(min, null, quantity.unit, provenance)
}

/**
 * A count of a list wins when it covers the whole CPTS. When it covers only a part, a published figure that it does
 * not contradict says more; one that it exceeds is set aside (the checks tell it).
 */
export function retenir(compte: Quantity | null, published: KnownQuantity | null, unit: Unit): Quantity {
  const min = compte === null ? null : valeurOuMinimum(compte)
  if (compte === null || min === null) return published ?? compte ?? missing('non_importe', unit)
  if (compte.kind === 'known' || published === null || published.value < min) return compte
  if (published.value > min) return published
  const sources = mergeSources([published.sources, compte.sources])
  return { ...published, sources, formula: 'chiffre publié, retrouvé dans les communes connues' }
}

type Partie = Omit<Territoire, 'communes'>

export function populationDite(somme: Quantity, ou: Partie, millesime: string): Quantity {
  if (ou.perimetre === 'complet') return somme
  return publie(ou.publies, 'population', 'habitants', millesime) ?? selonPerimetre(somme, ou)
}

export function superficieDite(somme: Quantity, ou: Partie, millesime: string): Quantity {
  if (ou.perimetre === 'complet') return somme
  return publie(ou.publies, 'superficie', 'km2', millesime) ?? selonPerimetre(somme, ou)
}

/** `mesures`: the population and the area as they are told, the density of the communes listed. */
export function densiteDite({ population, superficie, densite }: Mesures, ou: Partie, millesime: string): Quantity {
  if (ou.perimetre === 'complet') return densite
  const dite = publie(ou.publies, 'densite', 'hab_km2', millesime)
  if (dite !== null) return dite
  // Of two bounds nobody knows whether they are over the same communes.
  const quotient = ratio(population, superficie, FORMULE_DENSITE)
  return quotient.kind === 'known' ? quotient : missing('non_disponible', 'hab_km2', quotient)
}

/** The three of a territory, from those of the communes listed. */
export function mesuresDites(sommes: Mesures, ou: Partie, millesime: string): Mesures {
  const population = populationDite(sommes.population, ou, millesime)
  const superficie = superficieDite(sommes.superficie, ou, millesime)
  return { population, superficie, densite: densiteDite({ ...sommes, population, superficie }, ou, millesime) }
}
