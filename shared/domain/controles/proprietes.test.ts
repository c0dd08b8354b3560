/** A table made consistent gives nothing; one of its cells changed by more than its rounding is found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, constats, cpts } from '../../../test/controles-input.ts'
import { chiffre } from '../../../test/facts.ts'
import { arrondi } from '../decimal.ts'

/** Far from any threshold of size, which is a true remark of its own. */
const habitants = fc.integer({ min: 5000, max: 39_000 })
const lignes = fc.array(habitants, { minLength: 4, maxLength: 12 })
const BASE = 662_285
const bases = [{ libelle: 'population municipale 2021', millesime: '2021', valeur: BASE }]

const table = (populations: readonly number[], parts: readonly number[]) =>
  populations.map((population, i) =>
    cpts(`C${i}`, [
      chiffre(`C${i}`, 'population', population, { millesime: '2021' }),
      chiffre(`C${i}`, 'part_population', parts[i] ?? 0, { decimales: 1 }),
    ]),
  )
const justes = (populations: readonly number[]) => populations.map((un) => arrondi((100 * un) / BASE, 1))
const total = (valeur: number) => [
  chiffre(null, 'population', valeur, { millesime: '2021', libelle: 'Population, total' }),
]
const somme = (nombres: readonly number[]) => nombres.reduce((a, b) => a + b, 0)

describe('a table of CPTS', () => {
  it('made consistent gives nothing', () => {
    fc.assert(
      fc.property(lignes, (populations) => {
        const points = constats(table(populations, justes(populations)), { bases, publies: total(somme(populations)) })
        expect(codes(points)).toEqual([])
      }),
    )
  })

  it('with one share changed by a digit or more is found, and nothing else', () => {
    fc.assert(
      fc.property(lignes, fc.nat(), fc.integer({ min: 1, max: 30 }), (populations, rang, dixiemes) => {
        const parts = justes(populations)
        const i = rang % parts.length
        parts[i] = arrondi((parts[i] ?? 0) + dixiemes / 10, 1)
        const points = constats(table(populations, parts), { bases })
        expect(points).toHaveLength(1)
        expect(points[0]).toMatchObject({ cpts: [`C${i}`] })
        expect(['part', 'double-arrondi']).toContain(points[0]?.code)
      }),
    )
  })

  it('with one population changed no longer makes its total', () => {
    fc.assert(
      fc.property(lignes, fc.integer({ min: 1, max: 900 }), (populations, ecart) => {
        const [premiere = 0, ...autres] = populations
        const faux = [premiere + ecart, ...autres]
        const points = constats(table(faux, justes(faux)), { bases, publies: total(somme(populations)) })
        expect(codes(points)).toContain('somme-cpts')
      }),
    )
  })

  it('of sectors with bounds never contradicts a total that the bounds allow', () => {
    const parties = fc.array(fc.record({ min: fc.nat(5000), plus: fc.nat(500) }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(parties, fc.boolean(), (secteurs, ouverte) => {
        const vrai = somme(secteurs.map(({ min, plus }) => min + plus))
        const publies = [
          chiffre('A', 'structure:603', vrai),
          ...secteurs.map(({ min, plus }, i) => ({
            ...chiffre('A', 'structure:603', 0, { secteur: `S${i}` }),
            valeur: null,
            intervalle: { min, max: ouverte && i === 0 ? null : min + plus },
          })),
        ]
        expect(codes(constats([cpts('A', publies as never)]))).not.toContain('somme')
      }),
    )
  })
})
