/** Contract years, and the part of one that runs from a day to another. */
import { addDays, addMonths } from '../echeances.ts'
import type { Prorata } from './types.ts'

export interface Annee {
  readonly numero: number
  /** First day. */
  readonly debut: string
  /** First day of the next year: its anniversary. */
  readonly suivant: string
}

/** Each anniversary is counted from the signature, so that a 29 February comes back in leap years. */
export function anneesContrat(signature: string, nombre: number): readonly Annee[] {
  return Array.from({ length: nombre }, (_, rang) => ({
    numero: rang + 1,
    debut: addMonths(signature, rang * 12),
    suivant: addMonths(signature, (rang + 1) * 12),
  }))
}

export function dernierJour(annee: Annee): string {
  return addDays(annee.suivant, -1)
}

const JOUR = 86_400_000

/** Days from a day (counted) to another (not counted). */
export function jours(de: string, a: string): number {
  return Math.round((Date.parse(a) - Date.parse(de)) / JOUR)
}

/** Months begun from a day to another that is not counted; at most twelve. */
function moisEntames(de: string, a: string): number {
  for (let mois = 0; mois < 12; mois++) if (addMonths(de, mois) >= a) return mois
  return 12
}

export interface Fraction {
  readonly compte: number
  readonly sur: number
}

/** The part of `annee` from `de` (counted) to `a` (not counted), both brought inside the year. */
export function fractionAnnee(annee: Annee, de: string, a: string, prorata: Prorata): Fraction {
  const debut = de > annee.debut ? de : annee.debut
  const fin = a < annee.suivant ? a : annee.suivant
  if (prorata === 'jours') return { compte: Math.max(0, jours(debut, fin)), sur: jours(annee.debut, annee.suivant) }
  if (debut <= annee.debut && fin >= annee.suivant) return { compte: 12, sur: 12 }
  return { compte: fin <= debut ? 0 : moisEntames(debut, fin), sur: 12 }
}

/** `cents` × compte / sur, half up. Whole numbers throughout: nothing is lost below 2^53. */
export function part(cents: number, { compte, sur }: Fraction): number {
  return Math.floor((2 * cents * compte + sur) / (2 * sur))
}
