import { describe, expect, it } from 'vitest'
import { activite, habitants } from '../../test/facts.ts'
import { aPlacer, densiteEffectif, effectif, effectifTotal, indexerOffre, POUR_10000, POUR_100000 } from './offre.ts'
import type { ActiviteFact } from './portrait-types.ts'
import { indexerStructures, nombreStructures } from './structures.ts'

const source = { label: 'Annuaire santé', millesime: '2026-05-12', file: 'ps.txt', line: null }
const offre = (activites: readonly ActiviteFact[], couverture = ['03118', '03053']) =>
  indexerOffre({ source, couverture: new Set(couverture), activites })

describe('supply of care', () => {
  it('counts a person with two sites once for the CPTS, once in each commune', () => {
    const facts = offre([
      activite('a', '60', '03118'),
      activite('a', '60', '03118'),
      activite('a', '60', '03053'),
      activite('b', '60', '03053'),
    ])
    expect(effectif(facts, '60', ['03118', '03053'])).toMatchObject({ kind: 'known', value: 2 })
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ value: 1 })
    expect(effectif(facts, '60', ['03053'])).toMatchObject({ value: 2, coverage: { known: 1, total: 1 } })
  })

  it('counts libéral practice only', () => {
    const facts = offre([
      activite('a', '60', '03118', { mode: 'S' }),
      activite('b', '60', '03118', { mode: null }),
      activite('c', '60', '03118'),
    ])
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ value: 1 })
  })

  it('makes a doctor with SM26, SM53 or SM54 a general practitioner, whatever the other skills', () => {
    const doctors = Array.from({ length: 10 }, (_, index) =>
      activite(`d${index}`, '10', '03118', { savoirFaire: index < 7 ? 'SM54' : 'SM42' }),
    )
    const both = activite('d0', '10', '03118', { savoirFaire: 'SM38' })
    const facts = offre([
      ...doctors,
      both,
      activite('d8', '10', '03118', { savoirFaire: 'SM26' }),
      activite('d9', '10', '03118', { savoirFaire: null }),
    ])
    expect(effectif(facts, '10-MG', ['03118'])).toMatchObject({ value: 8 })
    expect(effectif(facts, '10-SPE', ['03118'])).toMatchObject({ value: 2 })
    expect(effectifTotal(facts, ['03118'])).toMatchObject({ value: 10 })
  })

  it('does not read the skill of another profession as that of a doctor', () => {
    const facts = offre([activite('n', '60', '03118', { savoirFaire: 'SM54' })])
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ value: 1 })
    expect(effectif(facts, '10-MG', ['03118'])).toMatchObject({ value: 0 })
  })

  it('counts a person of two professions once in each and once in all', () => {
    const facts = offre([activite('a', '60', '03118'), activite('a', '70', '03118')])
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ value: 1 })
    expect(effectif(facts, '70', ['03118'])).toMatchObject({ value: 1 })
    expect(effectifTotal(facts, ['03118'])).toMatchObject({ value: 1 })
  })

  it('takes a commune that the source does not cover as missing, never zero', () => {
    const facts = offre([activite('a', '60', '03118')], ['03118'])
    expect(effectif(facts, '60', ['03118', '03053'])).toMatchObject({
      kind: 'interval',
      min: 1,
      max: null,
      coverage: { known: 1, total: 2 },
    })
    expect(effectif(facts, '60', ['03053'])).toMatchObject({ kind: 'missing', reason: 'non_importe' })
    expect(effectif(facts, '91', ['03118'])).toMatchObject({ kind: 'known', value: 0 })
  })

  it('tells the persons who have no commune at all', () => {
    const facts = offre([
      activite('a', '60', null),
      activite('a', '60', '03118'),
      activite('b', '60', null),
      activite('b', '60', null),
      activite('c', '60', null, { mode: 'S' }),
    ])
    expect(aPlacer(facts, ['03118'])).toBe(1)
  })

  it('counts who is in the territory for sure, whichever commune of it', () => {
    const facts = offre([
      activite('a', '60', '03118'),
      { ...activite('b', '60', null), possibles: ['03118', '03053'] },
      { ...activite('c', '60', null), possibles: ['03118', '03310'] },
    ])
    const deux = ['03118', '03053']
    // b in one of the two, c perhaps elsewhere.
    expect(effectif(facts, '60', deux)).toMatchObject({ kind: 'interval', min: 2, max: null })
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ kind: 'interval', min: 1 })
    expect(aPlacer(facts, deux)).toBe(1)
    const sures = offre([{ ...activite('b', '60', null), possibles: deux }])
    expect(effectif(sures, '60', deux)).toMatchObject({ kind: 'known', value: 1 })
    expect(effectifTotal(sures, deux)).toMatchObject({ kind: 'known', value: 1 })
    expect(aPlacer(sures, deux)).toBe(0)
    // A postcode of Lyon: the city and its arrondissements.
    const lyon = offre([{ ...activite('d', '60', null), possibles: ['69123', '69385'] }], ['69123', '69385', '69389'])
    expect(effectif(lyon, '60', ['69385'])).toMatchObject({ kind: 'known', value: 1 })
    expect(effectif(lyon, '60', ['69123'])).toMatchObject({ kind: 'known', value: 1 })
    expect(effectif(lyon, '60', ['69389'])).toMatchObject({ kind: 'known', value: 0 })
  })
})

