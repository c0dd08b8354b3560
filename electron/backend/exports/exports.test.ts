import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { interval, missing } from '../../../shared/domain/quantity-ops.ts'
import { tableaux } from '../../../shared/domain/tableaux.ts'
import { commune, portrait, q } from '../../../test/portraits.ts'
import { exporterCsv } from './csv.ts'
import { exporterXlsx } from './xlsx.ts'

const NASTY = '=HYPERLINK("http://exemple.invalid";"x")'

/** A commune with a formula for a name, one with an interval, one missing. */
function nasty() {
  return tableaux([
    portrait({
      nom: '@Val',
      communes: [
        commune('01004', NASTY, q(1000, 'habitants'), q(10.25, 'km2'), q(97.5609756, 'hab_km2')),
        commune(
          '2A004',
          'Ajaccio',
          interval(12345, null, 'habitants'),
          missing('non_importe', 'km2'),
          missing('secret', 'hab_km2'),
        ),
      ],
    }),
  ])
}

describe('exporterXlsx', () => {
  const book = read(exporterXlsx(nasty()), { type: 'array', cellFormula: true, cellNF: true })
  const sheet = book.Sheets.Communes ?? {}

  it('keeps numbers as exact numbers and codes as text', () => {
    expect(sheet.C2).toMatchObject({ t: 'n', v: 1000 })
    expect(sheet.D2).toMatchObject({ t: 'n', v: 10.25, z: '#,##0.0' })
    expect(sheet.B2).toMatchObject({ t: 's', v: '01004' })
  })

  it('writes no formula anywhere, whatever the names', () => {
    expect(sheet.A2).toMatchObject({ t: 's', v: `'${NASTY}` })
    const formulas = book.SheetNames.flatMap((name) => utils.sheet_to_formulae(book.Sheets[name] ?? {}))
    expect(formulas.length).toBeGreaterThan(20)
    // sheet_to_formulae writes `A1='text` for a text and `A1=SUM(…)` for a formula: none but texts and numbers here.
    expect(formulas.filter((cell) => !/^[A-Z]+\d+=(?:'|-?\d)/.test(cell))).toEqual([])
    expect(book.Sheets.Territoire?.A2).toMatchObject({ t: 's', v: "'@Val" })
  })

  it('says intervals and missing figures in words, never as zero', () => {
    expect(sheet.C3).toMatchObject({ t: 's', v: 'au moins 12\u202f345' })
    expect(sheet.D3).toMatchObject({ t: 's', v: 'non importé' })
    expect(sheet.E3).toMatchObject({ t: 's', v: 'secret statistique' })
  })

  it('names the sources and leaves out empty tables', () => {
    expect(book.SheetNames).toContain('Sources')
    expect(book.SheetNames).not.toContain('Chiffres publiés')
    expect(utils.sheet_to_csv(book.Sheets.Sources ?? {})).toContain('Insee, populations municipales, 2021')
  })
})

describe('exporterCsv', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(exporterCsv(nasty()))
  const rows = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data
  const find = (ligne: string, indicateur: string) =>
    rows.find((row) => row.ligne === ligne && row.indicateur?.startsWith(indicateur))

  it('is what a French Excel opens: BOM, semicolons, CRLF, decimal comma', () => {
    expect(text.startsWith('\uFEFFtableau;ligne;')).toBe(true)
    expect(text).toContain('\r\n')
    expect(find(`'${NASTY}, 01004`, 'Superficie')).toMatchObject({ valeur: '10,25', unite: 'km²' })
  })

  it('gives bounds for an interval and nothing for a missing figure', () => {
    expect(find('Ajaccio, 2A004', 'Population')).toMatchObject({
      valeur: '',
      minimum: '12345',
      maximum: '',
      affichage: 'au moins 12\u202f345',
    })
    expect(find('Ajaccio, 2A004', 'Superficie')).toMatchObject({
      valeur: '',
      minimum: '',
      maximum: '',
      affichage: 'non importé',
    })
  })

  it('begins no cell with a formula', () => {
    const cells = rows.flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })
})
