/**
 * Quarters of the city policy (QPV): parts of communes, kept as a layer of their own. Nothing that is true of a quarter is
 * ever said of its commune; a quarter over several communes is counted once.
 */
import { arrondissementsOf, communeOfArrondissement } from './codes.ts'

export interface Quartier {
  readonly code: string
  readonly nom: string
  /** Communes of today, and arrondissements of Paris, Lyon and Marseille, as its list tells them. */
  readonly lieux: readonly string[]
}

export interface QuartiersDuTerritoire {
  /** By code; `lieux` are the places of the territory that it touches. */
  readonly quartiers: readonly Quartier[]
  /** Places of the territory with one at least, by code; a quarter over two of them is in both. */
  readonly parLieu: readonly { readonly code: string; readonly quartiers: readonly Quartier[] }[]
  /** Quarters told of a whole city of which the territory holds arrondissements only: they may be in it or not. */
  readonly indecis: readonly Quartier[]
}

/** @param codes places of the territory: communes, or arrondissements as themselves. */
export function quartiersDuTerritoire(codes: Iterable<string>, tous: readonly Quartier[]): QuartiersDuTerritoire {
  const territoire = new Set(codes)
  const indecis: Quartier[] = []
  const quartiers = tous
    .flatMap((quartier): Quartier[] => {
      const lieux = [...new Set(quartier.lieux.flatMap((lieu) => place(lieu, territoire)))].sort()
      if (lieux.length > 0) return [{ ...quartier, lieux }]
      if (quartier.lieux.some((lieu) => arrondissementsOf(lieu).some((un) => territoire.has(un))))
        indecis.push(quartier)
      return []
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const parLieu = [...new Set(quartiers.flatMap(({ lieux }) => lieux))]
    .sort()
    .map((code) => ({ code, quartiers: quartiers.filter(({ lieux }) => lieux.includes(code)) }))
  return { quartiers, parLieu, indecis }
}

/** The place of the territory that this one is, or is a part of. */
function place(lieu: string, territoire: ReadonlySet<string>): string[] {
  const commune = communeOfArrondissement(lieu)
  return [lieu, ...(commune === null ? [] : [commune])].filter((code) => territoire.has(code)).slice(0, 1)
}
