/**
 * Dossiers kept open between calls, so that toggling a commune neither reopens nor checkpoints the file. They belong to
 * one backend, which closes them. Whoever writes holds the dossier's lock meanwhile; reading needs none.
 */
import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { MaillageError } from '../../shared/contract/errors.ts'
import type { Mode } from '../../shared/contract/methode.ts'
import { openDossier } from './store/dossier.ts'
import { slowWriting } from './store/errors.ts'
import { type Lock, lockDossier } from './store/lock.ts'
import type { Touchees } from './store/revisions.ts'
import type { Dossier, JournalRow } from './store/types.ts'
import { Tours } from './tours.ts'

interface Session {
  readonly dossier: Dossier
  /** The same, for those that read: it refuses to write. */
  readonly lu: Dossier
  readonly lock: Lock | undefined
  /** Which file it is: a path may later name another one. */
  readonly identity: string
  /** Calls that use it now. */
  users: number
  /** The call that has it to write, and who made it. */
  ecrivain: { readonly auteur: string | null } | undefined
  closing: boolean
}

/** Absolute path without links; the path itself while there is no such file. */
export function canonique(fichier: string): string {
  const absolute = resolve(fichier)
  try {
    return realpathSync(absolute)
  } catch {
    return absolute
  }
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && `${stats.dev}:${stats.ino}`
}

/** `auteur`: the window whose call made the change; null: none. */
type OnChange = (fichier: string, line: JournalRow, touche: Touchees, auteur: string | null) => void

export class Sessions {
  readonly #now: () => string
  readonly #onChange: OnChange
  readonly #open = new Map<string, Session>()
  readonly #tours: Tours

  /**
   * `onChange` is told of every change made through these sessions, once it is on disk; it must not throw. `tours`: how
   * long a change waits for those before it.
   */
  constructor(now: () => string, onChange: OnChange = () => {}, tours: Tours = new Tours()) {
    this.#now = now
    this.#onChange = onChange
    this.#tours = tours
  }

  /**
   * Opens the dossier and keeps it; already open, gives it. One that cannot be written (read-only key, no right) is
   * opened for reading. @throws MaillageError as `openDossier`, 'dossier-occupe' when another program keeps it open
   */
  ouvrir(fichier: string): Dossier {
    const path = canonique(fichier)
    const known = this.#session(path)
    // One opened for reading alone is tried anew: the key may have been unlocked, or room been made.
    if (known !== undefined && (known.lock !== undefined || known.users > 0)) {
      known.closing = false
      return known.dossier
    }
    if (known !== undefined) {
      this.#open.delete(path)
      closeSession(known)
    }
    const { dossier, lock } = this.#openKept(path)
    this.#open.set(path, {
      dossier,
      lu: forReading(dossier),
      lock,
      identity: identityOf(path) ?? '',
      users: 0,
      ecrivain: undefined,
      closing: false,
    })
    return dossier
  }

  /** Closes at once, or when the calls that use it are over. Not open: nothing. */
  fermer(fichier: string): void {
    const path = canonique(fichier)
    const session = this.#open.get(path)
    if (session === undefined) return
    session.closing = true
    this.#closeIfIdle(path, session)
  }

  close(): void {
    for (const session of this.#open.values()) closeSession(session)
    this.#open.clear()
  }

  /**
   * Runs `work` on the dossier: the one kept open, else one opened for this call. One that is given to read refuses to
   * write; those that write come one after the other, in their order. `auteur`: who is told to have made the changes.
   * @throws MaillageError as `openDossier`, 'dossier-occupe' when another program writes, 'ecriture-en-cours' when the
   * changes before this one last
   */
  async use<T>(
    fichier: string,
    mode: Mode,
    work: (dossier: Dossier) => T | Promise<T>,
    auteur: string | null = null,
  ): Promise<T> {
    const path = canonique(fichier)
    if (mode === 'read') return this.#use(path, mode, work, auteur)
    return this.#tours.a(
      path,
      () => this.#use(path, mode, work, auteur),
      () => slowWriting(path),
    )
  }

  async #use<T>(
    path: string,
    mode: Mode,
    work: (dossier: Dossier) => T | Promise<T>,
    auteur: string | null,
  ): Promise<T> {
    const session = this.#session(path)
    if (session === undefined) return this.#once(path, mode, work, auteur)
    session.users++
    if (mode === 'write') session.ecrivain = { auteur }
    try {
      return await work(mode === 'write' ? session.dossier : session.lu)
    } finally {
      session.users--
      if (mode === 'write') session.ecrivain = undefined
      this.#closeIfIdle(path, session)
    }
  }

  async #once<T>(
    path: string,
    mode: Mode,
    work: (dossier: Dossier) => T | Promise<T>,
    auteur: string | null,
  ): Promise<T> {
    const lock = mode === 'write' ? lockExisting(path) : undefined
    try {
      const dossier = openDossier(path, {
        readonly: mode === 'read',
        now: this.#now,
        onChange: (line, touche) => this.#onChange(path, line, touche, auteur),
      })
      try {
        return await work(dossier)
      } finally {
        dossier.close()
      }
    } finally {
      lock?.release()
    }
  }

  #openKept(path: string): { dossier: Dossier; lock: Lock | undefined } {
    const ouvrir = (readonly: boolean): Dossier =>
      openDossier(path, {
        readonly,
        now: this.#now,
        onChange: (line, touche) => this.#onChange(path, line, touche, this.#open.get(path)?.ecrivain?.auteur ?? null),
      })
    let lock: Lock | undefined
    try {
      lock = lockExisting(path)
      return { dossier: ouvrir(false), lock }
    } catch (error) {
      lock?.release()
      if (!(error instanceof MaillageError) || error.body.kind !== 'ecriture-impossible') throw error
      return { dossier: ouvrir(true), lock: undefined }
    }
  }

  /** The session, unless its file was moved, replaced or unplugged: writing into what nobody will find is a loss. */
  #session(path: string): Session | undefined {
    const session = this.#open.get(path)
    if (session === undefined || identityOf(path) === session.identity) return session
    this.#open.delete(path)
    session.closing = true
    if (session.users === 0) closeSession(session)
    return undefined
  }

  #closeIfIdle(path: string, session: Session): void {
    if (!session.closing || session.users > 0) return
    if (this.#open.get(path) === session) this.#open.delete(path)
    closeSession(session)
  }
}

/** A file that is not there has no lock: opening it will say so. */
function lockExisting(path: string): Lock | undefined {
  return identityOf(path) === undefined ? undefined : lockDossier(path)
}

/** Reads see what is committed: a transaction never awaits. */
function forReading(dossier: Dossier): Dossier {
  const refuse = (): never => {
    throw new Error('programming error: a method that reads was to write')
  }
  return {
    path: dossier.path,
    readonly: true,
    db: dossier.db,
    now: () => dossier.now(),
    transaction: refuse,
    rehearse: refuse,
    close: refuse,
  }
}

function closeSession({ dossier, lock }: Session): void {
  try {
    dossier.close()
  } finally {
    lock?.release()
  }
}
