import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rapportDesSommes } from './partiel.ts'
import type { Quantity } from './quantity.ts'
import { interval, known, missing } from './quantity-ops.ts'

const hab = (n: number) => known(n, 'habitants')
const km2 = (n: number | null): Quantity => (n === null ? missing('non_importe', 'km2') : known(n, 'km2'))
const options = { unit: 'hab_km2', formula: 'd' } as const
const densite = (parts: readonly (readonly [number, number | null])[]) =>
  rapportDesSommes(
    parts.map(([h, s]) => ({ numerateur: hab(h), denominateur: km2(s), habitants: hab(h) })),
    options,
  )

describe('a ratio of sums', () => {
  it('is over all the communes when all are known', () => {
    expect(
      densite([
        [100, 2],
        [300, 6],
      ]),
    ).toMatchObject({ kind: 'known', value: 50 })
  })

  it('leaves out of both sums a commune that lacks one term, and says so', () => {
    // 9 900 ÷ 99, not 10 000 ÷ 99: the last 100 people have no area.
    const q = densite([
      [4900, 49],
      [5000, 50],
      [100, null],
    ])
    expect(q).toMatchObject({ kind: 'partial', value: 100, weight: 0.99, coverage: { known: 2, total: 3 } })
  })

  it('is not told of a part where many live elsewhere', () => {
    expect(
      densite([
        [600, 10],
        [400, null],
      ]),
    ).toMatchObject({ kind: 'missing', reason: 'non_importe' })
  })

  it('stays between bounds where each commune has its own', () => {
    const parts = [
      { numerateur: interval(0, 10, 'personnes'), denominateur: hab(100), habitants: hab(100) },
      { numerateur: known(20, 'personnes'), denominateur: hab(100), habitants: hab(100) },
    ]
    expect(rapportDesSommes(parts, { unit: 'part', formula: '' })).toMatchObject({
      kind: 'interval',
      min: 0.1,
      max: 0.15,
    })
  })

  it('is never known nor bounded at zero with a part missing, whatever its size', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.option(fc.integer({ min: 1, max: 200 })))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const q = densite(parts)
        const manque = parts.some(([, s]) => s === null)
        expect(q.kind === 'known').toBe(!manque)
        if (q.kind === 'interval') expect(q.min).toBeGreaterThan(0)
        if (q.kind !== 'partial') return
        const connues = parts.flatMap(([h, s]) => (s === null ? [] : [[h, s] as const]))
        const [h, s] = [connues.reduce((n, [un]) => n + un, 0), connues.reduce((n, [, un]) => n + un, 0)]
        expect(q.value).toBe(h / s)
        expect(q.coverage).toEqual({ known: connues.length, total: parts.length })
      }),
    )
  })
})
