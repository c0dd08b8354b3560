/** No text that leaves for a spreadsheet begins as a formula does, by whatever road; numbers stay numbers. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ligneCsv } from '../../electron/hosts/cli/tableau.ts'
import { celluleCopiee, celluleSure } from './cellule-sure.ts'

const DEBUTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']
/** Texts that begin dangerously half of the time. */
const texte = fc.tuple(fc.constantFrom('', '', ...DEBUTS), fc.string({ unit: 'grapheme' })).map((un) => un.join(''))

describe('a cell', () => {
  it('never begins as a formula, and says what was said', () => {
    fc.assert(
      fc.property(texte, (un) => {
        for (const sure of [celluleSure(un), celluleCopiee(un)]) {
          expect(sure.replace(/^'/, '')).toBe(un.replace(/^'/, ''))
          if (DEBUTS.some((debut) => sure.startsWith(debut))) expect(sure).toMatch(/^[+-][\d.,\s]+$/)
        }
      }),
      { numRuns: 2000 },
    )
  })
  it.each([
    ['-5', '-5'],
    ['+12,5', '+12,5'],
    ['-1 234,50', '-1 234,50'],
    ['+33 1', "'+33 1"],
    ['-1+1', "'-1+1"],
    ['-5\n', "'-5\n"],
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ['＝1', "'＝1"],
    ['Gannat', 'Gannat'],
  ])('copied from a file, %j is written %j', (lue, ecrite) => {
    expect(celluleCopiee(lue)).toBe(ecrite)
  })
})

it('the tables of the command have the same guard', () => {
  for (const debut of DEBUTS) expect(ligneCsv([`${debut}1+1`, -3])).toMatch(/^"?'/)
  expect(ligneCsv(['Gannat', -3.5, null])).toBe('Gannat;-3,5;')
})
