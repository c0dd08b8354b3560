/** French words of the import reports and errors: typography set in one place, plurals, short lists. */

import { insecables } from '../../../../shared/domain/typographie.ts'

const NBSP = '\u00A0'

/** No-break spaces before : ; ? ! and inside « », typographic apostrophes. Source strings are written with plain spaces. */
export function francais(text: string): string {
  return insecables(text).replace(/(\p{L})'(\p{L})/gu, '$1’$2')
}

/** 34970 -> "34 970" (U+202F). */
export function entier(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202F')
}

/** pluriel(2, 'commune') -> "2 communes"; 0 and 1 stay singular, as French does. */
export function pluriel(count: number, singulier: string, plusieurs = `${singulier}s`): string {
  return `${entier(count)}${NBSP}${count < 2 ? singulier : plusieurs}`
}

/** First items of a list, then how many more. An item may be a text of the file, of any length. */
export function extrait(items: readonly (string | number)[], count = 5): string {
  const shown = items
    .slice(0, count)
    .map((item) => court(String(item), 200))
    .join(', ')
  return items.length > count ? `${shown}… (${entier(items.length)} en tout)` : shown
}

/** A text of the file inside a sentence: a title of a thousand words is told by its first ones. */
export function court(text: string, longueur = 80): string {
  return text.length > longueur ? `${text.slice(0, longueur - 1)}…` : text
}
