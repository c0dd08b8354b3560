import { expect, it } from 'vitest'
import { cherchees, deplacer, filtrees, poser, progres } from './tableau.ts'
import type { Action, Projet } from './useProjet.ts'

const fiche = (id: number, mission: string, champs: Partial<Action> = {}) =>
  ({ id, mission, titre: `Fiche ${id}`, pilote: '', besoins: [], etat: 'en_cours', ...champs }) as unknown as Action
const FICHES = [fiche(1, 'a'), fiche(2, 'a'), fiche(3, 'a'), fiche(4, 'b')]

it('puts a fiche before another, or last; nothing moves where it is already', () => {
  expect(poser(FICHES, 3, 'a', 1)).toEqual({ mission: 'a', ordre: [3, 1, 2] })
  expect(poser(FICHES, 1, 'a', null)).toEqual({ mission: 'a', ordre: [2, 3, 1] })
  expect(poser(FICHES, 1, 'b', 4)).toEqual({ mission: 'b', ordre: [1, 4] })
  expect(poser(FICHES, 1, 'c', null)).toEqual({ mission: 'c', ordre: [1] })
  expect([poser(FICHES, 1, 'a', 2), poser(FICHES, 3, 'a', null), poser(FICHES, 1, 'a', 1)]).toEqual([null, null, null])
})

it('moves by the arrow keys, and stops at the edges', () => {
  const bouger = (id: number, dx: number, dy: number) => deplacer(FICHES, ['a', 'b'], id, { dx, dy })?.ordre
  expect(bouger(2, 0, -1)).toEqual([2, 1, 3])
  expect(bouger(1, 0, 1)).toEqual([2, 1, 3])
  expect(bouger(2, 0, 1)).toEqual([1, 3, 2])
  expect([bouger(1, 0, -1), bouger(3, 0, 1), bouger(1, -1, 0), bouger(4, 1, 0)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(bouger(1, 1, 0)).toEqual([4, 1])
})

it('finds fiches by state, by title, pilot or need', () => {
  const projet = {
    action: [fiche(1, 'a', { etat: 'prete', titre: 'Dépistage' }), fiche(2, 'a', { besoins: [7], pilote: 'Zoé' })],
    indicateur: [{ action: 1 }],
    besoin: [{ id: 7, titre: 'Délais' }],
  } as unknown as Projet
  const ids = (actions: readonly Action[]) => actions.map(({ id }) => id)
  expect(ids(filtrees(projet, 'pretes'))).toEqual([1])
  expect(ids(filtrees(projet, 'a-reprendre'))).toEqual([2])
  expect(ids(filtrees(projet, 'indicateur'))).toEqual([2])
  expect(ids(cherchees(projet, projet.action, 'depis'))).toEqual([1])
  expect(ids(cherchees(projet, projet.action, 'delais'))).toEqual([2])
  expect(ids(cherchees(projet, projet.action, 'zoe'))).toEqual([2])
  expect(ids(cherchees(projet, projet.action, ''))).toEqual([1, 2])
  expect(progres(projet.action)).toEqual([1, 1, 0])
})
