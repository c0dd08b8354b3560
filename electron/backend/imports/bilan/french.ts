/** French of the import reports and errors: typography set in one place, extracts of lists and texts. */
import { formatNumber } from '../../../../shared/domain/format.ts'
import { insecables } from '../../../../shared/domain/typographie.ts'

/** No-break spaces before : ; ? ! and inside « », typographic apostrophes. Source strings are written with plain spaces. */
export function francais(text: string): string {
  return insecables(text).replace(/(\p{L})'(\p{L})/gu, '$1’$2')
}

/** First items of a list, then how many more. An item may be a text of the file, of any length. */
export function extrait(items: readonly (string | number)[], count = 5): string {
  const shown = items
    .slice(0, count)
    .map((item) => court(String(item), 200))
    .join(', ')
  return items.length > count ? `${shown}… (${formatNumber(items.length)} en tout)` : shown
}

/** A text of the file inside a sentence: a title of a thousand words is told by its first ones. */
export function court(text: string, longueur = 80): string {
  return text.length > longueur ? `${text.slice(0, longueur - 1)}…` : text
}
