/** Text that leaves for a spreadsheet must never be taken for a formula (CWE-1236, "CSV injection"). */

/** First characters after which Excel, LibreOffice or Google Sheets may compute; the wide forms are those of Asian keyboards. */
const DANGEREUX = /^[=+\-@\t\r\n＝＋－＠]/

/** An apostrophe before such a text, as a user would type it. Numbers are not text: never give them here. */
export function celluleSure(texte: string): string {
  return DANGEREUX.test(texte) ? `'${texte}` : texte
}
