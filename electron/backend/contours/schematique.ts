/**
 * The schematic base of the whole of France: each commune is the Voronoi cell of its centre, cut by the coast. It
 * shows who is next to whom, never a true limit nor a true area. Built once for a reference, then kept in the library.
 */
import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Delaunay } from 'd3-delaunay'
import Flatbush from 'flatbush'
import { anneauxProjetes } from '../../../shared/dessins/contours.ts'
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
} from '../../../shared/dessins/geometrie.ts'
import { memePlan, type Projection, projectionPour } from '../../../shared/dessins/projection.ts'
import { lireMeta } from '../reference/reference.ts'
import type { Reference } from '../reference/types.ts'
import { terreDansCellule } from './decoupe.ts'
import { ecrireFond, FORMAT, Fond } from './fichier-fond.ts'
import { construireTopologie, type Groupe, type TopologieCommunes } from './topologie.ts'
import { type AnneauGrille, GRILLE } from './types.ts'

/** To raise when the drawing changes. */
const VERSION = '1'
/** A centre further than this from any shore is on an islet that the coastline does not have. Metres. */
const LOIN_EN_MER = 4000
/** Radius of the disc that stands for such an islet. */
const ILOT = 1500
/** m² under which a crumb of a cell is not drawn. */
const MIETTE = 20_000

/**
 * Opens the base, which stands beside the reference it is drawn from: `npm run build` makes it, so that nobody waits for
 * it at the first map; built here (a few seconds) when it is missing. The caller closes it.
 */
export function ouvrirSchematique(reference: Reference): Fond {
  const dossier = dirname(reference.path)
  const nom = `schematique-${cleReference(reference)}.sqlite`
  const chemin = join(dossier, nom)
  try {
    return new Fond(chemin)
  } catch {
    // Absent or damaged: built below.
  }
  ecrireFond(chemin, {
    meta: { millesime: reference.cog, schematique: '1', voisinage: 'fiable' },
    topologie: construireSchematique(reference),
    entites: [],
    etendues: new Map(),
  })
  for (const autre of readdirSync(dossier))
    if (/^schematique-[0-9a-f]+\.sqlite$/.test(autre) && autre !== nom) rmSync(join(dossier, autre), { force: true })
  return new Fond(chemin)
}

function cleReference(reference: Reference): string {
  const meta = lireMeta(reference.path)
  const texte = [VERSION, FORMAT, meta?.get('construction'), meta?.get('paquets')].join(' ')
  return createHash('sha256').update(texte).digest('hex').slice(0, 12)
}

interface Lieu {
  readonly code: string
  readonly point: Point // metres
}

/** Cells of all the communes whose centre is known. */
export function construireSchematique(reference: Reference): TopologieCommunes {
  const communes = reference.tableau('').flatMap(({ code, centre }) => (centre === null ? [] : [{ code, centre }]))
  const zones = new Map<string, typeof communes>()
  for (const c of communes) {
    const zone = [...zones.keys()].find((z) => memePlan(z, c.code)) ?? c.code
    const liste = zones.get(zone)
    if (liste === undefined) zones.set(zone, [c])
    else liste.push(c)
  }
  const groupes: Groupe[] = []
  for (const [zone, membres] of zones) {
    const projection = projectionPour(zone)
    const lieux = ecarterDoubles(membres.map(({ code, centre }) => ({ code, point: projection.vers(centre) })))
    const cadre = boite(membres.map((c) => c.centre))
    if (cadre === null) continue
    for (const { code, anneaux } of cellulesDeZone(lieux, terresDe(reference, cadre, projection))) {
      // Each ring is a piece of its own: cells have no holes.
      groupes.push({ code, entites: [{ polygones: anneaux.map((a) => [surGrille(a, projection)]) }] })
    }
  }
  return construireTopologie(
    groupes.sort((a, b) => (a.code < b.code ? -1 : 1)),
    PAS,
  )
}

/** A tiny step keeps two communes with the same centre apart (their frames may coincide). */
function ecarterDoubles(lieux: readonly Lieu[]): Lieu[] {
  const vus = new Set<string>()
  return lieux.map(({ code, point: [x, y] }, i): Lieu => {
    const cle = `${x},${y}`
    const double = vus.has(cle)
    vus.add(cle)
    return { code, point: double ? [x + 20 + (i % 97), y + 20] : [x, y] }
  })
}

/** A piece of land in metres: outer ring counter-clockwise, lakes clockwise, so that land is always on the left. */
interface Terre {
  readonly anneaux: readonly Anneau[]
  readonly boite: Boite
}

function terresDe(reference: Reference, [x0, y0, x1, y1]: Boite, projection: Projection): Terre[] {
  const large: Boite = [x0 - 1, y0 - 1, x1 + 1, y1 + 1]
  return reference.land().coordinates.flatMap((coordinates): Terre[] => {
    const degres = boite((coordinates[0] ?? []).map(([lon = 0, lat = 0]): Point => [lon, lat]))
    if (degres === null || !seCroisent(degres, large)) return []
    const anneaux = anneauxProjetes({ type: 'Polygon', coordinates }, projection)
    anneaux.forEach((a, k) => {
      if (aireSignee(a) > 0 !== (k === 0)) a.reverse()
    })
    const b = boite(anneaux[0] ?? [])
    return b === null ? [] : [{ anneaux, boite: b }]
  })
}

interface Cellule {
  readonly code: string
  readonly anneaux: readonly Anneau[] // metres
}

