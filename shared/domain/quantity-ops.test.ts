import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightedMean } from './moyenne-ponderee.ts'
import type { Quantity, SourceRef } from './quantity.ts'
import { bounds, interval, known, mergeSources, missing, ratio, share, sum } from './quantity-ops.ts'

const INSEE: SourceRef = { label: 'Insee', millesime: '2021', file: null, line: null }
const ligne = (line: number): SourceRef => ({ label: 'Insee', millesime: '2021', file: 'pop.csv', line })
const somme = (parts: readonly Quantity[]) => sum(parts, { unit: 'habitants', formula: 'Σ' })

/** A hidden true value and what is known of it. */
interface Hidden {
  readonly truth: number
  readonly quantity: Quantity
}

const source = fc.constantFrom(INSEE, ligne(3), ligne(4), { ...INSEE, label: 'Rézone' })
const millesime = fc.constantFrom('2020', '2021', null)
const value = fc.oneof(
  fc.nat(200_000),
  fc.nat(20_000).map((n) => n / 100),
)
const hidden: fc.Arbitrary<Hidden> = fc
  .record({
    truth: value,
    below: fc.nat(50),
    above: fc.option(fc.nat(50)),
    kind: fc.constantFrom('known', 'known', 'interval', 'missing'),
    reason: fc.constantFrom('secret', 'non_importe'),
    provenance: fc.record({ sources: fc.array(source, { maxLength: 2 }), millesime }),
  })
  .map(({ truth, below, above, kind, reason, provenance }) => {
    if (kind === 'known') return { truth, quantity: known(truth, 'habitants', provenance) }
    if (kind === 'missing') {
      return { truth, quantity: missing(reason === 'secret' ? 'secret' : 'non_importe', 'habitants', provenance) }
    }
    const max = above === null ? null : Math.ceil(truth) + above
    return { truth, quantity: interval(Math.max(0, Math.floor(truth) - below), max, 'habitants', provenance) }
  })

/** Same value, bounds, coverage, vintage and reason; sources as a set. */
function comparable(quantity: Quantity) {
  const { sources, ...rest } = quantity
  return {
    ...rest,
    sources: new Set(sources.map((one) => JSON.stringify([one.label, one.millesime, one.file, one.line]))),
  }
}

function contains(quantity: Quantity, truth: number): boolean {
  if (quantity.kind === 'missing' || quantity.kind === 'partial') return true
  const [min, max] = bounds(quantity)
  const slack = 1e-9 * Math.max(1, Math.abs(truth))
  return min <= truth + slack && (max === null || truth <= max + slack)
}

