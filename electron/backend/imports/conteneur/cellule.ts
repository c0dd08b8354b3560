/** One cell of a sheet as the text that a CSV would hold: exact numbers, ISO dates, marks for what is missing. */
import { type CellObject, SSF } from '@e965/xlsx'

/** What the conversion met, for the report. */
export interface Constats {
  /** Cells in error: #N/A, #DIV/0!… */
  erreurs: number
}

/** `parseNumber` reads it as "non disponible". */
const MARQUE = 'N/A'
const JOUR_MS = 86_400_000
const dates = new Map<string, boolean>()

/** @param date1904 days are counted from 1904 (old Macintosh workbooks). */
export function texteCellule(cell: CellObject, date1904: boolean, constats: Constats): string {
  const { v } = cell
  switch (cell.t) {
    case 's':
      return texte(String(v ?? ''))
    case 'n':
      return typeof v === 'number' ? nombre(v, cell.z, date1904) : ''
    case 'b':
      return v === true ? 'VRAI' : 'FAUX'
    case 'd':
      return v instanceof Date ? iso(v.getTime()) : texte(String(v ?? ''))
    case 'e':
      constats.erreurs++
      return MARQUE
    default:
      return ''
  }
}

/** Tabs and line ends are those of the virtual text; a quote must not open a quoted cell by chance. */
function texte(valeur: string): string {
  const plat = /[\t\r\n\v\f\u2028\u2029\0]/.test(valeur) ? valeur.replace(/[\t\r\n\v\f\u2028\u2029\0]+/g, ' ') : valeur
  return plat.includes('"') ? `"${plat.replaceAll('"', '""')}"` : plat
}

function nombre(valeur: number, format: CellObject['z'], date1904: boolean): string {
  if (!Number.isFinite(valeur)) return MARQUE
  if (typeof format === 'string' && format !== 'General') {
    if (estDate(format)) return iso(jourMs(valeur, date1904), valeur)
    // "00000" on a code or a postcode: the zeros that everybody sees.
    if (/^0{2,}$/.test(format) && Number.isInteger(valeur) && valeur >= 0)
      return String(valeur).padStart(format.length, '0')
    if (/%/.test(format.replace(/"[^"]*"|\\./g, ''))) return `${exact(valeur * 100)} %`
  }
  return exact(valeur)
}

/** Fifteen significant digits, as spreadsheets compute: 0.1 + 0.2 is 0.3. */
const exact = (valeur: number): string => String(Number(valeur.toPrecision(15)))

function estDate(format: string): boolean {
  let connu = dates.get(format)
  if (connu === undefined) {
    connu = SSF.is_date(format) === true
    dates.set(format, connu)
  }
  return connu
}

/** Serial day to Unix time; spreadsheets believe in 29 February 1900. */
function jourMs(serie: number, date1904: boolean): number {
  const jours = date1904 ? serie + 1462 : serie
  return Date.UTC(1899, 11, jours < 60 ? 31 : 30) + Math.round(jours * JOUR_MS)
}

/** "2021-01-01", with its time when it has one; a time alone (serial under 1) without a day. */
function iso(temps: number, serie?: number): string {
  if (!(Math.abs(temps) < 8.64e15)) return MARQUE
  const complet = new Date(Math.round(temps / 1000) * 1000).toISOString()
  const heure = complet.slice(11, 19)
  if (serie !== undefined && serie >= 0 && serie < 1) return heure
  return heure === '00:00:00' ? complet.slice(0, 10) : complet.slice(0, 19)
}
