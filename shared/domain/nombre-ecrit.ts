/**
 * A number as people write it: the one grammar of what is typed in the window, read in a file, or kept as a text and printed.
 * Who asks judges the rest: what a sign or decimals mean there, and the words of the refusal.
 */

export interface NombreEcrit {
  /** As written: « 12,3 % » is 12.3. */
  readonly valeur: number
  /** Digits written after the decimal mark. */
  readonly decimales: number
  readonly signe: '%' | '€' | null
}

/** French grouping: a group of 1 to 3 digits, then groups of exactly 3. */
const GROUPE = /^[+-]?\d{1,3}(?:[ \u00A0\u202F\u2007\u2009]\d{3})+(?:[.,]\d+)?$/
const ESPACES = /[ \u00A0\u202F\u2007\u2009]/g
const SIMPLE = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i
const DECIMALES = /(?:[.,](\d*))?(?:e([+-]?\d+))?$/i
/** No figure is as large, and beyond it whole numbers are not told apart: sums would be wrong, then infinite. */
const DEMESURE = 1e15
/** Most cells of most files, told apart at once: short enough to be under `DEMESURE`. */
export const NOMBRE_NU = /^\d{1,15}(?:\.\d{1,15})?$/

/**
 * "1 234,5", "1234.5", "−3", "12,3 %", "1,2E+3". A single comma or point is the decimal mark; "1.234,5", "12 34" and other
 * mixed grouping is no number rather than guessed. undefined: not one.
 */
export function lireNombreEcrit(texte: string): NombreEcrit | undefined {
  const entier = texte.trim()
  const signe = entier.endsWith('%') ? '%' : entier.endsWith('€') ? '€' : null
  const nu = (signe === null ? entier : entier.slice(0, -1).trimEnd()).replace(/^\u2212/, '-')
  const chiffres = GROUPE.test(nu) ? nu.replace(ESPACES, '') : nu
  if (!SIMPLE.test(chiffres)) return undefined
  const valeur = Number(chiffres.replace(',', '.')) + 0
  if (Math.abs(valeur) >= DEMESURE) return undefined
  const [, apres = '', exposant = '0'] = DECIMALES.exec(chiffres) ?? []
  return { valeur, decimales: Math.max(0, apres.length - Number(exposant)), signe }
}

/** « 21.930 », « 6,000 »: thousands, or three decimals. Nothing in the cell tells which; "0.180" and "1234.500" are sure. */
export const milliersOuDecimales = (texte: string): boolean => /^\s*[+-]?[1-9]\d{0,2}[.,]\d{3}\s*$/.test(texte)

/** "1.234.567", "1.234,5": the point groups thousands. */
const MILLIERS_POINT = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
/** "1,234,567", "1,234.5". */
const MILLIERS_VIRGULE = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/**
 * Where the user has said which sign is the decimal mark: without the other one, which groups thousands. Null when it stands
 * where it groups nothing.
 */
export function sansMilliers(texte: string, decimale: 'virgule' | 'point'): string | null {
  const [groupe, motif] = decimale === 'virgule' ? (['.', MILLIERS_POINT] as const) : ([',', MILLIERS_VIRGULE] as const)
  if (!/\d/.test(texte) || !texte.includes(groupe)) return texte
  return motif.test(texte) ? texte.replaceAll(groupe, '') : null
}
