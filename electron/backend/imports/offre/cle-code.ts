/** A code of five characters as one number, straight from the bytes of a file, and what is known of it as one byte. */

/** Cells "0"…"9", "A", "B": 19 values a character from "0" (":" to "@" unused). */
const BASE = 19

/** One more than the largest number. */
export const CLES = BASE ** 5

/** Five bytes "0"…"9", "A", "B" as one number; -1 for anything else. */
export function keyOf(buffer: Buffer, from: number): number {
  let key = 0
  for (let i = from; i < from + 5; i++) {
    const digit = (buffer[i] ?? 0) - 48
    if (digit < 0 || digit >= BASE) return -1
    key = key * BASE + digit
  }
  return key
}

/** What is known of a code, one byte each: 0 means not met yet. */
export const DEHORS = 1
export const INCONNU = 2
export const PARTAGE = 3
export const TOUCHE = 4
export const DEDANS = 5
/** Would lead somewhere by a repair that the user refused. */
export const REFUSE = 6
/** The whole of a commune of which the study area holds arrondissements only. */
export const ENTIERE = 7
