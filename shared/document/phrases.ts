/**
 * Sentences drafted from figures: plurals, enumerations, comparisons, evolutions. French typography throughout
 * (U+00A0 before : ; ? ! and inside « », U+202F in thousands, curly apostrophe).
 */
import type { Portrait } from '../domain/portrait-types.ts'
import { nombre } from './valeurs.ts'

export const INSECABLE = '\u00a0'

/** French plural: from 2 on ("1,9 million", "0 commune"). */
export function accord(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return Math.abs(n) >= 2 ? pluriel : singulier
}

/** "24 communes", "1 commune", "0 commune". */
export function compte(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${nombre(n)}${INSECABLE}${accord(n, singulier, pluriel)}`
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

/** "CPTS Sud Allier"; a name that already says CPTS is left as typed. */
export function nomCpts(nom: string): string {
  return /\bcpts\b|communaut/i.test(nom) ? nom : `CPTS ${nom}`
}

/** "la CPTS Sud Allier". */
export function laCpts(nom: string): string {
  return `la ${nomCpts(nom)}`
}

/**
 * Where the population comes from, for a bracket after it: "population municipale 2021, Insee", or "chiffre publié" with
 * its year when the list of communes is not complete. Null when it is not known.
 */
export function mentionPopulation({ population, perimetre }: Portrait): string | null {
  if (population.kind === 'missing') return null
  const { millesime } = population
  if (perimetre === 'complet')
    return millesime === null ? 'population municipale, Insee' : `population municipale ${millesime}, Insee`
  return millesime === null ? 'chiffre publié' : `chiffre publié, ${millesime}`
}

/** "populations municipales 2021 (Insee)" under a title; "chiffres publiés" when sums cannot be made. */
export function mentionTitre({ perimetre, millesime }: Portrait): string {
  return perimetre === 'complet' ? `populations municipales ${millesime}\u00a0(Insee)` : 'chiffres publiés'
}

/** How a value stands to a reference. Within 5 % of the reference: "proche" (default of diagnostic-content §5). */
export type Ecart = 'proche' | 'superieur' | 'inferieur'

export function ecart(valeur: number, reference: number, tolerance = 0.05): Ecart {
  // A relative gap has no meaning against zero: only equality is close.
  if (reference === 0) return valeur === 0 ? 'proche' : valeur > 0 ? 'superieur' : 'inferieur'
  const relatif = (valeur - reference) / Math.abs(reference)
  // 1e-9: 10,5 against 10 is exactly 5 %, whatever the binary fractions say.
  if (Math.abs(relatif) <= tolerance + 1e-9) return 'proche'
  return relatif > 0 ? 'superieur' : 'inferieur'
}

/** One published value and where it stands: "6,9 %" + "en Isère". */
export interface Comparateur {
  readonly valeur: number
  readonly texte: string
  readonly ou: string
}

/**
 * "10,3 % contre 6,9 % en Isère, 7,7 % en Auvergne-Rhône-Alpes et 10,1 % en France ; c’est plus que dans … , proche de …".
 * The second half names only what differs: where the value is higher, close, lower.
 */
export function comparaison(texte: string, valeur: number, comparateurs: readonly Comparateur[]): string {
  if (comparateurs.length === 0) return texte
  const contre = enumeration(comparateurs.map((c) => `${c.texte} ${c.ou}`))
  const par = (e: Ecart) => comparateurs.filter((c) => ecart(valeur, c.valeur) === e).map((c) => c.ou)
  const jugements = [
    jugement('supérieure à celle observée', par('superieur')),
    jugement('inférieure à celle observée', par('inferieur')),
    jugement('proche de celle observée', par('proche')),
  ].filter((j) => j !== null)
  return `${texte} contre ${contre}${INSECABLE}: une valeur ${enumeration(jugements)}`
}

function jugement(debut: string, ou: readonly string[]): string | null {
  return ou.length === 0 ? null : `${debut} ${enumeration(ou)}`
}

/** "2016", "2021-01-01" -> 2016, 2021; null when the vintage is no year. */
export function annee(millesime: string | null): number | null {
  const trouve = /^(\d{4})\b/.exec(millesime ?? '')
  return trouve?.[1] === undefined ? null : Number(trouve[1])
}
