/** What makes a list of supply that of a whole département: a line in each of its communes. */
import type { Reference } from '../electron/backend/reference/types.ts'

export interface LieuListe {
  readonly code: string
  readonly nom: string
  readonly codePostal: string
}

/** The communes of these départements, but those that the test speaks of. */
export function communesEntieres(
  reference: Reference,
  departements: readonly string[],
  sauf: readonly string[],
): LieuListe[] {
  return departements
    .flatMap((departement) => reference.communes(reference.communesOfDepartement(departement)))
    .filter(({ code }) => !sauf.includes(code))
    .map(({ code, nom, codesPostaux }) => ({ code, nom, codePostal: codesPostaux[0] ?? '' }))
}
