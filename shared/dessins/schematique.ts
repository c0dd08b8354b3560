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
  dansAnneaux,
  decouperParConvexe,
  distanceSegment,
  type Point,
  type Segment,
  seCroisent,
  segmentDansAnneaux,
  segmentDansConvexe,
} from './geometrie.ts'
import { disquePortee } from './schematique-portee.ts'

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

/** A piece of land: its outer ring and its holes, metres. */
export type Masse = readonly Anneau[]

/** A centre further than this from any shore is on an islet that the coastline does not have. */
const LOIN_EN_MER = 4000

/**
 * Cells of the centres (metres), limited to the neighbourhood and cut by the land (null: no coast). Each piece of land
 * is shared among the communes whose centre it holds, so that an island never takes a part of the shore across the
 * water; a piece without any centre goes to the nearest ones. A centre far at sea gets an empty cell.
 * Cells at the rim of the set are limited to a disc, so that they do not stretch. Borders come as segments, so that
 * outlines never depend on matching polygon corners.
 * @param seul reach in metres of a commune without any neighbour
 */
export function maillerCentres(centres: readonly Point[], terre: readonly Masse[] | null, seul = 4000): Maille {
  const tous = centres.map((_, i) => i)
  const points = ecarterDoubles(centres)
  const cellules = points.map((): { anneaux: Anneau[]; convexe: Anneau } => ({ anneaux: [], convexe: [] }))
  const aretes: Arete[] = []
  const cotes: Arete[] = []
  const ajouter = (indices: readonly number[], masses: readonly Masse[] | null) => {
    const partie = maillerPartie(
      indices.map((i) => points[i] ?? [0, 0]),
      masses?.flat() ?? null,
      masses && petite(masses.flat()) ? Infinity : seul,
    )
    const vrai = (k: number) => indices[k] ?? 0
    partie.cellules.forEach((c, k) => {
      const cellule = cellules[vrai(k)]
      if (!cellule) return
      cellule.anneaux.push(...c.anneaux)
      if (cellule.convexe.length === 0) cellule.convexe = c.convexe
    })
    for (const e of partie.aretes) aretes.push({ ...e, a: vrai(e.a), b: e.b === null ? null : vrai(e.b) })
    for (const e of partie.cotes) cotes.push({ ...e, a: vrai(e.a) })
  }
  if (terre === null) ajouter(tous, null)
  else {
    const parMasse = terre.map((): number[] => [])
    for (const [i, p] of points.entries()) {
      const k = masseDe(p, terre)
      if (k !== null) parMasse[k]?.push(i)
    }
    terre.forEach((masse, k) => {
      const habitants = parMasse[k] ?? []
      if (habitants.length > 0) ajouter(habitants, [masse])
    })
    ajouter(
      tous,
      terre.filter((_, k) => (parMasse[k] ?? []).length === 0),
    )
  }
  return { cellules, aretes, cotes }
}

/** On an island this size at most, no cell is limited: its communes share all of it. Metres. */
const PETITE_ILE = 40_000

function petite(anneaux: readonly Anneau[]): boolean {
  const b = boite(anneaux.flat())
  return b !== null && Math.max(b[2] - b[0], b[3] - b[1]) <= PETITE_ILE
}

/** A tiny step per index keeps two communes with the same centre apart (bounding boxes may coincide). */
function ecarterDoubles(centres: readonly Point[]): Point[] {
  const vus = new Set<string>()
  return centres.map(([x, y], i): Point => {
    const k = `${x},${y}`
    if (vus.has(k)) return [x + 0.5 + (i % 97) * 0.01, y + 0.5]
    vus.add(k)
    return [x, y]
  })
}

/** Index of the land that holds the point, else of the nearest within reach, else null. */
function masseDe(p: Point, terre: readonly Masse[]): number | null {
  const dedans = terre.findIndex((masse) => dansAnneaux(p, masse))
  if (dedans >= 0) return dedans
  let mieux: { k: number; d: number } = { k: -1, d: LOIN_EN_MER }
  terre.forEach((masse, k) => {
    for (const anneau of masse) {
      let a = anneau.at(-1)
      for (const b of anneau) {
        const d = a ? distanceSegment(p, [a, b]) : Infinity
        if (d < mieux.d) mieux = { k, d }
        a = b
      }
    }
  })
  return mieux.k >= 0 ? mieux.k : null
}

