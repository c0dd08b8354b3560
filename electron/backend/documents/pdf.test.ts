import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel, Table } from '../../../shared/document/model.ts'
import { nodesOf, type PdfRead, readPdf, squeeze } from '../../../test/read-back.ts'
import { communesTable, ficheModel, longModel, NASTY } from '../../../test/sample-model.ts'
import { renderPdf } from './pdf.ts'

const A4 = { width: 595.3, height: 841.9 }
const read = async (model: DocumentModel): Promise<PdfRead> => readPdf(await renderPdf(model))
const short = (blocks: Block[], overrides: Partial<DocumentModel> = {}) =>
  longModel([], { cover: false, blocks, ...overrides })
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [text] })
const allText = (pdf: PdfRead) => pdf.pages.map((page) => page.text).join('\n')

/** Horizontal words only: the watermark is drawn across the page on purpose. */
function expectInside(pdf: PdfRead): void {
  for (const page of pdf.pages) {
    for (const item of page.items.filter((word) => word.height < 60)) {
      expect(item.left, item.text).toBeGreaterThan(30)
      expect(item.right, item.text).toBeLessThan(A4.width - 30)
      expect(item.bottom, item.text).toBeGreaterThan(20)
    }
  }
}

describe('PDF of a document', () => {
  it('tells a screen reader what it is: title, author, language, tags, the date of the model', async () => {
    const pdf = await read(ficheModel())
    expect(pdf.info).toMatchObject({
      Title: 'Entre Limagne et Livradois',
      Author: 'CPTS Entre Limagne et Livradois',
      CreationDate: 'D:20261121000000Z',
    })
    expect(pdf.language).toBe('fr-FR')
    expect(pdf.tagged).toBe(true)
    const struct = pdf.pages[0]?.struct ?? null
    expect(nodesOf(struct, 'Figure').map((node) => node.alt)).toEqual([
      'Carte schématique de deux communes, la plus dense à l’est.',
    ])
    // Header cells: three of the supply, five for each pane of communes.
    expect(nodesOf(struct, 'TH')).toHaveLength(3 + 5 + 5)
    expect(nodesOf(struct, 'H1')).toHaveLength(3)
  })

  it('a fiche of 25 communes holds on one page, total last', async () => {
    const pdf = await read(ficheModel())
    expect(pdf.pages).toHaveLength(1)
    const text = pdf.pages[0]?.text ?? ''
    expect(text).toContain('page 1 / 1')
    expect(text).toMatch(/63025[\s\S]*Ensemble 25\s987 276,5 94,0/)
    expect(text).not.toContain('PROJET')
    expectInside(pdf)
  })

  it('gives the same bytes for the same model, whatever was made in between', async () => {
    const first = await renderPdf(ficheModel())
    await Promise.all([renderPdf(longModel()), renderPdf(short([paragraph('autre')]))])
    expect(Buffer.from(await renderPdf(ficheModel())).equals(Buffer.from(first))).toBe(true)
  })

  it('writes "PROJET" in the header and across every page, the title page too', async () => {
    const pdf = await read(longModel([communesTable(120)]))
    expect(pdf.pages.length).toBeGreaterThan(5)
    for (const page of pdf.pages) {
      expect(page.items.filter((item) => item.text.includes('PROJET') && item.height > 60)).toHaveLength(1)
      expect(page.items.filter((item) => item.text === 'PROJET' && item.height < 20)).toHaveLength(1)
    }
    expect(pdf.pages.slice(1).map((page) => /page \d+ \/ \d+/.exec(page.text)?.[0])).toEqual(
      pdf.pages.slice(1).map((_page, index) => `page ${index + 2} / ${pdf.pages.length}`),
    )
  })

  it('lists in the contents the pages where the headings really are', async () => {
    const pdf = await read(longModel())
    const lines = [...(pdf.pages[1]?.text ?? '').matchAll(/^([\d.]+)\s+(.+?) (?:\. )+\.? ?(\d+)$/gm)]
    expect(lines.map((line) => line[2])).toEqual([
      'Identité',
      'Population',
      'Carte',
      'Professionnels de santé libéraux',
      'Financement',
    ])
    for (const [, , title = '', page] of lines) expect(pdf.pages[Number(page) - 1]?.text).toContain(title)
  })

  it('numbers figures and tables, prints missing values as "à compléter"', async () => {
    const text = allText(
      await read(
        short([
          communesTable(3, { caption: 'Par commune' }),
          communesTable(3, { caption: null }),
          communesTable(3, { caption: 'Par secteur' }),
          {
            type: 'fields',
            items: [
              { label: 'Numéro RNA', value: null },
              { label: 'Siège', value: '  ' },
            ],
          },
        ]),
      ),
    )
    expect(text).toMatch(/Tableau\s1\. Par commune[\s\S]*Tableau\s2\. Par secteur/)
    expect(text).toMatch(/Numéro RNA à\scompléter\nSiège à\scompléter/)
  })
})

