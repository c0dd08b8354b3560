import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateEcrite, lireDate } from './dates.ts'

describe('a date typed', () => {
  it.each([
    ['22/11/2026', '2026-11-22'],
    ['1/9/2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    [' 2026-11-22 ', '2026-11-22'],
    ['29/02/2024', '2024-02-29'],
    ['', ''],
    ['29/02/2026', null],
    ['11/22/2026', null],
    ['demain', null],
    ['22/11', null],
  ])('%j is %j', (texte, iso) => {
    expect(lireDate(texte)).toBe(iso)
  })

  it('is read back from the way it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          expect(lireDate(dateEcrite(iso))).toBe(iso)
        },
      ),
    )
  })
})
