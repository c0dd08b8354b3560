/** What the map shows and how, chosen on the screen and kept while the window is open. Pure. */
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import type { Methode } from '../../../shared/figures/classes.ts'

export type Montre = 'densite' | 'population' | 'aucune'
export type Forme = 'aplats' | 'cercles'

export interface Reglages {
  readonly montre: Montre
  readonly forme: Forme
  readonly methode: Methode
  readonly nombre: number
  /** Inner limits of the manual classes, ascending. */
  readonly limites: readonly number[]
  readonly departement: boolean
  readonly epci: boolean
}

export const REGLAGES: Reglages = {
  montre: 'densite',
  forme: 'aplats',
  methode: 'quantiles',
  nombre: 5,
  limites: [25, 50, 100, 200],
  departement: true,
  epci: false,
}

export const METHODES: readonly { readonly value: Methode; readonly label: string }[] = [
  { value: 'quantiles', label: 'Effectifs égaux (quantiles)' },
  { value: 'naturelles', label: 'Groupes naturels (ckmeans)' },
  { value: 'intervalles', label: 'Intervalles égaux' },
  { value: 'q6', label: 'Q6 (Insee\u00a0: extrêmes à part)' },
  { value: 'manuelle', label: 'Limites choisies' },
]

/** The figure shown, by commune of the portrait. */
export function valeursMontrees(portrait: Portrait, montre: Exclude<Montre, 'aucune'>): ReadonlyMap<string, Quantity> {
  return new Map(
    portrait.communes.map((commune) => [commune.code, montre === 'densite' ? commune.densite : commune.population]),
  )
}

/**
 * What can be shown: without any area there is no density, and a map of circles says more than an empty one.
 * `repli` is true when the figure asked for gave way.
 */
export function aMontrer(
  portrait: Portrait,
  { montre, forme }: Reglages,
): Pick<Reglages, 'montre' | 'forme'> & { repli: boolean } {
  const sansAire = montre === 'densite' && portrait.communes.every((commune) => commune.densite.kind !== 'known')
  return sansAire && portrait.communes.length > 0
    ? { montre: 'population', forme: 'cercles', repli: true }
    : { montre, forme, repli: false }
}

export function nombresConnus(valeurs: ReadonlyMap<string, Quantity>): number[] {
  return [...valeurs.values()].flatMap((quantite) => (quantite.kind === 'known' ? [quantite.value] : []))
}

/** "25 ; 50 ; 12,5" → ascending limits, once each. Null: something in it is no number, or there are more than six. */
export function lireLimites(texte: string): readonly number[] | null {
  const morceaux = texte
    .split(/[;\n]+/)
    .map((morceau) => morceau.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
    .filter((morceau) => morceau !== '')
  const nombres = morceaux.map((morceau) => (/^\d+(?:\.\d+)?$/.test(morceau) ? Number(morceau) : Number.NaN))
  if (nombres.length === 0 || nombres.some(Number.isNaN)) return null
  const limites = [...new Set(nombres)].sort((a, b) => a - b)
  return limites.length > 6 ? null : limites
}

export function ecrireLimites(limites: readonly number[]): string {
  return limites.map((limite) => String(limite).replace('.', ',')).join('\u00a0; ')
}

/** One bar of the distribution: values in [de, a[, the last one closed. */
export interface Tranche {
  readonly de: number
  readonly a: number
  readonly effectif: number
}

export interface Histogramme {
  readonly tranches: readonly Tranche[]
  /** Values spread so widely (a hundredfold) that equal widths would pile them in one bar: widths are ratios then. */
  readonly log: boolean
  /** Where a value stands, 0 to 1. */
  position(valeur: number): number
}

/** Distribution in bars of equal width (twice Sturges' count, 6 to 24). Equal values make one bar; none: null. */
export function histogramme(valeurs: readonly number[]): Histogramme | null {
  const finies = valeurs.filter(Number.isFinite)
  if (finies.length === 0) return null
  const min = finies.reduce((a, b) => Math.min(a, b))
  const max = finies.reduce((a, b) => Math.max(a, b))
  if (min === max) return { tranches: [{ de: min, a: max, effectif: finies.length }], log: false, position: () => 0.5 }
  const log = min > 0 && max / min >= 100
  const [aller, retour] = log ? [Math.log, Math.exp] : [Number, Number]
  const [bas, etendue] = [aller(min), aller(max) - aller(min)]
  const position = (valeur: number) => (log && valeur <= 0 ? 0 : (aller(valeur) - bas) / etendue)
  const n = Math.max(6, Math.min(24, Math.ceil(Math.log2(finies.length) + 1) * 2))
  const effectifs = new Array<number>(n).fill(0)
  for (const valeur of finies) {
    const k = Math.min(n - 1, Math.floor(position(valeur) * n))
    effectifs[k] = (effectifs[k] ?? 0) + 1
  }
  const borne = (k: number) => (k === n ? max : retour(bas + (k / n) * etendue))
  return { tranches: effectifs.map((effectif, k) => ({ de: borne(k), a: borne(k + 1), effectif })), log, position }
}
