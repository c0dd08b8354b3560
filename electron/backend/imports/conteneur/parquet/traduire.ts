/** A Parquet file, loose, in a .gz or in an archive, with its table for content; read in a thread of its own. */
import { createHash } from 'node:crypto'
import { Fil, FilArrete, programme } from '../../../fils/fil.ts'
import { type Contenu, compterOctets, readAll, readHead, type SourceFile } from '../../octets/bytes.ts'
import { finir } from '../contenu.ts'
import * as errors from '../errors.ts'
import type { Commande, Reponse } from './messages.ts'

const MARQUE = Buffer.from('PAR1')
/** A file that is inside another one is read in memory. Bytes. */
const MEMOIRE = 600e6
/** Of the values of the largest file accepted. */
const LIMITES = { maxOldGenerationSizeMb: 4096 }

/**
 * Milliseconds of processor that the thread may take, many times what a whole file needs: for the footer, its own start
 * included; then for a group of rows, by its cells and by the bytes of the file, which bound what they can hold.
 */
const PROCESSEUR = { pied: 4000, groupe: 500, cellule: 0.004, octet: 0.02 } as const

export async function traduireParquet(source: SourceFile): Promise<SourceFile> {
  if (!(await readHead(source, MARQUE.length)).equals(MARQUE)) return source
  return { ...source, contenu: contenuParquet(source) }
}

function contenuParquet(source: SourceFile): Contenu {
  return {
    forme: 'Parquet',
    async tete(taille) {
      const morceaux: Buffer[] = []
      let longueur = 0
      for await (const morceau of lignes(source, {})) {
        morceaux.push(morceau)
        longueur += morceau.length
        if (longueur >= taille) break
      }
      return Buffer.concat(morceaux).subarray(0, taille)
    },
    lire(options) {
      const hash = createHash('sha256')
      return { chunks: compterOctets(lignes(source, options), hash), finish: () => finir(source, hash) }
    },
    avertissements: () => [],
  }
}

/**
 * The table, in pieces. `processeur`: for a group of rows, instead of what it is worth; for the tests.
 * @throws MaillageError fichier-abime: it cannot be read, or takes more work than any sound file of its size; annule.
 */
export async function* lignes(
  source: SourceFile,
  { signal, onProgress }: Parameters<Contenu['lire']>[0],
  processeur?: number,
): AsyncGenerator<Buffer> {
  const { nom, path, taille } = source
  const octets = source.contenu !== null || source.gz ? await enMemoire(source) : null
  const fil = new Fil<Commande, Reponse>(programme(import.meta.url, 'ouvrier'), null, LIMITES)
  // Reading does not pause to hear a cancel: the thread is ended.
  const arreter = (): void => fil.fermer()
  signal?.addEventListener('abort', arreter, { once: true })
  try {
    if (signal?.aborted) throw errors.annule(nom)
    const ouvert = await fil.demander({ type: 'ouvrir', nom, path, taille, octets }, { processeur: PROCESSEUR.pied })
    const cellules = ouvert.type === 'ouvert' ? ouvert.cellules : 0
    const { groupe, cellule, octet } = PROCESSEUR
    const borne = processeur ?? groupe + Math.min(cellules * cellule, (octets?.length ?? taille) * octet)
    for (;;) {
      const lu = await fil.demander({ type: 'suite' }, { processeur: borne })
      if (lu.type !== 'morceau' || lu.texte === null) return
      onProgress?.(lu.done, lu.total)
      yield Buffer.from(lu.texte.buffer, lu.texte.byteOffset, lu.texte.byteLength)
    }
  } catch (cause) {
    if (signal?.aborted) throw errors.annule(nom)
    throw cause instanceof FilArrete ? errors.parquetAbime(nom, cause) : cause
  } finally {
    signal?.removeEventListener('abort', arreter)
    fil.fermer()
  }
}

/** Shared with the thread, and not copied. */
async function enMemoire(source: SourceFile): Promise<Uint8Array> {
  const morceaux: Buffer[] = []
  let longueur = 0
  for await (const morceau of readAll(source, {}).chunks) {
    longueur += morceau.length
    if (longueur > MEMOIRE) throw errors.parquetTropGrand(source.nom)
    morceaux.push(Buffer.from(morceau))
  }
  const tout = new Uint8Array(new SharedArrayBuffer(longueur))
  let place = 0
  for (const morceau of morceaux) {
    tout.set(morceau, place)
    place += morceau.length
  }
  return tout
}
