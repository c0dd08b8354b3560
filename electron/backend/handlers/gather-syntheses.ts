/** The figures by commune of a CPTS, as the screen, the files and the documents tell them. */
import { type SyntheseIndicateur, syntheses } from '../../../shared/domain/indicateurs/synthese.ts'
import type { CptsRow, Dossier } from '../store/types.ts'
import type { GatherContext } from './gather.ts'
import { gatherIndicateurs } from './gather-indicateurs.ts'
import { gatherComplements } from './gather-mesures.ts'

export function synthesesDe(dossier: Dossier, cpts: CptsRow, context: GatherContext): SyntheseIndicateur[] {
  const input = gatherIndicateurs(dossier, cpts, context.reference)
  return syntheses({ ...input, complements: gatherComplements(dossier, cpts, input, context) })
}
