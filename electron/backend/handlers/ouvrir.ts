/** The dossier of a call: the one kept open, else opened for the time of the call. */
import type { CallContext } from '../backend.ts'
import type { Dossier } from '../store/types.ts'

/** Reading needs no write access: a dossier on a read-only key opens. The file is closed clean whatever happens. */
export function withDossier<T>(
  fichier: string,
  mode: 'read' | 'write',
  { sessions }: Pick<CallContext, 'sessions'>,
  work: (dossier: Dossier) => T | Promise<T>,
): Promise<T> {
  return sessions.use(fichier, mode, work)
}