describe('professions read from two sources', () => {
  const autre = { label: 'Ameli', millesime: '2026-06-01', file: 'ameli.csv', line: null }
  const medecin = (personne: string, commune: string | null = '03118') =>
    activite(personne, '10', commune, { savoirFaire: 'SM54' })
  const facts = indexerOffre({
    source,
    couverture: new Set(['03118', '03053']),
    // Three nurses and two doctors, one of each without commune.
    activites: [
      activite('a', '60', '03118'),
      activite('b', '60', '03118'),
      activite('c', '60', null),
      medecin('m'),
      medecin('n', null),
    ],
    ailleurs: new Map([
      [
        '10-MG',
        {
          source: autre,
          couverture: new Set(['03118']),
          // Four doctors and a nurse; two doctors and the nurse stand in no commune.
          activites: [medecin('o'), medecin('p'), medecin('q', null), medecin('r', null), activite('s', '60', null)],
        },
      ],
    ]),
  })

  it('are each counted in their own, with its coverage, and never mixed', () => {
    // One nurse and two doctors who stand in no commune may be there too.
    expect(effectif(facts, '60', ['03118'])).toMatchObject({ kind: 'interval', min: 2, max: null, sources: [source] })
    expect(effectif(facts, '10-MG', ['03118'])).toMatchObject({
      kind: 'interval',
      min: 2,
      sources: [autre],
      millesime: '2026-06-01',
    })
    expect(effectif(facts, '10-MG', ['03053'])).toMatchObject({ kind: 'missing', reason: 'non_importe' })
    expect(effectif(facts, '60', ['03053'])).toMatchObject({ kind: 'interval', min: 0, max: null })
    expect(effectif(facts, '70', ['03053'])).toMatchObject({ kind: 'known', value: 0 })
  })

  it('have a whole with both sources and no single date, a minimum while some are to be placed', () => {
    // Two nurses of the one, two doctors of the other.
    expect(effectifTotal(facts, ['03118'])).toMatchObject({
      kind: 'interval',
      min: 4,
      sources: [autre, source],
      millesime: null,
    })
    expect(effectifTotal(facts, ['03118', '03053'])).toMatchObject({ kind: 'interval', min: 4, max: null })
    expect(effectifTotal(facts, ['03118']).formula).toContain('dans sa source')
  })

  it('have those to be placed of what is kept of each', () => {
    // The nurse of the first, the two doctors of the other.
    expect(aPlacer(facts, ['03118', '03053'])).toBe(3)
  })
})

describe('structures', () => {
  const facts = {
    source,
    couverture: new Set(['03118']),
    structures: [
      { commune: '03118', categorie: '354', finess: '1' },
      { commune: '03118', categorie: '209', finess: '2' },
      { commune: '03118', categorie: '209', finess: '2' },
      { commune: '03118', categorie: '603', finess: '3' },
      { commune: '03053', categorie: '603', finess: '4' },
      { commune: null, categorie: '603', finess: '5' },
      { commune: '03118', categorie: '999', finess: '6' },
    ],
  }
  it('counts each FINESS number once, 354 and 209 together', () => {
    const structures = indexerStructures(facts)
    const lire = (code: string, commune: string) => nombreStructures(structures, code, [commune])
    expect(lire('354+209', '03118')).toMatchObject({ kind: 'known', value: 2 })
    expect(lire('603', '03118')).toMatchObject({ kind: 'known', value: 1 })
    expect(lire('999', '03118')).toMatchObject({ kind: 'known', value: 1 })
    expect(lire('620', '03118')).toMatchObject({ kind: 'known', value: 0 })
    expect(lire('603', '03053')).toMatchObject({ kind: 'missing', reason: 'non_importe' })
  })
})

describe('densities over communes of which the source leaves one out', () => {
  const peuplees = (manquante: number) => [
    { code: '03118', population: habitants(9800) },
    { code: '03053', population: habitants(100) },
    { code: '03310', population: habitants(manquante) },
  ]
  // Ten nurses in the first commune, one of whom works in the second too: ten people.
  const infirmiers = offre([
    ...Array.from({ length: 10 }, (_, i) => activite(`i${i}`, '60', '03118')),
    activite('i0', '60', '03053'),
  ])
  const compte = (communes: readonly string[]) => effectif(infirmiers, '60', communes)

  it('are those of the others, each person once over their own inhabitants, where nearly all live there', () => {
    // 10 ÷ 9 900, not 10 ÷ 10 000 nor 11 ÷ 9 900.
    const [pour10000, pour100000] = [POUR_10000, POUR_100000].map((taux) =>
      densiteEffectif(compte, peuplees(100), taux),
    )
    expect(pour10000).toMatchObject({ kind: 'partial', weight: 0.99, coverage: { known: 2, total: 3 } })
    expect(pour10000?.kind === 'partial' && pour10000.value).toBeCloseTo(100_000 / 9900, 10)
    expect(pour100000?.kind === 'partial' && pour100000.value).toBeCloseTo(1_000_000 / 9900, 9)
  })

  it('are lower bounds where many live elsewhere, and nothing at zero', () => {
    expect(densiteEffectif(compte, peuplees(10_100), POUR_10000)).toMatchObject({
      kind: 'interval',
      min: 5,
      max: null,
    })
    const personne = (communes: readonly string[]) => effectif(infirmiers, '21', communes)
    expect(densiteEffectif(personne, peuplees(10_100), POUR_10000)).toMatchObject({ kind: 'missing' })
  })
})
