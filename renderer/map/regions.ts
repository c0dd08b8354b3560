/** Parts of France, and where they are: [south, west, north, east] in degrees. */
import type { Region } from './types.ts'

export const REGIONS: readonly {
  readonly id: Region
  readonly libelle: string
  readonly cadre: readonly [number, number, number, number]
}[] = [
  { id: 'metropole', libelle: 'Métropole', cadre: [41.3, -5.2, 51.1, 9.6] },
  { id: 'guadeloupe', libelle: 'Guadeloupe', cadre: [15.83, -61.81, 16.52, -61.0] },
  { id: 'martinique', libelle: 'Martinique', cadre: [14.38, -61.24, 14.89, -60.8] },
  { id: 'guyane', libelle: 'Guyane', cadre: [2.1, -54.62, 5.78, -51.6] },
  { id: 'reunion', libelle: 'La Réunion', cadre: [-21.4, 55.2, -20.86, 55.85] },
  { id: 'mayotte', libelle: 'Mayotte', cadre: [-13.01, 45.01, -12.63, 45.31] },
]
