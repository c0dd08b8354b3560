/** Paris, Lyon and Marseille on the map: drawn as their arrondissements, or standing for them. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { communeOfArrondissement, nomPlm } from '../../../../shared/domain/codes.ts'

/** Paris, Lyon, Marseille, where a CPTS of the dossier holds some of their arrondissements. */
export function villesDecoupees(etat: EtatDossier | undefined): string[] {
  const codes = etat?.cpts.flatMap(({ communes }) => communes) ?? []
  return [...new Set(codes.flatMap((code) => communeOfArrondissement(code) ?? []))].sort()
}

/** Codes as this base draws them: an arrondissement that it has not is shown by the outline of its city. */
export function surFond(codes: Iterable<string>, decoupees: readonly string[]): string[] {
  const dessine = (code: string) => {
    const commune = communeOfArrondissement(code)
    return commune === null || decoupees.includes(commune) ? code : commune
  }
  return [...new Set([...codes].map(dessine))]
}

/** Said under the map when a city stands for its arrondissements; null: none does. */
export function remarqueVilles(codes: Iterable<string>, decoupees: readonly string[]): string | null {
  const villes = [...codes].flatMap((code) => communeOfArrondissement(code) ?? [])
  const sans = [...new Set(villes)].filter((commune) => !decoupees.includes(commune)).map(nomPlm)
  if (sans.length === 0) return null
  return `${sans.join(', ')}\u00a0: contour de la commune entière, ce fond n’a pas ses arrondissements`
}
