/**
 * Cells as people write them: numbers, missing marks and codes (data-formats §4.3 and §4.6).
 * Codes are always text: a code read as a number has lost its zero.
 */
import { motifDeMarque } from '../../../../shared/domain/marques.ts'
import { lireNombreEcrit, NOMBRE_NU } from '../../../../shared/domain/nombre-ecrit.ts'
import type { MissingReason } from '../../../../shared/domain/quantity.ts'
import type { GenreReparation } from '../../../../shared/domain/reparations.ts'
import { lireBornes } from '../../../../shared/domain/saisie-valeur.ts'

export type NumberCell =
  | { readonly kind: 'number'; readonly value: number }
  /** « < 11 », « entre 5 et 10 »; `max` null: no upper bound. */
  | { readonly kind: 'interval'; readonly min: number; readonly max: number | null }
  /** A mark that says the value is not there, and why. */
  | { readonly kind: 'missing'; readonly reason: MissingReason; readonly mark: string }
  | { readonly kind: 'invalid'; readonly raw: string }

const SPACES = /[\s\u00A0\u202F\u2007\u2009]/g
/**
 * A number, a missing mark, or bounds: "12,3 %" is 0.123; small counts that are only bounded, "< 11", are read as such.
 * @param denombre people or things, counted one by one: below 11 there are 10 at most.
 */
export function parseNumber(cell: string, denombre = false): NumberCell {
  // Most cells of most files: told before looking for marks, which begin with no digit.
  if (NOMBRE_NU.test(cell)) return { kind: 'number', value: Number(cell) }
  const text = cell.trim()
  const mark = motifDeMarque(text)
  if (mark !== null) return { kind: 'missing', reason: mark, mark: text }
  if (text.endsWith('€')) return { kind: 'invalid', raw: cell }
  const factor = text.endsWith('%') ? 0.01 : 1
  const lu = lireNombreEcrit(text)
  if (lu !== undefined) return { kind: 'number', value: lu.valeur * factor }
  return fois(bornes(text, denombre), factor) ?? { kind: 'invalid', raw: cell }
}

/** Null where there is nothing, or where two numbers around a hyphen may as well be a date. */
function bornes(text: string, denombre: boolean): NumberCell | null {
  if (/\d\s*[-–—]\s*\d/.test(text)) return null
  const lues = lireBornes(text, denombre)
  return lues === undefined ? null : { kind: 'interval', ...lues.intervalle }
}

/** The same in another unit. */
export function fois<T extends NumberCell | null>(cell: T, facteur: number): T | NumberCell {
  if (facteur === 1) return cell
  const ecrit = (nombre: number) => Number((nombre * facteur).toPrecision(15))
  if (cell?.kind === 'number') return { kind: 'number', value: ecrit(cell.value) }
  if (cell?.kind !== 'interval') return cell
  return { kind: 'interval', min: ecrit(cell.min), max: cell.max === null ? null : ecrit(cell.max) }
}

/** Two parts of one figure: one without value leaves the whole without. */
export function somme(une: NumberCell, autre: NumberCell): NumberCell {
  if (une.kind === 'missing' || une.kind === 'invalid') return une
  if (autre.kind === 'missing' || autre.kind === 'invalid') return autre
  if (une.kind === 'number' && autre.kind === 'number') return { kind: 'number', value: une.value + autre.value }
  const [[min, max], [bas, haut]] = [bornesDe(une), bornesDe(autre)]
  return { kind: 'interval', min: min + bas, max: max === null || haut === null ? null : max + haut }
}

/** What a value is at least, and at most. */
export function bornesDe(
  cell: NumberCell & { readonly kind: 'number' | 'interval' },
): readonly [number, number | null] {
  return cell.kind === 'number' ? [cell.value, cell.value] : [cell.min, cell.max]
}

/** What had to be mended for a cell to be a code. */
type Mends = readonly GenreReparation[]

export interface CodeCell {
  /** Five characters, upper case. */
  readonly code: string
  /** What was done for it: the zero that a spreadsheet had eaten put back, what stood around the code taken off. */
  readonly reparations: Mends
}

/** Shared: a table has as many codes as lines. */
export const INTACT: Mends = []
export const ZERO: Mends = ['zeros']
const ECRITURE: Mends = ['ecriture']
const DEUX: Mends = ['ecriture', 'zeros']

/** Nothing stands around it: nearly every code of a table. */
const NU = /^[A-Z0-9]*$/

/** Removes what spreadsheets and Melodi put around a code: ="01053", '01053, 2025-COM-01053, 1053.0, spaces. */
function bareCode(cell: string): string {
  if (NU.test(cell)) return cell
  let text = cell
    .replace(SPACES, '')
    .replace(/^\uFEFF/, '')
    .toUpperCase()
  text = text
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^'/, '')
    .replace(/^"(.*)"$/, '$1')
  text = text.replace(/^(?:\d{4}-)?(?:COM|ARM|COMD|COMA)-/, '')
  return text.replace(/[.,]0+$/, '')
}

/** A code of a list (profession, mode, category…) as the tables have it, without what stands around it. */
export const codeNu = bareCode

/** A year before the code is Melodi's own writing, not damage. */
const MELODI = /^\d{4}-(?:COM|ARM|COMD|COMA)-/

/** A commune code, or null when the cell cannot be one. Whether it exists is the reference's business. */
export function parseCode(cell: string): CodeCell | null {
  if (/^\d{5}$/.test(cell)) return { code: cell, reparations: INTACT }
  const text = bareCode(cell)
  const net = text === cell.trim().replace(MELODI, '')
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(text)) return { code: text, reparations: net ? INTACT : ECRITURE }
  if (/^\d{4}$/.test(text)) return { code: `0${text}`, reparations: net ? ZERO : DEUX }
  return null
}

/**
 * A code split over two columns: département and commune. Département on 1 digit has lost its zero; FINESS writes the
 * overseas ones 9A…9F ("97" + 3 digits); Insee writes 971 + 101 with the third digit twice.
 */
export function codeFromParts(departement: string, commune: string): CodeCell | null {
  let dep = bareCode(departement)
  let com = bareCode(commune)
  if (!/^\d{1,3}$/.test(com)) return null
  let reparations = INTACT
  if (/^\d$/.test(dep)) {
    dep = `0${dep}`
    reparations = ZERO
  }
  if (/^9[A-F]$/.test(dep)) dep = '97'
  if (/^9[78]\d$/.test(dep)) {
    if (com.length === 3 && com.startsWith(dep.charAt(2))) dep = dep.slice(0, 2)
    else if (com.length === 3) return null
    else com = com.padStart(2, '0')
  }
  if (!/^(?:\d{2}|2[AB]|9[78]\d)$/.test(dep)) return null
  return { code: (dep + com.padStart(5 - dep.length, '0')).slice(0, 5), reparations }
}

/** A postcode: five digits, the zero put back; null otherwise. */
export function parsePostcode(cell: string): string | null {
  const text = bareCode(cell)
  if (/^\d{5}$/.test(text)) return text
  return /^\d{4}$/.test(text) ? `0${text}` : null
}

/** Was the zero of this postcode lost? */
export const zeroPerdu = (codePostal: string): boolean => /^\d{4}$/.test(bareCode(codePostal))
