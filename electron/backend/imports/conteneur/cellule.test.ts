/** Numbers of a sheet as texts: the short way gives what rounding to fifteen digits gives. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { texteNombre } from './cellule.ts'

const texte = (valeur: number): string => texteNombre(valeur, 'General', false)

it('keeps fifteen significant digits, whatever the number', () => {
  expect([0.1 + 0.2, 1 / 3, 12.5, -0, 5e-324, 123_456_789_012_345, 1_982_257_992_950_875].map(texte)).toEqual([
    '0.3',
    '0.333333333333333',
    '12.5',
    '0',
    '5e-324',
    '123456789012345',
    '1982257992950880',
  ])
  const rond = (valeur: number): string => String(Number(valeur.toPrecision(15)))
  const decimal = fc.tuple(fc.integer(), fc.nat({ max: 12 })).map(([n, places]) => n / 10 ** places)
  fc.assert(
    fc.property(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), decimal), (valeur) => {
      expect(texte(valeur)).toBe(rond(valeur))
    }),
    { numRuns: 2000 },
  )
})
