import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Anneau,
  aireSignee,
  boite,
  centroide,
  chainer,
  dansAnneaux,
  decouperParConvexe,
  distanceSegment,
  type Point,
  rectangle,
  type Segment,
  segmentDansAnneaux,
  segmentDansConvexe,
} from './geometrie.ts'

/** A U open to the top: 30 wide, 20 high, its hollow 10 wide and 15 deep. Area 600 − 150. */
const U: Point[] = [
  [0, 0],
  [30, 0],
  [30, 20],
  [20, 20],
  [20, 5],
  [10, 5],
  [10, 20],
  [0, 20],
]

test('area, centre of gravity and bounds of known shapes', () => {
  expect(aireSignee(U)).toBe(450)
  expect(aireSignee([...U].reverse())).toBe(-450)
  expect(centroide(rectangle([1_000_000, 6_000_000, 1_000_010, 6_000_004]))).toEqual([1_000_005, 6_000_002])
  // Σ area × centre: base 30×5 at y = 2.5, two arms 10×15 at y = 12.5.
  const [x, y] = centroide(U)
  expect(x).toBeCloseTo(15, 10)
  expect(y).toBeCloseTo((150 * 2.5 + 300 * 12.5) / 450, 10)
  expect(boite(U)).toEqual([0, 0, 30, 20])
  expect(boite([])).toBeNull()
})

test('a concave subject cut in two keeps its exact area', () => {
  const haut = decouperParConvexe(U, rectangle([-5, 10, 35, 30]))
  expect(aireSignee(haut)).toBeCloseTo(200, 10)
  expect(decouperParConvexe(U, rectangle([12, 8, 18, 19]))).toEqual([])
  expect(aireSignee(decouperParConvexe(U, rectangle([-1, -1, 31, 21])))).toBe(450)
})

const point = fc.tuple(fc.integer({ min: -40, max: 60 }), fc.integer({ min: -40, max: 60 }))

test('cutting a plane in two by any line loses nothing of a shape', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      fc.pre(a[0] !== b[0] || a[1] !== b[1])
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
      const l = Math.hypot(dx, dy)
      const [ux, uy] = [(dx / l) * 1000, (dy / l) * 1000]
      const loin = (s: number, t: number): Point => [a[0] + s * ux - t * uy, a[1] + s * uy + t * ux]
      const gauche: Anneau = [loin(-1, 0), loin(1, 0), loin(1, 1), loin(-1, 1)]
      const droite: Anneau = [loin(-1, -1), loin(1, -1), loin(1, 0), loin(-1, 0)]
      const somme = aireSignee(decouperParConvexe(U, gauche)) + aireSignee(decouperParConvexe(U, droite))
      expect(somme).toBeCloseTo(450, 6)
    }),
  )
})

test('a segment cut by a shape and by a convex ring', () => {
  const traverse: Segment = [
    [-10, 10],
    [40, 10],
  ]
  expect(segmentDansAnneaux(traverse, [U])).toEqual([
    [
      [0, 10],
      [10, 10],
    ],
    [
      [20, 10],
      [30, 10],
    ],
  ])
  expect(segmentDansConvexe(traverse, rectangle([0, 0, 30, 20]))).toEqual([
    [0, 10],
    [30, 10],
  ])
  expect(segmentDansConvexe(traverse, rectangle([0, 11, 30, 20]))).toBeNull()
  expect(segmentDansAnneaux(traverse, [])).toEqual([])
})

test('a hole is outside (even-odd), and distances are to the segment, not to its line', () => {
  const trou = [rectangle([0, 0, 10, 10]), rectangle([4, 4, 6, 6])]
  expect(dansAnneaux([5, 5], trou)).toBe(false)
  expect(dansAnneaux([2, 5], trou)).toBe(true)
  expect(
    distanceSegment(
      [13, 4],
      [
        [0, 0],
        [10, 0],
      ],
    ),
  ).toBe(5)
})

test('shuffled sides of a polygon chain back into one ring of the same area', () => {
  const cotes = U.map((p, i): Segment => [p, U[(i + 1) % U.length] ?? p])
  fc.assert(
    fc.property(
      fc.shuffledSubarray(cotes, { minLength: cotes.length }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (melange, tourne) => {
        const lignes = chainer(
          melange.map(([a, b], i): Segment => (tourne[i] ? [b, a] : [a, b])),
          0.5,
        )
        expect(lignes).toHaveLength(1)
        expect(lignes[0]?.ferme).toBe(true)
        expect(Math.abs(aireSignee(lignes[0]?.points ?? []))).toBe(450)
      },
    ),
  )
})

test('an open line stays open, whichever side it is met first', () => {
  const lignes = chainer(
    [
      [
        [1, 0],
        [2, 0],
      ],
      [
        [0, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [3, 5],
      ],
    ],
    0.5,
  )
  expect(lignes).toEqual([
    {
      points: [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 5],
      ],
      ferme: false,
    },
  ])
})

test('both ways of cutting a segment agree on a convex shape', () => {
  const hexagone = Array.from(
    { length: 6 },
    (_, i): Point => [10 + 17 * Math.cos((i * Math.PI) / 3 + 0.1), 10 + 17 * Math.sin((i * Math.PI) / 3 + 0.1)],
  )
  const longueur = (s: Segment | null | undefined) => (s ? Math.hypot(s[1][0] - s[0][0], s[1][1] - s[0][1]) : 0)
  fc.assert(
    fc.property(point, point, (a, b) => {
      const attendu = segmentDansAnneaux([a, b], [hexagone])
      expect(longueur(segmentDansConvexe([a, b], hexagone))).toBeCloseTo(longueur(attendu[0]), 6)
    }),
  )
})
