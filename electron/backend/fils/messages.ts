/** What passes between the backend and a thread of its own. One demand at a time: an answer needs no number. */
import type { ErrorBody } from '../../../shared/contract/errors.ts'

export interface Progres {
  readonly step: string
  readonly done: number
  readonly total: number
}

export type Demande<C> = { readonly type: 'demande'; readonly commande: C } | { readonly type: 'annuler' }

export type Reponse<R> =
  | { readonly type: 'progres'; readonly progres: Progres }
  | { readonly type: 'resultat'; readonly resultat: R }
  | { readonly type: 'erreur'; readonly erreur: ErrorBody | null; readonly cause: string }

export interface OptionsDemande {
  readonly onProgress?: ((progres: Progres) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds of processor beyond which the thread is ended; absent: as long as it takes. */
  readonly processeur?: number | undefined
}
