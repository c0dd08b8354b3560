/** Text that leaves for a spreadsheet must never be taken for a formula (CWE-1236, "CSV injection"). */

import { lireNombreEcrit } from './nombre-ecrit.ts'

/** First characters after which Excel, LibreOffice or Google Sheets may compute; the wide forms are those of Asian keyboards. */
const DANGEREUX = /^[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/
/** An apostrophe before such a text, as a user would type it. Numbers are not text: never give them here. */
export function celluleSure(texte: string): string {
  return DANGEREUX.test(texte) ? `'${texte}` : texte
}

/** The same for a cell copied as it stands in a file, where numbers are text too: a plain one stays a number. */
export function celluleCopiee(texte: string): string {
  return estNombre(texte) ? texte : celluleSure(texte)
}

/** "-3", "+1 234,5": a spreadsheet reads a number there, and runs nothing. */
const estNombre = (texte: string): boolean => texte === texte.trim() && lireNombreEcrit(texte)?.signe === null
