/** Polygons of GeoPackage blobs (OGC 12-128r18, § 2.1.3: header, then ISO WKB). */
import type { Geometry, Position } from 'geojson'

const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']
const ENVELOPPES = [0, 32, 48, 48, 64]

/** Shape of a GeoPackage blob; null when empty. Other types than surfaces keep their type, without coordinates. */
export function lireGeometrieGpkg(blob: Buffer): Geometry | null {
  if (blob.length < 8 || blob.toString('latin1', 0, 2) !== 'GP') throw new RangeError('not a GeoPackage geometry')
  const drapeaux = blob[3] ?? 0
  if (drapeaux & 0x10) return null
  const enveloppe = ENVELOPPES[(drapeaux >> 1) & 7]
  if (enveloppe === undefined) throw new RangeError('envelope')
  return new Wkb(blob, 8 + enveloppe).geometrie()
}

class Wkb {
  readonly #octets: Buffer
  #position: number
  #petit = true

  constructor(octets: Buffer, position: number) {
    this.#octets = octets
    this.#position = position
  }

  #entier(): number {
    const p = this.#position
    this.#position += 4
    return this.#petit ? this.#octets.readUInt32LE(p) : this.#octets.readUInt32BE(p)
  }

  #reel(): number {
    const p = this.#position
    this.#position += 8
    return this.#petit ? this.#octets.readDoubleLE(p) : this.#octets.readDoubleBE(p)
  }

  /** Type without its Z / M marks (ISO: 1000s; older writers: high bits), and the number of ordinates of a point. */
  #entete(): { type: string; ordonnees: number } {
    this.#petit = this.#octets.readUInt8(this.#position++) === 1
    const brut = this.#entier()
    const iso = Math.floor((brut & 0xffff) / 1000)
    const z = (brut & 0x80000000) !== 0 || iso === 1 || iso === 3
    const m = (brut & 0x40000000) !== 0 || iso === 2 || iso === 3
    return { type: TYPES[(brut & 0xffff) % 1000] ?? 'courbes', ordonnees: 2 + Number(z) + Number(m) }
  }

  #anneaux(ordonnees: number): Position[][] {
    const anneaux: Position[][] = []
    for (let n = this.#entier(); n > 0; n--) {
      const points: Position[] = []
      for (let k = this.#entier(); k > 0; k--) {
        points.push([this.#reel(), this.#reel()])
        this.#position += 8 * (ordonnees - 2)
      }
      anneaux.push(points)
    }
    return anneaux
  }

  geometrie(): Geometry {
    const { type, ordonnees } = this.#entete()
    if (type === 'Polygon') return { type, coordinates: this.#anneaux(ordonnees) }
    if (type !== 'MultiPolygon') return { type, coordinates: [] } as unknown as Geometry
    const coordinates: Position[][][] = []
    for (let n = this.#entier(); n > 0; n--) coordinates.push(this.#anneaux(this.#entete().ordonnees))
    return { type, coordinates }
  }
}