/** Each piece of land is shared among the communes whose centre it holds, so that no island takes a part of the shore. */
function cellulesDeZone(lieux: readonly Lieu[], terres: readonly Terre[]): Cellule[] {
  const parTerre = new Map<Terre, Lieu[]>()
  const cellules: Cellule[] = []
  for (const lieu of lieux) {
    const terre = terreDe(lieu.point, terres)
    if (terre === null) cellules.push({ code: lieu.code, anneaux: [disque(lieu.point)] })
    else {
      const liste = parTerre.get(terre)
      if (liste === undefined) parTerre.set(terre, [lieu])
      else liste.push(lieu)
    }
  }
  for (const [terre, habitants] of parTerre) cellules.push(...partager(terre, habitants))
  return cellules
}

function terreDe(p: Point, terres: readonly Terre[]): Terre | null {
  for (const terre of terres) {
    const [x0, y0, x1, y1] = terre.boite
    if (p[0] >= x0 && p[0] <= x1 && p[1] >= y0 && p[1] <= y1 && dansAnneaux(p, terre.anneaux)) return terre
  }
  let mieux: { terre: Terre | null; d: number } = { terre: null, d: LOIN_EN_MER }
  for (const terre of terres) {
    const [x0, y0, x1, y1] = terre.boite
    if (p[0] < x0 - mieux.d || p[0] > x1 + mieux.d || p[1] < y0 - mieux.d || p[1] > y1 + mieux.d) continue
    for (const segment of cotes(terre)) {
      const d = distanceSegment(p, segment)
      if (d < mieux.d) mieux = { terre, d }
    }
  }
  return mieux.terre
}

function* cotes({ anneaux }: Terre): Generator<Segment> {
  for (const anneau of anneaux) {
    let a = anneau.at(-1)
    for (const b of anneau) {
      if (a !== undefined) yield [a, b]
      a = b
    }
  }
}

function partager(terre: Terre, habitants: readonly Lieu[]): Cellule[] {
  const [x0, y0, x1, y1] = terre.boite
  const marge = LOIN_EN_MER + 1000
  const voronoi = Delaunay.from(habitants.map(({ point: [x, y] }): [number, number] => [x, y])).voronoi([
    x0 - marge,
    y0 - marge,
    x1 + marge,
    y1 + marge,
  ])
  const convexes = habitants.map((_, i): Anneau => {
    const brut = voronoi.cellPolygon(i)
    const cellule = (brut ?? []).slice(0, -1).map(([x, y]): Point => [x, y])
    return aireSignee(cellule) < 0 ? cellule.reverse() : cellule
  })
  const traversees = cellulesTraversees(terre, convexes)
  return habitants.map(({ code, point }, i): Cellule => {
    const convexe = convexes[i] ?? []
    const coupes = traversees.get(i)
    let anneaux: Anneau[]
    if (coupes !== undefined) anneaux = terreDansCellule(coupes, convexe)
    else anneaux = dansAnneaux(convexe[0] ?? point, terre.anneaux) ? [convexe] : []
    const gardes = anneaux.filter((a) => Math.abs(aireSignee(a)) > MIETTE)
    // On the wrong side of a coarse coast: its own surroundings, without a foot on its neighbours'.
    return { code, anneaux: gardes.length > 0 ? gardes : [decouperParConvexe(disque(point), convexe)] }
  })
}

/** For each cell that the coast may cross, the sides of the coast around it, by ring. Only these cells need cutting. */
function cellulesTraversees(terre: Terre, convexes: readonly Anneau[]): Map<number, Segment[][]> {
  const index = new Flatbush(Math.max(1, convexes.length))
  for (const convexe of convexes) {
    const b = boite(convexe) ?? [0, 0, 0, 0]
    index.add(...b)
  }
  if (convexes.length === 0) index.add(0, 0, 0, 0)
  index.finish()
  const traversees = new Map<number, Segment[][]>()
  terre.anneaux.forEach((anneau, k) => {
    let a = anneau.at(-1)
    for (const b of anneau) {
      if (a !== undefined) {
        const segment: Segment = [a, b]
        for (const i of index.search(
          Math.min(a[0], b[0]),
          Math.min(a[1], b[1]),
          Math.max(a[0], b[0]),
          Math.max(a[1], b[1]),
        )) {
          let coupes = traversees.get(i)
          if (coupes === undefined) {
            coupes = terre.anneaux.map(() => [])
            traversees.set(i, coupes)
          }
          coupes[k]?.push(segment)
        }
      }
      a = b
    }
  })
  // The frames of a slanting side and of a cell may meet where they do not: keep the cells really crossed.
  for (const [i, coupes] of traversees)
    if (terreDansCellule(coupes, convexes[i] ?? []).length === 0) traversees.delete(i)
  return traversees
}

function disque([x, y]: Point): Point[] {
  return Array.from({ length: 16 }, (_, i): Point => {
    const t = (2 * Math.PI * i) / 16
    return [x + ILOT * Math.cos(t), y + ILOT * Math.sin(t)]
  })
}

/** Fifty metres are enough for what is not a true limit, and lighter. */
const PAS = 50

function surGrille(anneau: Anneau, projection: Projection): AnneauGrille {
  const points = new Int32Array(2 * anneau.length + 2)
  let n = 0
  for (const p of [...anneau, ...anneau.slice(0, 1)]) {
    const [lon, lat] = projection.inverse(p)
    points[n++] = Math.round(lon * GRILLE)
    points[n++] = Math.round(lat * GRILLE)
  }
  return points
}
