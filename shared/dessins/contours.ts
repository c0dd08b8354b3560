/** Real contours, when the user has given some: projected rings, borders and the outline of a union. */
import type { MultiPolygon, Polygon } from 'geojson'
import { type Anneau, aireSignee, centroide, cle, dansAnneaux, type Point, type Segment } from './geometrie.ts'
import type { Projection } from './projection.ts'

export type Contour = Polygon | MultiPolygon

/** Rings of a polygon or of several, in metres; positions that are not numbers are skipped. */
export function anneauxProjetes(geometrie: Contour, projection: Projection): Point[][] {
  const polygones = geometrie.type === 'Polygon' ? [geometrie.coordinates] : geometrie.coordinates
  return polygones
    .flat()
    .map((anneau) => {
      const points: Point[] = []
      for (const [lon, lat] of anneau) {
        if (lon === undefined || lat === undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) continue
        points.push(projection.vers([lon, lat]))
      }
      const [debut, fin] = [points[0], points.at(-1)]
      if (points.length > 1 && debut && fin && debut[0] === fin[0] && debut[1] === fin[1]) points.pop()
      return points
    })
    .filter((a) => a.length >= 3)
}

/** Sides that belong to only one of these shapes, or to two of different groups: the borders between groups. */
export interface BordsReels {
  /** Sides met once (rim of the whole set). */
  readonly libres: readonly { readonly a: number; readonly segment: Segment }[]
  /** Sides common to two shapes. */
  readonly communs: readonly { readonly a: number; readonly b: number; readonly segment: Segment }[]
}

/** Pairs the sides of neighbouring shapes by their ends, to within `pas` metres. */
export function apparierBords(formes: readonly (readonly Anneau[])[], pas = 0.05): BordsReels {
  const vus = new Map<string, { a: number; b: number | null; segment: Segment }>()
  formes.forEach((anneaux, i) => {
    for (const anneau of anneaux) {
      let p = anneau.at(-1)
      for (const q of anneau) {
        if (p) {
          const [k1, k2] = [cle(p, pas), cle(q, pas)]
          const k = k1 < k2 ? `${k1} ${k2}` : `${k2} ${k1}`
          const vu = vus.get(k)
          if (vu) vu.b = i
          else vus.set(k, { a: i, b: null, segment: [p, q] })
        }
        p = q
      }
    }
  })
  const libres: { a: number; segment: Segment }[] = []
  const communs: { a: number; b: number; segment: Segment }[] = []
  for (const { a, b, segment } of vus.values()) {
    if (b === null) libres.push({ a, segment })
    else if (b !== a) communs.push({ a, b, segment })
  }
  return { libres, communs }
}

/**
 * A point well inside the shape, for its label: the centre of gravity of the largest ring when it lies inside, else the
 * middle of the widest horizontal span through a few heights of that ring.
 */
export function pointInterieur(anneaux: readonly Anneau[]): Point | null {
  const grand = anneaux.reduce<Anneau | null>(
    (m, a) => (!m || Math.abs(aireSignee(a)) > Math.abs(aireSignee(m)) ? a : m),
    null,
  )
  if (!grand) return null
  const centre = centroide(grand)
  if (dansAnneaux(centre, anneaux)) return centre
  const ys = grand.map((p) => p[1])
  const [bas, haut] = [Math.min(...ys), Math.max(...ys)]
  let mieux: { point: Point; largeur: number } | null = null
  for (let k = 1; k < 12; k++) {
    const y = bas + ((haut - bas) * k) / 12
    const xs = coupesHorizontales(anneaux, y)
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [a = 0, b = 0] = [xs[i], xs[i + 1]]
      if (!mieux || b - a > mieux.largeur) mieux = { point: [(a + b) / 2, y], largeur: b - a }
    }
  }
  return mieux?.point ?? centre
}

/** Abscissas where a horizontal line crosses the rings, ascending. */
export function coupesHorizontales(anneaux: readonly Anneau[], y: number): number[] {
  const xs: number[] = []
  for (const anneau of anneaux) {
    let p = anneau.at(-1)
    for (const q of anneau) {
      if (p && p[1] > y !== q[1] > y) xs.push(p[0] + ((y - p[1]) * (q[0] - p[0])) / (q[1] - p[1]))
      p = q
    }
  }
  return xs.sort((a, b) => a - b)
}
