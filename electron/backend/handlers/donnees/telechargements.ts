/** The public files to have before leaving the network, and which of them this dossier, or the library, already has. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'
import { listerContours } from '../../contours/bibliotheque.ts'
import { TELECHARGEMENTS, VERIFIES } from '../../imports/profiles/telechargements.ts'
import { CONTOURS, telechargementsDe, telechargementsVers } from '../../imports/profiles/traits.ts'
import { listSources } from '../../store/sources.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { typesAppartenance } from '../territoire/territoire-ensembles.ts'

export async function listerTelechargements(
  { fichier }: Parsed<'donnees.telechargements'>,
  context: CallContext,
): Promise<Output<'donnees.telechargements'>> {
  const sources = fichier === undefined ? [] : await withDossier(fichier, context, listSources)
  const la = telechargementsDe(sources.map(({ profil }) => profil))
  if (listerContours(context.espace.bibliotheque).length > 0) la.add(CONTOURS)
  if (typesAppartenance(context).includes('canton')) for (const id of telechargementsVers('appartenance')) la.add(id)
  if (context.reference.mouvements !== null) for (const id of telechargementsVers('mouvements')) la.add(id)
  const groupes = TELECHARGEMENTS.map(({ titre, fichiers }) => ({
    titre,
    fichiers: fichiers.map((un) => ({ ...un, present: la.has(un.id) })),
  }))
  return { verifies: VERIFIES, groupes }
}
