/** Columns of the list twin. */
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import { titreAvecUnite } from '../../shared/dessins/legende.ts'
import type { Ligne } from './liste.ts'
import type { Valeurs } from './types.ts'

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
  aide.accessor('figure', { ...nombre, sortFn: (a, b) => parRang(a.original.figure ?? 0, b.original.figure ?? 0) }),
  aide.accessor('densite', { ...nombre, sortFn: (a, b) => parRang(a.original.densite ?? 0, b.original.densite ?? 0) }),
])

export interface ColonneTri {
  readonly id: string
  readonly libelle: string
  readonly titre: string
  readonly droite: boolean
}

/** Headers, in the order of the cells. */
const COLONNES_TRI: readonly ColonneTri[] = [
  { id: 'nom', libelle: 'Commune', titre: 'Commune', droite: false },
  { id: 'code', libelle: 'Code', titre: 'Code de la commune', droite: false },
  { id: 'population', libelle: 'Habitants', titre: 'Population municipale', droite: true },
  { id: 'superficie', libelle: 'km²', titre: 'Superficie en km²', droite: true },
  { id: 'densite', libelle: 'Densité', titre: 'Habitants au km²', droite: true },
]

/** With the figure of the map last. */
export const colonnesTri = (figure: Valeurs | null): readonly ColonneTri[] =>
  figure === null
    ? COLONNES_TRI
    : [
        ...COLONNES_TRI,
        {
          id: 'figure',
          libelle: figure.court ?? figure.titre,
          titre: titreAvecUnite(figure.titre, figure.unite),
          droite: true,
        },
      ]
