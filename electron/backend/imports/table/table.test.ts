import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { splitRecord } from './guillemets.ts'
import type { Separator, TableRow } from './rang.ts'
import { detectEol, firstLines, readRecords, someCells, voteSeparator } from './table.ts'

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

async function read(
  text: string | string[],
  separateur: Separator | null = ';',
  colonnes: number | null = null,
): Promise<TableRow[]> {
  const rows: TableRow[] = []
  const batches = readRecords(pieces(...(Array.isArray(text) ? text : [text])), {
    nom: 'a.csv',
    separateur,
    colonnes,
    minimum: 0,
  })
  for await (const batch of batches) rows.push(...batch)
  return rows
}

describe('voteSeparator', () => {
  it('does not take a decimal comma for a delimiter', () => {
    expect(voteSeparator(['CODGEO;TP60', '01001;19,0', '01002;12,5', '01004;8,1'])).toBe(';')
  })
  it('does not count what stands inside quotes', () => {
    expect(voteSeparator(['a,b', '"x;y;z",1', '"u;v;w",2', '"x;y;z",3'])).toBe(',')
  })
  it('knows tabs and bars', () => {
    expect(voteSeparator(['a\tb\tc', '1\t2\t3'])).toBe('\t')
    expect(voteSeparator(['a|b|c|', '1|2|3|'])).toBe('|')
  })
  it('passes over title lines', () => {
    expect(voteSeparator(['Populations, communes, 2016', '', 'COM;PMUN', '01001;1', '01002;2'])).toBe(';')
  })
  it('says when there is one column', () => {
    expect(voteSeparator(['code', '01001', '01002'])).toBeNull()
  })
  it('prefers the many real columns to one comma in each name', () => {
    expect(voteSeparator(['a;b;c;d;e', 'x, y;1;2;3;4', 'x, z;1;2;3;4', 'u, v;5;6;7;8'])).toBe(';')
  })
})

describe('lines', () => {
  it('reads LF, CRLF and CR alike', async () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      expect(await read(['a;b', '1;2', '3;4'].join(eol))).toEqual([
        { ligne: 1, cells: ['a', 'b'] },
        { ligne: 2, cells: ['1', '2'] },
        { ligne: 3, cells: ['3', '4'] },
      ])
    }
    expect(detectEol('a\rb')).toBe('\r')
  })
  it('joins what a piece of text cuts, even between CR and LF', async () => {
    expect(await read(['a;b\r', '\n1;', '2\r\n3;4'])).toEqual([
      { ligne: 1, cells: ['a', 'b'] },
      { ligne: 2, cells: ['1', '2'] },
      { ligne: 3, cells: ['3', '4'] },
    ])
  })
  it('keeps the numbers of the file when lines are empty', async () => {
    expect((await read('a;b\n\n1;2\n')).map(({ ligne }) => ligne)).toEqual([1, 3])
  })
  it('drops the last line of a head only when it may be cut', () => {
    expect(firstLines('a\nb\nc', 50, true)).toEqual(['a', 'b', 'c'])
    expect(firstLines('a\nb\nc', 50, false)).toEqual(['a', 'b'])
  })
  it('refuses a line over 1 MB, naming it', async () => {
    const body = await maillageError(() => read(`a;b\n${'x'.repeat(1024 * 1024 + 1)}\n`))
    expect(body.kind).toBe('fichier-abime')
    expect(body.explication).toContain('La ligne 2 de')
  })
})

describe('quotes', () => {
  it('keeps delimiters, doubled quotes and line ends inside a quoted cell', async () => {
    expect(await read('a;b\n"x;""y""";1\n"deux\nlignes";2\n3;4', ';', 2)).toEqual([
      { ligne: 1, cells: ['a', 'b'] },
      { ligne: 2, cells: ['x;"y"', '1'] },
      { ligne: 3, cells: ['deux\nlignes', '2'] },
      { ligne: 5, cells: ['3', '4'] },
    ])
  })
  it('takes a quote inside an unquoted cell as it is', () => {
    expect(splitRecord('BAR 5" GRAND;1', ';')).toEqual(['BAR 5" GRAND', '1'])
  })
  it('keeps codes as text', () => {
    expect(splitRecord('"01004";"2"', ';')).toEqual(['01004', '2'])
  })
  it('names the line where a quote never closes', async () => {
    const body = await maillageError(() => read('a;b\n1;2\n"ouvert;3\n4;5\n', ';', 2))
    expect(body.kind).toBe('fichier-abime')
    expect(body.explication).toContain('guillemet ouvert à la ligne 3')
  })
  it('is not fooled by a later quote that seems to close it', async () => {
    const body = await maillageError(() => read('a;b\n"ouvert;3\n4;5\n6;7"\n8;9\n', ';', 2))
    expect(body.explication).toContain('guillemet ouvert à la ligne 2')
  })
  it('does not read a whole file into one cell', async () => {
    const body = await maillageError(() => read(`a;b\n"ouvert;3\n${'4;5\n'.repeat(500)}6;7"\n`, ';', 2))
    expect(body.explication).toContain('guillemet ouvert à la ligne 2')
  })
})

describe('someCells', () => {
  it('reads the columns asked for, the others empty, and refuses a record of another width', () => {
    expect(someCells('a;b;c;d', ';', 4, [0, 2])).toEqual(['a', '', 'c', ''])
    expect(someCells('a;b;c;d', ';', 4, [3])).toEqual(['', '', '', 'd'])
    expect(someCells('a;;z', ';', 3, [1, 2])).toEqual(['', '', 'z'])
    expect(someCells('a;b;c', ';', 4, [0])).toBeNull()
    expect(someCells('a;b;c;d;e', ';', 4, [0])).toBeNull()
  })

  it('agrees with a plain split on every column asked for', () => {
    const cell = fc.stringMatching(/^[a-z0-9 ,.é]{0,6}$/)
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), fc.uniqueArray(fc.nat(29)), (cells, asked) => {
        const utiles = asked.filter((index) => index < cells.length).sort((a, b) => a - b)
        const read = someCells(cells.join(';'), ';', cells.length, utiles)
        expect(read).toEqual(cells.map((one, index) => (utiles.includes(index) ? one : '')))
      }),
    )
  })
})
