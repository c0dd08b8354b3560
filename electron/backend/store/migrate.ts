/**
 * Brings a dossier to the format this application knows. Before anything changes, a copy of the file is set beside it;
 * all pending migrations then run in one transaction, so that a failure leaves the dossier in the format it had.
 */
import { existsSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { ecrireEntier, sansRemplacer } from '../../disque/entier.ts'
import { dossierError, unwritableFile } from './errors.ts'
import { up as initial } from './migrations/0001-initial.ts'
import { up as historique } from './migrations/0002-historique.ts'
import { up as indicateurs } from './migrations/0003-indicateurs.ts'
import { up as intervalles } from './migrations/0004-intervalles.ts'
import { up as elargissements } from './migrations/0005-elargissements.ts'
import { up as portee } from './migrations/0006-portee.ts'
import { up as historiqueParNom } from './migrations/0007-historique-par-nom.ts'
import { up as secteurParNumero } from './migrations/0008-secteur-par-numero.ts'
import { up as reserve } from './migrations/0009-reserve.ts'
import { up as sections } from './migrations/0010-sections.ts'
import { up as projet } from './migrations/0011-projet.ts'
import { up as versions } from './migrations/0012-versions.ts'

/** "Mail" in ASCII: tells our files from the SQLite files of other applications. */
export const APPLICATION_ID = 0x4d61696c

export interface Migration {
  /** Format reached, kept in `user_version`. Follows the previous one by 1. */
  readonly version: number
  readonly up: (db: Database) => void
}

/** Oldest first. A shipped migration never changes again: add the next one, in its own file with its own test. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: initial },
  { version: 2, up: historique },
  { version: 3, up: indicateurs },
  { version: 4, up: intervalles },
  { version: 5, up: elargissements },
  { version: 6, up: portee },
  { version: 7, up: historiqueParNom },
  { version: 8, up: secteurParNumero },
  { version: 9, up: reserve },
  { version: 10, up: sections },
  { version: 11, up: projet },
  { version: 12, up: versions },
]

export function lastVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

export function userVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Runs the migrations that `db` lacks, in one transaction. Foreign keys are off meanwhile, and checked before commit. */
export function applyMigrations(db: Database, migrations: readonly Migration[]): void {
  db.pragma('foreign_keys = OFF') // tables may be rebuilt; a no-op inside a transaction, hence here
  try {
    db.exec('BEGIN IMMEDIATE')
    const from = userVersion(db) // read under the lock: another process may just have migrated
    for (const migration of migrations) {
      if (migration.version <= from) continue
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    }
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0)
      throw new Error(`migration leaves ${orphans.length} orphan rows: ${JSON.stringify(orphans[0])}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

/**
 * Writes the present state of the dossier at `path` to `path.avant-v<target>` and gives the name used. An earlier copy
 * is never overwritten: when it differs, the new one is numbered ("….avant-v2-2").
 */
export function copyBefore(db: Database, path: string, target: number): string {
  const first = `${path}.avant-v${target}`
  // Through SQLite rather than a file copy: includes what still stands in the WAL, and closing a plain file
  // descriptor on the dossier would drop the locks that this process holds on it.
  let placed = first
  ecrireEntier(
    first,
    (draft) => db.prepare('VACUUM INTO ?').run(draft),
    (draft) => {
      for (let n = 1; ; n++) {
        placed = n === 1 ? first : `${first}-${n}`
        if (!existsSync(placed)) return sansRemplacer(draft, placed)
        if (readFileSync(placed).equals(readFileSync(draft))) return
      }
    },
  )
  return placed
}

/**
 * Migrates when needed. Returns the path of the copy made before, or null when the dossier was up to date.
 * @throws MaillageError 'ecriture-impossible' when the copy cannot be made; nothing is migrated then
 */
export function migrateFile(db: Database, path: string, migrations: readonly Migration[]): string | null {
  if (userVersion(db) >= lastVersion(migrations)) return null
  let copy: string
  try {
    copy = copyBefore(db, path, lastVersion(migrations))
  } catch (error) {
    const known = dossierError(error, path)
    if (known instanceof MaillageError) throw known
    throw unwritableFile(path, 'la copie à garder avant sa mise à jour n’a pas pu être faite.', error)
  }
  applyMigrations(db, migrations)
  return copy
}
