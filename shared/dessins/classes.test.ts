import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Classes, classeDe, classer, limiteLisible, type Methode } from './classes.ts'
import { libellesClasses } from './legende.ts'

const inner = (c: Classes) => c.bornes.slice(1, -1)

describe('each method on figures worked by hand', () => {
  const dix = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  test('quantiles', () => {
    // Type 7: rank 9 × 0.5 = 4.5, half-way from 5 to 6.
    expect(classer(dix, { methode: 'quantiles', nombre: 2 }).bornes).toEqual([1, 5.5, 10])
    expect(classer(dix, { methode: 'quantiles', nombre: 5 }).effectifs).toEqual([2, 2, 2, 2, 2])
  })
  test('equal intervals', () => {
    expect(classer([0, 1, 2, 3, 100], { methode: 'intervalles', nombre: 4 }).bornes).toEqual([0, 25, 100])
    expect(classer([0, 26, 51, 76, 100], { methode: 'intervalles', nombre: 4 }).bornes).toEqual([0, 25, 50, 75, 100])
  })
  test('natural groups', () => {
    const c = classer([1, 2, 3, 100, 101, 102, 1000], { methode: 'naturelles', nombre: 3 })
    expect(c.bornes).toEqual([1, 51.5, 551, 1000])
    expect(c.effectifs).toEqual([3, 3, 1])
  })
  test('Q6 on 1…101: the tails and four quarters of the rest', () => {
    const c = classer(
      Array.from({ length: 101 }, (_, i) => i + 1),
      { methode: 'q6', nombre: 6 },
    )
    expect(inner(c)).toEqual([6, 28.5, 51, 73.5, 96])
    expect(c.effectifs).toEqual([5, 23, 22, 23, 22, 6])
  })
  test('manual limits are kept, even empty, and take in values beyond', () => {
    const c = classer([5, 30, 300], { methode: 'manuelle', limites: [25, 50, 100, 200] })
    expect(inner(c)).toEqual([25, 50, 100, 200])
    expect(c.effectifs).toEqual([1, 1, 0, 0, 1])
    expect(classer([1, 2], { methode: 'manuelle', limites: [10] }).effectifs).toEqual([2, 0])
  })
  test('a value on a limit belongs to the class that starts there', () => {
    const c = classer([0, 25, 100], { methode: 'manuelle', limites: [25] })
    expect(classeDe(25, c)).toBe(1)
    expect(classeDe(24.999, c)).toBe(0)
    expect(classeDe(-1e9, c)).toBe(0)
    expect(classeDe(1e9, c)).toBe(1)
  })
})

const METHODES: readonly Methode[] = ['quantiles', 'intervalles', 'naturelles', 'q6', 'manuelle']
const valeurs = fc.array(
  fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(7)),
  { minLength: 1, maxLength: 60 },
)

test('every value falls in exactly one class, inside its bounds', () => {
  fc.assert(
    fc.property(
      valeurs,
      fc.constantFrom(...METHODES),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (vs, methode, nombre, arrondir) => {
        const c = classer(vs, { methode, nombre, arrondir, limites: [-3, 0, 4.5] })
        const n = c.bornes.length - 1
        expect(c.effectifs.reduce((a, b) => a + b, 0)).toBe(vs.length)
        for (let i = 0; i < n; i++) expect(c.bornes[i]).toBeLessThanOrEqual(c.bornes[i + 1] ?? Number.NaN)
        for (const v of vs) {
          const k = classeDe(v, c)
          expect(v).toBeGreaterThanOrEqual(c.bornes[k] ?? Number.NaN)
          if (k < n - 1) expect(v).toBeLessThan(c.bornes[k + 1] ?? Number.NaN)
          else expect(v).toBeLessThanOrEqual(c.bornes[n] ?? Number.NaN)
        }
        if (methode !== 'manuelle') expect(Math.min(...c.effectifs)).toBeGreaterThan(0)
        expect(new Set(vs).size).toBeGreaterThanOrEqual(methode === 'manuelle' ? 1 : n)
      },
    ),
  )
})

