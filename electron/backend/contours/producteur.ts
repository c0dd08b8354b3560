/** Who drew a map, when the file shows it; else the user says so at the import. */
import type { FichierLu } from './types.ts'

interface Trace {
  readonly producteur: string
  /** Columns that this producer alone writes, in lower case. */
  readonly colonnes: readonly string[]
}

/** Layouts of the three files that cover France (docs/donnees/contours.md); Etalab's is made from IGN's Admin Express. */
const TRACES: readonly Trace[] = [
  { producteur: 'IGN, Admin Express', colonnes: ['insee_com', 'siren_epci', 'insee_dep'] },
  { producteur: 'IGN, Admin Express', colonnes: ['code_insee', 'codes_siren_des_epci'] },
  { producteur: 'Etalab et IGN', colonnes: ['code', 'nom', 'departement', 'region', 'epci'] },
  { producteur: 'contributeurs d’OpenStreetMap', colonnes: ['insee', 'nom', 'surf_ha'] },
]

/** Under which the map may be printed (docs/donnees/contours.md); null: not known. */
export function licenceContours(producteur: string | null): string | null {
  if (producteur === null) return null
  if (/openstreetmap/i.test(producteur)) return 'ODbL'
  return /\bIGN\b/.test(producteur) ? 'Licence Ouverte 2.0' : null
}

/** Null: nothing shows it. */
export function producteurDe({ nom, couches }: Pick<FichierLu, 'nom' | 'couches'>): string | null {
  if (/admin[-_ ]?express/i.test(nom)) return 'IGN, Admin Express'
  const [premiere] = couches.flatMap((couche) => [...prendre(couche.proprietes(), 1)])
  const colonnes = new Set(Object.keys(premiere ?? {}).map((titre) => titre.toLowerCase()))
  return TRACES.find((une) => une.colonnes.every((titre) => colonnes.has(titre)))?.producteur ?? null
}

function* prendre<T>(suite: Iterable<T>, nombre: number): Iterable<T> {
  let vus = 0
  for (const un of suite) {
    if (vus++ === nombre) return
    yield un
  }
}
