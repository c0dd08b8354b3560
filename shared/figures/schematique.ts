/**
 * The schematic base map: without imported contours, each commune is the Voronoi cell of its centre, limited to the
 * neighbourhood and cut by the land. It shows who is next to whom, never a true boundary nor a true area.
 */
import { Delaunay } from 'd3-delaunay'
import {
  type Anneau,
  aireSignee,
  type Boite,
  boite,
  chainer,
  dansAnneaux,
  decouperParConvexe,
  type Ligne,
  type Point,
  type Segment,
  seCroisent,
  segmentDansAnneaux,
  segmentDansConvexe,
} from './geometrie.ts'

export interface Cellule {
  /** Rings to fill with the even-odd rule; empty when the cell lies wholly at sea. */
  readonly anneaux: readonly Anneau[]
  /** The convex cell before the coast cuts it; empty for a second commune on the very same centre. */
  readonly convexe: Anneau
}

/** A border between two cells, on land. `b` is null where cell `a` ends without a neighbour. */
export interface Arete {
  readonly a: number
  readonly b: number | null
  readonly segment: Segment
}

export interface Maille {
  readonly cellules: readonly Cellule[]
  readonly aretes: readonly Arete[]
  /** Pieces of coast (or of the border of the country), with the cell that they close. */
  readonly cotes: readonly Arete[]
}

const COTES_DISQUE = 48

/** Regular polygon around a point, counter-clockwise: the furthest that a cell without neighbours may reach. */
function disque([x, y]: Point, rayon: number): Point[] {
  return Array.from({ length: COTES_DISQUE }, (_, i) => {
    const t = (2 * Math.PI * i) / COTES_DISQUE
    return [x + rayon * Math.cos(t), y + rayon * Math.sin(t)]
  })
}

/** Reach allowed to each centre: 1.6 times the median distance to its six nearest; `seul` for an only commune. */
function portees(centres: readonly Point[], seul: number): number[] {
  return centres.map(([x, y], i) => {
    const d = centres
      .filter((_, j) => j !== i)
      .map(([u, v]) => Math.hypot(u - x, v - y))
      .filter((v) => v > 0)
      .sort((a, b) => a - b)
      .slice(0, 6)
    return d.length === 0 ? seul : 1.6 * (d[Math.floor((d.length - 1) / 2)] ?? seul)
  })
}

/**
 * Cells of the centres (metres), limited to `cadre` and cut by `terre` (rings in metres, even-odd; null: no coast).
 * Cells at the rim of the set are limited to a disc, so that they do not stretch. Borders come as segments, so that
 * outlines never depend on matching polygon corners.
 * @param seul reach in metres of a commune without any neighbour
 */
export function maillerCentres(
  centres: readonly Point[],
  cadre: Boite,
  terre: readonly Anneau[] | null,
  seul = 4000,
): Maille {
  // A tiny step per index keeps two communes with the same centre apart (bounding boxes may coincide).
  const vus = new Set<string>()
  const points = centres.map(([x, y], i): Point => {
    const k = `${x},${y}`
    if (!vus.has(k)) {
      vus.add(k)
      return [x, y]
    }
    return [x + 0.5 + (i % 97) * 0.01, y + 0.5]
  })
  const bornes = boite([...points, [cadre[0], cadre[1]], [cadre[2], cadre[3]]]) ?? cadre
  const marge = 1000
  const delaunay = Delaunay.from(points as [number, number][])
  const voronoi = delaunay.voronoi([bornes[0] - marge, bornes[1] - marge, bornes[2] + marge, bornes[3] + marge])
  const bord = new Set<number>()
  points.forEach((p, i) => {
    const poly = voronoi.cellPolygon(i)
    if (!poly) return
    const touche = poly.some(
      ([x, y]) => x <= bornes[0] - marge || y <= bornes[1] - marge || x >= bornes[2] + marge || y >= bornes[3] + marge,
    )
    if (touche || delaunay.hull.includes(i) || p.some(Number.isNaN)) bord.add(i)
  })
  const portee = bord.size > 0 ? portees(points, seul) : []

  const convexes = points.map((p, i): Anneau => {
    const brut = voronoi.cellPolygon(i)
    if (!brut) return []
    let cellule: Point[] = brut.slice(0, -1).map(([x, y]) => [x, y])
    if (aireSignee(cellule) < 0) cellule.reverse()
    if (bord.has(i)) cellule = decouperParConvexe(cellule, disque(p, portee[i] ?? seul))
    return cellule
  })

  // Even-odd on each ring apart is the same as on all of them, and a ring far from the frame costs nothing.
  const pres = terre?.filter((a) => seCroisent(boite(a) ?? cadre, bornes)) ?? null
  const boites = convexes.map((c) => boite(c))
  const cotes = pres ? decouperCotes(pres, convexes, boites) : []
  const auBordDeLEau = new Set(cotes.map((c) => c.a))
  const anneauxDe = (convexe: Anneau, i: number): Anneau[] => {
    if (!pres || convexe.length === 0) return convexe.length === 0 ? [] : [convexe]
    if (!auBordDeLEau.has(i)) return dansAnneaux(convexe[0] ?? [0, 0], pres) ? [convexe] : []
    return pres.map((a) => decouperParConvexe(a, convexe)).filter((a) => a.length > 0)
  }
  const cellules = convexes.map((convexe, i) => ({ convexe, anneaux: anneauxDe(convexe, i) }))

  const aretes: Arete[] = []
  convexes.forEach((convexe, i) => {
    const eau = pres !== null && (auBordDeLEau.has(i) || cellules[i]?.anneaux.length === 0)
    for (const { voisin, segment } of aretesDe(convexe, i, points, voronoi.neighbors(i), convexes)) {
      const parties = eau && pres ? segmentDansAnneaux(segment, pres) : [segment]
      for (const partie of parties) aretes.push({ a: i, b: voisin, segment: partie })
    }
  })
  return { cellules, aretes, cotes }
}

