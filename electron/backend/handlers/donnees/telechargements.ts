/** The public files to have before leaving the network, and which of them this dossier, or the library, already has. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { CallContext } from '../../contexte.ts'
import { listerContours } from '../../contours/bibliotheque.ts'
import { TELECHARGEMENTS, VERIFIES } from '../../imports/profiles/telechargements.ts'
import { CONTOURS, telechargementsDe, telechargementsVers } from '../../imports/profiles/traits.ts'
import { lireQuartiers } from '../../reference/quartiers.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { compterObservations } from '../../store/observations.ts'
import { listSources } from '../../store/sources.ts'
import type { Dossier } from '../../store/types.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { typesAppartenance } from '../territoire/territoire-ensembles.ts'

/** Profiles that were read, and the headings of the figures that came of them for the territory. */
function apportes(dossier: Dossier): { readonly profils: readonly string[]; readonly themes: ReadonlySet<string> } {
  const propres = listIndicateurs(dossier)
  const sources = listSources(dossier)
  const themes = sources.flatMap(({ id, contenu }) =>
    contenu !== 'observations'
      ? []
      : compterObservations(dossier, id).flatMap(({ indicateur }) => catalogue(indicateur, propres)?.theme ?? []),
  )
  return { profils: sources.map(({ profil }) => profil), themes: new Set(themes) }
}

export async function listerTelechargements(
  { fichier }: Parsed<'donnees.telechargements'>,
  context: CallContext,
): Promise<Output<'donnees.telechargements'>> {
  const { profils, themes } =
    fichier === undefined ? { profils: [], themes: new Set<string>() } : await withDossier(fichier, context, apportes)
  const la = telechargementsDe(profils)
  if (listerContours(context.espace.bibliotheque).length > 0) la.add(CONTOURS)
  if (typesAppartenance(context).includes('canton')) for (const id of telechargementsVers('appartenance')) la.add(id)
  if (context.reference.mouvements !== null) for (const id of telechargementsVers('mouvements')) la.add(id)
  if (lireQuartiers(context.espace.bibliotheque) !== undefined)
    for (const id of telechargementsVers('quartiers')) la.add(id)
  const groupes = TELECHARGEMENTS.map(({ titre, fichiers }) => ({
    titre,
    fichiers: fichiers.map(({ themes: siens, ...un }) => ({
      ...un,
      present: siens === undefined ? la.has(un.id) : siens.some((theme) => themes.has(theme)),
    })),
  }))
  return { verifies: VERIFIES, groupes }
}
