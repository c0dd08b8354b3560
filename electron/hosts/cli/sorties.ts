/** Where a command writes. */
import type { MaillageError } from '../../../shared/contract/errors.ts'

export interface Sorties {
  /** Text for a person. */
  readonly out: (text: string) => void
  /** JSON or CSV for a program: written as it is. */
  readonly donnees: (text: string) => void
  /** Progress; written only to a terminal. */
  readonly progress: (text: string) => void
  /** What was refused, where others follow. */
  readonly refus: (error: MaillageError) => void
  /** Asked to stop (Ctrl-C). */
  readonly signal: AbortSignal
}
