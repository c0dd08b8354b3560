/** Every comparison, on the whole country or on a few départements. */
import { arrondissements } from './arrondissements.ts'
import type { Comparaison } from './comparer.ts'
import { type Geographie, geographie } from './geographie.ts'
import { hasard } from './hasard.ts'
import { offre } from './offre.ts'
import type { Genre } from './offre-fabrique.ts'
import { tables } from './populations.ts'
import { Produit } from './produit.ts'
import { superficies } from './superficies.ts'
import { epci, mesuresDesCommunes, populationsDesCommunes, tirerEpci } from './territoires.ts'

export interface Etendue {
  readonly graine: number
  readonly epci: number
  /** Communes whose EPCI are among them whatever the draw. */
  readonly difficiles: readonly string[]
  /** Lines of the made directories. */
  readonly lignes: number
  readonly genres: readonly Genre[]
  /** Vintages from which growth is computed. */
  readonly debuts: readonly string[]
  /** null: every commune of France. */
  readonly departements: readonly string[] | null
}

/** Files of the shared data that are read, for a test that must skip without them. */
export const FICHIERS = [
  'insee/cog/table_passage_historique_vers_2025_cogiter.csv',
  'insee/populations_municipales_2013_2023.csv',
  'insee/france_communes_2024_consolide.csv',
  'insee/donnees_communes_2019_reduit.csv',
  'insee/donnees_communes_2020.csv',
  'insee/donnees_communes_2021.csv',
  'insee/donnees_communes_mayotte_2017.csv',
]

const choisies = (geo: Geographie, departements: readonly string[] | null): string[] =>
  [...geo.communes.values()]
    .filter((c) => departements === null || departements.includes(c.departement ?? ''))
    .map((c) => c.code)

export function* toutComparer(etendue: Etendue): Generator<Comparaison> {
  const geo = geographie()
  const produit = new Produit()
  try {
    const communes = choisies(geo, etendue.departements)
    const aires = superficies(geo)
    const lues = tables()
    yield* populationsDesCommunes(produit, geo, lues, communes)
    yield* arrondissements(produit, geo, lues)
    yield* mesuresDesCommunes(produit, geo, aires, communes, etendue.debuts)
    const tires = tirerEpci(hasard(etendue.graine), etendue.epci, etendue.difficiles)
    yield* epci(produit, geo, aires, tires, etendue.departements === null ? etendue.epci : 1)
    for (const genre of etendue.genres) yield* offre(produit, geo, etendue.graine, etendue.lignes, genre)
  } finally {
    produit.effacer()
  }
}
