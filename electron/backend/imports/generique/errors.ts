/** What is refused of columns chosen by hand, and of a file that would take the place of another. */

import { MaillageError } from '../../../../shared/contract/errors.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'

export const colonneAbsente = (nom: string, colonne: number, largeur: number): MaillageError =>
  new MaillageError(
    'donnees-invalides',
    'Une colonne choisie n’est pas dans le fichier.',
    `« ${nom} » a ${compte(largeur, 'colonne')} ; la colonne n° ${colonne + 1} a été demandée.`,
    'Choisissez de nouveau les colonnes : le fichier n’est plus celui qui avait été regardé.',
  )

export const autreSorte = (nom: string, libelle: string, remplacee: string): MaillageError =>
  new MaillageError(
    'donnees-invalides',
    'Ce fichier n’est pas de la même sorte.',
    `« ${nom} » est reconnu comme « ${libelle} » : il ne peut pas prendre la place de « ${remplacee} ».`,
    'Importez-le à part, puis retirez l’ancienne source si elle ne sert plus.',
  )

/** @param date day of the import, ISO. */
export const autreContenu = (nom: string, remplacee: string, date: string): MaillageError =>
  new MaillageError(
    'donnees-invalides',
    'Ce n’est plus le fichier qui avait été importé.',
    `« ${nom} » n’a pas le même contenu que « ${remplacee} », importé le ${formatDate(date)} : choisir les réparations ne doit changer rien d’autre.`,
    'Déposez le fichier d’origine. Pour passer à un fichier plus récent, choisissez « Remplacer… ».',
  )
