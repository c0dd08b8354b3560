/**
 * From bytes to text. Rule (data-formats §4.1): a BOM decides (UTF-8, UTF-16LE, UTF-16BE); else strict UTF-8 over the
 * whole content; else windows-1252. Two refinements, both found by watching the whole content, chunk by chunk:
 * - valid multi-byte characters and then an incomplete one at the very end: a truncated UTF-8 file, refused;
 * - many valid multi-byte characters and some invalid bytes: UTF-8 damaged by an earlier conversion, read as UTF-8
 *   with a warning (windows-1252 text almost never forms valid UTF-8 sequences by chance).
 * Content up to 64 MB stays in memory between the decision and the decoding; a larger file is read twice.
 */

import { isAscii, isUtf8 } from 'node:buffer'
import { compte } from '../../../../shared/domain/francais.ts'
import * as errors from '../bilan/errors.ts'
import * as refusOctets from '../bilan/errors-octets.ts'
import { type Empreinte, MAX_LINE, type ReadOptions, readAll, type SourceFile } from './bytes.ts'
import { refuseOtherFormats } from './formats.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
}

const IN_MEMORY = 64 * 1024 * 1024
const PIECE = 64 * 1024

export interface TextSource {
  readonly nom: string
  readonly encodage: Encoding
  readonly avertissements: readonly string[]
  readonly empreinte: Empreinte
  /** Decoded text without BOM, in pieces. May be taken more than once. */
  text(options?: ReadOptions): AsyncGenerator<string>
}

/** Encoding said by a BOM, or by the NUL bytes of UTF-16 without one; null when the content must be watched. */
export function bomEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 2048)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++
  const half = sample.length / 2
  if (odd > half * 0.4 && even === 0) return 'utf-16le'
  if (even > half * 0.4 && odd === 0) return 'utf-16be'
  return null
}

/** What the head alone says of the encoding: the whole content may say otherwise further on. */
export function headEncoding(head: Buffer): Encoding {
  return bomEncoding(head) ?? (isUtf8(head.subarray(0, lastBoundary(head))) ? 'utf-8' : damagedOr1252(head))
}

/** The head as text, for recognition only; the last, perhaps cut, character is dropped. */
export function decodeHead(head: Buffer): string {
  return new TextDecoder(headEncoding(head)).decode(head, { stream: true })
}

/**
 * Reads the whole content once: checks, SHA-256, encoding.
 * @throws MaillageError fichier-abime (truncated UTF-8, damaged .gz, line over 1 MB), fichier-non-reconnu (binary).
 */
export async function openText(source: SourceFile, options: ReadOptions): Promise<TextSource> {
  const reading = readAll(source, options)
  const watch = new Utf8Watch()
  // What is too long once and for all is not kept a while for nothing.
  // The table made of a JSON or of a Parquet is far smaller than the file, and dear to make again.
  const fait = source.contenu !== null && source.contenu.forme !== 'texte'
  let kept: Buffer[] | null = source.taille > IN_MEMORY && !fait ? null : []
  let size = 0
  let head: Buffer | null = null
  let sinceEol = 0
  for await (const chunk of reading.chunks) {
    if (head === null) {
      head = Buffer.from(chunk.subarray(0, 4096))
      refuseOtherFormats(source.nom, head)
    }
    watch.push(chunk)
    sinceEol = runAfterEol(chunk, sinceEol)
    // Twice: UTF-16 has two bytes a character. The exact bound is the table reader's.
    if (sinceEol > 2 * MAX_LINE) throw refusOctets.ligneTropLongue(source.nom, watch.lines + 1)
    size += chunk.length
    if (size > IN_MEMORY) kept = null
    else kept?.push(Buffer.from(chunk))
  }
  const empreinte = await reading.finish()
  if (head === null) throw refusOctets.vide(source.nom)
  const encodage = bomEncoding(head) ?? watch.decide(source.nom)
  if (encodage !== 'utf-16le' && encodage !== 'utf-16be' && head.includes(0)) {
    throw errors.mauvaisFormat(source.nom, 'un fichier binaire', 'Choisissez un fichier de données (.csv ou .txt).')
  }
  const chunks = kept
  return {
    nom: source.nom,
    encodage,
    empreinte,
    avertissements: encodage === 'utf-8' ? watch.warnings() : [],
    text: (again = {}) => decode(chunks ?? rereading(source, again), encodage),
  }
}

