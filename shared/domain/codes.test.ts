import { describe, expect, it } from 'vitest'
import { arrondissementsOf, communeOfArrondissement, departementOfCode, isCodeCommune, sansDoublons } from './codes.ts'

describe('codes', () => {
  it.each(['01004', '2A004', '2B366', '97411', '97701', '98818', '95690', '13055'])('accepts %s', (code) => {
    expect(isCodeCommune(code)).toBe(true)
  })
  it.each(['1004', '20004', '2C004', '2a004', '00001', '96001', '97901', '9D411', '010044', ''])(
    'refuses %s',
    (code) => {
      expect(isCodeCommune(code)).toBe(false)
    },
  )
  it('reads the département', () => {
    expect(['03118', '2A004', '97411', '98818'].map(departementOfCode)).toEqual(['03', '2A', '974', '988'])
  })
  it('links arrondissements to their commune', () => {
    expect(['75101', '75120', '13216', '69389', '69123', '75121', '2A004'].map(communeOfArrondissement)).toEqual([
      '75056',
      '75056',
      '13055',
      '69123',
      null,
      null,
      null,
    ])
    expect(arrondissementsOf('69123')).toHaveLength(9)
    expect(arrondissementsOf('63113')).toEqual([])
  })
  it('counts each place once', () => {
    const codes = ['69123', '69381', '69259', '69259', '13201', '13202']
    expect(sansDoublons(codes, (code) => code)).toEqual(['69123', '69259', '13201', '13202'])
  })
})
