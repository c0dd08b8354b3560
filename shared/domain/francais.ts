/**
 * French grammar of the sentences made from figures and names: plurals, enumerations, elision. The one home of these
 * rules; the typography of a sentence (no-break spaces, apostrophes) is in `typographie.ts`.
 */
import { formatNumber } from './nombres.ts'

const INSECABLE = '\u00a0'

/** The plural from two on: "0 commune", "1,9 million", "−2 degrés". */
export function accord(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return Math.abs(n) < 2 ? singulier : pluriel
}

/** "24 communes", "1 commune", "0 commune". */
export function compte(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${formatNumber(n)}${INSECABLE}${accord(n, singulier, pluriel)}`
}

/** "a", "a et b", "a, b et c". Beyond `max` items: "a, b et 12 autres". */
export function enumeration(items: readonly string[], max = Number.POSITIVE_INFINITY): string {
  if (items.length <= 1) return items[0] ?? ''
  if (items.length > max && max >= 1) {
    const reste = items.length - max
    return `${items.slice(0, max).join(', ')} et ${compte(reste, 'autre')}`
  }
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`
}

/** First letter in capital: a sentence may begin with a figure, a name or a word. */
export function majuscule(phrase: string): string {
  return phrase.charAt(0).toLocaleUpperCase('fr') + phrase.slice(1)
}

/** First letter in lower case, inside a sentence; acronyms keep theirs ("EHPAD"). */
export function minuscule(phrase: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(phrase) ? phrase : phrase.charAt(0).toLocaleLowerCase('fr') + phrase.slice(1)
}

/** Curly apostrophe in a name of the reference ("L'Isle-d'Espagnac"). Never applied to what the user typed. */
export function nomPropre(nom: string): string {
  return nom.replaceAll("'", '’')
}

/** Mute h of place names ("d’Hérisson", "d’Honfleur"); the others are aspirated or usage hesitates ("de Haguenau"). */
const H_MUET = /^h(y|é|i|on|or|end|er|es)/i

/** Does "de" become "d’" before this word? */
export function elide(mot: string): boolean {
  if (/^(onze|oui|yaou|ya|yo)/i.test(mot)) return false
  if (H_MUET.test(mot)) return true
  return /^[aeiouyœæ]/i.test(mot.normalize('NFD').replace(/^([a-zœæ])[\u0300-\u036f]+/i, '$1'))
}

/** "de Billom", "d’Aigrefeuille". For a common or proper noun without article. */
export function de(mot: string): string {
  return elide(mot) ? `d’${mot}` : `de ${mot}`
}

/** "de Billom", "d’Aigrefeuille", "du Mans", "des Abymes", "de La Rochelle", "de L’Isle". */
export function deCommune(nom: string): string {
  const propre = nomPropre(nom)
  if (/^Le /.test(propre)) return `du ${propre.slice(3)}`
  if (/^Les /.test(propre)) return `des ${propre.slice(4)}`
  return de(propre)
}
