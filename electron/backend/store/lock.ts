/**
 * One writer per dossier, from its opening to its closing: what two windows undo and redo cannot be mixed. The lock is
 * SQLite's own, held on an empty file beside the dossier: it works on every system and dies with the process.
 */
import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { busyDossier, dossierError } from './errors.ts'

export interface Lock {
  release(): void
}

/** @throws MaillageError 'dossier-occupe' when another window or program holds it, 'ecriture-impossible' */
export function lockDossier(path: string): Lock {
  const file = `${path}-verrou`
  for (let attempt = 0; ; attempt++) {
    let db: Database.Database | undefined
    try {
      db = new Database(file, { timeout: 0 })
      db.pragma('journal_mode = MEMORY') // no second file beside
      db.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      db?.close()
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
        throw busyDossier(path, 'il est déjà ouvert dans une autre fenêtre ou un autre programme.', error)
      }
      throw dossierError(error, path)
    }
    const held = db
    // The former holder may have removed the file between our opening it and our lock: what we hold is then nobody's.
    if (existsSync(file) || attempt === 3) return { release: () => release(held, file) }
    held.close()
  }
}

function release(db: Database.Database, file: string): void {
  if (!db.open) return
  try {
    if (process.platform !== 'win32') rmSync(file, { force: true }) // before the lock goes: nobody else holds it yet
  } finally {
    db.close()
  }
  if (process.platform === 'win32') {
    try {
      rmSync(file, { force: true })
    } catch {
      // Another program has just opened it: it will remove it.
    }
  }
}
