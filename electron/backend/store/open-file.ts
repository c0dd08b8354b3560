/**
 * Opens the SQLite file of a dossier: recognises it before touching it, then for reading or for writing.
 * No plain file descriptor is opened on a dossier that SQLite may hold: closing one would drop this process's locks.
 */
import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { MaillageError } from '../../../shared/contract/errors.ts'
import {
  damagedDossier,
  dossierError,
  missingFile,
  newerDossier,
  notADossier,
  unreadableFile,
  unwritableFile,
} from './errors.ts'
import { APPLICATION_ID, applyMigrations, lastVersion, type Migration, migrateFile, userVersion } from './migrate.ts'
import { seMefier, verifierStructure } from './structure.ts'

/** How long a connection waits for another process before saying that the dossier is busy. */
export const BUSY_MILLISECONDS = 2000

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function checkFile(path: string): void {
  let stats: Stats
  try {
    stats = statSync(path)
    accessSync(path, constants.R_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missingFile(path, error)
    throw unreadableFile(path, 'le système en refuse la lecture.', error)
  }
  if (stats.isDirectory()) throw unreadableFile(path, 'c’est un répertoire, pas un fichier.')
  if (!stats.isFile()) throw unreadableFile(path, 'ce n’est pas un fichier ordinaire.')
  if (stats.size === 0) throw notADossier(path, 'ce fichier est vide.')
}

/** A database in memory with these bytes. An image cannot be in WAL mode: its header is set to "rollback journal". */
function imageOf(bytes: Buffer): Database.Database {
  bytes[18] = bytes[19] = 1 // file format versions, sqlite.org/fileformat2.html
  return new Database(bytes)
}

function connectAndRead(path: string): Database.Database {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS })
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get() // the first read is what takes locks and opens the WAL
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** SQLite's ways of saying that reading needs a write: an index file to create, an interrupted write to finish. */
function needsWriting(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : ''
  return code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')
}

/**
 * Connection for reading. When a process was killed in the middle of a write, that write is first undone, which needs
 * to write; on media where that is refused, a cleanly closed file is read into memory.
 */
function connectReadonly(path: string): Database.Database {
  try {
    return connectAndRead(path)
  } catch (error) {
    if (!needsWriting(error)) throw error
    // Plain reads are safe here: SQLite could not open the file, so that this process holds no lock on it.
    const bytes = readFileSync(path)
    if (sizeOf(`${path}-wal`) === 0 && sizeOf(`${path}-journal`) === 0) return imageOf(bytes)
    if (bytes.readUInt32BE(68) !== APPLICATION_ID) throw otherApplication(path, error) // not ours to repair
    try {
      closeForWriting(new Database(path, { fileMustExist: true, timeout: BUSY_MILLISECONDS }))
      return connectAndRead(path)
    } catch (again) {
      if (!needsWriting(again)) throw again
      // The companion file holds what must be undone or added: ignoring it would show a state that never existed.
      throw unreadableFile(
        path,
        'il n’a pas été fermé correctement et se trouve dans un emplacement en lecture seule\u00A0; copiez-le avec les fichiers de même nom qui l’accompagnent.',
        again,
      )
    }
  }
}

function otherApplication(path: string, cause?: unknown): MaillageError {
  return notADossier(path, 'c’est une base de données d’une autre application.', cause)
}

/** Throws unless `db` is a dossier of a known format, without changing it. */
function recognise(db: Database.Database, path: string, migrations: readonly Migration[]): void {
  const id = db.pragma('application_id', { simple: true })
  if (id !== APPLICATION_ID) throw otherApplication(path)
  const version = userVersion(db)
  if (version > lastVersion(migrations)) throw newerDossier(path, version, lastVersion(migrations))
  if (version < 1) throw damagedDossier(path)
}

/** The file recognised, checked and open for reading; the caller closes the connection. */
function openRecognised(path: string, migrations: readonly Migration[]): Database.Database {
  checkFile(path)
  let db: Database.Database | undefined
  try {
    db = connectReadonly(path)
    seMefier(db)
    recognise(db, path, migrations)
    verifierStructure(db, path, migrations)
    const found = db.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') throw damagedDossier(path, new Error(String(found)))
    return db
  } catch (error) {
    db?.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw notADossier(path, 'son contenu n’est pas celui d’un dossier.', error)
    }
    throw dossierError(error, path)
  }
}

/** For reading. A dossier of an older format is brought to ours in memory only: the file stays as it is. */
export function openForReading(path: string, migrations: readonly Migration[]): Database.Database {
  let db = openRecognised(path, migrations)
  try {
    if (userVersion(db) < lastVersion(migrations)) {
      const bytes = db.serialize()
      db.close()
      db = imageOf(bytes)
      seMefier(db)
      applyMigrations(db, migrations)
    }
    db.pragma('query_only = ON') // an image in memory would accept writes
    return db
  } catch (error) {
    db.close()
    throw dossierError(error, path)
  }
}

/** For writing: checked first, migrated when needed (with a copy beside), foreign keys on, in WAL mode. */
export function openForWriting(path: string, migrations: readonly Migration[]): Database.Database {
  openRecognised(path, migrations).close() // a file of another application, or a damaged one, stays as it is
  let db: Database.Database | undefined
  try {
    db = new Database(path, { fileMustExist: true, timeout: BUSY_MILLISECONDS })
    if (db.readonly) throw unwritableFile(path, 'ce fichier est en lecture seule.')
    seMefier(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL') // a laptop whose battery dies must not lose the last minute
    db.pragma('foreign_keys = ON')
    migrateFile(db, path, migrations)
    return db
  } catch (error) {
    if (db) closeForWriting(db)
    throw dossierError(error, path)
  }
}

/**
 * Gives back to the disk what the dossier no longer holds, when it is much: SQLite keeps freed pages in the file to use
 * them again. All or nothing; refused (no room, somebody else writes), the pages stay to be used.
 */
export function rendreLaPlace(db: Database.Database): void {
  const libres = db.pragma('freelist_count', { simple: true }) as number
  const pages = db.pragma('page_count', { simple: true }) as number
  if (libres < 16 || libres * 8 < pages) return
  try {
    db.pragma('busy_timeout = 0')
    db.exec('VACUUM')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}

/** Leaves one clean file when nobody else has it open; otherwise the last one to close does. Never loses a commit. */
export function closeForWriting(db: Database.Database): void {
  try {
    db.pragma('busy_timeout = 0')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('journal_mode = DELETE')
  } catch (error) {
    // Busy, or the medium was removed: what is committed stays in the WAL and is read at the next opening.
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    db.close()
  }
}

/** After a reader: a dossier whose writer was killed or closed first keeps its WAL until somebody may tidy it. */
export function tidyAfterReading(path: string): void {
  if (statSync(`${path}-wal`, { throwIfNoEntry: false }) === undefined) return
  try {
    closeForWriting(new Database(path, { fileMustExist: true, timeout: 0 }))
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}
