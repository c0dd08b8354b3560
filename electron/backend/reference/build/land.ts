/** The land of France, to clip schematic maps to the coast. */
import { feature } from 'topojson-client'
import { lire, type Paquet } from './sources.ts'

type Topologie = Parameters<typeof feature>[0]

/** France of Natural Earth (metropole and DROM): a GeoJSON MultiPolygon, WGS84, as text. */
export function terre(atlas: Paquet): string {
  const topologie = lire<Topologie>(atlas, 'countries-10m.json')
  const pays = topologie.objects.countries
  const france = pays?.type === 'GeometryCollection' ? pays.geometries.find((g) => g.id === '250') : undefined
  if (france === undefined) throw new Error('no France (250) in world-atlas')
  const trace = feature(topologie, france)
  const geometrie = trace.type === 'Feature' ? trace.geometry : undefined
  const polygones =
    geometrie?.type === 'Polygon'
      ? [geometrie.coordinates]
      : geometrie?.type === 'MultiPolygon'
        ? geometrie.coordinates
        : []
  return JSON.stringify({ type: 'MultiPolygon', coordinates: polygones })
}
