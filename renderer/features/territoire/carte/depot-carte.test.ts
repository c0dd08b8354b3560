import { expect, it } from 'vitest'
import { estListe } from './depot-carte.ts'

it.each([
  ['communes.xlsx', 20_000, true],
  ['LISTE.CSV', 3_000, true],
  ['voisine.maillage', 5_000_000, true],
  ['communes-03.geojson', 90_000, false],
  ['contours.zip', 90_000, false],
  ['donnees_communes_2021.csv', 1_900_000, false],
  ['sans-extension', 10, false],
])('%s of %i bytes: a list? %s', (name, size, wanted) => {
  expect(estListe([{ name, size }])).toBe(wanted)
})

it('several files are never one list', () => {
  expect(estListe([])).toBe(false)
  expect(
    estListe([
      { name: 'a.csv', size: 1 },
      { name: 'b.csv', size: 1 },
    ]),
  ).toBe(false)
})
