/**
 * Dossiers kept open between calls, so that toggling a commune neither reopens nor checkpoints the file. They belong to
 * one backend, which closes them. Whoever writes holds the dossier's lock meanwhile; reading needs none.
 */
import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { MaillageError } from '../../shared/contract/errors.ts'
import { openDossier } from './store/dossier.ts'
import { busyDossier } from './store/errors.ts'
import { type Lock, lockDossier } from './store/lock.ts'
import type { Dossier, JournalRow } from './store/types.ts'

interface Session {
  readonly dossier: Dossier
  readonly lock: Lock | undefined
  /** Which file it is: a path may later name another one. */
  readonly identity: string
  /** Calls that use it now. */
  users: number
  /** A call that awaits (an import) is writing. */
  writing: boolean
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

export class Sessions {
  readonly #now: () => string
  readonly #onChange: (fichier: string, line: JournalRow) => void
  readonly #open = new Map<string, Session>()

  /** `onChange` is told of every change made through these sessions, once it is on disk; it must not throw. */
  constructor(now: () => string, onChange: (fichier: string, line: JournalRow) => void = () => {}) {
    this.#now = now
    this.#onChange = onChange
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
      lock,
      identity: identityOf(path) ?? '',
      users: 0,
      writing: false,
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
   * Runs `work` on the dossier: the one kept open, else one opened for this call. Reads see what is committed only.
   * @throws MaillageError as `openDossier`, 'dossier-occupe' when an import is under way or another program writes
   */
  async use<T>(fichier: string, mode: 'read' | 'write', work: (dossier: Dossier) => T | Promise<T>): Promise<T> {
    const path = canonique(fichier)
    const session = this.#session(path)
    if (session === undefined || (mode === 'read' && session.dossier.writing)) return this.#once(path, mode, work)
    if (mode === 'write' && session.writing) throw busyDossier(path, 'un import y est en cours.')
    session.users++
    if (mode === 'write') session.writing = true
    try {
      return await work(session.dossier)
    } finally {
      session.users--
      if (mode === 'write') session.writing = false
      this.#closeIfIdle(path, session)
    }
  }

  async #once<T>(path: string, mode: 'read' | 'write', work: (dossier: Dossier) => T | Promise<T>): Promise<T> {
    const lock = mode === 'write' ? lockExisting(path) : undefined
    try {
      const dossier = this.#openDossier(path, mode === 'read')
      try {
        return await work(dossier)
      } finally {
        dossier.close()
      }
    } finally {
      lock?.release()
    }
  }

  #openDossier(path: string, readonly: boolean): Dossier {
    const onChange = (line: JournalRow): void => this.#onChange(path, line)
    return openDossier(path, { readonly, now: this.#now, onChange })
  }

  #openKept(path: string): { dossier: Dossier; lock: Lock | undefined } {
    let lock: Lock | undefined
    try {
      lock = lockExisting(path)
      return { dossier: this.#openDossier(path, false), lock }
    } catch (error) {
      lock?.release()
      if (!(error instanceof MaillageError) || error.body.kind !== 'ecriture-impossible') throw error
      return { dossier: this.#openDossier(path, true), lock: undefined }
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

function closeSession({ dossier, lock }: Session): void {
  try {
    dossier.close()
  } finally {
    lock?.release()
  }
}
