/** What a handler is given, and where the application lives: types alone, so that handlers know nothing of who calls them. */
import type { Mode } from '../../shared/contract/methode.ts'
import type { MethodName, Output, Parsed, Progress } from '../../shared/contract/methods.ts'
import type { Composition } from './documents/atelier.ts'
import type { Reference } from './reference/types.ts'
import type { Sessions } from './sessions.ts'

/** Where the application keeps what is not a dossier, and who carries the contract. */
export interface Espace {
  readonly hote: 'web' | 'electron' | 'cli'
  /** Folder where new dossiers are created and listed. */
  readonly dossiers: string
  /** Folder of the application's own library: contours, recent dossiers. */
  readonly bibliotheque: string
}

/** What a handler is given besides its input. */
export interface CallContext {
  readonly reference: Reference
  /** Dossiers kept open between calls. */
  readonly sessions: Sessions
  /** Who turns what a document is made from into bytes. */
  readonly composition: Composition
  /** That of the method: what it may do to the dossiers it names. */
  readonly mode: Mode
  /** The window that calls; null: none. */
  readonly auteur: string | null
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal | undefined
  readonly espace: Espace
  /** The clock, so that tests and reproducible documents can set it. ISO 8601. */
  readonly now: () => string
}

export type Handlers = {
  readonly [M in MethodName]: (input: Parsed<M>, context: CallContext) => Output<M> | Promise<Output<M>>
}
