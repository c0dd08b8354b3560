/** Tiles cut by geojson-vt, packed into typed arrays. Runs in the worker; no DOM. */
import type { Feature, FeatureCollection } from 'geojson'
import GeoJSONVT, { type Options, type RawTile } from 'geojson-vt'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { communesDe } from './decoder.ts'
import { Traceur, type Traits } from './traits.ts'
import { ZOOM_MAX } from './tuiles-options.ts'
import { ETENDUE, type Geometrie, type Tuile } from './types.ts'

/** tolerance 12: 0.75 px; buffer 64: four pixels, for the strokes and the overlap of the tiles. */
const OPTIONS: Options = {
  maxZoom: ZOOM_MAX,
  indexMaxZoom: 5,
  indexMaxPoints: 100_000,
  tolerance: 12,
  extent: ETENDUE,
  buffer: 64,
}

/** Areas, numbered like the communes of the geometry, and the lines between them. */
export class Tuileur {
  readonly #aires: GeoJSONVT
  readonly #traits: Traceur

  constructor(topologie: Topology, geometrie: Geometrie) {
    this.#aires = new GeoJSONVT(collection(topologie), OPTIONS)
    this.#traits = new Traceur(geometrie)
  }

  tuile(z: number, x: number, y: number): Tuile | null {
    const aires = this.#aires.getTileRaw(z, x, y)
    return aires ? empaqueter(aires, this.#traits.tuile(z, x, y)) : null
  }
}

function collection(topologie: Topology): FeatureCollection {
  const features = communesDe(topologie).map(({ parties }, i): Feature => {
    const objet = { type: 'MultiPolygon', arcs: parties } as unknown as GeometryCollection['geometries'][number]
    return { ...(feature(topologie, objet) as Feature), id: i, properties: null }
  })
  return { type: 'FeatureCollection', features }
}

type Anneau = Int16Array | Int32Array

/** Rings of fewer than three points draw nothing. */
function empaqueter(aires: RawTile, traits: Traits): Tuile {
  const polygones: number[] = []
  const polygonesDebut: number[] = [0]
  const anneaux: Anneau[] = []
  for (const f of aires.features) {
    if (f.type !== 3) continue
    for (const anneau of f.geometry) if (anneau.length >= 6) anneaux.push(anneau)
    if (anneaux.length === polygonesDebut.at(-1)) continue
    polygones.push(Number(f.id))
    polygonesDebut.push(anneaux.length)
  }
  const a = joindre(anneaux)
  return {
    polygones: Int32Array.from(polygones),
    polygonesDebut: Int32Array.from(polygonesDebut),
    anneauxDebut: a.debut,
    xy: a.xy,
    ...traits,
  }
}

function joindre(suites: readonly Anneau[]): { debut: Int32Array; xy: Int16Array } {
  const debut = new Int32Array(suites.length + 1)
  suites.forEach((s, i) => {
    debut[i + 1] = (debut[i] ?? 0) + s.length
  })
  const xy = new Int16Array(debut.at(-1) ?? 0)
  suites.forEach((s, i) => {
    xy.set(s, debut[i])
  })
  return { debut, xy }
}
