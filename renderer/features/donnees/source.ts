/** An imported file of the dossier, as the screen lists it. */
import type { Output } from '../../../shared/contract/methods.ts'

export type Source = Output<'donnees.sources'>[number]