/** Cells of one set of centres over one set of rings. */
function maillerPartie(points: readonly Point[], terre: readonly Anneau[] | null, seul: number): Maille {
  const etendue = boite(points)
  if (!etendue || terre?.length === 0) return { cellules: [], aretes: [], cotes: [] }
  // The box is far enough never to cut a cell: discs and land do.
  const marge = 2 * Math.max(Math.min(seul, 2 * PETITE_ILE), etendue[2] - etendue[0], etendue[3] - etendue[1])
  const bornes: Boite = [etendue[0] - marge, etendue[1] - marge, etendue[2] + marge, etendue[3] + marge]
  const delaunay = Delaunay.from(points as [number, number][])
  const voronoi = delaunay.voronoi([...bornes])
  const rim = new Set(delaunay.hull)

  const convexes = points.map((p, i): Anneau => {
    const brut = voronoi.cellPolygon(i)
    if (!brut) return []
    const cellule: Point[] = brut.slice(0, -1).map(([x, y]) => [x, y])
    if (aireSignee(cellule) < 0) cellule.reverse()
    // Cells just behind the rim may stretch as far as those on it: any cell much longer than its neighbourhood is cut.
    const loin = Math.max(...cellule.map(([x, y]) => Math.hypot(x - p[0], y - p[1])))
    if (seul === Infinity || (!rim.has(i) && loin < marge / 4)) return cellule
    return decouperParConvexe(cellule, disquePortee(p, points, seul))
  })

  const boites = convexes.map((c) => boite(c))
  const cotes = terre ? decouperCotes(terre, convexes, boites) : []
  const cotieres = new Set(cotes.map((c) => c.a))
  const anneauxDe = (convexe: Anneau, i: number): Anneau[] => {
    if (convexe.length === 0) return []
    if (!terre) return [convexe]
    if (!cotieres.has(i)) return dansAnneaux(convexe[0] ?? [0, 0], terre) ? [convexe] : []
    return terre.map((a) => decouperParConvexe(a, convexe)).filter((a) => a.length > 0)
  }
  const cellules = convexes.map((convexe, i) => ({ convexe, anneaux: anneauxDe(convexe, i) }))

  const aretes: Arete[] = []
  convexes.forEach((convexe, i) => {
    const eau = terre !== null && (cotieres.has(i) || cellules[i]?.anneaux.length === 0)
    for (const { voisin, segment } of aretesDe(convexe, i, points, voronoi.neighbors(i), convexes)) {
      const parties = eau && terre ? segmentDansAnneaux(segment, terre) : [segment]
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
    // The neighbour is the centre as far from the side as ours; nobody when the side was cut by a disc or the box.
    let voisin: number | undefined
    let ecart = 1e-4 * (1 + d)
    for (const j of liste) {
      const q = points[j]
      const e = q ? Math.abs(Math.hypot(milieu[0] - q[0], milieu[1] - q[1]) - d) : Infinity
      if (e < ecart) [voisin, ecart] = [j, e]
    }
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
  const zone = boite(convexes.flat())
  if (!zone) return cotes
  for (const anneau of terre) {
    let p = anneau.at(-1)
    for (const q of anneau) {
      if (p) {
        const b: Boite = [Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[0], q[0]), Math.max(p[1], q[1])]
        const proche = seCroisent(b, zone)
        for (let i = 0; proche && i < convexes.length; i++) {
          const boiteCellule = boites[i]
          if (!boiteCellule || !seCroisent(b, boiteCellule)) continue
          const partie = segmentDansConvexe([p, q], convexes[i] ?? [])
          if (partie) cotes.push({ a: i, b: null, segment: partie })
        }
      }
      p = q
    }
  }
  return cotes
}
