/** What is asked of a decoded base: who is here, who touches whom, where a territory ends. Pure functions. */
import Flatbush from 'flatbush'
import type { Geometrie } from './types.ts'

/** Boxes of all the communes, for the hit tests. null when the base is empty. */
export function indexer({ boites, codes }: Geometrie): Flatbush | null {
  if (codes.length === 0) return null
  const index = new Flatbush(codes.length)
  for (let i = 0; i < codes.length; i++)
    index.add(boites[4 * i] ?? 0, boites[4 * i + 1] ?? 0, boites[4 * i + 2] ?? 0, boites[4 * i + 3] ?? 0)
  index.finish()
  return index
}

/** Arcs of a commune, each once per ring it belongs to. */
export function* arcsDe(g: Geometrie, i: number): Generator<number> {
  const debut = g.anneauxDebut[g.communesDebut[i] ?? 0] ?? 0
  const fin = g.anneauxDebut[g.communesDebut[i + 1] ?? 0] ?? 0
  for (let a = debut; a < fin; a++) {
    const ref = g.anneaux[a] ?? 0
    yield ref < 0 ? ~ref : ref
  }
}

/** The commune on the other side of an arc; −1: nobody. */
export function enFace({ faces }: Geometrie, arc: number, i: number): number {
  const [a = -1, b = -1] = [faces[2 * arc], faces[2 * arc + 1]]
  return a === i ? b : a
}

/**
 * Arcs between communes of different groups: `groupe` tells the group of each commune, −1 outside. With one group it is
 * the outline of the territory, holes included. Each arc once.
 */
export function frontieres(g: Geometrie, communes: Iterable<number>, groupe: (i: number) => number): number[] {
  const arcs = new Set<number>()
  for (const i of communes) {
    const mien = groupe(i)
    for (const arc of arcsDe(g, i)) {
      const j = enFace(g, arc, i)
      if (j !== i && (j < 0 ? -1 : groupe(j)) !== mien) arcs.add(arc)
    }
  }
  return [...arcs]
}

/** Is the point inside the commune (even-odd: holes count as outside)? */
export function contient(g: Geometrie, i: number, x: number, y: number): boolean {
  let dedans = false
  for (const arc of arcsDe(g, i)) {
    const fin = g.arcsDebut[arc + 1] ?? 0
    // The direction of an arc does not matter to the parity.
    for (let p = (g.arcsDebut[arc] ?? 0) + 1; p < fin; p++) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = [g.arcs[2 * p - 2], g.arcs[2 * p - 1], g.arcs[2 * p], g.arcs[2 * p + 1]]
      if (ay > y !== by > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) dedans = !dedans
    }
  }
  return dedans
}

/** The commune at this point, −1: none. */
export function communeEn(g: Geometrie, index: Flatbush | null, x: number, y: number): number {
  return index?.search(x, y, x, y).find((i) => contient(g, i, x, y)) ?? -1
}

/** Communes whose point (where the name goes) lies inside this closed line of x, y pairs, ascending. */
export function communesDansTrace(
  g: Geometrie,
  index: Flatbush | null,
  trace: readonly (readonly [number, number])[],
): number[] {
  if (!index || trace.length < 3) return []
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of trace) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  return index
    .search(x0, y0, x1, y1)
    .filter((i) => {
      const [px, py] = [g.points[2 * i] ?? 0, g.points[2 * i + 1] ?? 0]
      let dedans = false
      let [ax, ay] = trace.at(-1) ?? [0, 0]
      for (const [bx, by] of trace) {
        if (ay > py !== by > py && px < ((ax - bx) * (py - by)) / (ay - by) + bx) dedans = !dedans
        ax = bx
        ay = by
      }
      return dedans
    })
    .sort((a, b) => a - b)
}

/** What an arc separates, as flags: a limit of a département is most often one of an EPCI too. */
export const LIMITE = { epci: 1, canton: 2, arrondissement: 4, departement: 8, bord: 16, vaste: 32 } as const

/** Guyane: communes as wide as départements, whose limits are drawn from afar. */
export const estVaste = (code: string): boolean => code.startsWith('973')

type Groupe = (code: string) => string | null

/** `LIMITE` of each arc; `bord`: coast, frontier, rim of the base. An unknown group on one side only is a limit too. */
export function limitesDesArcs(
  g: Geometrie,
  groupes: Readonly<Record<'epci' | 'canton' | 'arrondissement' | 'departement', Groupe | null>>,
): Uint8Array {
  const niveaux = (['epci', 'canton', 'arrondissement', 'departement'] as const).flatMap((niveau) => {
    const groupe = groupes[niveau]
    return groupe === null ? [] : [{ drapeau: LIMITE[niveau], noms: g.codes.map(groupe) }]
  })
  return Uint8Array.from({ length: g.faces.length / 2 }, (_, arc) => {
    const [a = -1, b = -1] = [g.faces[2 * arc], g.faces[2 * arc + 1]]
    if (a < 0 || b < 0) return LIMITE.bord
    const vaste = estVaste(g.codes[a] ?? '') ? LIMITE.vaste : 0
    return niveaux.reduce((drapeaux, { drapeau, noms }) => drapeaux | (noms[a] === noms[b] ? 0 : drapeau), vaste)
  })
}
