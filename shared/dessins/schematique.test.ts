import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aireSignee, boite, chainer, dansAnneaux, type Ligne, type Point, rectangle } from './geometrie.ts'
import { type Maille, maillerCentres } from './schematique.ts'

/**
 * Outline of the union of the chosen cells: borders between a chosen cell and one that is not, and the coast of the
 * chosen ones, chained into rings. Communes apart, holes and islands give several rings.
 */
function contourUnion(maille: Maille, choisie: (i: number) => boolean): Ligne[] {
  const bords = maille.aretes.filter(({ a, b }) => choisie(a) !== (b !== null && choisie(b)))
  const cotes = maille.cotes.filter(({ a }) => choisie(a))
  return chainer(
    [...bords, ...cotes].map((e) => e.segment),
    0.5,
  )
}

/** A square land of 30 km: an island small enough that its communes share all of it. */
const ILE = rectangle([0, 0, 30_000, 30_000])
const TERRE = [[ILE]]

const aire = (anneaux: readonly (readonly Point[])[]): number =>
  anneaux.reduce((s, a) => s + Math.abs(aireSignee(a)), 0)
const cellule = (m: Maille, i: number) => m.cellules[i]?.anneaux ?? []

const centres = fc.uniqueArray(fc.tuple(fc.integer({ min: 500, max: 29_500 }), fc.integer({ min: 500, max: 29_500 })), {
  minLength: 1,
  maxLength: 40,
  selector: ([x, y]) => `${x},${y}`,
})

test('the communes of an island share all of it, and nothing beyond', () => {
  fc.assert(
    fc.property(centres, (points) => {
      const maille = maillerCentres(points, TERRE)
      const total = points.reduce((s, _, i) => s + aire(cellule(maille, i)), 0)
      expect(total / 9e8).toBeCloseTo(1, 6)
      for (const [i, p] of points.entries()) expect(dansAnneaux(p, cellule(maille, i))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('the outline of any choice of communes encloses exactly their cells', () => {
  fc.assert(
    fc.property(centres, fc.integer({ min: 1, max: 4 }), (points, pas) => {
      const maille = maillerCentres(points, TERRE)
      const choisie = (i: number) => i % pas === 0
      const lignes = contourUnion(maille, choisie)
      expect(lignes.every((l) => l.ferme)).toBe(true)
      const voulu = points.reduce((s, _, i) => s + (choisie(i) ? aire(cellule(maille, i)) : 0), 0)
      // Even-odd: holes lie inside outer rings, so areas are counted by how deep each ring is.
      const anneaux = lignes.map((l) => l.points)
      const total = anneaux.reduce((s, a, k) => {
        const autres = anneaux.filter((_, j) => j !== k)
        const [p, q] = [a[0] ?? [0, 0], a[1] ?? [0, 0]]
        const profondeur = autres.filter((o) => dansAnneaux([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], [o])).length
        return s + (profondeur % 2 === 0 ? 1 : -1) * Math.abs(aireSignee(a))
      }, 0)
      expect(Math.abs(total - voulu) / 9e8).toBeLessThan(1e-6)
    }),
    { numRuns: 60 },
  )
})

test('two communes side by side: each half of the square, a common border of 30 km, an outline of 120 km', () => {
  const maille = maillerCentres(
    [
      [10_000, 15_000],
      [20_000, 15_000],
    ],
    TERRE,
  )
  expect(aire(cellule(maille, 0))).toBeCloseTo(4.5e8, 0)
  const commune = maille.aretes.filter((e) => e.a === 0 && e.b === 1)
  const longueur = (s: readonly [Point, Point]) => Math.hypot(s[1][0] - s[0][0], s[1][1] - s[0][1])
  expect(commune.reduce((t, e) => t + longueur(e.segment), 0)).toBeCloseTo(30_000, 3)
  const [tour] = contourUnion(maille, () => true)
  expect(tour?.ferme).toBe(true)
  expect(Math.abs(aireSignee(tour?.points ?? []))).toBeCloseTo(9e8, 0)
})

test('an island never takes a part of the shore across the water, however near its centre', () => {
  const cote = rectangle([0, -200_000, 100_000, -2000])
  // The commune of the shore is far inland: by distance alone the shore would belong to the island.
  const maille = maillerCentres(
    [
      [15_000, 1000],
      [15_000, -60_000],
    ],
    [[ILE], [cote]],
  )
  expect(boite(cellule(maille, 0).flat())?.[1]).toBeGreaterThanOrEqual(-1)
  expect(aire(cellule(maille, 0))).toBeCloseTo(9e8, 0)
})

test('a centre far at sea has no cell; one just off the coast has its share of the land', () => {
  const maille = maillerCentres(
    [
      [15_000, 15_000],
      [15_000, -9000],
      [15_000, 32_000],
    ],
    TERRE,
  )
  expect(cellule(maille, 1)).toEqual([])
  expect(aire(cellule(maille, 2))).toBeGreaterThan(1e8)
})

test('without coast nor neighbours a lone commune is a disc of its reach', () => {
  const maille = maillerCentres([[700_000, 6_600_000]], null, 4000)
  // Area of a 48-sided polygon inscribed in the circle.
  expect(aire(cellule(maille, 0))).toBeCloseTo(24 * Math.sin(Math.PI / 24) * 4000 ** 2, 0)
})

test('cells at the rim do not stretch to infinity', () => {
  const grille = Array.from({ length: 25 }, (_, i): Point => [(i % 5) * 3000, Math.floor(i / 5) * 3000])
  const maille = maillerCentres(grille, null)
  for (const i of grille.keys()) {
    const b = boite(cellule(maille, i).flat()) ?? [0, 0, 0, 0]
    expect(Math.max(b[2] - b[0], b[3] - b[1])).toBeLessThan(2 * 1.6 * 3000 * Math.SQRT2)
  }
})

test('two communes on the same centre both get a cell, and the result never varies', () => {
  const points: Point[] = [
    [5000, 5000],
    [5000, 5000],
    [20_000, 20_000],
  ]
  const maille = maillerCentres(points, TERRE)
  expect(aire(cellule(maille, 0))).toBeGreaterThan(0)
  expect(aire(cellule(maille, 1))).toBeGreaterThan(0)
  expect(maillerCentres(points, TERRE)).toEqual(maille)
})
