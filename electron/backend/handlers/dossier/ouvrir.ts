/** The dossier of a call: the one kept open, else opened for the time of the call, as the contract says of the method. */
import type { CheminDossier } from '../../../../shared/contract/chemins.ts'
import type { CallContext } from '../../contexte.ts'
import type { Dossier } from '../../store/types.ts'

type Contexte = Pick<CallContext, 'sessions' | 'mode' | 'auteur'>

/**
 * To write for a method that writes, else to read: reading needs no write access, a dossier on a read-only key opens.
 * The file is closed clean whatever happens.
 */
export function withDossier<T>(
  fichier: CheminDossier,
  { sessions, mode, auteur }: Contexte,
  work: (dossier: Dossier) => T | Promise<T>,
): Promise<T> {
  return sessions.use(fichier, mode, work, auteur)
}

/** For the part of a method that only reads, whatever the method does next: others may write meanwhile. */
export function readDossier<T>(
  fichier: CheminDossier,
  { sessions }: Contexte,
  work: (dossier: Dossier) => T | Promise<T>,
): Promise<T> {
  return sessions.use(fichier, 'read', work)
}
