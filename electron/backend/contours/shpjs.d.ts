/** shpjs 6 ships no types; the two functions in use (README of the package). */
declare module 'shpjs' {
  import type { Geometry } from 'geojson'
  /** Shapes in file order; null for the null shape. Without `prj` nothing is reprojected. */
  export function parseShp(shp: Uint8Array, prj?: string): (Geometry | null)[]
  export function parseDbf(dbf: Uint8Array, label: string): Record<string, unknown>[]
}
