/** Which of the useful files the dossier, or the application's library, already has. */
import type { FichierUtile } from '../../../shared/domain/fichiers-utiles.ts'

interface Source {
  /** Profile ids joined by "+". */
  readonly profil: string
}

export function dejaLa(
  sources: readonly Source[],
  contours: boolean,
  cantons: boolean,
): (fichier: Pick<FichierUtile, 'profils'>) => boolean {
  const profils = new Set(sources.flatMap(({ profil }) => profil.split('+')))
  if (contours) profils.add('contours')
  if (cantons) profils.add('insee-appartenance')
  return (fichier) => fichier.profils.some((profil) => profils.has(profil))
}
