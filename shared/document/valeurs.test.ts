import { expect, test } from 'vitest'
import { periodes, sourcesTexte } from './valeurs.ts'

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
