/**
 * Cells as people write them: numbers, missing marks and codes (data-formats §4.3 and §4.6).
 * Codes are always text: a code read as a number has lost its zero.
 */
import type { MissingReason } from '../../../shared/domain/quantity.ts'

export type NumberCell =
  | { readonly kind: 'number'; readonly value: number }
  /** A mark that says the value is not there, and why. */
  | { readonly kind: 'missing'; readonly reason: MissingReason; readonly mark: string }
  | { readonly kind: 'invalid'; readonly raw: string }

/** Marks met in Insee, Ameli, Cartosanté and ODS files, without case or dots. */
const MARKS: ReadonlyMap<string, MissingReason> = new Map([
  ['', 'absent'],
  ['so', 'absent'],
  ['///', 'absent'],
  ['s', 'secret'],
  ['ss', 'secret'],
  ['***', 'secret'],
  ['ns', 'non_diffuse'],
  ['nc', 'non_diffuse'],
  ['nd', 'non_disponible'],
  ['n/d', 'non_disponible'],
  ['n/a', 'non_disponible'],
  ['na', 'non_disponible'],
  ['-', 'non_disponible'],
  ['–', 'non_disponible'],
  ['—', 'non_disponible'],
  ['…', 'non_disponible'],
])

const SPACES = /[\s\u00A0\u202F\u2007\u2009]/g
/** French grouping: a group of 1 to 3 digits, then groups of exactly 3. */
const GROUPED = /^[+-]?\d{1,3}(?:[ \u00A0\u202F\u2007\u2009]\d{3})+(?:[.,]\d+)?$/
/** No figure is as large, and beyond it whole numbers are not told apart: sums would be wrong, then infinite. */
const DEMESURE = 1e15
/** Short enough to be under it. */
const BARE = /^\d{1,15}(?:\.\d{1,15})?$/
const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i

/**
 * A number in French or English writing: "1 234,5", "1234.5", "12,3 %" (0.123), "1,2E+3". A single comma or point is
 * the decimal mark; "1.234,5" and other mixed grouping is invalid rather than guessed.
 */
export function parseNumber(cell: string): NumberCell {
  // Most cells of most files: told before looking for marks, which begin with no digit.
  if (BARE.test(cell)) return { kind: 'number', value: Number(cell) }
  let text = cell.trim()
  const mark = missingMark(text)
  if (mark !== null) return { kind: 'missing', reason: mark, mark: text }
  let factor = 1
  if (text.endsWith('%')) {
    factor = 0.01
    text = text.slice(0, -1).trim()
  }
  text = text.replace('\u2212', '-')
  if (GROUPED.test(text)) text = text.replace(SPACES, '')
  if (!PLAIN.test(text)) return { kind: 'invalid', raw: cell }
  const value = Number(text.replace(',', '.')) * factor
  return Math.abs(value) < DEMESURE ? { kind: 'number', value } : { kind: 'invalid', raw: cell }
}

function missingMark(text: string): MissingReason | null {
  const lower = text.toLowerCase().replace(/\s+/g, ' ')
  if (/^n\/a\b.*secret/.test(lower)) return 'secret'
  if (/^n\/a\b/.test(lower)) return 'non_disponible'
  if (/^\.{2,}$/.test(lower)) return 'non_disponible'
  if (/^\*{2,}$/.test(lower)) return 'secret'
  const bare = lower.length > 1 ? lower.replace(/\./g, '') : lower
  return MARKS.get(bare) ?? MARKS.get(lower) ?? null
}

export interface CodeCell {
  /** Five characters, upper case. */
  readonly code: string
  /** The zero that a spreadsheet had eaten was put back. */
  readonly repare: boolean
}

/** Removes what spreadsheets and Melodi put around a code: ="01053", '01053, 2025-COM-01053, 1053.0, spaces. */
function bareCode(cell: string): string {
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

/** A commune code, or null when the cell cannot be one. Whether it exists is the reference's business. */
export function parseCode(cell: string): CodeCell | null {
  const text = bareCode(cell)
  if (/^(?:\d{5}|2[AB]\d{3})$/.test(text)) return { code: text, repare: false }
  if (/^\d{4}$/.test(text)) return { code: `0${text}`, repare: true }
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
  let repare = false
  if (/^\d$/.test(dep)) {
    dep = `0${dep}`
    repare = true
  }
  if (/^9[A-F]$/.test(dep)) dep = '97'
  if (/^9[78]\d$/.test(dep)) {
    if (com.length === 3 && com.startsWith(dep.charAt(2))) dep = dep.slice(0, 2)
    else if (com.length === 3) return null
    else com = com.padStart(2, '0')
  }
  if (!/^(?:\d{2}|2[AB]|9[78]\d)$/.test(dep)) return null
  return { code: (dep + com.padStart(5 - dep.length, '0')).slice(0, 5), repare }
}

/** A postcode: five digits, the zero put back; null otherwise. */
export function parsePostcode(cell: string): string | null {
  const text = bareCode(cell)
  if (/^\d{5}$/.test(text)) return text
  return /^\d{4}$/.test(text) ? `0${text}` : null
}

/** A cell safe to open in a spreadsheet: what would run as a formula is shown as text; plain numbers are left alone. */
export function neutralise(cell: string): string {
  if (!/^[=+\-@\t\r]/.test(cell)) return cell
  return parseNumber(cell).kind === 'number' ? cell : `'${cell}`
}
