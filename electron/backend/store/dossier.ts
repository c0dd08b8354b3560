/**
 * A dossier: one SQLite file `*.maillage`. This module creates it, opens it and runs its transactions; the repositories
 * beside it (territoire, sources, observations, offre, publies, textes, reglages, journal) read and write its content.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { balayerBrouillons } from '../../disque/brouillons.ts'
import { ecrireEntier, sansRemplacer } from '../../disque/entier.ts'
import { alreadyExists, dossierError, unwritableFile } from './errors.ts'
import { derniereLigne, tenirLignes } from './lignes.ts'
import { APPLICATION_ID, applyMigrations, MIGRATIONS, type Migration } from './migrate.ts'
import { closeForWriting, openForReading, openForWriting, rendreLaPlace, tidyAfterReading } from './open-file.ts'
import { noterRevision, type Touchees, touchees } from './revisions.ts'
import type { Dossier, JournalDetail, JournalRow } from './types.ts'
import { recordStep } from './undo.ts'

export interface OpenOptions {
  /** Works on read-only media; every write then throws 'ecriture-impossible'. */
  readonly readonly?: boolean
  /** Clock of the journal, ISO 8601. */
  readonly now?: () => string
  /** Told of each change once it is on disk, by its line of the journal and the CPTS it touched. Must not throw. */
  readonly onChange?: (line: JournalRow, touche: Touchees) => void
  /** Formats known; tests give others. */
  readonly migrations?: readonly Migration[]
}

export interface NewDossier {
  readonly nom: string
  /** ISO 8601; default now. */
  readonly creeLe?: string
}

const clock = () => new Date().toISOString()

class OpenDossier implements Dossier {
  readonly path: string
  readonly readonly: boolean
  readonly db: Database.Database
  readonly now: () => string
  readonly #onChange: OpenOptions['onChange']
  #writing = false
  /** Last line of the history before the transaction under way. */
  #before = 0

  constructor(path: string, readonly: boolean, db: Database.Database, { now, onChange }: OpenOptions) {
    this.path = path
    this.readonly = readonly
    this.db = db
    this.now = now ?? clock
    this.#onChange = onChange
  }

  transaction<T>(action: string, detail: JournalDetail<T>, work: () => T): T {
    return this.#run(work, (result) => this.#commit(action, detail, result))
  }

  rehearse<T>(work: () => T): T {
    return this.#run(work, () => this.db.exec('ROLLBACK'))
  }

  #run<T>(work: () => T, end: (result: T) => void): T {
    this.#begin()
    try {
      const result = work()
      if (result instanceof Promise) throw new Error('programming error: a transaction does not await')
      end(result)
      return result
    } catch (error) {
      throw this.#failed(error)
    } finally {
      this.#writing = false
    }
  }

  close(): void {
    if (!this.db.open) return
    if (this.db.inTransaction) this.db.exec('ROLLBACK')
    if (this.readonly) {
      this.db.close()
      tidyAfterReading(this.path)
    } else {
      rendreLaPlace(this.db)
      closeForWriting(this.db)
    }
  }

  #begin(): void {
    if (this.#writing) throw new Error('programming error: nested transaction')
    if (this.readonly) throw unwritableFile(this.path, 'ce dossier est ouvert en lecture seule.')
    try {
      tenirLignes(this.db) // not at the opening: most of what is opened is only looked at
      this.db.exec('BEGIN IMMEDIATE')
      this.#before = derniereLigne(this.db)
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw dossierError(error, this.path)
    }
    this.#writing = true
  }

  #commit<T>(action: string, detail: JournalDetail<T>, result: T): void {
    // SQLite itself rolls back on a full disk; a caller who swallowed that error must not believe it wrote.
    if (!this.db.inTransaction) throw new Error('the transaction is no longer open')
    const value: unknown = typeof detail === 'function' ? detail(result) : detail
    const date = this.now()
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO journal (date, action, detail) VALUES (?, ?, ?)')
      .run(date, action, JSON.stringify(value ?? null))
    const id = Number(lastInsertRowid)
    const touche = touchees(this.db, this.#before)
    recordStep(this.db, action, id, this.#before)
    this.db.exec('COMMIT')
    noterRevision(this.db, id, touche)
    this.#onChange?.({ id, date, action, detail: value ?? null }, touche)
  }

  #failed(error: unknown): unknown {
    if (!this.db.open) {
      return new MaillageError(
        'annule',
        'L’opération a été interrompue.',
        'Le dossier a été fermé avant la fin\u00A0; il est resté comme avant.',
        'Ouvrez à nouveau le dossier, puis recommencez.',
        error,
      )
    }
    if (this.db.inTransaction) this.db.exec('ROLLBACK')
    return dossierError(error, this.path)
  }
}

/**
 * Opens an existing dossier; brings an older format up to date, with a copy beside ("F.maillage.avant-v2").
 * @throws MaillageError fichier-introuvable, fichier-illisible, fichier-non-reconnu, fichier-abime,
 * dossier-plus-recent, dossier-occupe, ecriture-impossible
 */
export function openDossier(path: string, options: OpenOptions = {}): Dossier {
  const absolute = resolve(path)
  const readonly = options.readonly ?? false
  const migrations = options.migrations ?? MIGRATIONS
  if (!readonly) balayerBrouillons(dirname(absolute)) // copies and documents that a killed process had begun here
  const db = readonly ? openForReading(absolute, migrations) : openForWriting(absolute, migrations)
  return new OpenDossier(absolute, readonly, db, options)
}

/**
 * Creates a dossier and opens it. Either the whole file appears, or nothing.
 * @throws MaillageError usage (empty name), ecriture-impossible (exists already, read-only folder, disk full),
 * fichier-introuvable (no such folder)
 */
export function createDossier(path: string, dossier: NewDossier, options: Pick<OpenOptions, 'now'> = {}): Dossier {
  const absolute = resolve(path)
  const nom = dossier.nom.normalize('NFC').trim()
  if (nom === '') {
    throw new MaillageError('usage', 'Ce dossier n’a pas de nom.', 'Le nom est vide.', 'Donnez un nom au dossier.')
  }
  if (existsSync(absolute)) throw alreadyExists(absolute)
  const content = firstContent(nom, dossier.creeLe ?? (options.now ?? clock)())
  try {
    ecrireEntier(absolute, (draft) => writeFileSync(draft, content, { flag: 'wx' }), sansRemplacer)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw alreadyExists(absolute)
    throw dossierError(error, absolute)
  }
  return openDossier(absolute, options)
}

/** Bytes of a new dossier: tables, name, date and the salt of the professionals' hashes. */
function firstContent(nom: string, creeLe: string): Buffer {
  const db = new Database(':memory:')
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`)
    applyMigrations(db, MIGRATIONS)
    const put = db.prepare('INSERT INTO reglage (cpts_id, cle, valeur) VALUES (NULL, ?, ?)')
    put.run('nom', nom)
    put.run('creeLe', creeLe)
    put.run('sel', randomBytes(32).toString('hex'))
    db.prepare('INSERT INTO journal (date, action, detail) VALUES (?, ?, ?)').run(
      creeLe,
      'dossier.creer',
      JSON.stringify({ nom }),
    )
    return db.serialize()
  } finally {
    db.close()
  }
}
