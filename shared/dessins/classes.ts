/**
 * Classes of a choropleth: where the limits fall, and which class a value belongs to. Classes are [limit, next limit[,
 * the last one closed, so that every value falls in exactly one.
 */
import { ckmeans } from 'simple-statistics'

export type Methode = 'quantiles' | 'intervalles' | 'naturelles' | 'q6' | 'manuelle'

export interface OptionsClasses {
  readonly methode: Methode
  /** Number of classes wanted, 1 to 7 (q6 has always six at most); fewer come out when values repeat. */
  readonly nombre?: number
  /** Inner limits of the manual method, ascending: n limits make n + 1 classes. */
  readonly limites?: readonly number[]
  /** Round the inner limits to readable numbers, as long as no class is emptied by it. */
  readonly arrondir?: boolean
  /** With values of both signs, one limit is zero: gains and losses never share a shade. Not with manual limits. */
  readonly zero?: boolean
}

export interface Classes {
  readonly methode: Methode
  /** n + 1 ascending bounds of n classes: smallest value, inner limits, greatest value. Empty without any value. */
  readonly bornes: readonly number[]
  /** How many values each class holds. */
  readonly effectifs: readonly number[]
}

/** Class of a value: 0 … n − 1. A value beyond the ends (manual limits) belongs to the first or the last class. */
export function classeDe(valeur: number, classes: Classes): number {
  const n = classes.bornes.length - 1
  for (let i = 1; i < n; i++) if (valeur < (classes.bornes[i] ?? Infinity)) return i - 1
  return Math.max(0, n - 1)
}

/** Quantile of sorted values, linear between ranks (Hyndman–Fan type 7, R's default). */
function quantile(tri: readonly number[], p: number): number {
  // Nine digits: 100 × 0.275 is 27.500000000000004 to the machine.
  const h = Number(((tri.length - 1) * p).toFixed(9))
  const k = Math.floor(h)
  const bas = tri[k] ?? 0
  return bas + (h - k) * ((tri[k + 1] ?? bas) - bas)
}

function limitesBrutes(tri: readonly number[], options: OptionsClasses, n: number): number[] {
  const [min = 0, max = 0] = [tri[0], tri.at(-1)]
  switch (options.methode) {
    case 'quantiles':
      return Array.from({ length: n - 1 }, (_, i) => quantile(tri, (i + 1) / n))
    case 'intervalles':
      return Array.from({ length: n - 1 }, (_, i) => min + ((max - min) * (i + 1)) / n)
    // Insee's and Magrit's Q6: the two 5 % tails and four quarters.
    case 'q6':
      return [0.05, 0.275, 0.5, 0.725, 0.95].map((p) => quantile(tri, p))
    case 'naturelles': {
      const groupes = ckmeans([...tri], n)
      return groupes.slice(1).map((g, i) => {
        // Between the end of a group and the start of the next: the limit is then free to be a readable number.
        const fin = groupes[i]?.at(-1) ?? 0
        return fin + ((g[0] ?? 0) - fin) / 2
      })
    }
    case 'manuelle':
      return [...(options.limites ?? [])]
  }
}

/** 1, 2, 2.5 or 5 × 10^k steps, coarse to fine, starting at the size of `valeur`. */
function* pas(valeur: number): Generator<number> {
  const grandeur = 10 ** Math.floor(Math.log10(Math.abs(valeur)))
  for (let e = 0; e < 7; e++) for (const m of [1, 0.5, 0.25, 0.2]) yield (grandeur * m) / 10 ** e
}

/** How many values lie below a limit. */
function avant(tri: readonly number[], limite: number): number {
  let [bas, haut] = [0, tri.length]
  while (bas < haut) {
    const milieu = (bas + haut) >> 1
    if ((tri[milieu] ?? 0) < limite) bas = milieu + 1
    else haut = milieu
  }
  return bas
}

/**
 * The most readable number close to `limite` that leaves nearly the same values below it: at most `tolerance` values
 * may change class. Zero stays zero.
 */
export function limiteLisible(limite: number, tri: readonly number[], tolerance: number): number {
  if (limite === 0 || !Number.isFinite(limite)) return limite
  const rang = avant(tri, limite)
  for (const p of pas(limite)) {
    // Multiplying by 0.1 leaves 0.30000000000000004: twelve digits are plenty.
    const essai = Number((Math.round(limite / p) * p).toPrecision(12))
    if (essai === 0 && tri.some((v) => v < 0)) continue
    if (Math.abs(avant(tri, essai) - rang) <= tolerance && avant(tri, essai) > 0 && avant(tri, essai) < tri.length)
      return essai
  }
  return limite
}

/** The limit nearest to zero (by the values between them) becomes zero; without any limit, zero is one. */
function avecZero(limites: readonly number[], tri: readonly number[]): number[] {
  const rang = avant(tri, 0)
  const ecart = (limite: number) => Math.abs(avant(tri, limite) - rang)
  const proche = limites.reduce<number | undefined>(
    (mieux, limite) => (mieux === undefined || ecart(limite) < ecart(mieux) ? limite : mieux),
    undefined,
  )
  // A limit with no value between it and zero would make an empty class.
  return [...limites.filter((limite) => limite !== proche && ecart(limite) > 0), 0]
}

/**
 * Classes of `valeurs` (any order, ties allowed; non-finite numbers are ignored). Never more classes than distinct
 * values; empty classes are merged away, except with manual limits, which are kept as asked.
 */
export function classer(valeurs: readonly number[], options: OptionsClasses): Classes {
  const tri = valeurs.filter(Number.isFinite).sort((a, b) => a - b)
  const [min, max] = [tri[0], tri.at(-1)]
  if (min === undefined || max === undefined) return { methode: options.methode, bornes: [], effectifs: [] }
  const distinctes = new Set(tri).size
  const n = Math.max(1, Math.min(Math.round(options.nombre ?? 5), 7, distinctes))
  const manuelle = options.methode === 'manuelle'
  let limites = limitesBrutes(tri, options, n).filter(Number.isFinite)
  // Half of the communes at zero (frequent with professionals): the zeros make the first class, not the whole map.
  const second = tri.find((v) => v > min)
  if (!manuelle && n > 1 && second !== undefined) limites = limites.map((l) => (l <= min ? second : l))
  if (options.arrondir && !manuelle) {
    // A quarter of a class may move: 50 is worth more to the reader than 51 and strictly equal numbers.
    const tolerance = options.methode === 'naturelles' ? 0 : Math.floor(tri.length / (n * 4))
    limites = limites.map((l) => limiteLisible(l, tri, tolerance))
  }
  if (options.zero && !manuelle && min < 0 && max > 0) limites = avecZero(limites, tri)
  limites = [...new Set(limites)].sort((a, b) => a - b)
  if (!manuelle) {
    let precedent = 0
    limites = limites.filter((l) => {
      const rang = avant(tri, l)
      const garde = rang > precedent && rang < tri.length
      if (garde) precedent = rang
      return garde
    })
  }
  const bornes = [Math.min(min, limites[0] ?? min), ...limites, Math.max(max, limites.at(-1) ?? max)]
  const effectifs = new Array<number>(bornes.length - 1).fill(0)
  const classes: Classes = { methode: options.methode, bornes, effectifs }
  for (const v of tri) {
    const k = classeDe(v, classes)
    effectifs[k] = (effectifs[k] ?? 0) + 1
  }
  return classes
}
