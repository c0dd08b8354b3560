/** What the consistency checks read. */
import type { Perimetre } from './portrait-types.ts'
import type { ChiffreConnu } from './publies.ts'
import type { Quantity } from './quantity.ts'

export interface CptsAVerifier {
  readonly nom: string
  /** Commune codes of today. */
  readonly communes: readonly string[]
  readonly perimetre: Perimetre
  /** Sum over the communes, in `millesime`; null when nothing was computed. */
  readonly population: Quantity | null
  /** Figures published for this CPTS and its sectors. */
  readonly publies: readonly ChiffreConnu[]
}

/** A known total that published shares may be shares of: population of a département in one vintage. */
export interface BaseConnue {
  readonly libelle: string // "population municipale 2021 du Puy-de-Dôme"
  readonly millesime: string | null
  readonly valeur: number
}

export interface VerificationInput {
  readonly cpts: readonly CptsAVerifier[]
  /** Figures of the study area as a whole; those of a CPTS may be repeated here. */
  readonly publies: readonly ChiffreConnu[]
  readonly bases?: readonly BaseConnue[]
  /** Vintage of the dossier, when the published figures do not name theirs. */
  readonly millesime?: string
  /** Names of the communes by code, for the messages. */
  readonly noms?: ReadonlyMap<string, string>
}
