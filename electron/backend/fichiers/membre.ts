/** The content of one file of an archive, streamed from disk or at once from memory, with the limits of a bomb. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { archiveCoupee, bombe, compressionInconnue, demesure, membreCoupe, motDePasse } from './errors.ts'
import { avecOctets, octetsDe } from './octets.ts'
import type { EntreeZip, Octets } from './zip.ts'

/** No published file of data is larger; the Annuaire Santé has 0.8 GB. Bytes. */
export const CONTENU_MAXIMUM = 4e9
/** Deflate cannot pass 1 032; a sheet full of zeros stays under 100. */
const RAPPORT_MAXIMUM = 250
/** Below this a high ratio is harmless. Bytes. */
const SANS_DANGER = 64e6
const LOCALE = 0x04034b50
const MORCEAU = 1024 * 1024

/** Counts what is inflated and stops a bomb on its way, whatever the archive announced. */
export class Compteur {
  sortis = 0
  readonly #nom: string
  readonly #comprime: number
  readonly #maximum: number

  /** @param comprime bytes that everything comes from. */
  constructor(nom: string, comprime: number, maximum = CONTENU_MAXIMUM) {
    this.#nom = nom
    this.#comprime = comprime
    this.#maximum = maximum
  }

  /** @throws MaillageError fichier-abime. */
  ajouter(octets: number): void {
    this.sortis += octets
    if (this.sortis > this.#maximum) throw demesure(this.#nom, this.#maximum)
    if (this.sortis > SANS_DANGER && this.sortis > this.#comprime * RAPPORT_MAXIMUM) {
      throw bombe(this.#nom, RAPPORT_MAXIMUM)
    }
  }
}

/**
 * Refuses before inflating anything: password, unknown method, announced size.
 * @throws MaillageError fichier-illisible, fichier-abime.
 */
export function verifierEntree(fichier: string, entree: EntreeZip, maximum = CONTENU_MAXIMUM): void {
  if (entree.chiffre) throw motDePasse(fichier, entree.nom)
  if (entree.methode !== 0 && entree.methode !== 8) throw compressionInconnue(fichier, entree.nom, entree.methode)
  new Compteur(`${fichier} › ${entree.nom}`, entree.comprime, maximum).ajouter(entree.octets)
}

/** Position of the first byte of the content. */
function debutDe(fichier: string, octets: Octets, { locale, comprime }: EntreeZip): number {
  const tete = octets.lire(locale, 30)
  if (tete.length < 30 || tete.readUInt32LE(0) !== LOCALE) throw archiveCoupee(fichier)
  const debut = locale + 30 + tete.readUInt16LE(26) + tete.readUInt16LE(28)
  if (debut + comprime > octets.taille) throw archiveCoupee(fichier)
  return debut
}

export interface LectureMembre {
  readonly signal?: AbortSignal | undefined
  /** Bytes of the archive. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * The content, in pieces of 1 MB at most, never whole in memory. Size and CRC-32 are checked at the end.
 * @param archive its path on disk, or its bytes; `fichier` is its name, for the messages.
 * @throws MaillageError fichier-abime, fichier-illisible; the reason of `signal` when it is aborted.
 */
export async function* lireMembre(
  fichier: string,
  archive: string | Buffer,
  entree: EntreeZip,
  { signal, onProgress }: LectureMembre = {},
): AsyncGenerator<Buffer> {
  verifierEntree(fichier, entree)
  const chercher = (octets: Octets): number => debutDe(fichier, octets, entree)
  const debut = typeof archive === 'string' ? avecOctets(archive, chercher) : chercher(octetsDe(archive))
  if (entree.comprime === 0) return
  const fin = debut + entree.comprime
  const brut =
    typeof archive === 'string'
      ? createReadStream(archive, { start: debut, end: fin - 1, highWaterMark: MORCEAU })
      : Readable.from(tranches(archive.subarray(debut, fin)), { objectMode: false })
  const clair = entree.methode === 0 ? brut : createInflateRaw({ chunkSize: MORCEAU })
  if (clair !== brut) {
    brut.on('error', (error: Error) => clair.destroy(error))
    brut.pipe(clair as ReturnType<typeof createInflateRaw>)
  }
  const compteur = new Compteur(`${fichier} › ${entree.nom}`, entree.comprime)
  let crc = 0
  try {
    for await (const morceau of clair as AsyncIterable<Buffer>) {
      signal?.throwIfAborted()
      compteur.ajouter(morceau.length)
      crc = crc32(morceau, crc)
      yield morceau
      if ('bytesRead' in brut) onProgress?.(brut.bytesRead, entree.comprime)
    }
  } catch (cause) {
    if (cause instanceof MaillageError || signal?.aborted) throw cause
    throw membreCoupe(fichier, entree.nom, cause)
  } finally {
    brut.destroy()
    clair.destroy()
  }
  if (compteur.sortis !== entree.octets || crc !== entree.crc) throw membreCoupe(fichier, entree.nom)
}

function* tranches(octets: Buffer): Generator<Buffer> {
  for (let at = 0; at < octets.length; at += MORCEAU) yield octets.subarray(at, at + MORCEAU)
}

/** The whole content at once, for files known to fit in memory. @throws as `lireMembre`. */
export function lireMembreEntier(fichier: string, octets: Octets, entree: EntreeZip, maximum: number): Buffer {
  verifierEntree(fichier, entree, maximum)
  const brut = octets.lire(debutDe(fichier, octets, entree), entree.comprime)
  let clair: Buffer
  try {
    // One byte more than announced: what is longer lies, and stops there.
    clair = entree.methode === 0 ? brut : inflateRawSync(brut, { maxOutputLength: entree.octets + 1 })
  } catch (cause) {
    throw membreCoupe(fichier, entree.nom, cause)
  }
  if (clair.length !== entree.octets || crc32(clair) !== entree.crc) throw membreCoupe(fichier, entree.nom)
  return clair
}
