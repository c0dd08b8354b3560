import fc from 'fast-check'
import type { FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { decoder } from './decoder.ts'
import { metresParPixel, versDegres, versMonde } from './mercator.ts'
import {
  arcsDe,
  communeEn,
  communesDansTrace,
  contient,
  enFace,
  frontieres,
  indexer,
  LIMITE,
  limitesDesArcs,
} from './questions.ts'
import { Tuileur } from './tuiles.ts'
import { ETENDUE, type Geometrie } from './types.ts'

const carre = (x: number, y: number, cote = 1): [number, number][] => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
  [x, y],
]

/**
 * Degrees, near the equator where squares stay square:
 *   C C D    01004 (D) is alone on an island far to the east;
 *   A B      01002 (B) has a hole in which 01005 (E) lies.
 */
const FRANCE: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    ['01001', [[carre(0, 0)]]],
    ['01002', [[carre(1, 0), carre(1.4, 0.4, 0.2).reverse()]]],
    [
      '02003',
      [
        [
          [
            [0, 1],
            [1, 1],
            [2, 1],
            [2, 2],
            [0, 2],
            [0, 1],
          ],
        ],
      ],
    ],
    ['97404', [[carre(5, 1)], [carre(7, 1, 0.1)]]],
    ['01005', [[carre(1.4, 0.4, 0.2)]]],
  ].map(([code, coordinates]) => ({
    type: 'Feature' as const,
    properties: { code },
    geometry: { type: 'MultiPolygon' as const, coordinates: coordinates as [number, number][][][] },
  })),
}
const [A, B, C, D, E] = [0, 1, 2, 3, 4]

const topologie = topology({ communes: FRANCE }) as Topology
const g = decoder(topologie)
const index = indexer(g)
const dans = (...communes: number[]) => {
  const choisies = new Set(communes)
  return frontieres(g, communes, (i) => (choisies.has(i) ? 0 : -1))
}
const longueur = (arcs: readonly number[]): number =>
  arcs.reduce((somme, arc) => {
    let l = 0
    for (let p = (g.arcsDebut[arc] ?? 0) + 1; p < (g.arcsDebut[arc + 1] ?? 0); p++) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = g.arcs.slice(2 * p - 2, 2 * p + 2)
      l += Math.hypot(bx - ax, by - ay)
    }
    return somme + l
  }, 0) * 360 // degrees, near the equator

describe('decoder', () => {
  it('reads codes in order, with the box and the centre of gravity of the largest part', () => {
    expect(g.codes).toEqual(['01001', '01002', '02003', '97404', '01005'])
    expect(versDegres(g.boites[0] ?? 0, g.boites[3] ?? 0)[0]).toBeCloseTo(0)
    const [lon, lat] = versDegres(g.points[2 * D] ?? 0, g.points[2 * D + 1] ?? 0)
    expect(lon).toBeCloseTo(5.5, 6)
    expect(lat).toBeCloseTo(1.5, 3)
    expect(versDegres(g.boites[4 * D + 2] ?? 0, 0)[0]).toBeCloseTo(7.1)
  })
  it('reads quantized arcs (differences) like plain ones', () => {
    const quantifie = decoder(topology({ communes: FRANCE }, 1e6) as Topology)
    expect(quantifie.codes).toEqual(g.codes)
    for (let i = 0; i < g.boites.length; i++) expect(quantifie.boites[i]).toBeCloseTo(g.boites[i] ?? 0, 7)
  })
  it('takes an object of another name when it is the only one, and leaves out what has no code', () => {
    const sans = { ...FRANCE, features: [...FRANCE.features, { ...FRANCE.features[0], properties: {} }] }
    expect(decoder(topology({ france2022: sans as FeatureCollection }) as Topology).codes).toHaveLength(5)
  })
})

/** Communes on the other side of an arc of this one, ascending. */
function voisins(geometrie: Geometrie, i: number): number[] {
  const autres = [...arcsDe(geometrie, i)].map((arc) => enFace(geometrie, arc, i))
  return [...new Set(autres.filter((j) => j >= 0 && j !== i))].sort((a, b) => a - b)
}

