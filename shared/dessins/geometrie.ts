/**
 * Plane geometry on metres or pixels: clipping against convex cells, cutting lines by land, chaining edges into rings.
 * Everything is deterministic: same input, same output, to the last digit.
 */

export type Point = readonly [number, number]
export type Anneau = readonly Point[] // closed implicitly: the first point is not repeated
export type Segment = readonly [Point, Point]
/** xmin, ymin, xmax, ymax */
export type Boite = readonly [number, number, number, number]

/** Signed area (positive when counter-clockwise with y upwards). */
export function aireSignee(anneau: Anneau): number {
  let somme = 0
  let [px, py] = anneau.at(-1) ?? [0, 0]
  for (const [x, y] of anneau) {
    somme += px * y - x * py
    px = x
    py = y
  }
  return somme / 2
}

/** Centre of gravity; of the vertices when the ring has no area. */
export function centroide(anneau: Anneau): Point {
  const aire = aireSignee(anneau)
  const n = Math.max(1, anneau.length)
  // Relative to the first vertex: coordinates in the millions would lose the last digits.
  const [ox, oy] = anneau[0] ?? [0, 0]
  if (Math.abs(aire) < 1e-9) {
    return [anneau.reduce((s, p) => s + p[0], 0) / n, anneau.reduce((s, p) => s + p[1], 0) / n]
  }
  let cx = 0
  let cy = 0
  let [px, py] = anneau.at(-1) ?? [0, 0]
  for (const [x, y] of anneau) {
    const f = (px - ox) * (y - oy) - (x - ox) * (py - oy)
    cx += (px + x - 2 * ox) * f
    cy += (py + y - 2 * oy) * f
    px = x
    py = y
  }
  return [ox + cx / (6 * aire), oy + cy / (6 * aire)]
}

/** Bounds of all the points; null when there are none. */
export function boite(points: Iterable<Point>): Boite | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (x < x0) x0 = x
    if (x > x1) x1 = x
    if (y < y0) y0 = y
    if (y > y1) y1 = y
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : null
}

export const seCroisent = (a: Boite, b: Boite): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

export function rectangle([x0, y0, x1, y1]: Boite): Point[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ]
}

/** Side of `p` relative to the line a→b: positive on the left. */
const cote = (a: Point, b: Point, p: Point): number => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

/**
 * The part of `sujet` (any simple ring, even concave) inside the convex, counter-clockwise ring `convexe`
 * (Sutherland–Hodgman). A concave subject cut in several parts comes back as one ring whose parts are joined along
 * the border of `convexe`: right to fill, not to stroke.
 */
export function decouperParConvexe(sujet: Anneau, convexe: Anneau): Point[] {
  let reste: Point[] = [...sujet]
  let a = convexe.at(-1)
  for (const b of convexe) {
    if (!a || reste.length === 0) break
    const suite: Point[] = []
    let p = reste.at(-1) as Point
    let dp = cote(a, b, p)
    for (const q of reste) {
      const dq = cote(a, b, q)
      if (dp >= 0 !== dq >= 0) {
        const t = dp / (dp - dq)
        suite.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])])
      }
      if (dq >= 0) suite.push(q)
      p = q
      dp = dq
    }
    reste = suite
    a = b
  }
  return reste.length >= 3 ? reste : []
}

/** The part of a segment inside a convex counter-clockwise ring (Cyrus–Beck), or null. */
export function segmentDansConvexe([p, q]: Segment, convexe: Anneau): Segment | null {
  let t0 = 0
  let t1 = 1
  let a = convexe.at(-1)
  for (const b of convexe) {
    if (!a) return null
    const dp = cote(a, b, p)
    const dq = cote(a, b, q)
    if (dp < 0 && dq < 0) return null
    if (dp < 0 !== dq < 0) {
      const t = dp / (dp - dq)
      if (dp < 0) t0 = Math.max(t0, t)
      else t1 = Math.min(t1, t)
    }
    a = b
  }
  if (t1 - t0 <= 1e-12) return null
  const en = (t: number): Point => [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]
  return [t0 === 0 ? p : en(t0), t1 === 1 ? q : en(t1)]
}

/** Is the point inside the area drawn by these rings (even-odd: holes count)? */
export function dansAnneaux([x, y]: Point, anneaux: readonly Anneau[]): boolean {
  let dedans = false
  for (const anneau of anneaux) {
    let p = anneau.at(-1)
    for (const q of anneau) {
      // Most sides do not cross the height of the point: that comparison alone must stay cheap.
      if (p && p[1] > y !== q[1] > y && x < ((p[0] - q[0]) * (y - q[1])) / (p[1] - q[1]) + q[0]) dedans = !dedans
      p = q
    }
  }
  return dedans
}

/** Distance from a point to a segment. */
export function distanceSegment([x, y]: Point, [[ax, ay], [bx, by]]: Segment): number {
  const [dx, dy] = [bx - ax, by - ay]
  const l2 = dx * dx + dy * dy
  const t = l2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / l2))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** Parts of the segment that lie inside the area of `anneaux` (even-odd). */
