/** What the contract says of each method. Hosts, backend and window derive from it whatever they must know of one. */
import type { z } from 'zod'

export interface Methode {
  /**
   * 'read': it changes no dossier and nothing of the application's library, the list of recent dossiers aside, and is
   * given dossiers to read alone. 'write': it may change the dossier it names.
   */
  readonly mode: 'read' | 'write'
  /** What it changes outside the dossiers, told to every window: their list, or the application's library. */
  readonly announces?: 'dossiers' | 'bibliotheque'
  readonly input: z.ZodType
  readonly output: z.ZodType
}

export type Mode = Methode['mode']
