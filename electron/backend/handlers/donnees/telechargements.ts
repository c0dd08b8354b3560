/** The public files to have before leaving the network, and which of them this dossier, or the library, already has. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { type FichiersUtiles, nombreDeFichiers } from '../../../../shared/domain/fichiers-utiles.ts'
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { CallContext, Espace } from '../../contexte.ts'
import { listerContours } from '../../contours/bibliotheque.ts'
import { FICHIERS_UTILES } from '../../imports/profiles/telechargements.ts'
import { CONTOURS, telechargementsDe, telechargementsVers } from '../../imports/profiles/traits.ts'
import { ecrireListe, type ListeGardee, lireListeGardee } from '../../reference/fichiers-utiles.ts'
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
  const { liste, importee } = listeEnVigueur(context.espace)
  const groupes = liste.groupes.map(({ titre, fichiers }) => ({
    titre,
    fichiers: fichiers.map(({ themes: siens, ...un }) => ({
      ...un,
      present: siens === undefined ? la.has(un.id) : siens.some((theme) => themes.has(theme)),
    })),
  }))
  return { verifies: liste.verifie, importee, groupes }
}

type EnVigueur = Pick<Output<'donnees.telechargements'>, 'importee'> & { readonly liste: FichiersUtiles }

/** The newest: the one that was brought, or the one that ships, that a later version of the application may have made newer. */
function listeEnVigueur({ bibliotheque }: Espace): EnVigueur {
  const gardee = lireListeGardee(bibliotheque)
  if (gardee === undefined || !sert(gardee)) return { liste: FICHIERS_UTILES, importee: null }
  const { fichier, importeLe, liste } = gardee
  return { liste, importee: { fichier, importeLe } }
}

/** Is the list of the library newer than the one that ships? */
export const sert = ({ liste }: ListeGardee): boolean => liste.verifie > FICHIERS_UTILES.verifie

/** @throws MaillageError fichier-non-reconnu, donnees-invalides: not such a list, not of its shape, not newer. */
export async function majTelechargements(
  { source }: Parsed<'donnees.majTelechargements'>,
  { espace, now }: CallContext,
): Promise<Output<'donnees.majTelechargements'>> {
  const { lireNouvelle } = await import('../../imports/apercu/apercu-liste-utile.ts')
  const avant = listeEnVigueur(espace).liste.verifie
  const { fichier, liste } = await lireNouvelle(source, avant)
  ecrireListe(espace.bibliotheque, { fichier, importeLe: now(), liste })
  return { fichier, verifies: liste.verifie, avant, fichiers: nombreDeFichiers(liste) }
}
