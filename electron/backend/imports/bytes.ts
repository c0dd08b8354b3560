/**
 * Bytes of a source file: checked, hashed and streamed once. `.gz` is opened on the way; a file that is not what it
 * says, or that changes while it is read, is refused.
 */
import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MaillageError } from '../../../shared/contract/errors.ts'
import * as errors from './errors.ts'

/** A line longer than this is no line of a table. */
export const MAX_LINE = 1024 * 1024
/** Bytes that recognition looks at: one more than the longest line, so that a longer one is seen. */
export const HEAD = MAX_LINE + 1
const CHUNK = 4 * 1024 * 1024

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Bytes of the file itself (compressed when .gz). */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

export interface SourceFile {
  readonly path: string
  /** "donnees.csv"; for a part, "archive.zip › donnees.csv", "classeur.xlsx › COM_2021". */
  readonly nom: string
  /** Name on disk. */
  readonly fichier: string
  /** Which part of the file; null: the file itself. */
  readonly partie: string | null
  /** Where the text of the part comes from; null: the file is read as it is. */
  readonly contenu: Contenu | null
  /** Size on disk, in bytes. */
  readonly taille: number
  readonly gz: boolean
  readonly stat: BigIntStats
}

/** The text of a part: a sheet, a file of an archive. */
export interface Contenu {
  /** Its first bytes, at most `taille`. */
  tete(taille: number): Promise<Buffer>
  lire(options: ReadOptions): Reading
  /** French; known once it has been read. */
  avertissements(): readonly string[]
}

/** What the first bytes of a refused file say it is, and the way out. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly nature: string; readonly issue: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    nature: 'un document PDF, quel que soit son nom',
    issue: 'Cherchez à la même source la version CSV de ces données ; un PDF ne peut pas être importé.',
  },
  {
    bytes: [0x50, 0x4b],
    nature: 'une archive ZIP ou un classeur XLSX, quel que soit son nom',
    issue:
      'Décompressez l’archive et choisissez le fichier .csv ou .txt qu’elle contient ; si c’est un classeur, ouvrez-le et enregistrez la feuille en « CSV UTF-8 ».',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    nature: 'un ancien document Office (.xls ou .doc)',
    issue: 'Ouvrez-le dans un tableur et enregistrez la feuille en « CSV UTF-8 ».',
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    nature: 'une image PNG',
    issue: 'Choisissez le fichier de données (.csv ou .txt).',
  },
  { bytes: [0xff, 0xd8, 0xff], nature: 'une image JPEG', issue: 'Choisissez le fichier de données (.csv ou .txt).' },
  {
    bytes: [0x47, 0x49, 0x46, 0x38],
    nature: 'une image GIF',
    issue: 'Choisissez le fichier de données (.csv ou .txt).',
  },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    nature: 'une archive 7z',
    issue: 'Décompressez l’archive et choisissez le fichier .csv ou .txt qu’elle contient.',
  },
  {
    bytes: [0x52, 0x61, 0x72, 0x21],
    nature: 'une archive RAR',
    issue: 'Décompressez l’archive et choisissez le fichier .csv ou .txt qu’elle contient.',
  },
  {
    bytes: [...Buffer.from('SQLite format 3')],
    nature: 'une base SQLite (peut-être un dossier Maillage)',
    issue: 'Ouvrez un dossier Maillage avec la commande qui convient ; seul un fichier de données peut être importé.',
  },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    nature: 'un fichier Parquet',
    issue: 'Téléchargez la version CSV des mêmes données.',
  },
]

/**
 * Checks that the path is a readable, ordinary, non-empty file.
 * @throws MaillageError fichier-introuvable, fichier-illisible, fichier-abime (empty).
 */
export async function openSource(path: string): Promise<SourceFile> {
  const nom = basename(path)
  let info: BigIntStats
  try {
    info = await stat(path, { bigint: true })
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) throw errors.introuvable(nom, cause)
    throw errors.illisible(nom, cause)
  }
  if (info.isDirectory()) throw errors.estUnDossier(nom)
  if (!info.isFile()) throw errors.pasUnFichier(nom)
  if (info.size === 0n) throw errors.vide(nom)
  const start = await readStart(path, nom)
  const gz = start[0] === 0x1f && start[1] === 0x8b
  return { path, nom, fichier: nom, partie: null, contenu: null, taille: Number(info.size), gz, stat: info }
}

/** Refuses PDF, archives, workbooks, images… by their first bytes (of the decompressed content when .gz). */
export function refuseOtherFormats(nom: string, head: Uint8Array): void {
  for (const { bytes, nature, issue } of MAGIC) {
    if (bytes.every((byte, index) => head[index] === byte)) throw errors.mauvaisFormat(nom, nature, issue)
  }
  const text = Buffer.from(head.subarray(0, 256)).toString('latin1').trimStart().toLowerCase()
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) {
    throw errors.mauvaisFormat(
      nom,
      'une page web (HTML), quel que soit son nom',
      'Le site a sans doute renvoyé une page d’erreur : téléchargez de nouveau le fichier de données.',
    )
  }
  if (text.startsWith('<?xml')) {
    throw errors.mauvaisFormat(nom, 'un document XML', 'Téléchargez la version CSV des mêmes données.')
  }
}

