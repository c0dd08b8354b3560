import { expect, it } from 'vitest'
import { sourceCarte } from './source-carte.ts'

it('names the figures and the contours, each once, without the name of a file', () => {
  const fond = 'Contours 2018 (communes-38.geojson)'
  expect(sourceCarte('Insee, populations municipales 2023', fond)).toBe(
    'Insee, populations municipales 2023 · Contours 2018',
  )
  // A density on the areas of these very contours.
  expect(sourceCarte('Insee, populations municipales 2023 ; contours 2018', fond)).toBe(
    'Insee, populations municipales 2023 ; contours 2018',
  )
  expect(sourceCarte('contours 2018', 'Contours 2022 (france.topojson)')).toBe('contours 2018 · Contours 2022')
  expect(sourceCarte(null, fond)).toBe('Contours 2018')
  expect(sourceCarte('Insee', null)).toBe('Insee')
})
