/**
 * Errors are a closed union of kinds. Each carries French words for the user: what (titre), where and why
 * (explication), what to do (issue). The technical cause goes to the log, never to the screen.
 */
import { insecables } from '../domain/typographie.ts'

export type ErrorKind =
  | 'usage' // the command or method was called wrongly
  | 'fichier-introuvable'
  | 'fichier-illisible' // permission, directory, changed while read
  | 'fichier-non-reconnu' // not a source we know, or not a dossier
  | 'fichier-abime' // truncated, wrong encoding, unbalanced quote, corrupted
  | 'donnees-invalides' // negative population, duplicate codes…
  | 'dossier-plus-recent'
  | 'dossier-occupe' // another window or program holds it
  | 'ecriture-en-cours' // another change of the same dossier lasts, in this application: nothing was lost, try again
  | 'texte-change' // somebody else wrote there since it was read
  | 'ecriture-impossible' // read-only, disk full
  | 'territoire' // unknown commune, empty CPTS…
  | 'introuvable' // no such CPTS, source, sector
  | 'annule'
  | 'interne'

export interface ErrorBody {
  readonly kind: ErrorKind
  readonly titre: string
  readonly explication: string
  /** The way out: what the user can do. */
  readonly issue: string
  /** What the screen can offer to do about it. */
  readonly remede?: Remede
}

/** Ways out of a refused import that are one choice away: duplicates, postcodes, a year, a file twice, columns by hand. */
export type Remede = 'doublons' | 'deja-importe' | 'codes-postaux' | 'annee' | 'colonnes'

export class MaillageError extends Error {
  readonly body: ErrorBody
  constructor(kind: ErrorKind, titre: string, explication: string, issue: string, cause?: unknown, remede?: Remede) {
    super(insecables(`${titre} ${explication}`), cause === undefined ? undefined : { cause })
    this.name = 'MaillageError'
    this.body = {
      kind,
      titre: insecables(titre),
      explication: insecables(explication),
      issue: insecables(issue),
      ...(remede === undefined ? {} : { remede }),
    }
  }
}
