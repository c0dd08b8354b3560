/** A Parquet file, loose, in a .gz or in an archive, with its table for content. */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { AsyncBuffer } from 'hyparquet'
import { type Contenu, compterOctets, readAll, readHead, type SourceFile } from '../../octets/bytes.ts'
import { finir } from '../contenu.ts'
import * as errors from '../errors.ts'
import { tableauxInsee } from './insee.ts'
import { lignesParquet, lirePied } from './lire.ts'

const MARQUE = Buffer.from('PAR1')
/** A file that is inside another one is read in memory. Bytes. */
const MEMOIRE = 600e6

export async function traduireParquet(source: SourceFile): Promise<SourceFile> {
  if (!(await readHead(source, MARQUE.length)).equals(MARQUE)) return source
  return { ...source, contenu: contenuParquet(source) }
}

function contenuParquet(source: SourceFile): Contenu {
  const { nom } = source
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

  async function* lignes(de: SourceFile, options: Parameters<Contenu['lire']>[0]): AsyncGenerator<Buffer> {
    const { fichier, fermer } = await ouvrir(de)
    try {
      const { colonnes } = await lirePied(nom, fichier)
      yield* lignesParquet(nom, fichier, tableauxInsee(colonnes), options)
    } finally {
      await fermer()
    }
  }
}

interface Ouvert {
  readonly fichier: AsyncBuffer
  fermer(): Promise<void>
}

/** Columns are read where they stand; out of a .gz or an archive, the whole is in memory first. */
async function ouvrir(source: SourceFile): Promise<Ouvert> {
  if (source.contenu !== null || source.gz) {
    const octets = await enMemoire(source)
    return { fichier: tampon(octets), fermer: async () => undefined }
  }
  const poignee: FileHandle = await open(source.path, 'r')
  const lire = async (debut: number, fin = source.taille): Promise<ArrayBuffer> => {
    const morceau = new ArrayBuffer(fin - debut)
    await poignee.read(new Uint8Array(morceau), 0, fin - debut, debut)
    return morceau
  }
  return { fichier: { byteLength: source.taille, slice: lire }, fermer: () => poignee.close() }
}

async function enMemoire(source: SourceFile): Promise<Buffer> {
  const morceaux: Buffer[] = []
  let longueur = 0
  for await (const morceau of readAll(source, {}).chunks) {
    longueur += morceau.length
    if (longueur > MEMOIRE) throw errors.parquetTropGrand(source.nom)
    morceaux.push(Buffer.from(morceau))
  }
  return Buffer.concat(morceaux)
}

const tampon = (octets: Buffer): AsyncBuffer => ({
  byteLength: octets.length,
  slice: (debut, fin) => new Uint8Array(octets.subarray(debut, fin)).buffer,
})
