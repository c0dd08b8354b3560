/** The rings of a shape of GeoJSON; null for points and lines. */
import type { Geometry, Position } from 'geojson'

export function polygonesDe(geometrie: Geometry | null | undefined): Position[][][] | null {
  if (geometrie?.type === 'Polygon') return [geometrie.coordinates]
  if (geometrie?.type === 'MultiPolygon') return geometrie.coordinates
  return null
}
