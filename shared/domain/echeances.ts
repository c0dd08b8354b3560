/** Dates of the ACI contract, as ISO texts ("2027-03-15"): no clock, no time zone. */
import { jourExiste } from './dates.ts'

interface Jour {
  readonly annee: number
  readonly mois: number // 1..12
  readonly jour: number
}

/** Throws RangeError when the text is not a real calendar day. */
function parse(iso: string): Jour {
  if (!jourExiste(iso)) throw new RangeError(`Not a calendar date: ${iso}`)
  return { annee: Number(iso.slice(0, 4)), mois: Number(iso.slice(5, 7)), jour: Number(iso.slice(8)) }
}

function joursDuMois({ annee, mois }: { readonly annee: number; readonly mois: number }): number {
  return new Date(Date.UTC(annee, mois, 0)).getUTCDate()
}

function print({ annee, mois, jour }: Jour): string {
  return `${String(annee).padStart(4, '0')}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`
}

/** The same day `months` later, brought back to the last day of a shorter month (31 August + 6 → 28 February). */
export function addMonths(iso: string, months: number): string {
  const { annee, mois, jour } = parse(iso)
  const index = annee * 12 + (mois - 1) + months
  const target = { annee: Math.floor(index / 12), mois: (((index % 12) + 12) % 12) + 1 }
  return print({ ...target, jour: Math.min(jour, joursDuMois(target)) })
}

/** `days` later (or earlier when negative). */
export function addDays(iso: string, days: number): string {
  const { annee, mois, jour } = parse(iso)
  return new Date(Date.UTC(annee, mois - 1, jour + days)).toISOString().slice(0, 10)
}

/** Length of the contract. The day taken off the anniversary is a usage, hence a setting. */
export interface DureeContrat {
  readonly annees: number
  readonly joursRetires: number
}
const DUREE: DureeContrat = { annees: 5, joursRetires: 1 }

/** Last day of the contract: signature + 5 years − 1 day. */
export function finContrat(signature: string, duree: DureeContrat = DUREE): string {
  return addDays(addMonths(signature, duree.annees * 12), -duree.joursRetires)
}

/** Anniversaries that fall inside the contract (years 1 to 4 for five years). */
export function anniversaires(signature: string, duree: DureeContrat = DUREE): readonly string[] {
  return Array.from({ length: duree.annees - 1 }, (_, index) => addMonths(signature, (index + 1) * 12))
}