describe('values of both signs', () => {
  const evolution = [-2.1, -1.4, -0.6, -0.2, 0.1, 0.4, 0.5, 0.9, 1.3, 2.2]
  test('zero takes the place of the nearest limit', () => {
    // Quintiles −0.76, −0.04, 0.44… : −0.04 leaves as many below it as zero does.
    const c = classer(evolution, { methode: 'quantiles', nombre: 5, zero: true })
    expect(inner(c)[1]).toBe(0)
    expect(c.effectifs).toEqual([2, 2, 2, 2, 2])
    expect(inner(classer([-5, 3], { methode: 'intervalles', nombre: 1, zero: true }))).toEqual([0])
    expect(classer([-1, 5, 6, 7, 8, 9], { methode: 'quantiles', nombre: 2, zero: true }).effectifs).toEqual([1, 5])
  })
  test('nothing changes on one side of zero, nor with limits of one’s own', () => {
    for (const vs of [
      [1, 2, 3, 4],
      [-4, -3, -2, -1],
      [0, 1, 2],
    ])
      expect(classer(vs, { methode: 'quantiles', nombre: 2, zero: true })).toEqual(
        classer(vs, { methode: 'quantiles', nombre: 2 }),
      )
    expect(inner(classer(evolution, { methode: 'manuelle', limites: [-1, 1], zero: true }))).toEqual([-1, 1])
  })
  test('each method keeps every value, zero a limit, no class empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 400 }),
        fc.constantFrom<Methode>('quantiles', 'intervalles', 'naturelles', 'q6'),
        fc.integer({ min: 1, max: 7 }),
        (vs, methode, nombre) => {
          const c = classer(vs, { methode, nombre, arrondir: true, zero: true })
          expect(c.effectifs.reduce((a, b) => a + b, 0)).toBe(vs.length)
          expect(Math.min(...c.effectifs)).toBeGreaterThan(0)
          if (Math.min(...vs) < 0 && Math.max(...vs) > 0) expect(c.bornes).toContain(0)
        },
      ),
    )
  })
})

test('ties and few distinct values never make an empty or a doubled class', () => {
  expect(classer([4, 4, 4, 4], { methode: 'quantiles', nombre: 5 }).effectifs).toEqual([4])
  expect(classer([0, 0, 0, 0, 0, 0, 9], { methode: 'quantiles', nombre: 4 }).effectifs).toEqual([6, 1])
  expect(classer([1, 1, 2, 2], { methode: 'naturelles', nombre: 5 }).effectifs).toEqual([2, 2])
  expect(classer([], { methode: 'quantiles' })).toEqual({ methode: 'quantiles', bornes: [], effectifs: [] })
  expect(classer([Number.NaN, Infinity, 3], { methode: 'q6' }).effectifs).toEqual([1])
})

test('readable limits: the roundest number that keeps the classes', () => {
  const densites = [12, 18, 23, 26, 31, 44, 52, 71, 98, 120, 240, 310]
  const c = classer(densites, { methode: 'quantiles', nombre: 4, arrondir: true })
  // Quartiles 25.25, 48 and 103.5; 30 would take 26 into the first class.
  expect(inner(c)).toEqual([25, 50, 100])
  expect(limiteLisible(51.3, [10, 51, 52, 90], 0)).toBe(52)
  expect(limiteLisible(51.3, [10, 40, 60, 90], 0)).toBe(50)
  expect(limiteLisible(0.1234, [0.05, 0.12, 0.13, 0.2], 0)).toBe(0.125)
})

test('labels: short ones beside the boxes, words for the rest, percentages, negatives', () => {
  const c = classer([5, 30, 60, 1500], { methode: 'manuelle', limites: [25, 50, 1000] })
  expect(libellesClasses(c, 'hab_km2', 'court')).toEqual([
    'moins de 25',
    '25–50',
    '50–1\u202f000',
    '1\u202f000 et plus',
  ])
  expect(libellesClasses(c, 'hab_km2', 'mots')[1]).toBe('de 25 à 50')
  const parts = classer([0.02, 0.07, 0.2], { methode: 'manuelle', limites: [0.05, 0.125] })
  expect(libellesClasses(parts, 'part', 'court')).toEqual([
    'moins de 5,0\u00a0%',
    '5,0–12,5\u00a0%',
    '12,5\u00a0% et plus',
  ])
  const negatifs = classer([-3, -1, 2], { methode: 'manuelle', limites: [-2, 0] })
  expect(libellesClasses(negatifs, 'ratio', 'court')[1]).toBe('−2 à 0')
  expect(libellesClasses(classer([7], { methode: 'quantiles' }), 'places', 'court')).toEqual(['7'])
})
