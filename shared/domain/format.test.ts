import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCoverage, formatDate, formatNumber, formatPart, formatQuantity } from './format.ts'
import { interval, known, missing, partial } from './quantity-ops.ts'
import { UNITS } from './unites.ts'

describe('formatNumber', () => {
  it.each([
    [25_987, 0, '25\u202f987'],
    [1_234_567.5, 1, '1\u202f234\u202f567,5'],
    [999.95, 1, '1\u202f000,0'],
    [0, 0, '0'],
    [-3.5, 0, '\u22124'],
    [-0.04, 1, '0,0'],
    [12, 2, '12,00'],
    [1e21, 0, '1\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000\u202f000'],
    [1.5e-7, 7, '0,0000002'],
  ])('prints %d with %d decimals', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })

  it.each([
    [1.005, 2, '1,01'],
    [2.5, 0, '3'],
    [0.285, 2, '0,29'],
    [8.345, 2, '8,35'],
    [1.45, 1, '1,5'],
  ])('rounds the written decimal %d half up at %d decimals, not the binary one', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })

  it('agrees with integer arithmetic on every three-decimal number', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (n) => {
        const cents = Math.floor((n + 5) / 10)
        const expected = `${formatNumber(Math.floor(cents / 100))},${String(cents % 100).padStart(2, '0')}`
        expect(formatNumber(n / 1000, 2)).toBe(expected)
      }),
    )
  })
})

describe('formatPart', () => {
  it('rounds once: 78 473 / 662 285 = 11,849 % is 11,8 %', () => {
    expect(formatPart(78_473 / 662_285)).toBe('11,8\u00a0%')
    expect(formatPart(78_473 / 662_285, 2)).toBe('11,85\u00a0%')
  })
  it('rounds a tie of the exact share up', () => {
    expect(formatPart(0.1185)).toBe('11,9\u00a0%')
    expect(formatPart(1 / 8, 0)).toBe('13\u00a0%')
  })
})

