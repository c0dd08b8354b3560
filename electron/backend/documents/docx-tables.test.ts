/** Widths of Word's tables, read back from the file: Word and LibreOffice obey them when all three places agree. */
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/model.ts'
import { unzip } from '../../../test/read-back.ts'
import { communesTable, longModel } from '../../../test/sample-model.ts'
import { renderDocx } from './docx.ts'
import { TEXT_TWIPS } from './docx-styles.ts'

const numbers = (xml: string, pattern: RegExp): number[] => [...xml.matchAll(pattern)].map((match) => Number(match[1]))

async function tablesOf(...blocks: Block[]): Promise<string[]> {
  const files = unzip(await renderDocx(longModel([], { blocks })))
  const body = files.get('word/document.xml')?.toString('utf8') ?? ''
  return body.split('<w:tbl>').slice(1)
}

const grid = (table: string): number[] => numbers(table, /<w:gridCol w:w="(\d+)"/g)

describe('tables of Word', () => {
  it('say the same widths in the grid and in every cell, in twips, and fill the text', async () => {
    const tables = await tablesOf(...longModel().blocks, communesTable(3))
    expect(tables.length).toBeGreaterThan(4)
    for (const table of tables) {
      const columns = grid(table)
      const cells = [...table.matchAll(/<w:tcW w:type="(\w+)" w:w="(\d+)"/g)]
      expect(new Set(cells.map((cell) => cell[1]))).toEqual(new Set(['dxa']))
      expect(cells.map((cell) => Number(cell[2]))).toEqual(cells.map((_cell, i) => columns[i % columns.length]))
      expect(table).toContain('<w:tblLayout w:type="fixed"/>')
      const total = columns.reduce((sum, width) => sum + width, 0)
      // A grid of five equal cells loses the remainder of a division.
      expect(Math.abs(total - TEXT_TWIPS)).toBeLessThanOrEqual(5)
    }
  })

  it('give the rest to the label, align figures right, and never cut a header of one word', async () => {
    const table = communesTable(2, {
      columns: [
        { label: 'Secteur', align: 'left' },
        { label: 'Communes', align: 'right' },
      ],
      rows: [
        ['Nord', '12'],
        ['Sud', '48'],
      ],
      total: ['Ensemble', '60'],
    })
    const [xml = ''] = await tablesOf(table)
    const [label = 0, communes = 0] = grid(xml)
    // « Communes » in Source Sans 3 Semibold: 0.576 + 0.549 + 0.843 + 0.843 + 0.564 + 0.56 + 0.507 + 0.431 = 4.873 em
    // (C o m m u n e s), a fifth more for a substitute, at 9.3 points: 54.4 points, and the 4 points of each side.
    expect(communes).toBeGreaterThanOrEqual((4.873 * 1.2 * 9.3 + 8) * 20)
    expect(communes).toBeLessThan(1400)
    expect(label).toBe(TEXT_TWIPS - communes)
    const aligned = xml.split('</w:tc>').filter((cell) => />(12|48|60|Communes)</.test(cell))
    expect(aligned).toHaveLength(4)
    for (const cell of aligned) expect(cell).toContain('<w:jc w:val="end"/>')
  })

  it('leave the words of a long label more room than the dates beside', async () => {
    const date = (label: string) => ({ label, align: 'right' as const })
    const [xml = ''] = await tablesOf(
      communesTable(1, {
        columns: [
          { label: 'Mission', align: 'left' },
          date('Début prévu'),
          date('Début au plus tard'),
          date('Déploiement complet au plus tard'),
        ],
        rows: [
          [
            'Mission en faveur de l’organisation de parcours pluriprofessionnels autour du patient, socle',
            'à\u00A0compléter',
            '9\u00A0janvier\u00A02021',
            '9\u00A0janvier\u00A02022',
          ],
        ],
        total: null,
      }),
    )
    const [label = 0, ...dates] = grid(xml)
    expect(label).toBeGreaterThan(TEXT_TWIPS * 0.4)
    // « 9 janvier 2021 », 6.1 em, never breaks.
    for (const width of dates.slice(1)) expect(width).toBeGreaterThan(6.1 * 9.3 * 20)
  })
})
