/** A copy of a dossier under another name: whole, closed, never in place of an existing file. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { ecrireEntier, sansRemplacer } from '../../disque/entier.ts'
import { alreadyExists, dossierError } from './errors.ts'
import type { Dossier } from './types.ts'

/**
 * Writes what the dossier holds now to `path` and gives its absolute path. All or nothing.
 * @throws MaillageError 'ecriture-impossible' (exists already, read-only folder, disk full), 'fichier-introuvable'
 */
export function copyDossier(dossier: Dossier, path: string): string {
  const absolute = resolve(path)
  if (existsSync(absolute)) throw alreadyExists(absolute)
  try {
    ecrireEntier(absolute, (draft) => vacuumInto(dossier, draft), sansRemplacer)
    return absolute
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw alreadyExists(absolute)
    throw dossierError(error, absolute)
  }
}

/** A dossier opened for reading refuses every write, this one to another file included: it is let through alone. */
function vacuumInto({ db }: Dossier, path: string): void {
  const guarded = db.pragma('query_only', { simple: true }) === 1
  if (guarded) db.pragma('query_only = OFF')
  try {
    db.prepare('VACUUM INTO ?').run(path)
  } finally {
    if (guarded) db.pragma('query_only = ON')
  }
}
