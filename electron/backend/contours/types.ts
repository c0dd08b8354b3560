/** What a contours file becomes on its way to the library. */
import type { Geometry } from 'geojson'

/** One record of the file, as it stands: its columns and its shape in the file's own coordinates. */
export interface EntiteBrute {
  readonly proprietes: Readonly<Record<string, unknown>>
  readonly geometrie: Geometry | null
}

/** A layer: a file may hold several (TopoJSON objects, shapefiles of one zip, tables of a GeoPackage). */
export interface Couche {
  readonly nom: string
  /** Coordinate system as the file declares it; null when it says nothing. */
  readonly crs: string | null
  /** Columns of every record, without the shapes. */
  proprietes(): Iterable<Readonly<Record<string, unknown>>>
  entites(): Iterable<EntiteBrute>
}

export interface FichierLu {
  readonly nom: string
  readonly octets: number
  readonly sha256: string
  readonly couches: readonly Couche[]
  fermer(): void
}

/** Steps of the grid on which every point is kept, per degree: 1e5, about one metre. */
export const GRILLE = 1e5

/** Rings of one polygon on the grid: x0, y0, x1, y1… closed (last point = first). */
export type AnneauGrille = Int32Array

/** One commune of the file, on the grid, with its area from the geometry before anything was simplified. */
export interface Entite {
  readonly code: string
  readonly nom: string | null
  readonly aire: number // m²
  readonly polygones: readonly (readonly AnneauGrille[])[]
  /** Records of the file that make it. */
  readonly morceaux: number
}
