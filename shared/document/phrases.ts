/**
 * Sentences drafted from figures: names, comparisons, evolutions. French typography throughout
 * (U+00A0 before : ; ? ! and inside « », U+202F in thousands, curly apostrophe).
 */
import { enumeration } from '../domain/francais.ts'
import type { Portrait } from '../domain/portrait-types.ts'

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
  return `${texte} contre ${contre}\u00a0: une valeur ${enumeration(jugements)}`
}

function jugement(debut: string, ou: readonly string[]): string | null {
  return ou.length === 0 ? null : `${debut} ${enumeration(ou)}`
}

/** "2016", "2021-01-01" -> 2016, 2021; null when the vintage is no year. */
export function annee(millesime: string | null): number | null {
  const trouve = /^(\d{4})\b/.exec(millesime ?? '')
  return trouve?.[1] === undefined ? null : Number(trouve[1])
}
