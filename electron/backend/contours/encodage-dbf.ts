/**
 * How the texts of a Shapefile's table (.dbf) are written. Nothing in these files can be believed alone: GDAL writes no .cpg
 * by default, labels are spelt in a dozen ways, and a table saved again keeps the label of the old one. So, in this order:
 * 1. the bytes: letters beyond ASCII that are all valid UTF-8 are UTF-8, whatever is written (other texts almost never
 *    are, by chance);
 * 2. the label of the .cpg, when it names a known single-byte alphabet;
 * 3. the language byte of the table (byte 29; ESRI and dBase "LDID");
 * 4. windows-1252. Never UTF-8 in silence: it would turn each accent into U+FFFD.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { cptable } from '@e965/xlsx/dist/cpexcel.full.mjs'

/** Labels of TextDecoder, and the two alphabets of DOS that it does not know. */
export type Alphabet = 'utf-8' | 'windows-1252' | 'windows-1250' | 'iso-8859-15' | 'macintosh' | 'cp437' | 'cp850'

const PAR_NUMERO: Readonly<Record<string, Alphabet>> = {
  '65001': 'utf-8',
  '1252': 'windows-1252',
  '1250': 'windows-1250',
  // ISO-8859-1 is windows-1252 without its signs (œ, ’, €): what has them was mislabelled.
  '88591': 'windows-1252',
  '28591': 'windows-1252',
  '885915': 'iso-8859-15',
  '28605': 'iso-8859-15',
  '10000': 'macintosh',
  '437': 'cp437',
  '850': 'cp850',
}

/** Byte 29: dBase and ESRI codes in use for French. 0x57 is « ANSI ». */
const PAR_LANGUE: Readonly<Record<number, Alphabet>> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  4: 'macintosh',
  13: 'cp437',
  14: 'cp850',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
}

/** The alphabet that a .cpg names: « UTF-8 », « 88591 », « ISO 8859-1 », « CP1252 », « ANSI 1252 », « LDID/87 »… or null. */
export function alphabetDuCpg(texte: string): Alphabet | null {
  const label = texte.replace(/[\s\0\uFEFF]+/g, '').toUpperCase()
  const langue = /^LDID\/(\d+)$/.exec(label)?.[1]
  if (langue !== undefined) return PAR_LANGUE[Number(langue)] ?? null
  if (/^UTF-?8$/.test(label)) return 'utf-8'
  if (/^(?:ISO-?)?LATIN-?1$/.test(label)) return 'windows-1252'
  if (label === 'MACINTOSH' || label === 'MACROMAN') return 'macintosh'
  const numero = /^(?:ANSI|CP|IBM|ISO|OEM|WINDOWS)?[-_]?(\d[\d_-]*)$/.exec(label)?.[1]
  return numero === undefined ? null : (PAR_NUMERO[numero.replace(/[_-]/g, '')] ?? null)
}

/** The alphabet of this table, given its bytes and the text of its .cpg. */
export function alphabetDbf(dbf: Buffer, cpg: string | null): Alphabet {
  // Header length, bytes 8-9. Past it, numbers and dates are ASCII: what is left are the texts.
  const lignes = dbf.subarray(dbf.length >= 10 ? dbf.readUInt16LE(8) : 0)
  if (isAscii(lignes) || isUtf8(lignes) || utf8Coupe(lignes)) return 'utf-8'
  const dit = cpg === null ? null : alphabetDuCpg(cpg)
  if (dit !== null && dit !== 'utf-8') return dit
  return PAR_LANGUE[dbf[29] ?? 0] ?? 'windows-1252'
}

/** UTF-8 whose longest texts were cut at a byte count, in the middle of a letter: ten whole letters for each cut one. */
function utf8Coupe(octets: Buffer): boolean {
  const texte = new TextDecoder('utf-8').decode(octets)
  const coupees = texte.match(/\uFFFD/g)?.length ?? 0
  return (texte.match(/[\u0080-\uFFFC]/g)?.length ?? 0) >= 10 * coupees
}

const DOS = { cp437: 437, cp850: 850 } as const

/**
 * `lire` reads a table given a label of TextDecoder; its texts come out in this alphabet. The two of DOS are read as
 * `x-user-defined` (a byte from 0x80 becomes U+F780 + byte − 0x80), then brought to their letters.
 */
export function lireSelon(
  alphabet: Alphabet,
  lire: (label: string) => Record<string, unknown>[],
): Record<string, unknown>[] {
  if (alphabet !== 'cp437' && alphabet !== 'cp850') return lire(alphabet)
  const lettres = cptable[DOS[alphabet]]?.dec ?? {}
  const traduit = (texte: string) =>
    texte.replace(/[\uF780-\uF7FF]/g, (un) => lettres[un.charCodeAt(0) - 0xf700] ?? '\uFFFD')
  return lire('x-user-defined').map((ligne) =>
    Object.fromEntries(
      Object.entries(ligne).map(([nom, valeur]) => [
        traduit(nom),
        typeof valeur === 'string' ? traduit(valeur) : valeur,
      ]),
    ),
  )
}
