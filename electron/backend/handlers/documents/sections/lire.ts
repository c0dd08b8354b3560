/** The sections of a document and their texts, read; the figures that may be put in a text. */
import type { Output, Parsed } from '../../../../../shared/contract/methods.ts'
import { chiffresOfferts } from '../../../../../shared/document/plan/offerts.ts'
import type { CallContext } from '../../../contexte.ts'
import { lireFaits } from '../../../lecture/faits.ts'
import { findCpts } from '../../../store/territoire.ts'
import { withDossier } from '../../dossier/ouvrir.ts'
import { lirePlan, sectionsListees, sectionsLues, trouverSection } from './plan.ts'

export function lister(demande: Parsed<'textes.lister'>, context: CallContext): Promise<Output<'textes.lister'>> {
  return withDossier(demande.fichier, context, async (dossier) => ({
    document: demande.document,
    sections: sectionsListees(await lirePlan(dossier, demande, context)),
  }))
}

export function lire(demande: Parsed<'textes.lire'>, context: CallContext): Promise<Output<'textes.lire'>> {
  return withDossier(demande.fichier, context, async (dossier) => {
    const lu = await lirePlan(dossier, demande, context)
    if (demande.section !== undefined) trouverSection(lu, demande.section)
    return sectionsLues(lu, demande.section)
  })
}

export function listerChiffres(
  { fichier, cpts }: Parsed<'textes.chiffres'>,
  context: CallContext,
): Promise<Output<'textes.chiffres'>> {
  return withDossier(fichier, context, (dossier) =>
    chiffresOfferts(lireFaits(dossier, findCpts(dossier, cpts), context)),
  )
}