describe('formatQuantity', () => {
  it.each([
    [known(25_987, 'habitants'), '25\u202f987'],
    [interval(12_345, null, 'habitants'), 'au moins 12\u202f345'],
    [interval(3, 8, 'personnes'), 'de 3 à 8'],
    [interval(0, 10, 'personnes'), 'moins de 11'],
    [interval(0, 10.5, 'personnes'), 'au plus 11'],
    [interval(0, 8, 'pour_10000'), 'au plus 8,0'],
    [interval(0, 0, 'personnes'), '0'],
    [interval(3.01, 3.02, 'hab_km2'), 'de 3,0 à 3,1'],
    [interval(3, 3, 'hab_km2'), '3,0'],
    [interval(0.063, null, 'pour_10000'), 'non connu'],
    [interval(0.163, null, 'pour_10000'), 'au moins 0,1'],
    [interval(2.96, null, 'consultations'), 'au moins 2,9'],
    [interval(0, null, 'personnes'), 'non connu'],
    [interval(0.3999, null, 'part'), 'au moins 39,9\u00a0%'],
    [interval(0.3999, 1, 'part'), 'au moins 39,9\u00a0%'],
    [interval(0, 1, 'part'), 'non connu'],
    [interval(0, 0.3991, 'part'), 'au plus 40,0\u00a0%'],
    [interval(0.0004, 0.3991, 'part'), 'au plus 40,0\u00a0%'],
    [interval(12_345.9, null, 'habitants'), 'au moins 12\u202f345'],
    [interval(999.4, 1999.2, 'euros'), 'de 999 à 2\u202f000\u00a0€'],
    [interval(-3.14, null, 'pourcent'), 'au moins \u22123,2\u00a0%'],
    [missing('secret', 'personnes'), 'secret statistique'],
    [missing('non_disponible', 'personnes'), 'non disponible'],
    [missing('non_importe', 'personnes'), 'non importé'],
    [missing('non_importe', 'part', { coverage: { known: 2, total: 60 } }), 'connu pour 2\u00a0communes sur 60'],
    [known(0.118, 'part'), '11,8\u00a0%'],
    [known(30.2, 'pourcent'), '30,2\u00a0%'],
    [interval(0.1, 0.2, 'part'), 'de 10,0 à 20,0\u00a0%'],
    [known(287_500, 'euros'), '287\u202f500\u00a0€'],
  ])('%#: %o', (quantity, text) => {
    expect(formatQuantity(quantity)).toBe(text)
  })

  it('adds the unit on demand, plural from 2', () => {
    expect(formatQuantity(known(1, 'habitants'), { unit: true })).toBe('1\u00a0habitant')
    expect(formatQuantity(known(1.5, 'hab_km2'), { unit: true })).toBe('1,5\u00a0hab./km²')
    expect(formatQuantity(interval(3, 8, 'structures'), { unit: true })).toBe('de 3 à 8\u00a0structures')
  })

  it('never prints a rate that is there as none', () => {
    // 4 midwives for 834 892 people: 0.048 for 10 000.
    expect(formatQuantity(known((4 / 834_892) * 10_000, 'pour_10000'))).toBe('<\u00a00,1')
    expect(formatQuantity(known(0.0004, 'part'))).toBe('<\u00a00,1\u00a0%')
    expect(formatQuantity(known(0.05, 'pour_10000'))).toBe('0,1')
    expect(formatQuantity(known(0, 'pour_10000'))).toBe('0,0')
  })

  it('never prints a part without its coverage', () => {
    const coverage = { known: 45, total: 46 }
    const mean = partial(2.94, 'consultations', 0.9961, { coverage })
    expect(formatQuantity(mean)).toBe('2,9 (45\u00a0communes sur 46, 99\u00a0% de la population)')
    expect(formatQuantity(mean, { forme: 'cellule' })).toBe('2,9 (45 sur 46)')
    expect(formatQuantity(partial(0.2, 'part', null, { coverage }))).toBe('20,0\u00a0% (45\u00a0communes sur 46)')
    expect(formatQuantity(partial(94.06, 'hab_km2', 0.951, { coverage }), { unit: 'en toutes' })).toBe(
      '94,1\u00a0habitants au km² (45\u00a0communes sur 46, 95\u00a0% de la population)',
    )
    expect(() => partial(1, 'part', null, { coverage: { known: 46, total: 46 } })).toThrow(RangeError)
    expect(() => partial(1, 'part', null, { coverage: { known: 0, total: 46 } })).toThrow(RangeError)
  })

  it('writes bounds in few signs in a cell', () => {
    const cellule = (q: Parameters<typeof formatQuantity>[0]) => formatQuantity(q, { forme: 'cellule' })
    expect(cellule(interval(2.96, null, 'consultations'))).toBe('≥\u00a02,9')
    expect(cellule(interval(0, 7.01, 'pour_10000'))).toBe('≤\u00a07,1')
    expect(cellule(interval(3, 8, 'personnes'))).toBe('3 à 8')
  })

  /** The numbers of a text, in the unit of the figure. */
  const nombres = (texte: string, unit: (typeof UNITS)[number]): number[] =>
    [...texte.replace(/[\u00a0\u202f]/g, '').matchAll(/\u2212?\d+(?:,\d+)?/g)].map(
      ([n]) => Number(n.replace('\u2212', '-').replace(',', '.')) / (unit === 'part' ? 100 : 1),
    )
  const unites = fc.constantFrom(...UNITS)
  const valeurs = fc.oneof(
    fc.double({ min: 0, max: 2, noNaN: true }),
    fc.double({ min: 0, max: 1e7, noNaN: true }),
    fc.integer({ min: 0, max: 100_000 }),
  )
  const presque = (a: number, b: number) => a <= b + 1e-9 * Math.max(1, Math.abs(b))

  it('prints a lower bound that is one', () => {
    fc.assert(
      fc.property(valeurs, unites, fc.integer({ min: 0, max: 4 }), (min, unit, decimals) => {
        const texte = formatQuantity(interval(min, null, unit), { decimals })
        if (texte === 'non connu') {
          expect(min * (unit === 'part' ? 100 : 1)).toBeLessThan(10 ** -decimals)
          return
        }
        expect(texte).toMatch(/^au moins /)
        expect(texte).not.toMatch(/^au moins 0(,0+)?(\u00a0|$)/)
        expect(presque(nombres(texte, unit)[0] ?? Number.NaN, min)).toBe(true)
      }),
    )
  })

  it('prints an interval that holds the true one', () => {
    fc.assert(
      fc.property(valeurs, valeurs, unites, fc.integer({ min: 0, max: 4 }), (a, b, unit, decimals) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(min < max && !(unit === 'part' && max >= 1) && max > 0)
        const texte = formatQuantity(interval(min, max, unit), { decimals })
        const [bas = Number.NaN, haut] = nombres(texte, unit)
        if (haut !== undefined) {
          expect(texte).toMatch(/^de /)
          expect(presque(bas, min) && presque(max, haut)).toBe(true)
        } else if (texte.startsWith('moins de')) {
          expect(min).toBe(0)
          expect(max).toBeLessThan(bas)
        } else {
          expect(texte).toMatch(/^au plus /)
          expect(presque(max, bas)).toBe(true)
        }
      }),
    )
  })

  it('tells the coverage when it is not whole', () => {
    expect(formatCoverage(known(1, 'habitants', { coverage: { known: 38, total: 40 } }))).toBe(
      '38\u00a0communes connues sur 40',
    )
    expect(formatCoverage(known(1, 'habitants'))).toBeNull()
    // A bound over communes of which none is whole: « 0 communes connues » beside people would be absurd.
    const partout = interval(5, null, 'personnes', { coverage: { known: 0, total: 2 } })
    expect(formatCoverage(partout)).toBe('2 communes connues en partie seulement')
  })
})

describe('dates and euros', () => {
  it('writes them in French', () => {
    expect(formatDate('2020-06-17')).toBe('17 juin 2020')
    expect(formatDate('2024-01-01T08:00:00Z')).toBe('1er janvier 2024')
    expect(formatDate('bientôt')).toBe('bientôt')
  })
})
