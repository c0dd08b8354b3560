/** The log of a host: the technical cause of what went wrong, never shown on a screen. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Above this size the log is put aside once, so that it never fills a disk. */
const TAILLE_MAXIMALE = 1_000_000

export interface Journal {
  readonly fichier: string
  ecrire(cause: unknown): void
}

function texteDe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const origine = cause.cause === undefined ? '' : `\n  cause: ${texteDe(cause.cause)}`
  return `${cause.stack ?? cause.message}${origine}`
}

/** Log kept in `dossier`. Writing to it never fails: a full disk must not hide the error being told. */
export function ouvrirJournal(dossier: string): Journal {
  const fichier = join(dossier, 'maillage.log')
  return {
    fichier,
    ecrire(cause) {
      try {
        mkdirSync(dossier, { recursive: true })
        if ((statSync(fichier, { throwIfNoEntry: false })?.size ?? 0) > TAILLE_MAXIMALE)
          renameSync(fichier, `${fichier}.ancien`)
        appendFileSync(fichier, `${new Date().toISOString()} ${texteDe(cause)}\n`)
      } catch {
        // Nowhere left to say it.
      }
    },
  }
}
