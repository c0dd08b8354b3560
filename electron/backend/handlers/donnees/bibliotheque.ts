/** What the application keeps for all dossiers: listed with its date and who made it, and taken out. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { nombreDeFichiers } from '../../../../shared/domain/fichiers-utiles.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { compte, enumeration } from '../../../../shared/domain/francais.ts'
import type { CallContext } from '../../contexte.ts'
import { listerContours, retirerContours } from '../../contours/bibliotheque.ts'
import { APPARTENANCE, lireTypes } from '../../reference/appartenance.ts'
import { LISTE_UTILE, lireListeGardee, retirerListe } from '../../reference/fichiers-utiles.ts'
import { lireMouvements, MOUVEMENTS } from '../../reference/mouvements.ts'
import { compterQuartiers, PRODUCTEUR_QUARTIERS, QUARTIERS } from '../../reference/quartiers.ts'
import { listerReferentiels, retirerReferentiel } from '../../reference/referentiels.ts'
import { sert } from './telechargements.ts'

const TYPES = { canton: 'cantons', bassin: 'bassins de vie' } as const

export function listerBibliotheque(
  _: Parsed<'bibliotheque.lister'>,
  { espace: { bibliotheque } }: CallContext,
): Output<'bibliotheque.lister'> {
  const insee = { producteur: 'Insee' }
  return [
    ...listerContours(bibliotheque).map(({ octets: _octets, sha256: _sha256, communes, ...contours }) => ({
      ...contours,
      sorte: 'contours' as const,
      contient: compte(communes, 'commune'),
    })),
    ...listerReferentiels(bibliotheque, APPARTENANCE).map(({ sha256: _sha256, ...table }) => ({
      ...table,
      ...insee,
      sorte: 'appartenance' as const,
      libelle: `Appartenance des communes ${table.millesime}`,
      contient: enumeration(lireTypes(bibliotheque, table.id).map((type) => TYPES[type])),
    })),
    ...listerReferentiels(bibliotheque, MOUVEMENTS).map(({ sha256: _sha256, ...table }) => ({
      ...table,
      ...insee,
      sorte: 'mouvements' as const,
      libelle: `Mouvements des communes ${table.millesime}`,
      contient: 'communes réunies, créées ou recodées',
    })),
    ...listerReferentiels(bibliotheque, QUARTIERS).map(({ sha256: _sha256, ...table }) => ({
      ...table,
      producteur: PRODUCTEUR_QUARTIERS,
      sorte: 'quartiers' as const,
      libelle: `Quartiers prioritaires (QPV) ${table.millesime}`,
      contient: compte(compterQuartiers(bibliotheque, table.id), 'quartier prioritaire', 'quartiers prioritaires'),
    })),
    ...listeUtile(bibliotheque),
  ]
}

function listeUtile(bibliotheque: string): Output<'bibliotheque.lister'> {
  const gardee = lireListeGardee(bibliotheque)
  if (gardee === undefined) return []
  const { fichier, importeLe, liste } = gardee
  const combien = compte(nombreDeFichiers(liste), 'fichier à télécharger', 'fichiers à télécharger')
  return [
    {
      id: LISTE_UTILE,
      sorte: 'fichiers',
      libelle: `Liste des fichiers utiles, vérifiée le ${formatDate(liste.verifie)}`,
      producteur: 'Maillage',
      millesime: liste.verifie.slice(0, 4),
      fichier,
      importeLe,
      contient: sert(gardee) ? combien : `${combien}\u00a0; celle de l’application est plus récente et la remplace`,
    },
  ]
}

export function retirerBibliotheque(
  { id }: Parsed<'bibliotheque.retirer'>,
  { espace: { bibliotheque }, reference }: CallContext,
): null {
  if (id === LISTE_UTILE) retirerListe(bibliotheque)
  else if (retirerReferentiel(bibliotheque, id)) reference.suivre(lireMouvements(bibliotheque))
  else retirerContours(bibliotheque, id)
  return null
}