async function* rereading(source: SourceFile, options: ReadOptions): AsyncGenerator<Buffer> {
  const reading = readAll(source, options)
  yield* reading.chunks
  await reading.finish()
}

async function* decode(chunks: Iterable<Buffer> | AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    // Small pieces: a string over some 100 kB goes straight to the old heap, which is swept late; 400 MB of text then
    // cost 200 MB of memory.
    for (let at = 0; at < chunk.length; at += PIECE) {
      const text = decoder.decode(chunk.subarray(at, at + PIECE), { stream: true })
      if (text !== '') yield text
    }
  }
  const last = decoder.decode()
  if (last !== '') yield last
}

/** Follows the content as if it were UTF-8 and remembers what does not fit. */
export class Utf8Watch {
  lines = 0
  #carry: Buffer = Buffer.alloc(0)
  #multibyte = 0
  #invalid = 0
  #replacement = false
  #mojibake = false

  push(chunk: Buffer): void {
    const data = this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk
    const end = lastBoundary(data)
    const body = data.subarray(0, end)
    this.#carry = Buffer.from(data.subarray(end))
    for (let at = body.indexOf(10); at >= 0; at = body.indexOf(10, at + 1)) this.lines++
    if (isUtf8(body)) {
      if (!isAscii(body)) this.#multibyte++
    } else {
      this.#count(body)
    }
    this.#replacement ||= body.includes(REPLACEMENT)
    this.#mojibake ||= body.includes(MOJIBAKE)
  }

  /** @throws MaillageError fichier-abime when the content ends inside a character. */
  decide(nom: string): Encoding {
    if (this.#invalid === 0) {
      if (this.#carry.length === 0) return 'utf-8'
      if (this.#multibyte > 0) throw refusOctets.tronque(nom)
      return 'windows-1252'
    }
    return this.#multibyte > this.#invalid ? 'utf-8' : 'windows-1252'
  }

  warnings(): string[] {
    const found: string[] = []
    if (this.#invalid > 0) {
      found.push(
        `Le fichier est en UTF-8 mais ${compte(this.#invalid, 'octet est abîmé', 'octets sont abîmés')} : certains accents manquent dans les libellés.`,
      )
    }
    if (this.#replacement) {
      found.push(
        'Des accents ont été perdus par une conversion antérieure (caractère « \uFFFD ») : les libellés sont abîmés, pas les codes ni les nombres.',
      )
    }
    if (this.#mojibake) {
      found.push(
        'Des accents ont été convertis deux fois (« Ã© » au lieu de « é ») : les libellés sont abîmés, pas les codes ni les nombres.',
      )
    }
    return found
  }

  /** Slow path: counts valid multi-byte sequences and bytes that belong to none. */
  #count(body: Buffer): void {
    for (let i = 0; i < body.length; ) {
      const byte = body[i] ?? 0
      const length =
        byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0
      if (length === 1) i++
      else if (byte >= 0xc2 && length > 0 && isUtf8(body.subarray(i, i + length)) && i + length <= body.length) {
        this.#multibyte++
        i += length
      } else {
        this.#invalid++
        i++
      }
    }
  }
}

const REPLACEMENT = Buffer.from('\uFFFD')
const MOJIBAKE = Buffer.from('Ã©')

/** Index after the last complete UTF-8 character: at most 3 bytes of an unfinished one are left out. */
function lastBoundary(data: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const byte = data[data.length - back] ?? 0
    if (byte < 0x80) return data.length
    if (byte >= 0xc0) {
      const need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return need > back ? data.length - back : data.length
    }
  }
  return data.length
}

function damagedOr1252(head: Buffer): Encoding {
  const watch = new Utf8Watch()
  watch.push(head)
  try {
    return watch.decide('')
  } catch {
    return 'utf-8'
  }
}

function runAfterEol(chunk: Buffer, before: number): number {
  const last = Math.max(chunk.lastIndexOf(10), chunk.lastIndexOf(13))
  return last < 0 ? before + chunk.length : chunk.length - last - 1
}
