import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Arc, poidsVisvalingam, simplifier } from './simplifier.ts'

describe('simplification of arcs', () => {
  it('weighs a bend by the area of its triangle, in square metres', () => {
    // At the equator: base 200 steps, height 10 → 1 000 steps² = 1 000 m² for a step of one metre.
    const arc: Arc = [
      [0, 0],
      [100, 10],
      [200, 0],
      [300, 100],
      [400, 0],
    ]
    expect(poidsVisvalingam(arc, 1)[1]).toBeCloseTo(1000, 6)
  })

  it('drops what is under 200 m² and keeps the rest', () => {
    const arc: Arc = [
      [0, 0],
      [50, 1],
      [100, 0],
      [200, 400],
      [300, 0],
    ]
    expect(simplifier([arc], 1)).toEqual([
      [
        [0, 0],
        [100, 0],
        [200, 400],
        [300, 0],
      ],
    ])
  })

  it('keeps ends, keeps rings open, keeps at least one bend, never adds a point', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 40 }), fc.boolean(), (points, ferme) => {
        const arc: Arc = ferme ? [...points, points[0] ?? [0, 0]] : points
        const [fin = []] = simplifier([arc], 1, 2)
        expect(fin[0]).toEqual(arc[0])
        expect(fin.at(-1)).toEqual(arc.at(-1))
        expect(fin.length).toBeGreaterThanOrEqual(ferme ? 4 : 3)
        let i = 0
        for (const p of arc) if (fin[i] === p) i++
        expect(i).toBe(fin.length)
      }),
    )
  })

  it('holds the number of points asked for the whole map', () => {
    const scie: Arc = Array.from({ length: 1001 }, (_, i) => [i * 100, (i % 2) * (100 + i)] as const)
    const [leger = []] = simplifier([scie], 1, 200)
    expect(leger.length).toBeLessThanOrEqual(205) // points of one weight stay or go together
    expect(leger.length).toBeGreaterThan(150)
  })
})
