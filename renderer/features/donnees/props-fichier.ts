/** What the card of a file and its body are given. */
import type { Fichier } from './depot.ts'
import type { Depot } from './magasin.ts'

export interface PropsFichier {
  readonly fichier: Fichier
  readonly depot: Depot
  /** Among many files, details are folded. */
  readonly replie: boolean
}
