import { MaillageError } from '../../../shared/contract/errors.ts'

/** A browser names no file to write: what it downloads comes in answers. */
export function sortieRefusee(): never {
  throw new MaillageError(
    'usage',
    'Cette demande n’est pas permise depuis le navigateur.',
    'Le navigateur ne choisit pas où un fichier s’écrit sur le disque.',
    'Utiliser le téléchargement proposé dans la fenêtre.',
  )
}
