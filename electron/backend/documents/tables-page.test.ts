/** Where tables stand on the pages of a PDF: no heading, and no line or two of a table, alone at the foot of a page. */
import { describe, expect, it } from 'vitest'
import type { Block, Table } from '../../../shared/document/model.ts'
import { readPdf } from '../../../test/read-back.ts'
import { longModel } from '../../../test/sample-model.ts'
import { renderPdf } from './pdf.ts'
import { breakable } from './text.ts'

/** Its lines are told from those of the others by `nom`. */
const table = (nom: string, rows: number, panes: 1 | 2): Table => ({
  type: 'table',
  caption: null,
  columns: [
    { label: 'Commune', align: 'left' },
    { label: 'Habitants', align: 'right' },
  ],
  rows: Array.from({ length: rows }, (_, i) => [`${nom}x${i + 1}.`, String(i)]),
  total: null,
  rowHeader: true,
  panes,
  source: null,
})

describe('a long table under its heading', () => {
  it.each([1, 2] as const)('begins with at least four lines on the page of its heading (%d panes)', async (panes) => {
    const places = Array.from({ length: 8 }, (_, i) => 24 + 2 * i)
    const blocks = places.flatMap((before): Block[] => [
      { type: 'pageBreak' },
      ...Array.from({ length: before }, (_, i): Block => ({ type: 'paragraph', content: [`L${i + 1}.`] })),
      { type: 'heading', level: 2, text: `Intitulé ${before}` },
      table(`T${before}`, 80, panes),
    ])
    const { pages } = await readPdf(await renderPdf(longModel([], { cover: true, numbering: false, blocks })))
    for (const before of places) {
      const page = pages.find(({ text }) => text.includes(`Intitulé ${before}`))?.text ?? ''
      expect(page, `after ${before} lines`).toContain(`T${before}x4.`)
    }
    // The lines end where the heading has room on their page, and where it goes to the next: both were tried.
    const [first, last] = [places.at(0), places.at(-1)].map((before) =>
      pages.findIndex(({ text }) => text.includes(`Intitulé ${before}`)),
    )
    expect(pages[first ?? -1]?.text).toContain('L24.')
    expect(pages[last ?? -1]?.text).not.toContain('L38.')
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
