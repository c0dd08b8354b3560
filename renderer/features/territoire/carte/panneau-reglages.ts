/** What each part of the panel « Carte… » is given. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Cpts } from '../../../api/hooks.ts'
import type { Fonds } from './useFondCarte.ts'
import type { useReglagesCarte } from './useReglagesCarte.ts'

export type PanneauReglages = ReturnType<typeof useReglagesCarte>['panneau'] & {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly fonds: Fonds | undefined
  /** The base drawn now. */
  readonly fond: string
  /** Cantons are known: their limits may be drawn. */
  readonly cantons: boolean
}
