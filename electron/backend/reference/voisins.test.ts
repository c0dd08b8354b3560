import { expect, it, onTestFinished } from 'vitest'
import { ensureReference } from './ensure.ts'
import { openReference } from './reference.ts'
import { departementsVoisins } from './voisins.ts'

it.each([
  ['63', '03 15 19 23 42 43'],
  ['75', '92 93 94'],
  ['2A', '2B'],
  ['59', '02 62 80'],
  ['29', '22 56'],
  ['84', '04 07 13 26 30 83'],
  ['90', '25 68 70 88'],
  ['974', ''],
])('départements around %s', async (departement, voisins) => {
  const reference = openReference(await ensureReference())
  onTestFinished(() => reference.close())
  expect([...departementsVoisins(reference, departement)].sort().join(' ')).toBe(voisins)
})
