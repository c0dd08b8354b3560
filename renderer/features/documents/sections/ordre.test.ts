import { expect, it } from 'vitest'
import { deplacer, deposer, freres } from './ordre.ts'

const une = (id: string, parent: string | null = null, deplacable = true) => ({ id, parent, deplacable })
const sections = [
  une('tete', null, false),
  une('territoire'),
  une('territoire.communes', 'territoire'),
  une('territoire.secteurs', 'territoire'),
  une('population'),
  une('offre'),
]

it('a section moves among those of its parent that move', () => {
  expect(freres(sections, null)).toEqual(['territoire', 'population', 'offre'])
  expect(deplacer(sections, 'population', -1)).toEqual(['population', 'territoire', 'offre'])
  expect(deplacer(sections, 'territoire.communes', 1)).toEqual(['territoire.secteurs', 'territoire.communes'])
  expect(deplacer(sections, 'offre', 1)).toBeNull()
  expect(deplacer(sections, 'tete', 1)).toBeNull()
  expect(deplacer(sections, 'territoire', 99)).toEqual(['population', 'offre', 'territoire'])
})

it('let fall on a neighbour it takes its place; elsewhere it stays', () => {
  expect(deposer(sections, 'offre', 'territoire')).toEqual(['offre', 'territoire', 'population'])
  expect(deposer(sections, 'territoire', 'offre')).toEqual(['population', 'offre', 'territoire'])
  expect(deposer(sections, 'offre', 'territoire.communes')).toBeNull()
  expect(deposer(sections, 'offre', 'tete')).toBeNull()
  expect(deposer(sections, 'offre', 'offre')).toBeNull()
})