/** Refuses a head (`HEAD` bytes at most) that no table begins with: empty, another format, one endless line. */
export function refuseHead(nom: string, head: Buffer): void {
  if (head.length === 0) throw errors.vide(nom)
  refuseOtherFormats(nom, head)
  if (head.length === HEAD && !head.includes(10) && !head.includes(13)) throw errors.ligneTropLongue(nom, 1)
}

/** The content's first bytes (at most `size`), decompressed. Does not hash. */
export async function readHead(source: SourceFile, size: number): Promise<Buffer> {
  if (source.contenu !== null) return source.contenu.tete(size)
  const parts: Buffer[] = []
  let length = 0
  const reading = source.gz ? gunzip(source, rawChunks(source, {})) : rawChunks(source, {})
  for await (const chunk of reading) {
    parts.push(Buffer.from(chunk))
    length += chunk.length
    if (length >= size) break
  }
  return Buffer.concat(parts).subarray(0, size)
}

/** One reading of the whole content. `chunks` may be taken once; `finish` after it. */
export interface Reading {
  /** Decompressed content. A chunk is only valid until the next one is asked for: the buffer is reused. */
  readonly chunks: AsyncGenerator<Buffer>
  /**
   * SHA-256 (hex) of the file as it is on disk.
   * @throws MaillageError fichier-illisible when the file changed since `openSource`.
   */
  finish(): Promise<string>
}

export function readAll(source: SourceFile, options: ReadOptions): Reading {
  if (source.contenu !== null) return source.contenu.lire(options)
  const hash = createHash('sha256')
  const raw = rawChunks(source, options, (chunk) => hash.update(chunk))
  return {
    chunks: source.gz ? gunzip(source, raw) : raw,
    finish: async () => {
      await refuseChanged(source)
      return hash.digest('hex')
    },
  }
}

/** Compares size, dates and inode with those of `openSource`. */
export async function refuseChanged(source: SourceFile): Promise<void> {
  let now: BigIntStats
  try {
    now = await stat(source.path, { bigint: true })
  } catch {
    throw errors.aChange(source.nom)
  }
  const before = source.stat
  if (now.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ino !== before.ino) {
    throw errors.aChange(source.nom)
  }
}

/** Bytes as they are on disk, two buffers in turn: the next read runs while the caller works on this one. */
async function* rawChunks(
  source: SourceFile,
  options: ReadOptions,
  tap?: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  const { nom, path, taille } = source
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (cause) {
    throw errors.illisible(nom, cause)
  }
  const size = Math.min(CHUNK, Math.max(taille, 1))
  const buffers: readonly [Buffer, Buffer] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(taille > size ? size : 1)]
  let done = 0
  let pending = handle.read(buffers[0], 0, buffers[0].length, null)
  try {
    for (let turn = 0; ; turn ^= 1) {
      const { bytesRead } = await pending
      if (options.signal?.aborted) throw errors.annule(nom)
      if (bytesRead === 0) break
      const current = turn === 0 ? buffers[0] : buffers[1]
      const next = turn === 0 ? buffers[1] : buffers[0]
      pending = handle.read(next, 0, next.length, null)
      // A failure of the read-ahead is seen at the next await, not as an unhandled rejection.
      pending.catch(() => undefined)
      const chunk = current.subarray(0, bytesRead)
      tap?.(chunk)
      done += bytesRead
      yield chunk
      options.onProgress?.(done, taille)
    }
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw errors.illisible(nom, cause)
  } finally {
    await pending.catch(() => undefined)
    await handle.close()
  }
}

async function* gunzip(source: SourceFile, raw: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  // zlib reads its input later, from another thread: it must own the bytes, our buffers are reused.
  const owned = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of raw) yield Buffer.from(chunk)
  }
  const input = Readable.from(owned(), { objectMode: false })
  const output = createGunzip({ chunkSize: 256 * 1024 })
  input.on('error', (error) => output.destroy(error))
  input.pipe(output)
  try {
    for await (const chunk of output) yield chunk as Buffer
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw errors.gzAbime(source.nom, cause)
  } finally {
    input.destroy()
    output.destroy()
  }
}

/**
 * Cuts chunks at line ends: every buffer given holds whole lines (the last one may lack its final newline).
 * `line` says the number of the line being waited for, for the message.
 * @throws MaillageError fichier-abime when a line passes 1 MB.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  nom: string,
  line: () => number,
): AsyncGenerator<Buffer> {
  let carry: Buffer | null = null
  for await (const chunk of chunks) {
    let start = 0
    if (carry !== null) {
      const end = chunk.indexOf(10)
      const head: Buffer = end < 0 ? chunk : chunk.subarray(0, end + 1)
      if (carry.length + head.length > MAX_LINE) throw errors.ligneTropLongue(nom, line())
      carry = Buffer.concat([carry, head])
      if (end < 0) continue
      yield carry
      carry = null
      start = end + 1
    }
    const last = chunk.lastIndexOf(10)
    if (last >= start) yield chunk.subarray(start, last + 1)
    const rest: Buffer = chunk.subarray(Math.max(last + 1, start))
    if (rest.length > MAX_LINE) throw errors.ligneTropLongue(nom, line())
    carry = rest.length > 0 ? Buffer.from(rest) : null
  }
  if (carry !== null) yield carry
}

async function readStart(path: string, nom: string): Promise<Buffer> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
    const buffer = Buffer.alloc(2)
    await handle.read(buffer, 0, 2, 0)
    return buffer
  } catch (cause) {
    throw errors.illisible(nom, cause)
  } finally {
    await handle?.close()
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
