/** The small part of the second opinion that every run makes: four départements, a few EPCI, one made directory. */
import { describe, expect, it } from 'vitest'
import { graine } from '../graine.ts'
import { hasSharedData } from '../shared-data.ts'
import { arrondi, croissanceAnnuelle, decimal, divise, entier, fois } from './exact.ts'
import { DIFFICILES } from './territoires.ts'
import { type Etendue, FICHIERS, toutComparer } from './tout.ts'

describe('exact arithmetic', () => {
  it('rounds once, half up, on the exact value', () => {
    const part = divise(entier(78_473), entier(662_285))
    expect(part && arrondi(fois(part, 100n), 1)).toBe('11.8')
    expect(arrondi(decimal('2,25'), 1)).toBe('2.3')
    expect(arrondi(decimal('0.05'), 1)).toBe('0.1')
    expect(arrondi(decimal('-0,04'), 1)).toBe('0.0')
  })

  it('finds a yearly growth that gives the end back', () => {
    // 121 = 100 × 1.1 × 1.1
    expect(arrondi(croissanceAnnuelle(100n, 121n, 2), 12)).toBe('0.100000000000')
  })
})

describe.runIf(hasSharedData(...FICHIERS))('second opinion', () => {
  it('finds the same figures as the product', { timeout: 600_000 }, () => {
    const tiree = graine()
    console.info(`contre-calcul: MAILLAGE_GRAINE=${tiree}`)
    // Mergers and restored communes in 15 and 85, Corsica, Mayotte.
    const etendue: Etendue = {
      graine: tiree,
      epci: 8,
      difficiles: DIFFICILES,
      lignes: 2500,
      genres: ['sures'],
      debuts: ['2016', '2021'],
      departements: ['15', '85', '2A', '976'],
    }
    const comparaisons = [...toutComparer(etendue)]
    const differences = comparaisons.flatMap((c) => c.differences.map((d) => ({ titre: c.titre, ...d })))
    expect(differences).toEqual([])
    expect(comparaisons.reduce((total, c) => total + c.compares, 0)).toBeGreaterThan(10_000)
  })
})
