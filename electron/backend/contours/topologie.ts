/** Communes on the grid → shared arcs, today's communes made of them, and who touches whom. */
import type { GeometryCollection } from 'geojson'
import { mergeArcs } from 'topojson-client'
import { topology } from 'topojson-server'
import { type Arc, simplifier } from './simplifier.ts'
import { type Entite, GRILLE } from './types.ts'

type Topology = Parameters<typeof mergeArcs>[0]
type MultiPolygon = ReturnType<typeof mergeArcs>

/** Metres of one step of the grid along a meridian. */
export const METRES_PAR_PAS = 111_195 / GRILLE

/** Arcs of a multipolygon: numbers of arcs by ring, ~n for the arc n backwards. */
export type ArcsPolygones = readonly (readonly (readonly number[])[])[]

export interface FormeTopologique {
  readonly code: string
  readonly arcs: ArcsPolygones
}

export interface Voisinage {
  readonly a: string
  readonly b: string
  readonly metres: number
}

export interface TopologieCommunes {
  /** Every coordinate is a multiple of this many steps of the grid. */
  readonly pas: number
  readonly formes: readonly FormeTopologique[]
  readonly arcs: readonly Arc[]
  readonly voisins: readonly Voisinage[]
  /** Metres of limit that no other commune of the map shares: coast, frontier, rim of the file. */
  readonly bords: ReadonlyMap<string, number>
  /** Holes with nothing of the map inside, by commune: an enclave of another file, or a piece that is missing. */
  readonly trous: ReadonlyMap<string, readonly Arc[]>
}

/** A set of shapes drawn as one commune. */
export interface Groupe {
  readonly code: string
  readonly entites: readonly Pick<Entite, 'polygones'>[]
}

/** Above this many points, the grid is ten times coarser (ten metres): a topology of more does not fit a laptop. */
const POINTS_FINS = 3e6

const SANS_ENSEMBLE: ReadonlyMap<string, readonly string[]> = new Map()

/**
 * @param pasMinimum coarseness in steps of the grid, when the shapes are worth no better.
 * @param ensembles communes made of groups that are also drawn by themselves (Lyon of its arrondissements): the other
 * communes touch both.
 */
export function construireTopologie(
  groupes: readonly Groupe[],
  pasMinimum = 1,
  ensembles = SANS_ENSEMBLE,
): TopologieCommunes {
  let points = 0
  for (const { entites } of groupes)
    for (const e of entites) for (const p of e.polygones) for (const a of p) points += a.length / 2
  const pas = Math.max(pasMinimum, points > POINTS_FINS ? 10 : 1)
  const geometries = groupes.flatMap(({ entites }) =>
    entites.map((e) => ({
      type: 'MultiPolygon' as const,
      coordinates: e.polygones
        .map((p) => p.map((a) => enPoints(a, pas)).filter((a) => a.length >= 4))
        .filter((p) => p.length > 0),
    })),
  )
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries }
  const brute = topology({ communes: collection }) as Topology
  const objet = brute.objects.communes as { geometries: MultiPolygon[] }
  let rang = 0
  const pieces = new Map<string, MultiPolygon[]>()
  const fines = groupes.map(({ code, entites }): FormeTopologique => {
    const parties = objet.geometries.slice(rang, rang + entites.length)
    rang += entites.length
    pieces.set(code, parties)
    // Pieces of one commune (IRIS) melt as the communes of a merger do.
    if (parties.length === 1 && (parties[0]?.arcs.length ?? 0) < 2) return { code, arcs: parties[0]?.arcs ?? [] }
    return { code, arcs: mergeArcs(brute, parties).arcs }
  })
  const bruts = brute.arcs as unknown as Arc[]
  const arcs = simplifier(bruts, METRES_PAR_PAS)
  if (ensembles.size === 0) return { pas, formes: fines, arcs, ...voisinage(fines, bruts) }
  const reunies = [...ensembles].map(
    ([code, membres]): FormeTopologique => ({
      code,
      arcs: mergeArcs(
        brute,
        membres.flatMap((un) => pieces.get(un) ?? []),
      ).arcs,
    }),
  )
  const membres = new Set([...ensembles.values()].flat())
  const entieres = [...fines.filter(({ code }) => !membres.has(code)), ...reunies]
  const [a, b] = [voisinage(fines, bruts), voisinage(entieres, bruts)]
  const paires = new Map([...a.voisins, ...b.voisins].map((paire) => [`${paire.a} ${paire.b}`, paire]))
  return {
    pas,
    formes: [...fines, ...reunies],
    arcs,
    voisins: [...paires.values()],
    bords: new Map([...a.bords, ...b.bords]),
    trous: new Map([...a.trous, ...b.trous]),
  }
}

function enPoints(anneau: Int32Array, pas: number): [number, number][] {
  const points: [number, number][] = []
  for (let i = 0; i < anneau.length; i += 2) {
    const x = Math.round((anneau[i] ?? 0) / pas) * pas
    const y = Math.round((anneau[i + 1] ?? 0) / pas) * pas
    const dernier = points.at(-1)
    if (pas === 1 || dernier === undefined || dernier[0] !== x || dernier[1] !== y) points.push([x, y])
  }
  return points
}

/** Neighbours share an arc, so a length; a common corner is not enough. */
function voisinage(
  formes: readonly FormeTopologique[],
  arcs: readonly Arc[],
): Pick<TopologieCommunes, 'voisins' | 'bords' | 'trous'> {
  const premier = new Map<number, string>()
  const paires = new Map<string, number>()
  const partages = new Set<number>()
  for (const { code, arcs: polygones } of formes) {
    for (const anneau of polygones.flat()) {
      for (const brut of anneau) {
        const arc = brut < 0 ? ~brut : brut
        const autre = premier.get(arc)
        if (autre === undefined) premier.set(arc, code)
        else if (autre !== code) {
          partages.add(arc)
          const cle = autre < code ? `${autre} ${code}` : `${code} ${autre}`
          paires.set(cle, (paires.get(cle) ?? 0) + longueur(arcs[arc] ?? []))
        }
      }
    }
  }
  const bords = new Map<string, number>()
  for (const [arc, code] of premier)
    if (!partages.has(arc)) bords.set(code, (bords.get(code) ?? 0) + longueur(arcs[arc] ?? []))
  const voisins = [...paires].map(([cle, metres]) => ({ a: cle.slice(0, 5), b: cle.slice(6), metres }))
  const trous = new Map<string, Arc[]>()
  for (const { code, arcs: polygones } of formes) {
    const vides = polygones.flatMap((p) =>
      p.slice(1).filter((anneau) => !anneau.some((a) => partages.has(a < 0 ? ~a : a))),
    )
    if (vides.length > 0)
      trous.set(
        code,
        vides.map((anneau) => anneau.flatMap((a) => (a < 0 ? arcs[~a]?.toReversed() : arcs[a]) ?? [])),
      )
  }
  return { voisins, bords, trous }
}

/** Metres, on the plane of the place: enough to tell a border from a corner. */
function longueur(arc: Arc): number {
  let somme = 0
  let avant = arc[0]
  for (const p of arc) {
    if (avant !== undefined) {
      const k = Math.cos(((p[1] / GRILLE) * Math.PI) / 180)
      somme += Math.hypot((p[0] - avant[0]) * k, p[1] - avant[1]) * METRES_PAR_PAS
    }
    avant = p
  }
  return somme
}
