/**
 * The thread that reads a Parquet file: hyparquet believes the counts that pages say, and a damaged one may have it count
 * for minutes. Here that holds nobody, and its caller ends it.
 */
import { open } from 'node:fs/promises'
import type { AsyncBuffer } from 'hyparquet'
import { servir } from '../../../fils/servir.ts'
import { tableauxInsee } from './insee.ts'
import { lignesParquet, lirePied } from './lire.ts'
import type { Commande, Reponse } from './messages.ts'

let lecture: AsyncGenerator<Buffer> | undefined
let fait = { done: 0, total: 0 }

async function travailler(commande: Commande): Promise<Reponse> {
  if (commande.type === 'ouvrir') {
    const { nom, octets } = commande
    const fichier = octets === null ? await surDisque(commande) : enMemoire(octets)
    const { colonnes, lignes, plusGrandGroupe } = await lirePied(nom, fichier)
    const choix = tableauxInsee(colonnes)
    fait = { done: 0, total: lignes }
    lecture = lignesParquet(nom, fichier, choix, {
      onProgress: (done, total) => {
        fait = { done, total }
      },
    })
    return { type: 'ouvert', cellules: plusGrandGroupe * (choix?.colonnes ?? colonnes).length }
  }
  const suite = await lecture?.next()
  const morceau = suite?.done === false ? suite.value : null
  // A copy of its own: a small buffer is a part of another, that cannot leave this thread.
  return { type: 'morceau', texte: morceau === null ? null : new Uint8Array(morceau), ...fait }
}

/** Columns are read where they stand. Closed with the thread. */
async function surDisque({ path, taille }: Extract<Commande, { readonly type: 'ouvrir' }>): Promise<AsyncBuffer> {
  const poignee = await open(path, 'r')
  const lire = async (debut: number, fin = taille): Promise<ArrayBuffer> => {
    const morceau = new ArrayBuffer(fin - debut)
    await poignee.read(new Uint8Array(morceau), 0, fin - debut, debut)
    return morceau
  }
  return { byteLength: taille, slice: lire }
}

const enMemoire = (octets: Uint8Array): AsyncBuffer => ({
  byteLength: octets.length,
  slice: (debut, fin) => new Uint8Array(octets.subarray(debut, fin)).buffer as ArrayBuffer,
})

servir<Commande, Reponse>(travailler, (reponse) =>
  reponse.type === 'morceau' && reponse.texte !== null ? [reponse.texte.buffer as ArrayBuffer] : [],
)
