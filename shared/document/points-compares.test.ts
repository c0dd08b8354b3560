import { expect, it } from 'vitest'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { known } from '../domain/quantity-ops.ts'
import { figurePoints } from './points-compares.ts'

const ligne = (mot: string, ici: number, france: number) => ({
  mot,
  une: {
    unite: 'pourcent',
    decimales: 1,
    valeur: known(ici, 'pourcent'),
    sources: [],
    comparaisons: [{ niveau: 'france', territoire: 'FR', nom: 'France', valeur: known(france, 'pourcent') }],
  } as unknown as SyntheseIndicateur,
})

it('what may be below zero is no share: it is not drawn outside the scale', () => {
  const trois = [ligne('A', 10, 12), ligne('B', 20, 0), ligne('C', 0, 35)]
  const figure = figurePoints('Parts', [...trois, ligne('Baisse ici', -4, 3), ligne('Baisse ailleurs', 4, -3)])
  expect(figure).toEqual(figurePoints('Parts', trois))
  expect(figure).toBeDefined()
  expect(figurePoints('Parts', [...trois.slice(1), ligne('Baisse', -4, 3)])).toBeUndefined()
})
