/** The thread that reads a contours file: parsing 60 MB and building arcs takes seconds without a pause. */
import { parentPort, workerData } from 'node:worker_threads'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { openReference } from '../reference/reference.ts'
import { importerContours } from './importer.ts'
import { ANNULER, type Commande, type Reponse } from './messages.ts'

const { bibliotheque, source, millesime, now, reference: chemin } = workerData as Commande
const dire = (reponse: Reponse): void => parentPort?.postMessage(reponse)
const arret = new AbortController()
parentPort?.on('message', (message) => {
  if (message === ANNULER) arret.abort()
})

try {
  const reference = openReference(chemin)
  try {
    const onProgress = (progres: { step: string; done: number; total: number }) => dire({ type: 'progres', progres })
    const options = { millesime, now, reference, onProgress, signal: arret.signal }
    dire({ type: 'rapport', rapport: await importerContours(bibliotheque, source, options) })
  } finally {
    reference.close()
  }
} catch (cause) {
  const erreur = cause instanceof MaillageError ? cause.body : null
  dire({ type: 'erreur', erreur, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
} finally {
  parentPort?.close()
}
