/** Ways from one part of the screen to another. */
import { aller } from '../../api/route.ts'

/** What stands over the screen: a drawer, or a need being written (null: a new one). */
export type Panneau = 'exemples' | 'membres' | { readonly besoin: number | null } | null

/** A commune of the territory, to be chosen by its name. */
export interface Lieu {
  readonly code: string
  readonly nom: string
}

export const allerFiche = (id: number): void => aller({ vue: `fiche-${id}` })
export const allerTableau = (): void => aller({})
