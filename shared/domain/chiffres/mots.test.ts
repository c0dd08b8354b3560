import { expect, it, test } from 'vitest'
import { known } from '../quantity-ops.ts'
import { periodes, phraseSources, sourcesTexte } from './mots.ts'

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

test('three years in a row are a period; two, dates and periods are said one by one', () => {
  expect(periodes([])).toBe('')
  expect(periodes(['2021'])).toBe('2021')
  expect(periodes(['2021', '2022'])).toBe('2021 et 2022')
  expect(periodes(['2013', '2014', '2015', '2019', '2022', '2023'])).toBe('2013 à 2015, 2019, 2022 et 2023')
  expect(periodes(['2016-2021', '2022'])).toBe('2016-2021 et 2022')
  expect(periodes(['2026-05-12'])).toBe('du 12 mai 2026')
})

test('a file of several subjects is named by each, once; years replace « plusieurs années »', () => {
  const ref = (label: string, millesime: string | null) => ({ label, millesime, file: 'a.csv', line: null })
  expect(
    sourcesTexte([
      ref('Insee, populations, plusieurs années', '2020'),
      ref('Insee, populations, plusieurs années', '2021'),
      ref('Insee, populations, plusieurs années\u00a0; Superficie (SUPERF_2023)', '2023'),
    ]),
  ).toBe('Insee, populations 2020 et 2021\u00a0; Superficie (SUPERF_2023)')
  expect(sourcesTexte([])).toBeNull()
})
