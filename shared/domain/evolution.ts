/**
 * How a population grows: the one home of the rule, for the map as for the documents. A vintage that only repeats the
 * count of another is no measure: every vintage of Mayotte since 2017 is the census of 2017 (Insee).
 */
import type { Quantity } from './quantity.ts'
import { known, mergeSources, missing } from './quantity-ops.ts'

/**
 * Mean yearly change of a population, as a share: (fin ÷ début)^(1 ÷ années) − 1 (Insee, « taux de variation annuel
 * moyen »). `annees` 0: both vintages count the same year, so nothing can be said.
 */
export function evolutionAnnuelle(debut: Quantity, fin: Quantity, annees: number): Quantity {
  const provenance = {
    millesime: fin.millesime,
    sources: mergeSources([debut.sources, fin.sources]),
    formula: '(population finale ÷ population initiale)^(1 ÷ années) − 1',
  }
  if (debut.kind === 'missing') return missing(debut.reason, 'part', provenance)
  if (fin.kind === 'missing') return missing(fin.reason, 'part', provenance)
  if (debut.kind !== 'known' || fin.kind !== 'known' || debut.value <= 0 || !(annees > 0))
    return missing('non_disponible', 'part', provenance)
  return known((fin.value / debut.value) ** (1 / annees) - 1, 'part', provenance)
}

/** So many communes with the very same populations in two vintages are one count published twice. */
const REPETEES = 3

/**
 * By vintage, the year that was really counted on this territory: the vintage itself, an earlier one that it repeats,
 * null where its communes were counted in different years.
 */
export function anneesComptees(
  {
    communes,
    population,
    recensement,
  }: {
    readonly communes: readonly string[]
    population(code: string, millesime: string): Quantity
    /** Year that a vintage says it counted, where it says another than its own. */
    recensement(code: string, millesime: string): string | undefined
  },
  annees: readonly string[],
): Map<string, string | null> {
  const comptees = new Map<string, string | null>()
  /** By total: the same populations have the same one. */
  const entieres = new Map<number, { readonly valeurs: readonly number[]; readonly comptee: string }[]>()
  for (const millesime of [...annees].sort()) {
    const dites = new Set<string>()
    const valeurs: number[] = []
    for (const code of communes) {
      dites.add(recensement(code, millesime) ?? millesime)
      const lue = population(code, millesime)
      if (lue.kind === 'known') valeurs.push(lue.value)
    }
    const [une = millesime] = dites
    const entier = valeurs.length === communes.length && valeurs.length >= REPETEES
    const total = valeurs.reduce((somme, valeur) => somme + valeur, 0)
    const memeTotal = entieres.get(total) ?? []
    const avant = entier
      ? memeTotal.find((une) => une.valeurs.every((valeur, rang) => valeur === valeurs[rang]))?.comptee
      : undefined
    const comptee = dites.size > 1 ? null : (avant ?? une)
    if (entier && comptee !== null && avant === undefined) entieres.set(total, [...memeTotal, { valeurs, comptee }])
    comptees.set(millesime, comptee)
  }
  return comptees
}

/** One measure of a population. */
export interface Mesure {
  readonly millesime: string
  readonly population: Quantity
  /** Year really counted; null: not one year. */
  readonly comptee: string | null
}

/** The exact measures, one for each count: the first vintage that tells it. */
export function mesuresDistinctes<M extends Mesure>(mesures: readonly M[]): (M & { readonly comptee: string })[] {
  const vues = new Set<string>()
  return mesures.flatMap((mesure) => {
    const { comptee, population } = mesure
    if (population.kind !== 'known' || comptee === null || !/^\d{4}\b/.test(comptee) || vues.has(comptee)) return []
    vues.add(comptee)
    return [{ ...mesure, comptee }]
  })
}

/** Years from one count to the other; NaN when either is no year. */
export function anneesEntre(debut: Pick<Mesure, 'comptee'>, fin: Pick<Mesure, 'comptee'>): number {
  const an = ({ comptee }: Pick<Mesure, 'comptee'>) => Number(/^\d{4}\b/.exec(comptee ?? '')?.[0] ?? Number.NaN)
  return an(fin) - an(debut)
}

/** "2021", "2021 (recensement de 2017)". */
export function motsMillesime({ millesime, comptee }: Pick<Mesure, 'millesime' | 'comptee'>): string {
  return comptee === null || comptee === millesime ? millesime : `${millesime} (recensement de ${comptee})`
}
