/** The portrait of one CPTS, as the window shows and explains it. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { findCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function lirePortrait(
  { fichier, cpts }: Parsed<'portrait.lire'>,
  context: CallContext,
): Promise<Output<'portrait.lire'>> {
  return withDossier(fichier, context, (dossier) => buildPortrait(lireFaits(dossier, findCpts(dossier, cpts), context)))
}
