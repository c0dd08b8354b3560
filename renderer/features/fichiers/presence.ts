/** Which of the useful files the dossier, or the application's library, already has. */
import type { FichierUtile } from '../../../shared/domain/fichiers-utiles.ts'

interface Source {
  /** Profile ids joined by "+". */
  readonly profil: string
}

/** @param bibliotheque profiles that the library has a file of. */
export function dejaLa(
  sources: readonly Source[],
  bibliotheque: readonly string[],
): (fichier: Pick<FichierUtile, 'profils'>) => boolean {
  const profils = new Set([...sources.flatMap(({ profil }) => profil.split('+')), ...bibliotheque])
  return (fichier) => fichier.profils.some((profil) => profils.has(profil))
}
