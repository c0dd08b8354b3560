/**
 * What a written figure stands for. 11,9 is [11,85 ; 11,95[, people counted one by one are exact, « au moins 40 » has no
 * upper end. Two figures contradict each other only when their ranges have nothing in common.
 */
import { exactProduct, exactSum } from '../decimal.ts'
import { formatNumber } from '../format.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import type { Quantity } from '../quantity.ts'
import { estDenombre } from '../unites.ts'

export interface Plage {
  readonly min: number
  /** Null: no upper end is known. */
  readonly max: number | null
}

type Ecrit = Pick<ChiffrePublie, 'valeur' | 'intervalle' | 'decimales' | 'unite'>

/** Half a unit of the last digit written; 0 for what is counted one by one. */
export function demiUnite({ decimales, unite }: Pick<Ecrit, 'decimales' | 'unite'>): number {
  if (decimales === 0 && estDenombre(unite)) return 0
  return exactProduct(0.5, Number(`1e-${decimales + (unite === 'part' ? 2 : 0)}`))
}

/** Null: the figure has no value at all. */
export function plageEcrite(chiffre: Ecrit): Plage | null {
  const { valeur, intervalle } = chiffre
  if (valeur === null) return intervalle === undefined ? null : intervalle
  const demi = demiUnite(chiffre)
  return { min: exactSum([valeur, -demi]), max: exactSum([valeur, demi]) }
}

/** A computed figure is exact, or between its bounds; one of the known communes only says nothing of the others. */
export function plageCalculee(quantite: Quantity): Plage | null {
  if (quantite.kind === 'missing' || quantite.kind === 'partial') return null
  return quantite.kind === 'known'
    ? { min: quantite.value, max: quantite.value }
    : { min: quantite.min, max: quantite.max }
}

export function somme(plages: readonly Plage[]): Plage {
  const hauts = plages.flatMap(({ max }) => (max === null ? [] : [max]))
  return {
    min: exactSum(plages.map(({ min }) => min)),
    max: hauts.length < plages.length ? null : exactSum(hauts),
  }
}

/** a ÷ b × facteur, for two that are not negative; null: nothing can be said. */
export function quotient(a: Plage, b: Plage, facteur = 1): Plage | null {
  if (a.min < 0 || b.min < 0 || b.max === 0) return null
  const min = b.max === null ? 0 : (a.min * facteur) / b.max
  const max = a.max === null || b.min === 0 ? null : (a.max * facteur) / b.min
  return { min, max }
}

/** Certainly more: all of `a` is above all of `b`. Noise of a division is no gap. */
export function depasse(a: Plage, b: Plage): boolean {
  return b.max !== null && a.min > b.max + 1e-9 * Math.max(1, Math.abs(b.max))
}

export function contredit(a: Plage, b: Plage): boolean {
  return depasse(a, b) || depasse(b, a)
}

/** A number of a message: as many digits as it needs, two at most. */
export function dire(valeur: number): string {
  if (Number.isInteger(valeur)) return formatNumber(valeur)
  return formatNumber(valeur, Math.round(valeur * 10) / 10 === valeur ? 1 : 2)
}
