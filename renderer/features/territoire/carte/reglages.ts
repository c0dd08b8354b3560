/** What the map shows and how: the settings, their beginnings, the values they choose. Pure. */

import type { ReglagesCarteEnregistres } from '../../../../shared/contract/carte.ts'
import type { Output } from '../../../../shared/contract/methods.ts'
import type { Classes, Methode } from '../../../../shared/dessins/classes.ts'
import { entreeConnue } from '../../../../shared/domain/chiffres/calcul.ts'
import { DENSITE, POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { phraseSources } from '../../../../shared/domain/chiffres/mots.ts'
import { figureDe } from '../../../../shared/domain/figures-carte.ts'
import { lireNombreEcrit } from '../../../../shared/domain/nombre-ecrit.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity, Unit } from '../../../../shared/domain/quantity.ts'
import { interval, known, missing } from '../../../../shared/domain/quantity-ops.ts'

export interface Reglages {
  /** null: the territory and its sectors. */
  readonly figure: string | null
  /** null: the figure's own choice. */
  readonly millesime: string | null
  /** null: as the figure asks for. */
  readonly forme: 'aplats' | 'cercles' | null
  readonly methode: Methode
  readonly nombre: number
  /** Inner limits of the manual classes, ascending. */
  readonly limites: readonly number[]
  readonly departement: boolean
  readonly arrondissement: boolean
  readonly epci: boolean
  readonly canton: boolean
  /** null: the base that shows the territory best. */
  readonly fond: string | null
  /** Locked scale. */
  readonly verrou: Classes | null
}

export type Figure = Output<'carte.figures'>['figures'][number]
export type ValeursLues = Output<'carte.valeurs'>

const REGLAGES: Reglages = {
  figure: DENSITE,
  millesime: null,
  forme: null,
  methode: 'quantiles',
  nombre: 5,
  limites: [],
  departement: true,
  arrondissement: false,
  epci: false,
  canton: false,
  fond: null,
  verrou: null,
}

/** What was kept, completed by the beginnings. */
export function completer(gardes: ReglagesCarteEnregistres): Reglages {
  const donnes = Object.entries(gardes).filter(([, valeur]) => valeur !== undefined)
  return { ...REGLAGES, ...(Object.fromEntries(donnes) as Partial<Reglages>) }
}

/** A change of settings. Another figure makes a locked scale, limits typed by hand, a vintage and a shape meaningless. */
export function changer(avant: Reglages, avec: Partial<Reglages>): Reglages {
  if (avec.figure === undefined || avec.figure === avant.figure) return { ...avant, ...avec }
  const methode = avant.methode === 'manuelle' ? 'quantiles' : avant.methode
  return { ...avant, methode, limites: [], millesime: null, forme: null, verrou: null, ...avec }
}

export const METHODES: readonly { readonly value: Methode; readonly label: string }[] = [
  { value: 'quantiles', label: 'Autant de communes par classe' },
  { value: 'naturelles', label: 'Groupes naturels' },
  { value: 'intervalles', label: 'Intervalles égaux' },
  { value: 'q6', label: 'Six classes, extrêmes à part' },
  { value: 'manuelle', label: 'Limites choisies' },
]

/** The figure that can be shown: without any area there is no density, and the population says more than an empty map. */
export function figureMontree(portrait: Portrait, { figure }: Reglages): string | null {
  const sansAire = figure === DENSITE && portrait.communes.every((commune) => commune.densite.kind !== 'known')
  return sansAire && portrait.communes.length > 0 ? POPULATION : figure
}

/** The figure on the map: what it is, of which year, from where, in each commune. */
export interface FigureLue {
  readonly figure: Figure
  readonly millesime: string | null
  readonly source: string
  readonly parCommune: ReadonlyMap<string, Quantity>
}

/**
 * Density and population of the dossier's own year are in the portrait, which follows every click: nothing is asked
 * again. null: another figure, or another year.
 */
export function duPortrait(portrait: Portrait, figure: string | null, millesime: string | null): FigureLue | null {
  if (millesime !== null && millesime !== portrait.millesime) return null
  if (figure !== DENSITE && figure !== POPULATION) return null
  const densite = figure === DENSITE
  const parCommune = new Map(
    portrait.communes.map((commune) => [commune.code, densite ? commune.densite : commune.population]),
  )
  const connues = [...parCommune.values()].filter(({ kind }) => kind !== 'missing').length
  return {
    figure: figureDe(entreeConnue(figure), [{ millesime: portrait.millesime, connues }]),
    millesime: portrait.millesime,
    source: phraseSources(parCommune.values()),
    parCommune,
  }
}

/** The answer of the contract, its parallel arrays as quantities by commune. */
export const lireValeurs = (lues: ValeursLues): FigureLue => ({
  figure: lues.figure,
  millesime: lues.millesime,
  source: lues.source,
  parCommune: quantites(lues),
})

/** The parallel arrays of the contract as quantities by commune. */
function quantites(lues: ValeursLues): ReadonlyMap<string, Quantity> {
  const unit = lues.figure.unite as Unit
  const provenance = { millesime: lues.millesime }
  return new Map(
    lues.codes.map((code, i): [string, Quantity] => {
      const etat = lues.etats[i] ?? 'non_disponible'
      const bornes = lues.bornes[i]
      if (etat === 'connue' || etat === 'zero') return [code, known(lues.valeurs[i] ?? 0, unit, provenance)]
      if (etat === 'intervalle') return [code, interval(bornes?.[0] ?? 0, bornes?.[1] ?? null, unit, provenance)]
      return [code, missing(etat, unit, provenance)]
    }),
  )
}

/** "2016-2022" → "2016–2022". */
export const ecrireMillesime = (millesime: string | null): string | null =>
  millesime === null ? null : millesime.replace(/^(\d{4})-(\d{4})$/, '$1–$2')

export function nombresConnus(valeurs: ReadonlyMap<string, Quantity>): number[] {
  return [...valeurs.values()].flatMap((quantite) => (quantite.kind === 'known' ? [quantite.value] : []))
}

/** How numbers of this unit are typed and read: a share is written in percent. */
export const echelleSaisie = (unite: string): number => (unite === 'part' ? 100 : 1)

/** 0.07 × 100 is 7.000000000000001 to the machine. */
const net = (nombre: number): number => Number(nombre.toPrecision(12))

/**
 * "25 ; 50 ; 12,5" → ascending limits, once each. Null: something in it is no number, or there are more than six.
 * @param echelle what is typed for 1 (100 for a share)
 */
export function lireLimites(texte: string, echelle = 1): readonly number[] | null {
  const morceaux = texte.split(/[;\n]+/).filter((morceau) => morceau.trim() !== '')
  const nombres = morceaux.map((morceau) => {
    const lu = lireNombreEcrit(morceau)
    return lu === undefined || lu.signe === '€' ? Number.NaN : lu.valeur
  })
  if (nombres.length === 0 || nombres.some(Number.isNaN)) return null
  const limites = [...new Set(nombres.map((nombre) => net(nombre / echelle) + 0))].sort((a, b) => a - b)
  return limites.length > 6 ? null : limites
}

export function ecrireLimites(limites: readonly number[], echelle = 1): string {
  return limites
    .map((limite) =>
      String(net(limite * echelle))
        .replace('.', ',')
        .replace('-', '\u2212'),
    )
    .join('\u00a0; ')
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
