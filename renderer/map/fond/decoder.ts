/** TopoJSON text → the arrays of the map. Runs in the worker; no DOM. */
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { versMonde } from './mercator.ts'
import type { Geometrie } from './types.ts'

/** Geometries of the object "communes" (or of the only object) that are areas and have a code. */
export function communesDe(topologie: Topology): { code: string; parties: readonly (readonly number[][])[] }[] {
  const objets = Object.values(topologie.objects)
  const objet = topologie.objects.communes ?? (objets.length === 1 ? objets[0] : undefined)
  const geometries = objet?.type === 'GeometryCollection' ? (objet as GeometryCollection).geometries : []
  return geometries.flatMap((g: GeometryObject) => {
    const code = (g.properties as { code?: unknown } | undefined)?.code
    if (typeof code !== 'string') return []
    if (g.type === 'Polygon') return [{ code, parties: [g.arcs as number[][]] }]
    if (g.type === 'MultiPolygon') return [{ code, parties: g.arcs as number[][][] }]
    return []
  })
}

/** Points of all the arcs in world units. */
function lireArcs({ arcs, transform }: Topology): { arcs: Float64Array; arcsDebut: Int32Array } {
  const arcsDebut = new Int32Array(arcs.length + 1)
  arcs.forEach((arc, k) => {
    arcsDebut[k + 1] = (arcsDebut[k] ?? 0) + arc.length
  })
  const points = new Float64Array(2 * (arcsDebut.at(-1) ?? 0))
  const [kx, ky] = transform?.scale ?? [1, 1]
  const [dx, dy] = transform?.translate ?? [0, 0]
  let w = 0
  for (const arc of arcs) {
    let [x, y] = [0, 0]
    for (const [px = 0, py = 0] of arc) {
      // Quantized arcs hold differences from point to point.
      if (transform) {
        x += px
        y += py
      } else [x, y] = [px, py]
      const [mx, my] = versMonde(x * kx + dx, y * ky + dy)
      points[w++] = mx
      points[w++] = my
    }
  }
  return { arcs: points, arcsDebut }
}

export function decoder(topologie: Topology): Geometrie {
  const { arcs, arcsDebut } = lireArcs(topologie)
  const communes = communesDe(topologie)
  const n = communes.length
  const faces = new Int32Array(2 * (arcsDebut.length - 1)).fill(-1)
  const communesDebut = new Int32Array(n + 1)
  const anneauxDebut: number[] = [0]
  const anneaux: number[] = []
  const boites = new Float64Array(4 * n)
  const points = new Float64Array(2 * n)
  communes.forEach(({ parties }, i) => {
    let mieux = -1
    for (const partie of parties) {
      partie.forEach((anneau, rang) => {
        for (const ref of anneau) {
          const k = ref < 0 ? ~ref : ref
          if (faces[2 * k] === -1) faces[2 * k] = i
          else faces[2 * k + 1] = i
          anneaux.push(ref)
        }
        anneauxDebut.push(anneaux.length)
        if (rang > 0) return
        const m = mesurer(anneau, arcs, arcsDebut)
        etendre(boites, i, m.boite, mieux < 0)
        if (m.aire > mieux) {
          mieux = m.aire
          points.set(m.centre, 2 * i)
        }
      })
    }
    communesDebut[i + 1] = anneauxDebut.length - 1
  })
  return {
    codes: communes.map((c) => c.code),
    boites,
    points,
    arcs,
    arcsDebut,
    faces,
    communesDebut,
    anneauxDebut: Int32Array.from(anneauxDebut),
    anneaux: Int32Array.from(anneaux),
  }
}

function etendre(boites: Float64Array, i: number, [x0, y0, x1, y1]: readonly number[], premiere: boolean): void {
  const lire = (k: number) => boites[4 * i + k] ?? 0
  if (premiere) boites.set([x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0], 4 * i)
  else {
    boites.set(
      [Math.min(lire(0), x0 ?? 0), Math.min(lire(1), y0 ?? 0), Math.max(lire(2), x1 ?? 0), Math.max(lire(3), y1 ?? 0)],
      4 * i,
    )
  }
}

/** Area (absolute), centre of gravity and bounds of a ring. */
function mesurer(anneau: readonly number[], arcs: Float64Array, arcsDebut: Int32Array) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  let [aire, cx, cy] = [0, 0, 0]
  const premier = anneau[0] ?? 0
  // Relative to one point of the ring: areas of 1e-9 would lose their digits beside coordinates of 0.5.
  const o = 2 * (arcsDebut[premier < 0 ? ~premier : premier] ?? 0)
  const [ox, oy] = [arcs[o] ?? 0, arcs[o + 1] ?? 0]
  for (const ref of anneau) {
    const k = ref < 0 ? ~ref : ref
    const sens = ref < 0 ? -1 : 1
    const [debut, fin] = [arcsDebut[k] ?? 0, arcsDebut[k + 1] ?? 0]
    for (let p = debut; p < fin; p++) {
      const [x, y] = [arcs[2 * p] ?? 0, arcs[2 * p + 1] ?? 0]
      if (x < x0) x0 = x
      if (x > x1) x1 = x
      if (y < y0) y0 = y
      if (y > y1) y1 = y
      if (p === debut) continue
      // Each segment once, in the direction of its arc; the sign puts it back in the direction of the ring.
      const [px, py] = [(arcs[2 * p - 2] ?? 0) - ox, (arcs[2 * p - 1] ?? 0) - oy]
      const f = sens * (px * (y - oy) - (x - ox) * py)
      aire += f
      cx += (px + x - ox) * f
      cy += (py + y - oy) * f
    }
  }
  const centre = Math.abs(aire) < 1e-30 ? [(x0 + x1) / 2, (y0 + y1) / 2] : [ox + cx / (3 * aire), oy + cy / (3 * aire)]
  return { aire: Math.abs(aire), centre, boite: [x0, y0, x1, y1] }
}
