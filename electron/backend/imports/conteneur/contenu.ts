/** The text of one part of a container, read as a plain file would be. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lireMembre } from '../../fichiers/membre.ts'
import type { EntreeZip } from '../../fichiers/zip.ts'
import {
  type Contenu,
  compterOctets,
  type Empreinte,
  type Reading,
  refuseChanged,
  type SourceFile,
} from '../octets/bytes.ts'
import { demanderTexte } from './atelier.ts'
import * as errors from './errors.ts'
import type { Commande } from './messages.ts'

const MORCEAU = 1024 * 1024

/** A file of an archive, inflated while it is read. */
export function contenuDeMembre(source: SourceFile, entree: EntreeZip): Contenu {
  const { nom, path } = source
  return {
    forme: 'texte',
    async tete(taille) {
      const morceaux: Buffer[] = []
      let longueur = 0
      for await (const morceau of lireMembre(nom, path, entree)) {
        morceaux.push(morceau)
        longueur += morceau.length
        if (longueur >= taille) break
      }
      return Buffer.concat(morceaux).subarray(0, taille)
    },
    lire(options): Reading {
      const hash = createHash('sha256')
      const chunks = compterOctets(annulable(nom, options.signal, lireMembre(nom, path, entree, options)), hash)
      return { chunks, finish: () => finir(source, hash) }
    },
    avertissements: () => [],
  }
}

async function* annulable(
  nom: string,
  signal: AbortSignal | undefined,
  chunks: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } catch (cause) {
    throw signal?.aborted ? errors.annule(nom) : cause
  }
}

interface TexteLu {
  readonly texte: Buffer
  readonly avertissements: readonly string[]
}

/** Text of a sheet kept between the look at its head and its reading. Bytes. */
const GARDE = 64 * 1024 * 1024

/**
 * A sheet, parsed when it is asked for.
 * @param connue its whole text when the list of the sheets gave it already.
 */
export function contenuDeFeuille(source: SourceFile, commande: Commande, connue: Buffer | null): Contenu {
  let entiere: TexteLu | null = null
  let avertissements: readonly string[] = []
  const demander = async (octets: number | null, signal?: AbortSignal): Promise<TexteLu> => {
    const reponse = await demanderTexte({ ...commande, octets }, signal)
    const lu = { texte: Buffer.from(reponse.texte.buffer), avertissements: reponse.avertissements }
    if (reponse.entier && lu.texte.length <= GARDE) entiere = lu
    return lu
  }
  return {
    forme: 'classeur',
    async tete(taille) {
      const texte = connue ?? (entiere ?? (await demander(taille))).texte
      return texte.subarray(0, taille)
    },
    lire({ signal, onProgress }): Reading {
      const chunks = async function* (): AsyncGenerator<Buffer> {
        const lu = entiere ?? (await demander(null, signal))
        avertissements = lu.avertissements
        for (let at = 0; at < lu.texte.length; at += MORCEAU) {
          yield lu.texte.subarray(at, at + MORCEAU)
          onProgress?.(Math.min(at + MORCEAU, lu.texte.length), lu.texte.length)
        }
      }
      const hash = createHash('sha256')
      return { chunks: compterOctets(chunks(), hash), finish: () => finir(source, hash) }
    },
    avertissements: () => avertissements,
  }
}

/** Of the file on disk, found unchanged after it, and of the part that was read. */
export async function finir(source: SourceFile, lu: Hash): Promise<Empreinte> {
  const somme = createHash('sha256')
  for await (const morceau of createReadStream(source.path, { highWaterMark: MORCEAU })) somme.update(morceau as Buffer)
  await refuseChanged(source)
  return { fichier: somme.digest('hex'), contenu: lu.digest('hex') }
}
