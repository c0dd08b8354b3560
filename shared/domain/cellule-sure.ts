/** Text that leaves for a spreadsheet must never be taken for a formula (CWE-1236, "CSV injection"). */

/** First characters after which Excel, LibreOffice or Google Sheets may compute; the wide forms are those of Asian keyboards. */
const DANGEREUX = /^[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/
/** "-3", "+1 234,5": a number, that a spreadsheet reads as one and runs nothing. */
const NOMBRE = /^[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?$/

/** An apostrophe before such a text, as a user would type it. Numbers are not text: never give them here. */
export function celluleSure(texte: string): string {
  return DANGEREUX.test(texte) ? `'${texte}` : texte
}

/** The same for a cell copied as it stands in a file, where numbers are text too: a plain one stays a number. */
export function celluleCopiee(texte: string): string {
  return NOMBRE.test(texte) ? texte : celluleSure(texte)
}