describe('questions', () => {
  it('finds neighbours by a shared line, not by a corner', () => {
    expect(voisins(g, A)).toEqual([B, C])
    expect(voisins(g, B)).toEqual([A, C, E])
    expect(voisins(g, D)).toEqual([])
    expect(voisins(g, E)).toEqual([B])
  })
  it('draws the outline of a territory: 6 for two squares side by side, plus 0.8 for the hole', () => {
    expect(longueur(dans(A))).toBeCloseTo(4, 2)
    expect(longueur(dans(A, B))).toBeCloseTo(6.8, 2)
    expect(longueur(dans(A, B, E))).toBeCloseTo(6, 2)
    expect(longueur(dans(A, B, C, E))).toBeCloseTo(8, 2)
  })
  it('draws the limits between sectors', () => {
    const secteur = (i: number) => (i === A ? 1 : i === B || i === E ? 2 : -1)
    expect(longueur(frontieres(g, [A, B, E], secteur))).toBeCloseTo(7, 2)
  })
  it('knows who is under the pointer, holes included', () => {
    const en = (lon: number, lat: number) => communeEn(g, index, ...versMonde(lon, lat))
    expect(en(0.5, 0.5)).toBe(A)
    expect(en(1.2, 0.5)).toBe(B)
    expect(en(1.5, 0.5)).toBe(E)
    expect(en(1.5, 1.5)).toBe(C)
    expect(en(7.05, 1.05)).toBe(D)
    expect(en(3.5, 1.5)).toBe(-1)
    expect(contient(g, B, ...versMonde(1.5, 0.5))).toBe(false)
  })
  it('takes with a lasso the communes whose point lies inside', () => {
    const lasso = (...points: [number, number][]) =>
      communesDansTrace(
        g,
        index,
        points.map(([x, y]) => versMonde(x, y)),
      )
    expect(lasso([0.2, 0.2], [1.9, 0.2], [1.9, 0.9], [0.2, 0.9])).toEqual([A, B, E])
    // Concave: around A's point and over C's, avoiding B's.
    expect(lasso([0.4, 0.4], [0.6, 0.4], [0.6, 1.4], [1.8, 1.4], [1.8, 1.8], [0.4, 1.8])).toEqual([A, C])
    expect(lasso([0, 0], [1, 1])).toEqual([])
  })
  it('sorts the arcs by level', () => {
    const niveaux = limitesDesArcs(g, {
      epci: (code) => (code === '01005' ? 'autre' : 'epci'),
      canton: null,
      arrondissement: (code) => (code === '01005' || code.startsWith('02') ? 'b' : 'a'),
      departement: (code) => code.slice(0, 2),
    })
    const niveau = (i: number, j: number) => {
      const k = [...niveaux.keys()].find((arc) => g.faces[2 * arc] === i && g.faces[2 * arc + 1] === j)
      return k === undefined ? null : niveaux[k]
    }
    expect(niveau(A, B)).toBe(0)
    expect(niveau(B, E)).toBe(LIMITE.epci | LIMITE.arrondissement)
    expect(niveau(A, C)).toBe(LIMITE.departement | LIMITE.arrondissement)
    expect(niveau(D, -1)).toBe(LIMITE.bord)
  })
  it('answers on an empty base', () => {
    const vide = decoder(
      topology({ communes: { type: 'FeatureCollection', features: [] } as FeatureCollection }) as Topology,
    )
    expect(communeEn(vide, indexer(vide), 0.5, 0.5)).toBe(-1)
  })
  it('finds each commune at a point of its shape, whatever the base (same answer as the GeoJSON)', () => {
    const objets = feature(topologie, topologie.objects.communes as GeometryCollection)
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 7.5, noNaN: true }),
        fc.double({ min: -0.5, max: 2.5, noNaN: true }),
        (lon, lat) => {
          const attendu = objets.features.findIndex((f) => {
            const m = f.geometry
            if (m.type !== 'MultiPolygon') return false
            return m.coordinates.some((partie) => {
              let dedans = false
              for (const anneau of partie) {
                for (let k = 1; k < anneau.length; k++) {
                  const [ax = 0, ay = 0] = anneau[k - 1] ?? []
                  const [bx = 0, by = 0] = anneau[k] ?? []
                  if (ay > lat !== by > lat && lon < ((ax - bx) * (lat - by)) / (ay - by) + bx) dedans = !dedans
                }
              }
              return dedans
            })
          })
          // On the lines themselves both answers are right.
          const bord = [0, 1, 1.4, 1.6, 2, 5, 6, 7, 7.1, 0.4, 0.6, 1.1].some(
            (v) => Math.abs(lon - v) < 1e-6 || Math.abs(lat - v) < 1e-3,
          )
          return bord || communeEn(g, index, ...versMonde(lon, lat)) === attendu
        },
      ),
    )
  })
})

describe('tiles', () => {
  it('cuts areas and lines of a tile, numbered like the geometry', () => {
    const tuileur = new Tuileur(topologie, g)
    // Zoom 3: 45° a tile; the whole base lies in the tile that starts at longitude 0, north of the equator.
    const tuile = tuileur.tuile(3, 4, 3)
    expect([...(tuile?.polygones ?? [])].sort()).toEqual([A, B, C, D, E])
    // 1° is 4096 / 45 = 91.02 units: the square A starts at the lower left corner.
    const fin = tuile?.anneauxDebut[1] ?? 0
    const xs = [...(tuile?.xy.subarray(0, fin) ?? [])].filter((_, k) => k % 2 === 0)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([0, 91])
    expect(Math.max(...(tuile?.xy ?? []))).toBeLessThanOrEqual(ETENDUE)
    // From afar only coasts and limits of départements are there: not the line between A and B.
    const entre = (traits: Iterable<number>) =>
      [...traits].some((k) => g.faces[2 * k] === A && g.faces[2 * k + 1] === B)
    expect(entre(tuile?.traits ?? [])).toBe(false)
    expect(entre(tuileur.tuile(9, 257, 255)?.traits ?? [])).toBe(true)
    expect(tuileur.tuile(3, 0, 0)).toBeNull()
  })
})

describe('mercator', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (lon, lat) => {
          const [x, y] = versDegres(...versMonde(lon, lat))
          expect(x).toBeCloseTo(lon, 9)
          expect(y).toBeCloseTo(lat, 9)
        },
      ),
    )
  })
  it('counts true metres: 156 543 m a pixel at the equator at zoom 0, half of it at 60°', () => {
    expect(metresParPixel(0, 0)).toBeCloseTo(156543.03, 1)
    expect(metresParPixel(60, 0)).toBeCloseTo(78271.52, 1)
    expect(metresParPixel(0, 10)).toBeCloseTo(152.874, 2)
  })
})
