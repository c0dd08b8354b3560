/** Reads a workbook in a thread of its own: other calls are answered meanwhile, and too much memory kills the thread only. */
import { Worker } from 'node:worker_threads'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import * as errors from './errors.ts'
import type { Commande, Reponse } from './messages.ts'

/** The parsed cells of the largest workbook accepted. */
const MEMOIRE_MO = 2048

type Bonne<T extends Reponse['type']> = Extract<Reponse, { readonly type: T }>

/** @throws MaillageError: what the workbook is refused for; annule; fichier-non-reconnu when it asks for too much memory. */
export function demander<T extends 'feuilles' | 'texte'>(
  type: T,
  commande: Commande,
  signal?: AbortSignal,
): Promise<Bonne<T>> {
  // Sources run as they are (.ts); the build lays the same files out as .js.
  const suffixe = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const ouvrier = new Worker(new URL(`./ouvrier.${suffixe}`, import.meta.url), {
    workerData: commande,
    resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MO },
  })
  const arreter = (): void => void ouvrier.terminate()
  signal?.addEventListener('abort', arreter, { once: true })
  if (signal?.aborted) arreter()
  return new Promise<Bonne<T>>((resoudre, rejeter) => {
    ouvrier.on('message', (reponse: Reponse) => {
      if (reponse.type === type) resoudre(reponse as Bonne<T>)
      else if (reponse.type === 'erreur') rejeter(erreurDe(commande.nom, reponse))
    })
    ouvrier.on('error', (cause: NodeJS.ErrnoException) => {
      rejeter(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? errors.classeurTropGros(commande.nom, cause) : cause)
    })
    ouvrier.on('exit', (code) => {
      rejeter(signal?.aborted ? errors.annule(commande.nom) : new Error(`the workbook thread ended with ${code}`))
    })
  }).finally(() => {
    signal?.removeEventListener('abort', arreter)
    arreter()
  })
}

function erreurDe(nom: string, { erreur, cause }: Bonne<'erreur'>): Error {
  if (erreur === null) return errors.classeurAbime(nom, cause)
  return new MaillageError(erreur.kind, erreur.titre, erreur.explication, erreur.issue, cause)
}
