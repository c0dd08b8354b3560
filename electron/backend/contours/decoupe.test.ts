import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Anneau,
  aireSignee,
  dansAnneaux,
  type Point,
  rectangle,
  type Segment,
} from '../../../shared/dessins/geometrie.ts'
import { terreDansCellule } from './decoupe.ts'

const cotes = (anneau: Anneau): Segment[] => anneau.map((p, i) => [anneau.at(i - 1) ?? p, p])
const aire = (anneaux: readonly Anneau[]) => anneaux.reduce((s, a) => s + aireSignee(a), 0)

/** A U, counter-clockwise: two arms of 2 × 8 on a foot of 10 × 2. */
const U: Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [8, 10],
  [8, 2],
  [2, 2],
  [2, 10],
  [0, 10],
]

describe('land inside a convex cell', () => {
  it('cuts a concave land in two clean pieces, without a bridge between them', () => {
    const anneaux = terreDansCellule([cotes(U)], rectangle([-1, 5, 11, 9]))
    expect(anneaux).toHaveLength(2)
    expect(anneaux.map((a) => aireSignee(a))).toEqual([8, 8]) // 2 × 4 each
  })

  it('gives back a land wholly inside the cell', () => {
    const anneaux = terreDansCellule([cotes(U)], rectangle([-5, -5, 15, 15]))
    expect(anneaux).toHaveLength(1)
    expect(aire(anneaux)).toBe(52) // 10 × 2 + 2 × (2 × 8)
  })

  it('keeps nothing of a cell that the coast does not cross', () => {
    expect(terreDansCellule([cotes(U)], rectangle([20, 20, 30, 30]))).toEqual([])
  })

  it('shares the land exactly among the cells that pave the plane', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 9.9, noNaN: true }),
        fc.double({ min: 0.1, max: 9.9, noNaN: true }),
        (x, y) => {
          const boites = [
            [-1, -1, x, y],
            [x, -1, 11, y],
            [-1, y, x, 11],
            [x, y, 11, 11],
          ] as const
          let somme = 0
          for (const b of boites) {
            const cellule = rectangle(b)
            const parties = terreDansCellule([cotes(U)], cellule)
            // A cell that no side crosses is all land or all sea.
            somme +=
              parties.length > 0 ? aire(parties) : dansAnneaux(cellule[0] ?? [0, 0], [U]) ? aireSignee(cellule) : 0
          }
          expect(somme).toBeCloseTo(52, 6)
        },
      ),
    )
  })
})
