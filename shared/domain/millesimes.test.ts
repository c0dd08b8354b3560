import { expect, it } from 'vitest'
import { comparerMillesimes } from './millesimes.ts'

it('puts years, ends of periods and dates in order, what has no year first', () => {
  const ordre = ['inconnu', '2010', '2016-2021', '2021', '2022', '2021-2023', '2026-05-12', '2026-06-01']
  expect([...ordre].reverse().sort(comparerMillesimes)).toEqual(ordre)
})
