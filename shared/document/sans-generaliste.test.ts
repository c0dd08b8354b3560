import { expect, it } from 'vitest'
import { entree } from '../../test/portraits.ts'
import { enTexte } from './plan/phrase.ts'
import { phraseSansGeneraliste } from './sans-generaliste.ts'

const dire = (connues: number, sans: number, total: number, habitants: number | null) =>
  enTexte(phraseSansGeneraliste(entree({ sansGeneraliste: { connues, sans, total, habitants } })))

it('says how many communes, how many people, and of how many it is known', () => {
  // 1 500 of the 4 500 people of the portrait.
  expect(dire(3, 2, 3, 1500)).toBe(
    'Sur les 3 communes du territoire, 2 n’ont aucun médecin généraliste libéral\u00a0: 1\u202f500\u00a0habitants y vivent, soit 33,3\u00a0% de la population.',
  )
  expect(dire(3, 1, 3, 1)).toMatch(/une n’a aucun médecin généraliste libéral\u00a0: 1\u00a0habitant y vit/)
  expect(dire(2, 1, 3, 500)).toBe(
    'Parmi les 2\u00a0communes sur 3 dont le nombre de généralistes est connu, une n’a aucun médecin généraliste libéral\u00a0: 500\u00a0habitants y vivent.',
  )
  expect(dire(3, 0, 3, 0)).toBe('Sur les 3 communes du territoire, toutes ont au moins un médecin généraliste libéral.')
  expect(dire(3, 2, 3, null)).toMatch(/libéral\.$/)
  expect([dire(1, 1, 1, 10), enTexte(phraseSansGeneraliste(entree()))]).toEqual(['', ''])
})
