import { expect, it } from 'vitest'
import type { Block } from '../../../shared/document/model.ts'
import { orientations } from './orientations.ts'

const titre = (level: 1 | 2, text: string, paysage = false): Block => ({
  type: 'heading',
  level,
  text,
  ...(paysage && { paysage }),
})
const SAUT: Block = { type: 'pageBreak' }
const mots = (blocs: readonly Block[]) => blocs.map((un) => (un.type === 'heading' ? un.text : un.type))

it('a landscape section lasts to the next heading of its level, without the breaks at its edges', () => {
  const parts = orientations([
    titre(1, 'A'),
    SAUT,
    titre(1, 'B', true),
    titre(2, 'B1'),
    SAUT,
    titre(2, 'B2'),
    SAUT,
    titre(1, 'C'),
  ])
  expect(parts.map(({ paysage, blocs }) => [paysage, mots(blocs)])).toEqual([
    [false, ['A']],
    [true, ['B', 'B1', 'pageBreak', 'B2']],
    [false, ['C']],
  ])
})

it('a document of one direction is left as it is', () => {
  const blocs = [SAUT, titre(1, 'A'), SAUT]
  expect(orientations(blocs)).toEqual([{ paysage: false, blocs }])
})
