/** Where tables stand on the pages of a PDF: no heading, and no line or two of a table, alone at the foot of a page. */
import { describe, expect, it } from 'vitest'
import type { Block, Table } from '../../../shared/document/model.ts'
import { readPdf } from '../../../test/read-back.ts'
import { longModel } from '../../../test/sample-model.ts'
import { renderPdf } from './pdf.ts'
import { breakable } from './text.ts'

const table = (rows: number, panes: 1 | 2): Table => ({
  type: 'table',
  caption: null,
  columns: [
    { label: 'Commune', align: 'left' },
    { label: 'Habitants', align: 'right' },
  ],
  rows: Array.from({ length: rows }, (_, i) => [`Rang${i + 1}.`, String(i)]),
  total: null,
  rowHeader: true,
  panes,
  source: null,
})

describe('a long table under its heading', () => {
  it.each([1, 2] as const)('begins with at least four lines on the page of its heading (%d panes)', async (panes) => {
    for (let before = 24; before <= 38; before += 2) {
      const lines = Array.from({ length: before }, (_, i): Block => ({ type: 'paragraph', content: [`L${i + 1}.`] }))
      const blocks: Block[] = [...lines, { type: 'heading', level: 2, text: 'Intitulé' }, table(80, panes)]
      const model = longModel([], { cover: true, numbering: false, blocks })
      const { pages } = await readPdf(await renderPdf(model))
      const page = pages.find(({ text }) => text.includes('Intitulé'))?.text ?? ''
      expect(page, `after ${before} lines`).toContain('Rang4.')
    }
  })
})

describe('a long file name', () => {
  it('ends a line after a sign, and only where there is none inside a word', () => {
    const nom = 'donnees_communes_2019_reduit.csv'
    expect(breakable(nom).map(({ text }) => text)).toEqual(['donnees_', 'communes_', '2019_', 'reduit.', 'csv'])
    const sansSigne = 'a'.repeat(40)
    expect(breakable(sansSigne).map(({ text }) => text.length)).toEqual([8, 8, 8, 8, 8])
  })
})
