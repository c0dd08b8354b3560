/** What is refused of columns chosen by hand. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { pluriel } from '../french.ts'

export const colonneAbsente = (nom: string, colonne: number, largeur: number): MaillageError =>
  new MaillageError(
    'donnees-invalides',
    'Une colonne choisie n’est pas dans le fichier.',
    `« ${nom} » a ${pluriel(largeur, 'colonne')} ; la colonne n° ${colonne + 1} a été demandée.`,
    'Choisissez de nouveau les colonnes : le fichier n’est plus celui qui avait été regardé.',
  )
