import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { direEcarts, jugerPopulation } from './populations-contredites.ts'

const seule = (valeur: number) => ({ valeur, parties: [valeur], reunie: false })
const exacte = (n: number) => ({ min: n, max: n })

describe('a population beside Insee’s of the same year', () => {
  it('contradicts beyond a tenth and twenty people, or as one part of a sum', () => {
    expect(jugerPopulation(seule(37_628), exacte(27_113))).toBe('contredit')
    expect(jugerPopulation(seule(1000), exacte(1100))).toBe('proche')
    expect(jugerPopulation(seule(1000), exacte(1101))).toBe('contredit')
    expect(jugerPopulation(seule(60), exacte(79))).toBe('proche')
    const somme = { valeur: 146_321, parties: [32_379, 113_942], reunie: true }
    expect(jugerPopulation(somme, exacte(113_942))).toBe('contredit')
    expect(jugerPopulation({ valeur: 5000, parties: [4800, 200], reunie: false }, exacte(4800))).toBe('contredit')
  })

  it('a commune that others joined may not be told smaller', () => {
    expect(jugerPopulation({ ...seule(5000), reunie: true }, exacte(4800))).toBe('contredit')
    expect(jugerPopulation({ ...seule(5000), reunie: true }, exacte(5200))).toBe('proche')
    expect(jugerPopulation({ ...seule(5000), reunie: true }, exacte(4950))).toBe('proche')
  })

  it('bounds that hold it agree with it; others are judged by their nearest end', () => {
    expect(jugerPopulation(seule(1000), { min: 900, max: null })).toBe('accord')
    expect(jugerPopulation(seule(1000), { min: 1200, max: null })).toBe('contredit')
    expect(jugerPopulation(seule(1000), { min: 0, max: 950 })).toBe('proche')
  })

  it('the further, the graver', () => {
    const rang = { accord: 0, proche: 1, contredit: 2 }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.nat(500_000), fc.nat(500_000), (valeur, a, b) => {
        const [pres, loin] = a < b ? [a, b] : [b, a]
        const juge = (ecart: number) => rang[jugerPopulation(seule(valeur), exacte(valeur + ecart))]
        expect(juge(pres)).toBeLessThanOrEqual(juge(loin))
        expect(juge(0)).toBe(0)
      }),
    )
  })

  it('is told by file and year, the gravest communes first', () => {
    const un = { millesime: '2021', fichier: 'a.csv', publie: false, embarquee: 1000 }
    const [dit, ...reste] = direEcarts([
      { ...un, code: '01001', nom: 'A', lue: exacte(1010), jugement: 'proche' },
      { ...un, code: '01002', nom: 'B', lue: exacte(10), jugement: 'contredit' },
    ])
    expect(reste).toEqual([])
    expect(dit).toMatchObject({ grave: true, codes: ['01001', '01002'] })
    expect(dit?.explication.indexOf('B (01002)')).toBeLessThan(dit?.explication.indexOf('A (01001)') ?? -1)
  })
})
