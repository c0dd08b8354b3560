/** Columns of the list twin. */
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { Ligne } from './liste.ts'

export const traits = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const aide = createColumnHelper<typeof traits, Ligne>()

const parRang = (a: number, b: number): number => a - b
const nombre = { sortUndefined: 'last', sortDescFirst: true } as const

export const colonnes = aide.columns([
  aide.accessor('nom', { sortFn: (a, b) => parRang(a.original.rangNom, b.original.rangNom) }),
  aide.accessor('code', { sortFn: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) }),
  aide.accessor('population', {
    ...nombre,
    sortFn: (a, b) => parRang(a.original.population ?? 0, b.original.population ?? 0),
  }),
  aide.accessor('superficie', {
    ...nombre,
    sortFn: (a, b) => parRang(a.original.superficie ?? 0, b.original.superficie ?? 0),
  }),
  aide.accessor('densite', { ...nombre, sortFn: (a, b) => parRang(a.original.densite ?? 0, b.original.densite ?? 0) }),
])

/** Headers, in the order of the cells. */
export const COLONNES_TRI = [
  { id: 'nom', libelle: 'Commune', titre: 'Commune', droite: false },
  { id: 'code', libelle: 'Code', titre: 'Code de la commune', droite: false },
  { id: 'population', libelle: 'Habitants', titre: 'Population municipale', droite: true },
  { id: 'superficie', libelle: 'km²', titre: 'Superficie en km²', droite: true },
  { id: 'densite', libelle: 'Densité', titre: 'Habitants au km²', droite: true },
] as const
