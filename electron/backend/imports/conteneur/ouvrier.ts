/** The thread that reads one workbook, answers once and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { lireClasseur } from './classeur.ts'
import type { Commande, Reponse } from './messages.ts'

const repondre = (reponse: Reponse): void => {
  const octets =
    reponse.type === 'texte' ? [reponse.texte] : reponse.type === 'feuilles' ? reponse.feuilles.map((f) => f.tete) : []
  parentPort?.postMessage(
    reponse,
    octets.map(({ buffer }) => buffer as ArrayBuffer),
  )
}

try {
  repondre(lireClasseur(workerData as Commande))
} catch (cause) {
  const erreur = cause instanceof MaillageError ? cause.body : null
  repondre({ type: 'erreur', erreur, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
}
