/** A cell of the grid as people write it, read as a value, bounds, or the reason why there is none; and written back. */
import { formatNumber } from './format.ts'
import { motifDeMarque } from './marques.ts'
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

interface Nombre {
  readonly valeur: number
  readonly decimales: number
}

const NOMBRE = String.raw`-?\d+(?:[.,]\d{1,6})?(?:%|€)?`
const COMPARE = new RegExp(`^(<=|>=|<|>|≤|≥|⩽|⩾|moinsde|auplus|plusde|aumoins)(${NOMBRE})$`)
const ENTRE = new RegExp(`^(?:entre(${NOMBRE})et|de(${NOMBRE})à|(${NOMBRE})(?:à|-|–|—))(${NOMBRE})$`)

/**
 * "10,3", "10,3 %", "1 234", "secret", "nd", "< 11", "moins de 11", "≤ 10", "5 à 10". The number of digits typed is kept:
 * « 10,0 » is printed « 10,0 ». undefined: not readable.
 * @param unite of the line: below 11 there are at most 10 persons, but up to 11 %.
 */
export function lireValeur(cellule: string, unite: Unit): ValeurSaisie | undefined {
  if (cellule.trim() === '') return null
  const motif = motifDeMarque(cellule)
  if (motif !== null) return { motif }
  const texte = cellule
    .replace(/[\s\u00a0\u202f]/g, '')
    .replaceAll('\u2212', '-')
    .toLowerCase()
  return lireNombre(texte) ?? lireBornes(texte, estDenombre(unite))
}

/**
 * "<11", "moinsde11", "≤10", "entre5et10", in lower case and without spaces; undefined: no bounds.
 * @param denombre people or things: below 11 there are 10 at most.
 */
export function lireBornes(texte: string, denombre: boolean): Bornes | undefined {
  const compare = COMPARE.exec(texte)
  if (compare !== null) return dUneBorne(compare[1] ?? '', lireNombre(compare[2] ?? ''), denombre)
  const entre = ENTRE.exec(texte)
  if (entre === null) return undefined
  return deDeuxBornes(lireNombre(entre[1] ?? entre[2] ?? entre[3] ?? ''), lireNombre(entre[4] ?? ''))
}

function lireNombre(texte: string): Nombre | undefined {
  const nombre = /^(-?\d+)(?:[.,](\d{1,6}))?(?:%|€)?$/.exec(texte)
  if (nombre === null) return undefined
  const valeur = Number(`${nombre[1]}.${nombre[2] ?? '0'}`)
  return Number.isSafeInteger(Math.trunc(valeur)) ? { valeur, decimales: nombre[2]?.length ?? 0 } : undefined
}

function dUneBorne(signe: string, borne: Nombre | undefined, denombre: boolean): Bornes | undefined {
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

function deDeuxBornes(bas: Nombre | undefined, haut: Nombre | undefined): Bornes | undefined {
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
