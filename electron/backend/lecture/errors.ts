/** Refusals of what a dossier is asked to show. */
import { MaillageError } from '../../../shared/contract/errors.ts'

export function unknownMillesime(millesime: string, known: readonly string[]): MaillageError {
  return new MaillageError(
    'introuvable',
    `Les populations de ${millesime} ne sont pas disponibles.`,
    `Millésimes disponibles : ${known.join(', ')}.`,
    'Choisissez l’un d’eux, ou importez le fichier de populations de l’Insee de cette année.',
  )
}