export function segmentDansAnneaux(segment: Segment, anneaux: readonly Anneau[]): Segment[] {
  const [p, q] = segment
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]]
  const [bx0, bx1, by0, by1] = [Math.min(p[0], q[0]), Math.max(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[1], q[1])]
  const coupes = [0, 1]
  for (const anneau of anneaux) {
    let a = anneau.at(-1)
    for (const b of anneau) {
      if (a && !(Math.max(a[0], b[0]) < bx0 || Math.min(a[0], b[0]) > bx1)) {
        if (!(Math.max(a[1], b[1]) < by0 || Math.min(a[1], b[1]) > by1)) {
          const [ex, ey] = [b[0] - a[0], b[1] - a[1]]
          const det = dx * ey - dy * ex
          if (det !== 0) {
            const t = ((a[0] - p[0]) * ey - (a[1] - p[1]) * ex) / det
            const u = ((a[0] - p[0]) * dy - (a[1] - p[1]) * dx) / det
            if (t > 0 && t < 1 && u >= 0 && u <= 1) coupes.push(t)
          }
        }
      }
      a = b
    }
  }
  coupes.sort((s, t) => s - t)
  const en = (t: number): Point => (t === 0 ? p : t === 1 ? q : [p[0] + t * dx, p[1] + t * dy])
  const parties: Segment[] = []
  let debut: number | null = null
  for (let i = 1; i < coupes.length; i++) {
    const [t0 = 0, t1 = 1] = [coupes[i - 1], coupes[i]]
    if (t1 - t0 < 1e-12) continue
    const garde = dansAnneaux(en((t0 + t1) / 2), anneaux)
    if (garde && debut === null) debut = t0
    if (!garde && debut !== null) {
      parties.push([en(debut), en(t0)])
      debut = null
    }
  }
  if (debut !== null) parties.push([en(debut), q])
  return parties
}

/** A line made of chained segments; `ferme` when its end meets its start. */
export interface Ligne {
  readonly points: readonly Point[]
  readonly ferme: boolean
}

/** Key of a point, rounded: for points that come from the very same numbers. */
export const cle = ([x, y]: Point, pas: number): string => `${Math.round(x / pas)},${Math.round(y / pas)}`

/**
 * Numbers points so that two within `pas` of each other are the same node, wherever they fall: rounding alone would
 * part two copies of a point that stand on either side of a rounding edge.
 */
function noeuds(pas: number): (p: Point) => number {
  // Squares eight steps wide: most points are far from an edge and look into one square only.
  const cote = 8 * pas
  const cases = new Map<number, { p: Point; n: number }[]>()
  const numero = (i: number, j: number) => i * 2 ** 26 + j
  let suivant = 0
  return (p) => {
    const [i0, i1] = [Math.floor((p[0] - pas) / cote), Math.floor((p[0] + pas) / cote)]
    const [j0, j1] = [Math.floor((p[1] - pas) / cote), Math.floor((p[1] + pas) / cote)]
    for (let i = i0; i <= i1; i++) {
      for (let j = j0; j <= j1; j++) {
        const vu = cases.get(numero(i, j))?.find((c) => Math.hypot(c.p[0] - p[0], c.p[1] - p[1]) <= pas)
        if (vu) return vu.n
      }
    }
    const k = numero(Math.floor(p[0] / cote), Math.floor(p[1] / cote))
    const nouveau = { p, n: suivant++ }
    const ici = cases.get(k)
    if (ici) ici.push(nouveau)
    else cases.set(k, [nouveau])
    return nouveau.n
  }
}

/**
 * Chains segments that share their ends (to within `pas`) into the longest lines and closed rings. Where more than two
 * segments meet, the line takes the first of them in the order given. Segments shorter than `pas` are dropped.
 */
export function chainer(segments: readonly Segment[], pas: number): Ligne[] {
  const parBout = new Map<number, number[]>()
  const noeud = noeuds(pas)
  const bouts = segments.map(([a, b]) => [noeud(a), noeud(b)] as const)
  bouts.forEach(([a, b], i) => {
    if (a === b) return
    for (const k of [a, b]) {
      const liste = parBout.get(k)
      if (liste) liste.push(i)
      else parBout.set(k, [i])
    }
  })
  const pris = new Uint8Array(segments.length)
  const suivre = (depart: number, points: Point[]): number => {
    let k = depart
    for (;;) {
      const i = parBout.get(k)?.find((j) => !pris[j])
      const segment = i === undefined ? undefined : segments[i]
      const bout = i === undefined ? undefined : bouts[i]
      if (i === undefined || !segment || !bout) return k
      pris[i] = 1
      const avance = bout[0] === k
      points.push(avance ? segment[1] : segment[0])
      k = avance ? bout[1] : bout[0]
    }
  }
  const lignes: Ligne[] = []
  segments.forEach(([a, b], i) => {
    const bout = bouts[i]
    if (pris[i] || !bout || bout[0] === bout[1]) return
    pris[i] = 1
    const suite: Point[] = [a, b]
    const fin = suivre(bout[1], suite)
    if (fin === bout[0]) {
      lignes.push({ points: suite.slice(0, -1), ferme: true })
      return
    }
    const avant: Point[] = []
    suivre(bout[0], avant)
    lignes.push({ points: [...avant.reverse(), ...suite], ferme: false })
  })
  return lignes
}
