import { expect, it } from 'vitest'
import { phraseSources } from './phrase-sources.ts'
import { known } from './quantity-ops.ts'

it('says each source once, with its years, without what only the explanation needs', () => {
  const de = (...sources: [label: string, millesime: string | null][]) =>
    known(1, 'km2', { sources: sources.map(([label, millesime]) => ({ label, millesime, file: 'f.csv', line: 3 })) })
  expect(
    phraseSources([de(['Insee, populations municipales', '2022']), de(['Insee, populations municipales', '2016'])]),
  ).toBe('Insee, populations municipales 2016 et 2022')
  expect(
    phraseSources([
      de(['Insee, populations municipales', '2023']),
      de(['Insee, populations municipales, plusieurs années ; Superficie des communes (INSEE_SUPERF_2023)', '2021']),
    ]),
  ).toBe('Insee, populations municipales 2023 · Superficie des communes 2021')
  expect(phraseSources([de(['contours 2022', '2022'])])).toBe('contours 2022')
  expect(phraseSources([de(['A', null], ['B', null], ['C', null], ['D', null])])).toBe('A · B et 2 autres')
})