describe('sum', () => {
  it('adds known parts exactly, decimals included', () => {
    const total = sum([known(0.1, 'km2'), known(0.2, 'km2')], { unit: 'km2', formula: 'Σ' })
    expect(total).toMatchObject({ kind: 'known', value: 0.3, coverage: { known: 2, total: 2 } })
  })

  it('gives a lower bound and the coverage when parts are missing', () => {
    const parts = [...Array.from({ length: 38 }, () => known(10, 'habitants')), missing('secret', 'habitants')]
    const total = somme([...parts, missing('non_importe', 'habitants')])
    expect(total).toMatchObject({ kind: 'interval', min: 380, max: null, coverage: { known: 38, total: 40 } })
  })

  it('bounds both sides when masked parts are bounded', () => {
    expect(somme([known(10, 'habitants'), interval(1, 5, 'habitants')])).toMatchObject({ min: 11, max: 15 })
  })

  it('keeps a known zero beside a missing part open, not zero', () => {
    expect(somme([known(0, 'habitants'), missing('secret', 'habitants')])).toMatchObject({
      kind: 'interval',
      min: 0,
      max: null,
    })
  })

  it('is missing when all parts are, with their common reason', () => {
    expect(somme([missing('secret', 'habitants'), missing('secret', 'habitants')])).toMatchObject({ reason: 'secret' })
    expect(somme([missing('secret', 'habitants'), missing('non_importe', 'habitants')])).toMatchObject({
      kind: 'missing',
      reason: 'non_disponible',
      coverage: { known: 0, total: 2 },
    })
  })

  it('of nothing is missing, never zero', () => {
    expect(somme([])).toMatchObject({ kind: 'missing', reason: 'absent', coverage: { known: 0, total: 0 } })
  })

  it('keeps a vintage only when all parts share it', () => {
    const of = (year: string) => known(1, 'habitants', { millesime: year })
    expect(somme([of('2021'), of('2021')]).millesime).toBe('2021')
    expect(somme([of('2021'), of('2020')]).millesime).toBeNull()
  })

  it('merges lines of one file into one source', () => {
    expect(mergeSources([[ligne(3)], [ligne(4), INSEE], [INSEE]])).toEqual([{ ...ligne(3), line: null }, INSEE])
  })

  it('refuses to add different units', () => {
    expect(() => somme([known(1, 'km2')])).toThrow(RangeError)
  })

  it('over any partition equals the sum of the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hidden, fc.nat(4)), { maxLength: 30 }), (parts) => {
        const blocks = [0, 1, 2, 3, 4].map((block) =>
          somme(parts.filter(([, at]) => at === block).map(([one]) => one.quantity)),
        )
        const whole = somme(parts.map(([one]) => one.quantity))
        expect(comparable(somme(blocks))).toEqual(comparable(whole))
      }),
    )
  })

  it('always contains the true value, and is exact only when every part is known', () => {
    fc.assert(
      fc.property(fc.array(hidden, { minLength: 1, maxLength: 20 }), (parts) => {
        const total = somme(parts.map((one) => one.quantity))
        expect(
          contains(
            total,
            parts.reduce((all, one) => all + one.truth, 0),
          ),
        ).toBe(true)
        const allKnown = parts.every((one) => one.quantity.kind === 'known')
        expect(total.kind === 'known').toBe(allKnown)
        expect(total.coverage.known === total.coverage.total).toBe(allKnown)
      }),
    )
  })

  it('never lets a missing part become a number', () => {
    fc.assert(
      fc.property(fc.array(hidden, { maxLength: 10 }), (parts) => {
        const total = somme([...parts.map((one) => one.quantity), missing('secret', 'habitants')])
        expect(total.kind).not.toBe('known')
        if (total.kind === 'interval') expect(total.max).toBeNull()
      }),
    )
  })
})

describe('ratio and share', () => {
  const densite = (num: Quantity, den: Quantity) => ratio(num, den, { unit: 'hab_km2', formula: '÷' })

  it('divides known quantities and merges what they carry', () => {
    const result = ratio(
      known(27, 'personnes', { millesime: '2020', sources: [ligne(1)] }),
      known(35_565, 'habitants', { millesime: '2018', sources: [INSEE] }),
      { unit: 'pour_10000', factor: 10_000, formula: 'effectif ÷ population × 10 000' },
    )
    expect(result).toMatchObject({ kind: 'known', millesime: null, sources: [ligne(1), INSEE] })
    expect(result.kind === 'known' && result.value).toBeCloseTo(7.5917, 4)
  })

  it('follows interval arithmetic', () => {
    expect(densite(interval(10, 20, 'habitants'), interval(2, 5, 'km2'))).toMatchObject({ min: 2, max: 10 })
    expect(densite(known(10, 'habitants'), interval(2, null, 'km2'))).toMatchObject({ min: 0, max: 5 })
    expect(densite(known(10, 'habitants'), interval(0, 5, 'km2'))).toMatchObject({ min: 2, max: null })
  })

  it('gives no value over a known zero, nor from a missing term', () => {
    expect(densite(known(10, 'habitants'), known(0, 'km2'))).toMatchObject({ reason: 'non_disponible' })
    expect(densite(missing('secret', 'habitants'), known(2, 'km2'))).toMatchObject({ reason: 'secret' })
    expect(densite(known(2, 'habitants'), missing('non_importe', 'km2'))).toMatchObject({ reason: 'non_importe' })
  })

  it('takes the coverage of its less covered term', () => {
    const part = known(1, 'habitants', { coverage: { known: 38, total: 40 } })
    expect(densite(part, known(2, 'km2', { coverage: { known: 40, total: 40 } })).coverage).toEqual({
      known: 38,
      total: 40,
    })
  })

  it('closes an open share at 1 only when the part is inside the base', () => {
    const open = interval(30, null, 'habitants')
    const base = known(100, 'habitants')
    expect(share(open, base, { inside: true, formula: '' })).toMatchObject({ min: 0.3, max: 1 })
    expect(share(open, base, { inside: false, formula: '' })).toMatchObject({ min: 0.3, max: null })
  })

  it('always contains the true ratio', () => {
    fc.assert(
      fc.property(hidden, hidden, (a, b) => {
        fc.pre(b.truth > 0)
        expect(contains(densite(a.quantity, b.quantity), a.truth / b.truth)).toBe(true)
      }),
    )
  })
})

