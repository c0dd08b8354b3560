/** A city and its arrondissements, on the map and in the changes of a territory. */
import { describe, expect, it } from 'vitest'
import { remarqueVilles, surFond } from '../carte/villes.ts'
import { utile } from './modifications.ts'

describe('a city and its arrondissements are never held together', () => {
  it.each([
    ['an arrondissement takes the place of its city', ['69123', '69259'], ['69385'], ['69123']],
    ['the city takes the place of its arrondissements', ['69383', '69385', '13201'], ['69123'], ['69383', '69385']],
    ['another city stays', ['13055'], ['69385'], []],
    ['a list that names both is taken as it is', [], ['69123', '69385'], []],
  ])('%s', (_cas, avant, ajouter, retirer) => {
    expect(utile(new Set(avant), { ajouter, retirer: [] })).toEqual({ ajouter, retirer })
  })
})

describe('a base', () => {
  it('without arrondissements shows the outline of the city, and says so', () => {
    expect(surFond(['69383', '69385', '69259'], [])).toEqual(['69123', '69259'])
    expect(remarqueVilles(['69383', '75113'], ['75056'])).toContain('Lyon\u00a0: contour de la commune entière')
  })
  it('with them shows them', () => {
    expect(surFond(['69383', '69259'], ['69123'])).toEqual(['69383', '69259'])
    expect(remarqueVilles(['69383', '69259'], ['69123'])).toBeNull()
  })
})
