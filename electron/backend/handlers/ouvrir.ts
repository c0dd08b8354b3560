/** Opens a dossier for the time of one call. */
import { openDossier } from '../store/dossier.ts'
import type { Dossier } from '../store/types.ts'

/** Reading needs no write access: a dossier on a read-only key opens. The file is closed clean whatever happens. */
export async function withDossier<T>(
  fichier: string,
  mode: 'read' | 'write',
  now: () => string,
  work: (dossier: Dossier) => T | Promise<T>,
): Promise<T> {
  const dossier = openDossier(fichier, { readonly: mode === 'read', now })
  try {
    return await work(dossier)
  } finally {
    dossier.close()
  }
}
