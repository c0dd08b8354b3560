/** Names as they are kept. */

/** One writing of each letter, single spaces. */
export function cleanName(nom: string): string {
  return nom.normalize('NFC').trim().replace(/\s+/gu, ' ')
}
