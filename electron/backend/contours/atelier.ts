/** Runs an import of contours in a thread of its own, so that every other call is answered meanwhile. */
import { Worker } from 'node:worker_threads'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { OptionsImport, RapportContours } from './importer.ts'
import { ANNULER, type Commande, type Reponse } from './messages.ts'

/** Same answer and same errors as `importerContours`, without holding the caller's thread. */
export function importerAPart(
  bibliotheque: string,
  source: string,
  { millesime, now, reference, onProgress, signal }: OptionsImport,
): Promise<RapportContours> {
  const commande: Commande = { bibliotheque, source, millesime, now, reference: reference.path }
  // Sources run as they are (.ts); the build lays the same files out as .js.
  const suffixe = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const ouvrier = new Worker(new URL(`./ouvrier.${suffixe}`, import.meta.url), { workerData: commande })
  const annuler = () => ouvrier.postMessage(ANNULER)
  if (signal?.aborted) annuler()
  signal?.addEventListener('abort', annuler)
  return new Promise<RapportContours>((resoudre, rejeter) => {
    ouvrier.on('message', (reponse: Reponse) => {
      if (reponse.type === 'progres') onProgress?.(reponse.progres)
      else if (reponse.type === 'rapport') resoudre(reponse.rapport)
      else rejeter(erreurDe(reponse))
    })
    ouvrier.on('error', rejeter)
    // Out of memory, mostly: the thread dies alone, the application goes on.
    ouvrier.on('exit', (code) => rejeter(new Error(`the contours thread ended with ${code}`)))
  }).finally(() => signal?.removeEventListener('abort', annuler))
}

function erreurDe({ erreur, cause }: Extract<Reponse, { type: 'erreur' }>): Error {
  if (erreur === null) return new Error(cause)
  return new MaillageError(erreur.kind, erreur.titre, erreur.explication, erreur.issue, cause)
}
