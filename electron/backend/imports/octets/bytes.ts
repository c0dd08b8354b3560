/**
 * Bytes of a source file: checked, hashed and streamed once. `.gz` is opened on the way; a file that is not what it
 * says, or that changes while it is read, is refused.
 */
import { createHash, type Hash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { CONTENU_MAXIMUM, Compteur } from '../../fichiers/membre.ts'
import * as errors from '../bilan/errors.ts'
import * as refusOctets from '../bilan/errors-octets.ts'

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
  /** `classeur`, `JSON`, `Parquet`: encoding and separator of the text are ours, and say nothing. */
  readonly forme: 'texte' | 'classeur' | 'JSON' | 'Parquet'
  /** Its first bytes, at most `taille`. */
  tete(taille: number): Promise<Buffer>
  lire(options: ReadOptions): Reading
  /** French; known once it has been read. */
  avertissements(): readonly string[]
}

/**
 * Checks that the path is a readable, ordinary, non-empty file.
 * @throws MaillageError fichier-introuvable, fichier-illisible, fichier-abime (empty), fichier-non-reconnu (over 4 GB).
 */
export async function openSource(path: string): Promise<SourceFile> {
  const nom = basename(path)
  let info: BigIntStats
  try {
    info = await stat(path, { bigint: true })
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) throw refusOctets.introuvable(nom, cause)
    throw refusOctets.illisible(nom, cause)
  }
  if (info.isDirectory()) throw refusOctets.estUnDossier(nom)
  if (!info.isFile()) throw refusOctets.pasUnFichier(nom)
  if (info.size === 0n) throw refusOctets.vide(nom)
  if (info.size > CONTENU_MAXIMUM) throw refusOctets.demesure(nom, Number(info.size), CONTENU_MAXIMUM)
  const start = await readStart(path, nom)
  const gz = start[0] === 0x1f && start[1] === 0x8b
  return { path, nom, fichier: nom, partie: null, contenu: null, taille: Number(info.size), gz, stat: info }
}

/** The content's first bytes (at most `size`), decompressed. Does not hash. */
export async function readHead(source: SourceFile, size: number): Promise<Buffer> {
  if (source.contenu !== null) return source.contenu.tete(size)
  const head = Buffer.allocUnsafe(size)
  let length = 0
  const raw = rawChunks(source, {}, undefined, Math.min(size, CHUNK))
  for await (const chunk of source.gz ? gunzip(source, raw) : raw) {
    length += chunk.copy(head, length)
    if (length === size) break
  }
  return head.subarray(0, length)
}

/** One reading of the whole content. `chunks` may be taken once; `finish` after it. */
export interface Reading {
  /** Decompressed content. A chunk is only valid until the next one is asked for: the buffer is reused. */
  readonly chunks: AsyncGenerator<Buffer>
  /** @throws MaillageError fichier-illisible when the file changed since `openSource`. */
  finish(): Promise<Empreinte>
}

/** SHA-256 (hex) of what was read. */
export interface Empreinte {
  /** Of the file as it is on disk. */
  readonly fichier: string
  /** Of the text: of a file of an archive, of a sheet, out of a .gz. The same for a plain file of the same bytes. */
  readonly contenu: string
}

/** `chunks`, whose SHA-256 is known once they have all been taken. */
export async function* compterOctets(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

export function readAll(source: SourceFile, options: ReadOptions): Reading {
  if (source.contenu !== null) return source.contenu.lire(options)
  const hash = createHash('sha256')
  const raw = rawChunks(source, options, (chunk) => hash.update(chunk))
  const clair = source.gz ? createHash('sha256') : null
  return {
    chunks: clair === null ? raw : compterOctets(gunzip(source, raw), clair),
    finish: async () => {
      await refuseChanged(source)
      const fichier = hash.digest('hex')
      return { fichier, contenu: clair?.digest('hex') ?? fichier }
    },
  }
}

/** Compares size, dates and inode with those of `openSource`. */
export async function refuseChanged(source: SourceFile): Promise<void> {
  let now: BigIntStats
  try {
    now = await stat(source.path, { bigint: true })
  } catch {
    throw refusOctets.aChange(source.nom)
  }
  const before = source.stat
  if (now.size !== before.size || now.mtimeNs !== before.mtimeNs || now.ino !== before.ino) {
    throw refusOctets.aChange(source.nom)
  }
}

/** Bytes as they are on disk, two buffers in turn: the next read runs while the caller works on this one. */
async function* rawChunks(
  source: SourceFile,
  options: ReadOptions,
  tap?: (chunk: Buffer) => void,
  most = CHUNK,
): AsyncGenerator<Buffer> {
  const { nom, path, taille } = source
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (cause) {
    throw refusOctets.illisible(nom, cause)
  }
  const size = Math.min(most, Math.max(taille, 1))
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
    throw refusOctets.illisible(nom, cause)
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
  const inflated = new Compteur(source.nom, source.taille)
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) {
      inflated.ajouter(chunk.length)
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw refusOctets.gzAbime(source.nom, cause)
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
      if (carry.length + head.length > MAX_LINE) throw refusOctets.ligneTropLongue(nom, line())
      carry = Buffer.concat([carry, head])
      if (end < 0) continue
      yield carry
      carry = null
      start = end + 1
    }
    const last = chunk.lastIndexOf(10)
    if (last >= start) yield chunk.subarray(start, last + 1)
    const rest: Buffer = chunk.subarray(Math.max(last + 1, start))
    if (rest.length > MAX_LINE) throw refusOctets.ligneTropLongue(nom, line())
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
    throw refusOctets.illisible(nom, cause)
  } finally {
    await handle?.close()
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