describe('weightedMean', () => {
  const apl = (n: number) => known(n, 'ratio')
  const hab = (n: number) => known(n, 'habitants')
  const mean = (parts: { value: Quantity; weight: Quantity }[]) =>
    weightedMean(parts, { unit: 'ratio', formula: 'moyenne' })

  it('weights by population, unlike a simple mean', () => {
    const result = mean([
      { value: apl(2), weight: hab(9000) },
      { value: apl(4), weight: hab(1000) },
    ])
    expect(result).toMatchObject({ kind: 'known', value: 2.2, coverage: { known: 2, total: 2 } })
  })

  it('gives a lower bound when a value is missing: (2 × 9000 + 0 × 1000) / 10000', () => {
    const result = mean([
      { value: apl(2), weight: hab(9000) },
      { value: missing('secret', 'ratio'), weight: hab(1000) },
    ])
    expect(result).toMatchObject({ kind: 'interval', min: 1.8, max: null, coverage: { known: 1, total: 2 } })
  })

  it('does not count as known a value whose weight is missing: the mean lies between the values', () => {
    const result = mean([
      { value: apl(2), weight: hab(9000) },
      { value: apl(4), weight: missing('absent', 'habitants') },
    ])
    expect(result).toMatchObject({ kind: 'interval', min: 2, max: 4, coverage: { known: 1, total: 2 } })
  })

  it('uses the range of the values when it is known', () => {
    const result = weightedMean(
      [
        { value: known(0.5, 'part'), weight: hab(50) },
        { value: missing('secret', 'part'), weight: hab(50) },
      ],
      { unit: 'part', formula: 'moyenne', range: [0, 1] },
    )
    expect(result).toMatchObject({ kind: 'interval', min: 0.25, max: 0.75 })
  })

  it('always contains the true mean', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hidden, hidden), { minLength: 1, maxLength: 8 }), (parts) => {
        const weight = parts.reduce((all, [, w]) => all + w.truth, 0)
        fc.pre(weight > 0)
        const truth = parts.reduce((all, [v, w]) => all + v.truth * w.truth, 0) / weight
        const result = mean(parts.map(([v, w]) => ({ value: { ...v.quantity, unit: 'ratio' }, weight: w.quantity })))
        expect(contains(result, truth)).toBe(true)
      }),
    )
  })
})

describe('a value known for several parts together', () => {
  const ensemble = (cle: string, membres: number): Quantity => ({
    ...missing('non_disponible', 'habitants'),
    reunie: { cle, membres, value: 6000 },
  })
  const total = (...parts: Quantity[]) => sum(parts, { unit: 'habitants', formula: '' })
  const a = ensemble('a', 2)

  it('counts once where all the parts are added, and not where one is lacking', () => {
    expect(total(a, known(290, 'habitants'), a)).toMatchObject({
      kind: 'known',
      value: 6290,
      coverage: { known: 3, total: 3 },
    })
    expect(total(a, known(290, 'habitants'))).toMatchObject({ kind: 'interval', min: 290, max: null })
    expect(total(a)).toMatchObject({ kind: 'missing', coverage: { known: 0, total: 1 } })
  })

  it('is not that of other parts, nor of a product', () => {
    expect(total(a, ensemble('b', 2))).toMatchObject({ kind: 'missing' })
    const parts = [known(2, 'ratio'), known(4, 'ratio')].map((value) => ({ value, weight: a }))
    expect(weightedMean(parts, { unit: 'ratio', formula: '' })).toMatchObject({ kind: 'missing' })
    const rates = [a, a].map((value) => ({ value, weight: known(10, 'habitants') }))
    expect(weightedMean(rates, { unit: 'habitants', formula: '' })).toMatchObject({ kind: 'missing' })
  })
})
