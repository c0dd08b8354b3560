/**
 * « Ã© » back to « é »: UTF-8 that some program read as Windows-1252 and wrote again. Offered, never done unasked: a
 * name may truly hold such signs. Codes and figures have none of them.
 */

import { compte } from '../../../../shared/domain/francais.ts'
import type { Contenu, ReadOptions, SourceFile } from '../octets/bytes.ts'
import { readAll, readHead } from '../octets/bytes.ts'
import { decodeHead, headEncoding } from '../octets/encoding.ts'

/** Signs that Windows-1252 puts at 0x80–0x9F. */
const HAUTS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'
const OCTETS: ReadonlyMap<string, number> = new Map([
  ...[...HAUTS].map((sign, i) => [sign, 0x80 + i] as const),
  ...Array.from({ length: 0x60 }, (_, i) => [String.fromCharCode(0xa0 + i), 0xa0 + i] as const),
])
const SUITE = `[\\u00A0-\\u00BF${HAUTS}]`
/** What two, three and four bytes of UTF-8 look like in Windows-1252. */
const ABIMES = new RegExp(`[\\u00C2-\\u00DF]${SUITE}|[\\u00E0-\\u00EF]${SUITE}{2}|[\\u00F0-\\u00F4]${SUITE}{3}`, 'g')
/** The most frequent first halves, for telling that a file is damaged: « Ã© », « Ã¨ », « â€™ ». */
const SIGNE = new RegExp(`\\u00C3${SUITE}|\\u00E2\\u20AC${SUITE}`)

/** True when the text holds accents converted twice. */
export const accentsAbimes = (texte: string): boolean => SIGNE.test(texte)

/** The text repaired, and how many signs were. What is no UTF-8 is left as it is. */
export function reparerAccents(texte: string): { readonly texte: string; readonly repares: number } {
  let repares = 0
  const repare = texte.replace(ABIMES, (suite) => {
    const bytes = Uint8Array.from([...suite], (sign) => OCTETS.get(sign) ?? 0)
    const lu = new TextDecoder().decode(bytes)
    if (lu.includes('\uFFFD')) return suite
    repares++
    return lu
  })
  return { texte: repare, repares }
}

/** The same file, its text repaired while it is read. */
export function accentuer(source: SourceFile): SourceFile {
  let repares = 0
  const contenu: Contenu = {
    forme: source.contenu?.forme ?? 'texte',
    async tete(taille) {
      const head = await readHead(source, taille)
      return Buffer.from(reparerAccents(decodeHead(head)).texte).subarray(0, taille)
    },
    lire(options: ReadOptions) {
      const reading = readAll(source, options)
      repares = 0
      return {
        chunks: reparer(reading.chunks, (n) => {
          repares += n
        }),
        finish: () => reading.finish(),
      }
    },
    avertissements: () => [
      ...(source.contenu?.avertissements() ?? []),
      ...(repares === 0
        ? []
        : [`${compte(repares, 'signe abîmé a été réparé', 'signes abîmés ont été réparés')} (« Ã© » → « é »).`]),
    ],
  }
  return { ...source, contenu }
}

/** A sign may be cut between two pieces: the last three are kept for the next one. */
async function* reparer(chunks: AsyncIterable<Buffer>, compter: (n: number) => void): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let reste = ''
  const rendre = (texte: string): Buffer => {
    const repare = reparerAccents(texte)
    compter(repare.repares)
    return Buffer.from(repare.texte)
  }
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(headEncoding(Buffer.from(chunk.subarray(0, 65_536))))
    const texte = reste + decoder.decode(chunk, { stream: true })
    const coupe = coupure(texte)
    reste = texte.slice(coupe)
    if (coupe > 0) yield rendre(texte.slice(0, coupe))
  }
  reste += decoder?.decode() ?? ''
  if (reste !== '') yield rendre(reste)
}

/** Where the text may be cut: before a damaged sign that is not whole yet. */
function coupure(texte: string): number {
  for (let at = texte.length - 1; at >= Math.max(0, texte.length - 3); at--) {
    if (/[\u00C2-\u00F4]/.test(texte[at] ?? '')) return at
  }
  return texte.length
}
