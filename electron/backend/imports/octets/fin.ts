/** Looks at the end of a file that is only being recognised: a download that stopped in the middle is told at once. */

import { formatNumber } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { avecOctets } from '../../fichiers/octets.ts'
import { splitRecord } from '../table/guillemets.ts'
import type { Separator } from '../table/rang.ts'
import { HEAD, type SourceFile } from './bytes.ts'
import { headEncoding } from './encoding.ts'

/** Longer than the lines of a table of 1 900 columns. Bytes; even, for UTF-16. */
const FIN = 64 * 1024

/**
 * French; null: the end looks like the rest, or cannot be seen without reading all (a part of an archive, a .gz).
 * @param largeur cells of a whole line; null: lines of several widths.
 */
export function finCoupee(
  source: SourceFile,
  head: Buffer,
  { separateur, largeur }: { readonly separateur: Separator | null; readonly largeur: number | null },
): string | null {
  if (separateur === null || largeur === null) return null
  const fin = finDe(source, head)
  if (fin === null) return null
  const lignes = new TextDecoder(headEncoding(head)).decode(fin).split(/\r\n|\n|\r/)
  const inachevee = lignes.at(-1) !== ''
  const [avant = '', derniere = ''] = lignes.slice(inachevee ? -2 : -3)
  const trouvees = splitRecord(derniere, separateur).length
  // A trailing delimiter of the header alone is no column.
  const attendues = Math.min(largeur, splitRecord(avant, separateur).length)
  // One cell alone is no piece of a line but a word under the table: "Source : Insee".
  if (trouvees < 2 || trouvees >= attendues) return null
  // A whole line of words may be a note with a comma in it; the next ones are data like those before them.
  if (!inachevee && !(commence(derniere) && commence(avant))) return null
  const dite = `${compte(trouvees, 'colonne')} au lieu de ${formatNumber(attendues)}`
  return inachevee
    ? `La dernière ligne est coupée (${dite}) : il manque la fin du fichier. Téléchargez-le de nouveau en entier.`
    : `La dernière ligne est incomplète (${dite}) : il manque peut-être la fin du fichier. Téléchargez-le de nouveau si le doute demeure.`
}

const commence = (ligne: string): boolean => /^["\s]*\d/.test(ligne)

function finDe({ contenu, gz, path, taille }: SourceFile, head: Buffer): Buffer | null {
  if (head.length < HEAD) return head.subarray(Math.max(0, head.length - FIN) & ~1)
  if (contenu !== null || gz) return null
  const depuis = Math.max(0, taille - FIN)
  return avecOctets(path, (octets) => octets.lire(depuis + (depuis % 2), FIN))
}
