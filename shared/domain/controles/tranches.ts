/** Ages in the words of a figure: « 65 ans et plus » holds « 75 ans et plus », « 0-14 », « 15-64 » and « 65 et plus » make all. */
import { normaliserNom } from '../nom-commune.ts'

export interface Tranche {
  readonly de: number
  /** Null: and over. */
  readonly a: number | null
}

const FORMES: readonly (readonly [RegExp, (un: number, deux: number) => Tranche])[] = [
  [/\b(\d{1,3}) (?:ans )?(?:a|et|au) (\d{1,3}) ans\b/, (de, a) => ({ de, a })],
  [/\b(\d{1,3}) (\d{1,3}) ans\b/, (de, a) => ({ de, a })],
  [/\bmoins de (\d{1,3}) ans\b/, (un) => ({ de: 0, a: un - 1 })],
  [/\bplus de (\d{1,3}) ans\b/, (de) => ({ de, a: null })],
  [/\b(\d{1,3}) ans (?:et|ou) plus\b/, (de) => ({ de, a: null })],
  [/\b(\d{1,3}) ans plus\b/, (de) => ({ de, a: null })], // « 75 ans et + », whose sign is gone once normalised
  [/\b(\d{1,3}) et plus\b/, (de) => ({ de, a: null })],
]

/** The people themselves, not a rate among them: « Vaccination des 65 ans et plus » is none of these. */
const GENS =
  /^(?:part|parts|pourcentage|pct|population|habitants|habitant|personnes|personne|nombre|nb|agee?s?|age|ans|an|des|de|du|la|le|les|dans|parmi|total|totale|en|et|ou|plus|moins|a|l|d|ensemble)$/

/** The ages that a label speaks of; null: none, or it says more than ages. */
export function trancheDe(libelle: string): Tranche | null {
  const forme = normaliserNom(libelle.replace(/(\d)\s*(?:\+|et \+|ou \+)\s*(?:ans)?/gi, '$1 ans et plus '))
  for (const [motif, lire] of FORMES) {
    const lu = motif.exec(forme)
    if (lu === null) continue
    const reste = forme
      .replace(lu[0], ' ')
      .split(' ')
      .filter((mot) => mot !== '')
    const tranche = lire(Number(lu[1]), Number(lu[2] ?? '0'))
    if (!reste.every((mot) => GENS.test(mot)) || (tranche.a !== null && tranche.a < tranche.de)) return null
    return tranche
  }
  return null
}

export const egales = (a: Tranche, b: Tranche): boolean => a.de === b.de && a.a === b.a

/** All of `petite` lies in `grande`, and they differ. */
export function contient(grande: Tranche, petite: Tranche): boolean {
  if (egales(grande, petite) || petite.de < grande.de) return false
  return grande.a === null || (petite.a !== null && petite.a <= grande.a)
}

/** Bands that follow each other from birth to the oldest, without gap; null: these do not. */
export function partition<T extends Tranche>(tranches: readonly T[]): readonly T[] | null {
  const suite: T[] = []
  let depuis = 0
  for (;;) {
    const candidats = tranches.filter(({ de }) => de === depuis)
    const [un] = candidats
    if (un === undefined || candidats.length > 1) return null // two ways to go on: nothing says which the table means
    suite.push(un)
    if (un.a === null) return suite.length > 1 ? suite : null
    depuis = un.a + 1
  }
}