/** Sides of a cell, each with the neighbour behind it; a side shared by two cells is given once, by the lower index. */
function* aretesDe(
  convexe: Anneau,
  i: number,
  points: readonly Point[],
  voisins: Iterable<number>,
  convexes: readonly Anneau[],
): Generator<{ voisin: number | null; segment: Segment }> {
  const p = points[i]
  if (!p) return
  const liste = [...voisins]
  let a = convexe.at(-1)
  for (const b of convexe) {
    if (!a) return
    const milieu: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    const d = Math.hypot(milieu[0] - p[0], milieu[1] - p[1])
    const longueur = Math.hypot(a[0] - b[0], a[1] - b[1])
    const voisin = liste.find((j) => {
      const q = points[j]
      return q && Math.abs(Math.hypot(milieu[0] - q[0], milieu[1] - q[1]) - d) < 1e-4 * (1 + d)
    })
    if (longueur > 0) {
      if (voisin === undefined) yield { voisin: null, segment: [a, b] }
      else {
        // The neighbour's disc may stop short of this side: what it does not reach has nobody behind it.
        const commun = segmentDansConvexe([a, b], grossir(convexes[voisin] ?? []))
        if (commun && i < voisin) yield { voisin, segment: commun }
        for (const reste of retirer([a, b], commun)) yield { voisin: null, segment: reste }
      }
    }
    a = b
  }
}

/** The ring pushed a centimetre outwards, so that a side common to two cells is inside both. */
function grossir(convexe: Anneau): Point[] {
  const n = convexe.length
  if (n === 0) return []
  const cx = convexe.reduce((s, p) => s + p[0], 0) / n
  const cy = convexe.reduce((s, p) => s + p[1], 0) / n
  return convexe.map(([x, y]) => {
    const d = Math.hypot(x - cx, y - cy) || 1
    return [x + (0.05 * (x - cx)) / d, y + (0.05 * (y - cy)) / d]
  })
}

/** Parts of [a, b] outside `commun` (a piece of it, same direction), longer than a metre. */
function retirer([a, b]: Segment, commun: Segment | null): Segment[] {
  if (!commun) return [[a, b]]
  const long = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1]) > 1
  const parties: Segment[] = []
  if (long(a, commun[0])) parties.push([a, commun[0]])
  if (long(commun[1], b)) parties.push([commun[1], b])
  return parties
}

/** The coast, each piece with the cell that it bounds. */
function decouperCotes(
  terre: readonly Anneau[],
  convexes: readonly Anneau[],
  boites: readonly (Boite | null)[],
): Arete[] {
  const cotes: Arete[] = []
  for (const anneau of terre) {
    let p = anneau.at(-1)
    for (const q of anneau) {
      if (p) {
        const b: Boite = [Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[0], q[0]), Math.max(p[1], q[1])]
        for (const [i, convexe] of convexes.entries()) {
          const boiteCellule = boites[i]
          if (!boiteCellule || !seCroisent(b, boiteCellule)) continue
          const partie = segmentDansConvexe([p, q], convexe)
          if (partie) cotes.push({ a: i, b: null, segment: partie })
        }
      }
      p = q
    }
  }
  return cotes
}

/**
 * Outline of the union of the chosen cells: borders between a chosen cell and one that is not, and the coast of the
 * chosen ones, chained into rings. Communes apart, holes and islands give several rings.
 */
export function contourUnion(maille: Maille, choisie: (i: number) => boolean): Ligne[] {
  const bords = maille.aretes.filter(({ a, b }) => choisie(a) !== (b !== null && choisie(b)))
  const cotes = maille.cotes.filter(({ a }) => choisie(a))
  return chainer(
    [...bords, ...cotes].map((e) => e.segment),
    0.5,
  )
}
