import { describe, expect, it } from 'vitest'
import { type CommuneEssai, commune, habitants } from '../../test/facts.ts'
import { anneesComptees, anneesEntre, evolutionAnnuelle, mesuresDistinctes } from './evolution.ts'
import { known, missing } from './quantity-ops.ts'

const trois = (annees: Readonly<Record<string, readonly [number, number, number]>>) =>
  ['97601', '97602', '97603'].map((code, i) =>
    commune(code, 0, null, {
      annees: Object.fromEntries(Object.entries(annees).map(([an, valeurs]) => [an, valeurs[i] ?? 0])),
    }),
  )

const comptees = (communes: readonly CommuneEssai[], annees: readonly string[]) => {
  const de = (code: string) => communes.find(({ info }) => info.code === code)
  return anneesComptees(
    {
      communes: communes.map(({ info }) => info.code),
      population: (code, annee) => de(code)?.populations.get(annee) ?? missing('absent', 'habitants'),
      recensement: (code, annee) => de(code)?.recensements?.get(annee),
    },
    annees,
  )
}

describe('the yearly growth', () => {
  it('is compound, and nothing where it has no meaning', () => {
    const taux = evolutionAnnuelle(habitants(100, '2019'), habitants(121, '2021'), 2)
    expect(taux.kind === 'known' && taux.value).toBeCloseTo(0.1, 12)
    expect(evolutionAnnuelle(habitants(0), habitants(121), 2).kind).toBe('missing')
    expect(evolutionAnnuelle(habitants(100), habitants(121), 0).kind).toBe('missing')
    expect(evolutionAnnuelle(habitants(100), habitants(121), Number.NaN).kind).toBe('missing')
    expect(evolutionAnnuelle(missing('secret', 'habitants'), habitants(1), 2)).toMatchObject({ reason: 'secret' })
  })
})

describe('the year really counted', () => {
  it('is that of the census which a vintage repeats', () => {
    const recensements = new Map([['2019', '2017']])
    const une = { ...commune('97611', 71_437, null, { annees: { 2019: 71_437 } }), recensements }
    expect([...comptees([une], ['2019', '2021'])]).toEqual([
      ['2019', '2017'],
      ['2021', '2021'],
    ])
  })

  it('is found again where several communes have the very same populations', () => {
    const communes = trois({ 2016: [10, 20, 30], 2019: [11, 20, 31], 2020: [11, 20, 31], 2021: [11, 21, 31] })
    expect([...comptees(communes, ['2021', '2020', '2019', '2016'])]).toEqual([
      ['2016', '2016'],
      ['2019', '2019'],
      ['2020', '2019'],
      ['2021', '2021'],
    ])
    // Two hamlets may well be as many as the year before.
    const [a, b] = communes
    if (a === undefined || b === undefined) throw new Error('communes')
    expect(comptees([a, b], ['2019', '2020']).get('2020')).toBe('2020')
  })

  it('is none where the communes were counted in different years', () => {
    const [a, b] = trois({ 2021: [1, 2, 3] })
    if (a === undefined || b === undefined) throw new Error('communes')
    const comptee = { ...a, recensements: new Map([['2021', '2017']]) }
    expect(comptees([comptee, b], ['2021']).get('2021')).toBeNull()
  })

  it('makes one measure of a count published twice', () => {
    const lignes = [
      { millesime: '2016', comptee: '2016', population: known(60, 'habitants') },
      { millesime: '2019', comptee: '2019', population: known(62, 'habitants') },
      { millesime: '2020', comptee: '2019', population: known(62, 'habitants') },
      { millesime: '2021', comptee: null, population: known(63, 'habitants') },
      { millesime: 'inconnu', comptee: 'inconnu', population: known(63, 'habitants') },
    ]
    expect(mesuresDistinctes(lignes).map(({ millesime }) => millesime)).toEqual(['2016', '2019'])
    expect(anneesEntre({ comptee: '2016' }, { comptee: '2019' })).toBe(3)
  })
})
