/** A code of five characters as one number, straight from the bytes of a file. */

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
