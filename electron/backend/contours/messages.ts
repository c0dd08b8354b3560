/** What passes between the backend and the thread that reads a contours file. */
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import type { RapportContours } from './importer.ts'

export interface Commande {
  readonly bibliotheque: string
  readonly source: string
  readonly millesime: string
  readonly now: string
  /** Path of the reference database: a thread opens its own connection. */
  readonly reference: string
}

export type Reponse =
  | {
      readonly type: 'progres'
      readonly progres: { readonly step: string; readonly done: number; readonly total: number }
    }
  | { readonly type: 'rapport'; readonly rapport: RapportContours }
  | { readonly type: 'erreur'; readonly erreur: ErrorBody | null; readonly cause: string }

export const ANNULER = 'annuler'
