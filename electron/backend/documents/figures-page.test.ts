/** Where figures stand on the pages of a PDF: no page is left half empty before one. */
import { describe, expect, it } from 'vitest'
import type { Block, Figure } from '../../../shared/document/model.ts'
import { type PdfRead, readPdf } from '../../../test/read-back.ts'
import { longModel } from '../../../test/sample-model.ts'
import { renderPdf } from './pdf.ts'

const svg = (height: number, word: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 626 ${height}" width="626" height="${height}"><text x="20" y="40" font-family="Source Sans 3" font-size="20">${word}</text></svg>`

/** 626 × 400 px, 300 points of the page high; its lower drawing 290 px, 218 points. */
const carte: Figure = {
  type: 'figure',
  svg: svg(400, 'HAUTE'),
  width: 626,
  height: 400,
  alt: 'Une carte',
  caption: 'Carte 1. Légende.',
  source: null,
  plusBas: { svg: svg(290, 'BASSE'), width: 626, height: 290 },
}
/** Lines of about 16.4 points each. */
const lines = (count: number): Block[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'paragraph', content: [`Ligne ${i + 1}.`] }))

async function pagesOf(before: number, figure: Figure = carte): Promise<PdfRead['pages']> {
  const blocks: Block[] = [...lines(before), figure, { type: 'paragraph', content: ['Suite du texte.'] }]
  return (await readPdf(await renderPdf(longModel([], { cover: true, numbering: false, blocks })))).pages.slice(1)
}

describe('a figure with a lower drawing', () => {
  it('is drawn in full where the page has room, lower where it has less', async () => {
    for (const [before, drawn] of [
      [5, 'HAUTE'],
      [22, 'HAUTE'],
      [29, 'BASSE'],
    ] as const) {
      const [page] = await pagesOf(before)
      expect(page?.text, `after ${before} lines`).toContain('Légende')
      expect(page?.text, `after ${before} lines`).toContain(drawn)
      expect(page?.text).toContain(`Ligne ${before}.`)
    }
  })

  it('opens the next page when nothing fits, and the text that follows fills this one', async () => {
    const [first, second] = await pagesOf(36)
    expect(first?.text).toContain('Suite du texte.')
    expect(first?.text).not.toContain('Légende')
    expect(second?.text).toMatch(/HAUTE[\s\S]*Légende/)
  })

  it('has its caption on its own page wherever it falls', async () => {
    for (let before = 24; before <= 42; before += 3) {
      const pages = await pagesOf(before)
      const place = pages.findIndex((page) => /HAUTE|BASSE/.test(page.text))
      expect(pages[place]?.text, `after ${before} lines`).toContain('Carte 1. Légende.')
      expect(pages.filter((page) => /HAUTE|BASSE/.test(page.text))).toHaveLength(1)
    }
  })
})