describe('text of the user', () => {
  it('is printed as typed, never read as Typst source', async () => {
    const blocks: Block[] = [
      { type: 'heading', level: 1, text: `Titre #1 $x$ <t> "q" @ref *a*` },
      paragraph(NASTY),
      communesTable(1, { rows: [[NASTY, '#', '$', '<x>', '"']], total: null, source: '#set page(width: 1cm)' }),
      { type: 'note', tone: 'attention', title: '#panic("x")', content: ['#import "x.typ"'] },
      { type: 'list', ordered: true, items: [['= titre'], ['+ liste'], ['/ terme: x']] },
    ]
    const pdf = await read(short(blocks, { title: 'T #1 $', author: '<a>', footer: '#f "g"', eyebrow: '_e_' }))
    const text = squeeze(allText(pdf))
    const typed = squeeze(NASTY.slice(0, NASTY.indexOf('😀')))
    expect(text.split(typed)).toHaveLength(3)
    for (const piece of ['Titre#1$x$<t>"q"@ref*a*', '#setpage(width:1cm)', '#panic("x")', '#import"x.typ"', '=titre'])
      expect(text).toContain(piece)
    for (const piece of ['+liste', '/terme:x', 'T#1$', '#f"g"', '_e_', '1234€']) expect(text).toContain(piece)
    for (const piece of ['😀', '👩‍⚕️', '❤️', '🇫🇷', 'שלום', 'עולם', 'مرحبا', 'بالعالم', '≥', '→']) {
      expect(text).toContain(piece)
    }
    expectInside(pdf)
  })

  it('ten thousand letters, with and without spaces, all printed and none over the edge', async () => {
    const words = Array.from({ length: 1700 }, (_, i) => `mot${i}`).join(' ')
    const word = Array.from({ length: 10_000 }, (_, i) => 'abcdefghij'[(i * 7) % 10]).join('')
    const pdf = await read(
      short([
        paragraph(words),
        paragraph(word),
        communesTable(1, { rows: [[word.slice(0, 3000), '1', '2', '3', '4']], total: null }),
      ]),
    )
    const text = squeeze(
      pdf.pages.map((page) => page.text.replace(/^.*PROJET$/gm, '').replace(/^.*page \d+ \/ \d+$/gm, '')).join('\n'),
    )
    expect(text.includes(squeeze(words))).toBe(true)
    expect(text.includes(word)).toBe(true)
    expectInside(pdf)
  })

  it('a title and a footer of ten thousand characters still make a document', async () => {
    const pdf = await read(short([paragraph('corps')], { title: 'Titre '.repeat(1700), footer: 'pied '.repeat(2000) }))
    expect(allText(pdf)).toContain('corps')
    expectInside(pdf)
  })

  it('keeps each word whole at the ends of lines, for whoever searches it', async () => {
    const mots = 'Les établissements pluriprofessionnels accompagnent l’organisation territoriale. '
    const pdf = await read(longModel([], { blocks: [paragraph(mots.repeat(60)), paragraph(mots.repeat(61))] }))
    for (const mot of ['établissements', 'pluriprofessionnels', 'accompagnent', 'organisation'])
      expect(allText(pdf).split(mot).length - 1, mot).toBe(121)
  })

  it('prints « er » above the line, and reads « 1er »', async () => {
    const pdf = await read(short([paragraph('Le 1er juin 2026, le 2e dossier, fichier 3e.csv, 4re9.')]))
    expect(squeeze(allText(pdf))).toContain(squeeze('Le 1er juin 2026, le 2e dossier, fichier 3e.csv, 4re9.'))
  })

  it('control characters and half surrogates become a visible mark, line feeds become lines', async () => {
    const text = allText(await read(short([paragraph('a\u0000b\uD800c\r\nd')])))
    expect(text).toContain('a\uFFFDb\uFFFDc\nd')
  })
})

describe('tables', () => {
  it('400 rows: the header on every page, each row once and in order, the total once', async () => {
    const pdf = await read(short([communesTable(400)]))
    expect(pdf.pages.length).toBeGreaterThan(8)
    for (const page of pdf.pages) expect(page.text).toContain('Commune Code Habitants km² Densité')
    const codes = [...allText(pdf).matchAll(/ (63\d{3}) /g)].map((match) => match[1])
    expect(codes).toEqual(Array.from({ length: 400 }, (_, i) => String(63001 + i)))
    expect(allText(pdf).match(/^Ensemble/gm)).toHaveLength(1)
    expectInside(pdf)
  })

  it.each([7, 60, 97, 131, 400])('%i rows in two panes read down, then right, then on the next page', async (count) => {
    const filler = Array.from({ length: 12 }, () => paragraph('Un paragraphe avant le tableau.'))
    const pdf = await read(short([...filler, communesTable(count, { panes: 2 })]))
    const codes = [...allText(pdf).matchAll(/ (63\d{3}) /g)].map((match) => match[1])
    expect(codes).toEqual(Array.from({ length: count }, (_, i) => String(63001 + i)))
    const last = pdf.pages.at(-1)?.text ?? ''
    expect(last).toMatch(/Ensemble 25\s987 276,5 94,0/)
    for (const page of pdf.pages) expect(page.text.match(/Commune Code Habitants/g)).toHaveLength(2)
    expectInside(pdf)
  })

  it('twenty columns and very long names stay on the page', async () => {
    const wide: Table = {
      ...communesTable(0),
      columns: Array.from({ length: 20 }, (_, i) => ({
        label: `Indicateur ${i + 1}`,
        align: i === 0 ? 'left' : 'right',
      })),
      rows: [
        Array.from({ length: 20 }, (_, i) =>
          i === 0 ? 'Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson' : `12\u202F34${i}`,
        ),
      ],
      total: null,
    }
    const pdf = await read(short([wide]))
    expectInside(pdf)
    for (let i = 1; i < 20; i++) expect(squeeze(allText(pdf))).toContain(`1234${i}`)
  })

  it('never leaves a heading alone at the foot of a page', async () => {
    for (const lines of [38, 40, 42, 44, 46, 48]) {
      const filler: Block[] = Array.from({ length: lines }, () => paragraph('Ligne.'))
      const blocks: Block[] = [...filler, { type: 'heading', level: 1, text: 'Communes' }, communesTable(20)]
      const pdf = await read(short(blocks))
      const page = pdf.pages.find((candidate) => /^(1\. )?Communes$/m.test(candidate.text))
      expect(page?.text).toContain('63001')
    }
  })
})
