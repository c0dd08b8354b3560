/** A thread seen from inside: it answers each command with a result or an error, then waits for the next. */
import { parentPort, type Transferable } from 'node:worker_threads'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Demande, Progres, Reponse } from './messages.ts'

interface Moyens {
  readonly onProgress: (progres: Progres) => void
  readonly signal: AbortSignal
}

/** `transferer`: what of the result moves to the caller instead of being copied. */
export function servir<C, R>(
  travail: (commande: C, moyens: Moyens) => Promise<R>,
  transferer: (resultat: R) => Transferable[] = () => [],
): void {
  const port = parentPort
  if (port === null) throw new Error('this program is a thread of the backend')
  let arret: AbortController | undefined
  const dire = (reponse: Reponse<R>, transferes: Transferable[] = []): void => port.postMessage(reponse, transferes)
  const executer = async (commande: C, { signal }: AbortController): Promise<void> => {
    try {
      const resultat = await travail(commande, { signal, onProgress: (progres) => dire({ type: 'progres', progres }) })
      dire({ type: 'resultat', resultat }, transferer(resultat))
    } catch (cause) {
      const erreur = cause instanceof MaillageError ? cause.body : null
      dire({ type: 'erreur', erreur, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  }
  port.on('message', (demande: Demande<C>) => {
    // A cancel that comes after its answer finds nothing to stop: the next command has its own.
    if (demande.type === 'annuler') return arret?.abort()
    arret = new AbortController()
    void executer(demande.commande, arret)
  })
}
