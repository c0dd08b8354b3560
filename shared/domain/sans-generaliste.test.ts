import { expect, it } from 'vitest'
import { activite, commune, faits } from '../../test/facts.ts'
import type { OffreFacts } from './portrait-types.ts'
import { sansGeneraliste } from './sans-generaliste.ts'

const communes = [commune('03001', 1000), commune('03002', 500), commune('03003', 300)]
const offre = (couverture: readonly string[]): OffreFacts => ({
  source: { label: 'Annuaire Santé', millesime: '2026', file: 'ps.txt', line: null },
  couverture: new Set(couverture),
  activites: [activite('a', '10', '03001', { savoirFaire: 'SM54' }), activite('n', '60', '03002')],
})
const habitants = new Map([
  ['03001', 1000],
  ['03002', 500],
  ['03003', 300],
])

it('counts the communes that have none, and who lives there; one that nobody counted is neither', () => {
  const lire = (couverture: readonly string[]) =>
    sansGeneraliste({ ...faits({ communes, offre: offre(couverture) }), habitants })
  // 500 + 300
  expect(lire(['03001', '03002', '03003'])).toEqual({ connues: 3, sans: 2, total: 3, habitants: 800 })
  expect(lire(['03001', '03002'])).toEqual({ connues: 2, sans: 1, total: 3, habitants: 500 })
})

it('says nothing without supply, nor of a list that is not complete', () => {
  expect(sansGeneraliste(faits({ communes }))).toBeNull()
  const partielle = faits({ communes, offre: offre(['03001', '03002', '03003']) })
  expect(sansGeneraliste({ ...partielle, habitants, perimetre: 'partiel' })).toBeNull()
})
