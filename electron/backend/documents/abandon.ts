/** The user gave up on a document. */
import { MaillageError } from '../../../shared/contract/errors.ts'

export function abandonne(): MaillageError {
  return new MaillageError(
    'annule',
    'La composition du document a été arrêtée.',
    'Rien n’a été écrit, le dossier n’a pas changé.',
    'Vous pouvez la relancer quand vous voulez.',
  )
}
