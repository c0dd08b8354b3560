/** Makes sure that the reference database is there: builds it when missing or stale. */
import { mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { ecrireEntier } from '../../disque/entier.ts'
import { empreinte, paquets, paquetsManquants } from './build/sources.ts'
import { lireMeta } from './reference.ts'
import { BUILD_VERSION, cheminReference } from './schema.ts'

/** True when the file was made by this build from the packages now installed (or when none are: packaged app). */
function aJour(chemin: string): boolean {
  const ecrit = lireMeta(chemin)
  if (ecrit?.get('construction') !== BUILD_VERSION) return false
  const trouves = paquets()
  if (paquetsManquants(trouves).length > 0) return true
  return ecrit.get('paquets') === empreinte(trouves)
}

/**
 * Path of reference.sqlite, built when missing or stale (a few seconds). Built aside then renamed, so that it is
 * never seen half-written; two processes building at once each write their own file and the last rename wins.
 * Errors: MaillageError when it cannot be written or when the packages are absent.
 */
export async function ensureReference(): Promise<string> {
  const chemin = cheminReference()
  if (!aJour(chemin)) {
    const { construire } = await import('./build/build.ts')
    installer(chemin, construire)
  }
  return chemin
}

/** Builds into a file aside, then puts it in place. Returns what the build returns. */
export function installer<T>(chemin: string, construire: (provisoire: string) => T): T {
  try {
    mkdirSync(dirname(chemin), { recursive: true })
    return ecrireEntier(chemin, construire, (brouillon) => {
      try {
        renameSync(brouillon, chemin)
      } catch (cause) {
        // Windows refuses to replace a file that another process holds open: keep that one if it is as good.
        if (!aJour(chemin)) throw cause
      }
    })
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw new MaillageError(
      'ecriture-impossible',
      'Les données de référence n’ont pas pu être écrites.',
      `Le fichier « ${chemin} » ne peut pas être créé.`,
      'Vérifier l’espace disque et le droit d’écriture dans ce dossier, ou choisir un autre emplacement avec la variable MAILLAGE_REFERENCE.',
      cause,
    )
  }
}

export { openReference } from './reference.ts'
