/** What a map of a territory is made from. */
import type { MultiPolygon } from 'geojson'
import type { Nature } from '../domain/natures.ts'
import type { Quantity, Unit } from '../domain/quantity.ts'
import type { OptionsClasses } from './classes.ts'
import type { Contour } from './contours.ts'

export interface CommuneCarte {
  readonly code: string
  readonly nom: string
  /** Of the CPTS; the others are its neighbours, drawn pale. */
  readonly inside: boolean
  readonly secteur?: string | null
  /** null: this map shows no value for it (neighbours, or a map without values). */
  readonly valeur: Quantity | null
  /** [lon, lat] in degrees; null: the commune is named in the warnings, not drawn. */
  readonly centre: readonly [number, number] | null
  /** Population, or anything that tells which names matter most; default: the value. */
  readonly poids?: number | null
}

export interface EntreeCarte {
  readonly communes: readonly CommuneCarte[]
  /** Real contours (WGS84) by commune code; absent or incomplete: the schematic base is drawn and the map says so. */
  readonly geometries?: ReadonlyMap<string, Contour>
  /** Land of France (WGS84); null: no coast is drawn. */
  readonly land: MultiPolygon | null
  /** What the map shows: « Densité de population ». */
  readonly title: string
  /** Unit of the values; null for a map without values. */
  readonly unit: Unit | null
  /** Nature of the figure in the catalogue: with its unit, it says whether this is an amount. */
  readonly nature?: Nature
  /** px of the whole scene, legend included. */
  readonly width: number
  readonly height: number
  readonly classes?: OptionsClasses
  /** Labels, when the numbers of the values stand for them: a zoning. */
  readonly categories?: readonly string[] | null
  /** Shades for ratios, circles for amounts (the default, `estMontant`: an amount must not be read as a shade). */
  readonly representation?: 'aplats' | 'cercles'
  /** Order and colours of the sectors in the legend; by default in order of first appearance. */
  readonly secteurs?: readonly { readonly nom: string; readonly couleur?: string | null }[]
  readonly sourceLabel: string | null
  /** false: no names of communes. */
  readonly etiquettes?: boolean
}
