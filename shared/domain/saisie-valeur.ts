/** A cell of the grid as people write it, read as a value, bounds, or the reason why there is none; and written back. */
import { formatNumber } from './format.ts'
import { motifDeMarque } from './marques.ts'
import { lireNombreEcrit, milliersOuDecimales, type NombreEcrit } from './nombre-ecrit.ts'
import type { Intervalle } from './portrait-types.ts'
import type { MissingReason, Unit } from './quantity.ts'
import { estDenombre } from './unites.ts'

/**
 * A number as typed with its digits, the bounds it lies between (« moins de 11 » is [0, 10] for a count), or the reason
 * why there is none; null: nothing typed.
 */
export type ValeurSaisie =
  | { readonly valeur: number; readonly decimales: number }
  | { readonly intervalle: Intervalle; readonly decimales: number }
  | { readonly motif: MissingReason }
  | null

type Bornes = Extract<ValeurSaisie, { readonly intervalle: Intervalle }>

/** Digits after the mark that the dossier keeps. */
const DECIMALES = 6
const COMPARE = /^(<=|>=|<|>|≤|≥|⩽|⩾|moins ?de|au ?plus|plus ?de|au ?moins) ?(.+)$/
const ENTRE = /^(?:entre ?(.+?) ?et ?|de ?(.+?) ?à ?|(.+?) ?(?:à|-|–|—) ?)(.+)$/

/**
 * "10,3", "10,3 %", "1 234", "secret", "nd", "< 11", "moins de 11", "≤ 10", "5 à 10". The number of digits typed is kept:
 * « 10,0 » is printed « 10,0 ». undefined: not readable.
 * @param unite of the line: below 11 there are at most 10 persons, but up to 11 %.
 */
export function lireValeur(cellule: string, unite: Unit): ValeurSaisie | undefined {
  if (cellule.trim() === '') return null
  const motif = motifDeMarque(cellule)
  if (motif !== null) return { motif }
  const lu = lireNombreEcrit(cellule)
  if (lu === undefined) return lireBornes(cellule, estDenombre(unite))
  if (lu.decimales > DECIMALES || (estDenombre(unite) && milliersOuDecimales(cellule))) return undefined
  return { valeur: lu.valeur, decimales: lu.decimales }
}

/**
 * "< 11", "moins de 11", "≤10", "entre 5 et 10"; undefined: no bounds.
 * @param denombre people or things: below 11 there are 10 at most.
 */
export function lireBornes(cellule: string, denombre: boolean): Bornes | undefined {
  const texte = cellule.trim().replace(/\s+/g, ' ').replaceAll('\u2212', '-').toLowerCase()
  const compare = COMPARE.exec(texte)
  if (compare !== null) {
    return dUneBorne((compare[1] ?? '').replace(' ', ''), lireBorne(compare[2] ?? '', denombre), denombre)
  }
  const entre = ENTRE.exec(texte)
  if (entre === null) return undefined
  const [, apresEntre, apresDe, seul, haut] = entre
  return deDeuxBornes(lireBorne(apresEntre ?? apresDe ?? seul ?? '', denombre), lireBorne(haut ?? '', denombre))
}

function lireBorne(texte: string, denombre: boolean): NombreEcrit | undefined {
  const lue = lireNombreEcrit(texte)
  return lue === undefined || lue.decimales > DECIMALES || (denombre && milliersOuDecimales(texte)) ? undefined : lue
}

function dUneBorne(signe: string, borne: NombreEcrit | undefined, denombre: boolean): Bornes | undefined {
  if (borne === undefined || borne.valeur < 0) return undefined
  const { valeur, decimales } = borne
  const entier = denombre && decimales === 0 ? 1 : 0
  switch (signe) {
    case '<':
    case 'moinsde':
      return valeur === 0 ? undefined : { intervalle: { min: 0, max: valeur - entier }, decimales }
    case '<=':
    case '≤':
    case '⩽':
    case 'auplus':
      return { intervalle: { min: 0, max: valeur }, decimales }
    case '>':
    case 'plusde':
      return { intervalle: { min: valeur + entier, max: null }, decimales }
    default:
      return { intervalle: { min: valeur, max: null }, decimales }
  }
}

function deDeuxBornes(bas: NombreEcrit | undefined, haut: NombreEcrit | undefined): Bornes | undefined {
  if (bas === undefined || haut === undefined || bas.valeur < 0 || haut.valeur < bas.valeur) return undefined
  return {
    intervalle: { min: bas.valeur, max: haut.valeur },
    decimales: Math.max(bas.decimales, haut.decimales),
  }
}

/** What `lireValeur` reads back as the same value, in the same unit. */
export function texteValeur(valeur: ValeurSaisie, unite: Unit): string {
  if (valeur === null) return ''
  if ('motif' in valeur) return MARQUE_DE[valeur.motif]
  const ecrit = (nombre: number) => formatNumber(nombre, valeur.decimales)
  if ('valeur' in valeur) return ecrit(valeur.valeur)
  const { min, max } = valeur.intervalle
  if (max === null) return `≥ ${ecrit(min)}`
  if (min > 0) return `${ecrit(min)} à ${ecrit(max)}`
  return estDenombre(unite, valeur.decimales) ? `moins de ${ecrit(max + 1)}` : `≤ ${ecrit(max)}`
}

const MARQUE_DE: Readonly<Record<MissingReason, string>> = {
  absent: 'so',
  secret: 'secret',
  non_disponible: 'nd',
  non_importe: 'nd',
  non_diffuse: 'nc',
  commune_entiere: 'nd',
}
