/** One cell of a sheet as the text that a CSV would hold: exact numbers, ISO dates, marks for what is missing. */
import { type CellObject, SSF } from '@e965/xlsx'

/** What the conversion met, for the report. */
export interface Constats {
  /** Cells in error: #N/A, #DIV/0!… */
  erreurs: number
  /** Formulas whose result was never computed. */
  sansValeur: number
}

/** `parseNumber` reads it as "non disponible". */
const MARQUE = 'N/A'
const JOUR_MS = 86_400_000
/** What would end a cell or a line of the virtual text. */
const COUPURES = /[\t\r\n\v\f\u0085\u2028\u2029\0]+/g
const COUPURE = new RegExp(COUPURES.source)

/** A cell of the parser of .xls and .ods. @param date1904 days are counted from 1904 (old Macintosh workbooks). */
export function texteCellule({ t, v, z }: CellObject, date1904: boolean, constats: Constats): string {
  if (t === 's') return texteTexte(String(v ?? ''), constats)
  if (t === 'n') return typeof v === 'number' ? texteNombre(v, String(z ?? 'General'), date1904) : ''
  if (t === 'd') return v instanceof Date ? iso(v.getTime()) : texteDe('d', String(v ?? ''), constats)
  if (t === 'b') return texteDe('b', v === true ? '1' : '0', constats)
  return t === 'e' ? texteDe('e', '', constats) : ''
}

/** Logical, error and ISO date cells, by their type in SpreadsheetML. */
export function texteDe(type: string, valeur: string, constats: Constats): string {
  if (type === 'e') {
    constats.erreurs++
    return MARQUE
  }
  if (type === 'b') return valeur === '1' || valeur === 'true' ? 'VRAI' : 'FAUX'
  return texteTexte(type === 'd' ? valeur.replace(/T00:00:00(?:\.0+)?Z?$/, '') : valeur, constats)
}

/** Errors that a program writes as words, or that were pasted as values. */
const ERREUR = /^(?:#(?:N\/A|REF|DIV\/0|VALEUR|VALUE|NOM|NAME|NOMBRE|NUM|NUL|NULL)\s?[!?]?|Err\s?:\s?\d{3})$/i

/** Without tabs and line ends; quoted when it begins with a quote, which would open a cell of several lines. */
export function texteTexte(valeur: string, constats: Constats): string {
  const plat = COUPURE.test(valeur) ? valeur.replace(COUPURES, ' ') : valeur
  const premier = plat.charCodeAt(0)
  if (premier === 0x22) return `"${plat.replaceAll('"', '""')}"`
  return (premier === 0x23 || premier === 0x45) && ERREUR.test(plat) ? texteDe('e', '', constats) : plat
}

/** @param format code of the number format: "0.0%", "dd/mm/yyyy", "General". */
export function texteNombre(valeur: number, format: string, date1904: boolean): string {
  if (!Number.isFinite(valeur)) return MARQUE
  if (format !== 'General') {
    const nature = natureDe(format)
    if (nature === 'date') return iso(instant(valeur, date1904), valeur)
    if (nature === 'pourcent') return `${exact(valeur * 100)} %`
    // "00000" on a code or a postcode: the zeros that everybody sees.
    if (nature === 'zeros' && Number.isInteger(valeur) && valeur >= 0)
      return String(valeur).padStart(format.length, '0')
  }
  return exact(valeur)
}

/** Fifteen significant digits, as spreadsheets compute: 0.1 + 0.2 is 0.3. */
function exact(valeur: number): string {
  const texte = String(valeur)
  // Fifteen digits, a point or not, are already what they would be rounded to; sixteen digits are not.
  return texte.length <= 15 || (texte.length === 16 && texte.includes('.'))
    ? texte
    : String(Number(valeur.toPrecision(15)))
}

type Nature = 'date' | 'pourcent' | 'zeros' | 'nombre'
const natures = new Map<string, Nature>()

function natureDe(format: string): Nature {
  let connue = natures.get(format)
  if (connue === undefined) {
    if (SSF.is_date(format) === true) connue = 'date'
    else if (/^0{2,}$/.test(format)) connue = 'zeros'
    else connue = format.replace(/"[^"]*"|\\./g, '').includes('%') ? 'pourcent' : 'nombre'
    natures.set(format, connue)
  }
  return connue
}

/** Serial day to Unix time; spreadsheets believe in 29 February 1900. */
function instant(serie: number, date1904: boolean): number {
  const jours = date1904 ? serie + 1462 : serie
  return Date.UTC(1899, 11, jours < 60 ? 31 : 30) + Math.round(jours * JOUR_MS)
}

/** "2021-01-01", with its time when it has one; a time alone (serial under 1) without a day. */
function iso(temps: number, serie?: number): string {
  const complet = new Date(Math.round(temps / 1000) * 1000)
  if (Number.isNaN(complet.getTime()) || complet.getUTCFullYear() < 0 || complet.getUTCFullYear() > 9999) return MARQUE
  const texte = complet.toISOString()
  const heure = texte.slice(11, 19)
  if (serie !== undefined && serie >= 0 && serie < 1) return heure
  return heure === '00:00:00' ? texte.slice(0, 10) : texte.slice(0, 19)
}
