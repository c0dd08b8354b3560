import { describe, expect, it } from 'vitest'
import { filtrer, lignesDe } from './liste.ts'
import type { Communes } from './types.ts'

const communes: Communes = {
  codes: ['01001', '01002', '01003', '2A004'],
  noms: ['Évry', 'Zonza', 'Eyzin', 'L’Abergement'],
  centres: [null, null, null, null],
  epci: [null, null, null, null],
  populations: [100, null, 50, 0],
}
const lignes = lignesDe(
  communes,
  new Map([
    ['01001', 4],
    ['2A004', 10],
  ]),
)

describe('list twin', () => {
  it('ranks names in the French order, accents aside', () => {
    expect([...lignes].sort((a, b) => a.rangNom - b.rangNom).map((l) => l.nom)).toEqual([
      'Évry',
      'Eyzin',
      'L’Abergement',
      'Zonza',
    ])
  })
  it('knows a density only from both its terms', () => {
    expect(lignes.map((l) => l.densite)).toEqual([25, undefined, undefined, 0])
  })
  it('filters by words or by the beginning of a code', () => {
    const noms = (requete: string) => filtrer(lignes, requete).map((l) => l.nom)
    expect(noms('evry')).toEqual(['Évry'])
    expect(noms('l’abergement')).toEqual(['L’Abergement'])
    expect(noms('2a')).toEqual(['L’Abergement'])
    expect(noms('0100')).toEqual(['Évry', 'Zonza', 'Eyzin'])
    expect(noms('  ')).toHaveLength(4)
    expect(noms('xyz')).toEqual([])
  })
})
