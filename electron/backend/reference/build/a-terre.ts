/**
 * Brings to land the centres that islets draw out to sea: the box of Fouesnant holds the Glénan, so its middle lies in the
 * water between them. The centre of the piece of land that the box holds is nearer to the truth: 2.3 km off instead of
 * 6.2 km, against IGN's contours 2022, on the seven communes concerned; the others are better served by their box.
 */
import type { MultiPolygon, Position } from 'geojson'
import type { Boite, Centre } from './centres.ts'

/** Nearer to the shore, the coarse coastline is more wrong than the box. Kilometres. */
const AU_LARGE = 2
/** Less land than this in the box is another commune's shore (Île-aux-Moines, Île-d'Arz). */
const PART_DE_TERRE = 0.05

/**
 * No rule finds this one: its box wrongly runs over half of the coast of Guyane (91 km off). Centre of its land in IGN's
 * contours 2022 (Licence Ouverte).
 */
const CONNUS: ReadonlyMap<string, readonly [lon: number, lat: number]> = new Map([['97302', [-52.314, 4.925]]])

type Point = readonly [number, number]

const KM = 111.3
/** Degrees: longer than any side of the coastline. */
const LOIN = 2.5
const xy = ([x = 0, y = 0]: Position): Point => [x, y]

/** A side of the coastline, and the number of its polygon. */
interface Cote {
  readonly polygone: number
  readonly a: Point
  readonly b: Point
}

/** Latitudes that a band of sides covers, by degree: nearly all that is asked lies on land, and looks at one band. */
const BANDES = 20
const bande = (lat: number): number => Math.floor(lat * BANDES)

class Littoral {
  readonly #cotes: readonly Cote[]
  readonly #bandes = new Map<number, Cote[]>()

  constructor(terre: MultiPolygon) {
    this.#cotes = terre.coordinates.flatMap((anneaux, polygone) =>
      anneaux.flatMap((anneau) =>
        anneau.slice(1).map((fin, i): Cote => ({ polygone, a: xy(anneau[i] ?? []), b: xy(fin) })),
      ),
    )
    for (const cote of this.#cotes) {
      const [y1, y2] = [cote.a[1], cote.b[1]]
      for (let rang = bande(Math.min(y1, y2)); rang <= bande(Math.max(y1, y2)); rang++) {
        const liste = this.#bandes.get(rang)
        if (liste === undefined) this.#bandes.set(rang, [cote])
        else liste.push(cote)
      }
    }
  }

  #surTerre([lon, lat]: Point): boolean {
    let [dedans, en] = [false, -1]
    for (const { polygone, a, b } of this.#bandes.get(bande(lat)) ?? []) {
      if (polygone !== en) {
        if (dedans) return true
        en = polygone
      }
      const [x1, y1] = a
      if (y1 > lat !== b[1] > lat && lon < ((b[0] - x1) * (lat - y1)) / (b[1] - y1) + x1) dedans = !dedans
    }
    return dedans
  }

  /** Kilometres from a point to the nearest shore; Infinity without any side that begins within `LOIN`. 0: on land. */
  distance(point: Point): number {
    if (this.#surTerre(point)) return 0
    const [lon, lat] = point
    const kx = KM * Math.cos((lat * Math.PI) / 180)
    let mieux = Number.POSITIVE_INFINITY
    for (const { a, b } of this.#cotes) {
      if (Math.abs(a[0] - lon) > LOIN || Math.abs(a[1] - lat) > LOIN) continue
      const [ax, ay, bx, by] = [(a[0] - lon) * kx, (a[1] - lat) * KM, (b[0] - lon) * kx, (b[1] - lat) * KM]
      const [dx, dy] = [bx - ax, by - ay]
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      mieux = Math.min(mieux, Math.hypot(ax + t * dx, ay + t * dy))
    }
    return mieux
  }
}

/** Sutherland and Hodgman: the ring inside the box. */
function couper(anneau: readonly Point[], [ouest, sud, est, nord]: Boite): Point[] {
  let points = [...anneau]
  const bords = [
    [0, ouest, 1],
    [1, sud, 1],
    [0, est, -1],
    [1, nord, -1],
  ] as const
  for (const [axe, limite, sens] of bords) {
    const suite: Point[] = []
    points.forEach((p, i) => {
      const q = points[(i + 1) % points.length] ?? p
      const [ip, iq] = [(p[axe] - limite) * sens >= 0, (q[axe] - limite) * sens >= 0]
      if (ip) suite.push(p)
      const t = (limite - p[axe]) / (q[axe] - p[axe])
      if (ip !== iq) suite.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
    })
    points = suite
  }
  return points
}

/** Area (square degrees) and centre of gravity. */
function gravite(points: readonly Point[]): { readonly aire: number; readonly centre: Point } {
  const [ox, oy] = points[0] ?? [0, 0]
  let [aire, cx, cy] = [0, 0, 0]
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length] ?? p
    const [x1, y1, x2, y2] = [p[0] - ox, p[1] - oy, q[0] - ox, q[1] - oy]
    const f = x1 * y2 - x2 * y1
    aire += f
    cx += (x1 + x2) * f
    cy += (y1 + y2) * f
  })
  return { aire: Math.abs(aire / 2), centre: [ox + cx / (3 * aire || 1), oy + cy / (3 * aire || 1)] }
}

/** The same centres, those lost at sea brought back to the largest piece of land of their box. */
export function ramenerATerre(
  centres: ReadonlyMap<string, Centre>,
  boites: ReadonlyMap<string, Boite>,
  terre: MultiPolygon,
): Map<string, Centre> {
  const littoral = new Littoral(terre)
  const anneaux = terre.coordinates.map(([dehors = []]) => dehors.slice(0, -1).map(xy))
  return new Map(
    [...centres].map(([code, centre]): [string, Centre] => {
      const connu = CONNUS.get(code)
      if (connu !== undefined) return [code, { lon: connu[0], lat: connu[1], origine: 'approche' }]
      const boite = boites.get(code)
      if (boite === undefined || centre.origine !== 'boite') return [code, centre]
      // Only a wide box may hold both a shore and islets: most are dismissed without looking at the coast.
      const [ouest, sud, est, nord] = boite
      if (Math.hypot(est - ouest, nord - sud) * KM < 2 * AU_LARGE) return [code, centre]
      const large = littoral.distance([centre.lon, centre.lat])
      if (large <= AU_LARGE) return [code, centre]
      const morceaux = anneaux.map((anneau) => gravite(couper(anneau, boite)))
      const grand = morceaux.reduce((a, b) => (b.aire > a.aire ? b : a), { aire: 0, centre: [0, 0] as Point })
      if (grand.aire < PART_DE_TERRE * (est - ouest) * (nord - sud)) return [code, centre]
      return [code, { lon: grand.centre[0], lat: grand.centre[1], origine: 'approche' }]
    }),
  )
}
