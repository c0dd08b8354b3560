import { describe, expect, it } from 'vitest'
import { type Boite, boites, centres } from './centres.ts'

const BOITES = new Map<string, Boite>([
  ['01001', [4, 46, 6, 48]],
  ['01002', [0, 40, 2, 42]],
  ['01003', [2, 42, 6, 48]],
])

describe('centres', () => {
  it('reads the code at the end of the identifier', () => {
    expect(boites([{ id: 'fr:commune:2A004', bbox: [1, 2, 3, 4] }]).get('2A004')).toEqual([1, 2, 3, 4])
  })
  it('takes the middle of the box, else of the boxes of the former codes', () => {
    const trouves = centres(
      ['01001', '01009'],
      BOITES,
      (code) => (code === '01009' ? ['01002', '01003', '01999'] : []),
      () => undefined,
    )
    expect(trouves.get('01001')).toEqual({ lon: 5, lat: 47, origine: 'boite' })
    expect(trouves.get('01009')).toEqual({ lon: 3, lat: 44, origine: 'anciens-codes' })
  })
  it('sets communes restored from one parent apart, inside its box', () => {
    const trouves = centres(
      ['01010', '01011'],
      BOITES,
      () => [],
      () => '01001',
    )
    expect(trouves.get('01010')).toEqual({ lon: 5.5, lat: 47, origine: 'approche' })
    expect(trouves.get('01011')?.lon).toBeCloseTo(4.5, 10)
    expect(trouves.get('01011')?.lat).toBeCloseTo(47, 10)
  })
  it('leaves out what nothing tells', () => {
    expect(
      centres(
        ['98735'],
        BOITES,
        () => [],
        () => undefined,
      ).size,
    ).toBe(0)
  })
})
