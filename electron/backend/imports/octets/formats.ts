/** What is no table of text, told from its first bytes; and the shapes that no table has. */

import * as errors from '../bilan/errors.ts'
import * as refusOctets from '../bilan/errors-octets.ts'
import { cestUneCarte } from '../conteneur/errors.ts'
import { HEAD } from './bytes.ts'
import { natureDe } from './natures.ts'

/** No published table has more; spreadsheets stop at 16 384. */
const COLONNES = 20_000

/** Refuses PDF, archives, workbooks, images… by their first bytes (of the decompressed content when .gz). */
export function refuseOtherFormats(nom: string, head: Uint8Array): void {
  const connue = natureDe(head)
  if (connue !== null) throw errors.mauvaisFormat(nom, connue.nature, connue.issue)
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase()
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|meta|style|table)\b/.test(text)) throw web(nom, text)
  // A map has been told apart before, where one may be laid down.
  if (/^\[\s*[[{"]|^\{\s*"/.test(text)) {
    throw /"type"\s*:\s*"(?:featurecollection|topology)"/.test(text) ? cestUneCarte(nom) : errors.jsonInconnu(nom)
  }
  if (text.startsWith('<?xml')) {
    throw text.includes('excel.sheet') || text.includes('office:spreadsheet')
      ? errors.mauvaisFormat(nom, 'un classeur enregistré en XML (Excel 2003)', ENREGISTRER)
      : errors.mauvaisFormat(nom, 'un document XML', 'Téléchargez la version CSV des mêmes données.')
  }
}

const ENREGISTRER = 'Ouvrez-le dans un tableur et enregistrez-le en « Classeur Excel (.xlsx) », ou en « CSV UTF-8 ».'

/** Many sites give a web page with a table under the name of a workbook; others answer with a page of error. */
function web(nom: string, text: string): Error {
  const tableau = text.includes('office:excel') || text.includes('<table') || /\.xls[xm]?$/i.test(nom)
  return errors.mauvaisFormat(
    nom,
    'une page web (HTML), quel que soit son nom',
    tableau
      ? `${ENREGISTRER} S’il ne s’ouvre pas, le site a renvoyé une page d’erreur : téléchargez-le de nouveau.`
      : 'Le site a sans doute renvoyé une page d’erreur : téléchargez de nouveau le fichier de données.',
  )
}

/** Refuses a head (`HEAD` bytes at most) that no table begins with: empty, another format, endless line, too wide. */
export function refuseHead(nom: string, head: Buffer): void {
  if (head.length === 0) throw refusOctets.vide(nom)
  refuseOtherFormats(nom, head)
  const columns = widest(head)
  if (columns > COLONNES) throw refusOctets.tropDeColonnes(nom, columns, COLONNES)
  if (head.length === HEAD && !head.includes(10) && !head.includes(13)) throw refusOctets.ligneTropLongue(nom, 1)
}

/** Most separators of one kind in one of the first lines, plus one. */
function widest(head: Buffer): number {
  let most = 0
  let start = 0
  for (let line = 0; line < 15 && start < head.length; line++) {
    const end = head.indexOf(10, start)
    const stop = end < 0 ? head.length : end
    // Shorter lines cannot hold that many.
    if (stop - start > COLONNES) {
      const counts = new Map<number, number>([59, 44, 9, 124].map((byte) => [byte, 0]))
      for (let i = start; i < stop; i++) {
        const count = counts.get(head[i] ?? 0)
        if (count !== undefined) counts.set(head[i] ?? 0, count + 1)
      }
      most = Math.max(most, ...counts.values())
    }
    start = stop + 1
  }
  return most + 1
}
