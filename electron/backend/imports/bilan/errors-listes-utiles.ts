/** What a list of useful files is refused for. */
import type { MaillageError } from '../../../../shared/contract/errors.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { q, refus } from './errors.ts'

const GARDEE = 'La liste d’avant reste en place.'

export const listeUtileAbimee = (nom: string, cause: unknown): MaillageError =>
  refus(
    'fichier-abime',
    'Cette liste de fichiers utiles est abîmée.',
    `${q(nom)} a le début d’une liste de fichiers utiles, mais ce n’est pas un JSON entier.`,
    `Téléchargez-la de nouveau. ${GARDEE}`,
    cause,
  )

/** @param ou « groupes[2].fichiers[0].nom »; empty: the list as a whole. */
export const listeUtileFausse = (nom: string, ou: string): MaillageError =>
  refus(
    'donnees-invalides',
    'Cette liste de fichiers utiles n’a pas la forme attendue.',
    `${q(nom)} est une liste de fichiers utiles, mais ${ou === '' ? 'elle' : `ce qui est à la place ${q(ou)}`} manque, est de trop, est répété ou est trop long.`,
    `Prenez le fichier « fichiers-utiles.json » tel qu’il est publié avec Maillage. ${GARDEE}`,
  )

/** @param ici day on which the list in place was checked. */
export const listeUtileAncienne = (nom: string, verifie: string, ici: string): MaillageError =>
  refus(
    'donnees-invalides',
    'Cette liste de fichiers utiles n’est pas plus récente.',
    verifie === ici
      ? `${q(nom)} a été vérifiée le ${formatDate(verifie)}, comme celle qui est en place.`
      : `${q(nom)} a été vérifiée le ${formatDate(verifie)} ; celle qui est en place l’a été le ${formatDate(ici)}.`,
    `Il n’y a rien à faire. ${GARDEE}`,
  )

/** It is no data of a dossier. */
export const cestUneListeUtile = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'C’est la liste des fichiers utiles, et non des données.',
    `${q(nom)} dit quels fichiers télécharger.`,
    'Déposez-la dans l’écran Données, ou donnez-la à « maillage importer » : elle remplacera la liste de l’application.',
  )
