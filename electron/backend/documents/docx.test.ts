import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/model.ts'
import { checkXml, unzip, wordText } from '../../../test/read-back.ts'
import { communesTable, ficheModel, longModel, NASTY } from '../../../test/sample-model.ts'
import { renderDocx } from './docx.ts'

const parts = async (model: Parameters<typeof renderDocx>[0]) => {
  const files = unzip(await renderDocx(model))
  const xml = (name: string): string => files.get(name)?.toString('utf8') ?? ''
  return { files, xml, body: xml('word/document.xml') }
}
const headers = (files: Map<string, Buffer>, kind: 'header' | 'footer') =>
  [...files.keys()].filter((name) => name.startsWith(`word/${kind}`) && name.endsWith('.xml'))

describe('Word document', () => {
  let long: Awaited<ReturnType<typeof parts>>
  beforeAll(async () => {
    const table = communesTable(40, { panes: 2 })
    const nasty: Block[] = [{ type: 'paragraph', content: [NASTY] }, table]
    long = await parts(longModel(nasty, { title: `Titre ${NASTY}`, footer: `Pied ${NASTY}`, author: '<a> & "b"' }))
  })

  it('every part is well-formed XML', () => {
    for (const [name, bytes] of long.files) {
      if (/\.(xml|rels)$/.test(name)) expect(() => checkXml(name, bytes.toString('utf8'))).not.toThrow()
    }
    expect(() => checkXml('bad', '<a><b></a>')).toThrow()
    expect(() => checkXml('bad', '<a>x & y</a>')).toThrow()
  })

  it('holds the text as typed', () => {
    expect(wordText(long.body)).toContain(NASTY)
    const footers = headers(long.files, 'footer').map((name) => wordText(long.xml(name)))
    expect(footers.some((text) => text.includes(`Pied ${NASTY}`))).toBe(true)
    expect(long.xml('docProps/core.xml')).toContain('<dc:creator>&#60;a&#62; &#38; &#34;b&#34;</dc:creator>')
  })

  it('uses real heading styles and a contents field that already shows its entries and pages', async () => {
    const { body } = await parts(longModel())
    expect([...body.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map((match) => match[1])).toEqual([
      '1',
      '1',
      '2',
      '3',
      '1',
      '1',
    ])
    expect(body).toMatch(/<w:instrText[^>]*>TOC [^<]*\\o &quot;1-2&quot;/)
    // Word counts again when it opens the file: the reader's font may not be ours.
    expect(body).toMatch(
      /<w:fldChar[^>]*w:fldCharType="begin"[^>]*w:dirty="true"|<w:fldChar[^>]*w:dirty="true"[^>]*w:fldCharType="begin"/,
    )
    const contents = wordText(body.slice(body.indexOf('TOC '), body.indexOf('</w:sdt>')))
    // Title page, contents, then the text: a page break stands before « Identité ».
    expect(contents).toMatch(/Identité\s+3\s/)
    expect(contents).toContain('Professionnels de santé libéraux')
  })

  it('repeats the header row of every data table and never splits a row', () => {
    const tables = long.body.split('<w:tbl>').slice(1)
    const withHeader = tables.filter((table) => table.includes('<w:tblHeader/>'))
    // Communes twice, supply once; key figures, fields and signatures have no header row.
    expect(withHeader).toHaveLength(3)
    for (const table of withHeader) {
      expect(table.indexOf('<w:tblHeader/>')).toBeLessThan(table.indexOf('</w:tr>'))
      expect(table.split('</w:tr>').length).toBe(table.split('<w:cantSplit/>').length)
    }
  })

  it('carries the figure as a vector with a raster beside it and alternative text', () => {
    const names = [...long.files.keys()].filter((name) => name.startsWith('word/media/'))
    expect(names.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'svg'])
    expect(long.body).toContain('descr="Carte schématique de deux communes, la plus dense à l’est."')
    const png = long.files.get(names.find((name) => name.endsWith('.png')) ?? '')
    // 480 × 320 units of a 96th of an inch, at 300 pixels an inch; read in the PNG's own header.
    expect([png?.readUInt32BE(16), png?.readUInt32BE(20)]).toEqual([1500, 1000])
  })

  it('says "PROJET" in the header of every page, "page n / N" in the footer, French everywhere', async () => {
    const names = headers(long.files, 'header')
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(wordText(long.xml(name))).toContain('PROJET')
    const footers = headers(long.files, 'footer').map(long.xml)
    const numbered = footers.filter(
      (xml) => /PAGE/.test(xml) && /NUMPAGES/.test(xml) && wordText(xml).includes('page '),
    )
    expect(numbered).toHaveLength(1)
    expect(long.xml('word/styles.xml')).toContain('w:val="fr-FR"')
    const fiche = await parts(ficheModel())
    for (const name of headers(fiche.files, 'header')) expect(fiche.xml(name)).not.toContain('PROJET')
    expect(headers(fiche.files, 'footer').every((name) => fiche.xml(name).includes('NUMPAGES'))).toBe(true)
  })

  it('marks missing values, keeps the model’s date, names a fallback font', () => {
    const marked = long.body.match(/<w:r>(?:(?!<\/w:r>).)*FDF4E1(?:(?!<\/w:r>).)*compléter/g)
    // One in the text, one field, two signatures.
    expect(marked).toHaveLength(4)
    expect(long.xml('docProps/core.xml')).toContain('>2026-11-21T00:00:00Z</dcterms:created>')
    expect(long.xml('word/fontTable.xml')).toContain('<w:altName w:val="Calibri"/>')
  })

  it('holds its own font, each face under a key that gives it back', async () => {
    const table = long.xml('word/fontTable.xml')
    for (const face of ['Regular', 'Bold', 'Italic']) {
      const [, id = '', key = ''] =
        new RegExp(`<w:embed${face} r:id="(\\w+)" w:fontKey="\\{([-\\dA-F]{36})\\}"/>`).exec(table) ?? []
      const [, part = ''] =
        new RegExp(`Id="${id}" [^>]*Target="([^"]+)"`).exec(long.xml('word/_rels/fontTable.xml.rels')) ?? []
      const font = Buffer.from(long.files.get(`word/${part}`) ?? [])
      // ECMA-376: the first 32 bytes, twice sixteen, are mixed with the key read from its end.
      const bytes = key.replaceAll('-', '').match(/../g)?.reverse() ?? []
      for (let i = 0; i < 32; i++) font[i] = (font[i] ?? 0) ^ Number.parseInt(bytes[i % 16] ?? '', 16)
      const file = `SourceSans3-${face === 'Italic' ? 'It' : face}.ttf`
      const original = await readFile(createRequire(import.meta.url).resolve(`source-sans/TTF/${file}`))
      expect(font.equals(original)).toBe(true)
    }
    expect(long.xml('[Content_Types].xml')).toContain('Extension="odttf"')
  })

  it('begins the text of a note on a line of its own, under its title', async () => {
    const note: Block = {
      type: 'note',
      tone: 'attention',
      title: 'Deux morceaux',
      content: ['4 communes hors du plus grand'],
    }
    const { body } = await parts(longModel([note]))
    expect(body).toMatch(/Deux morceaux<\/w:t><\/w:r><w:r>(<w:rPr>[^/]*\/<\/w:rPr>)?<w:br\/><\/w:r>/)
  })

  it('holds the same words and numbers as the PDF: total and captions', () => {
    const text = wordText(long.body)
    expect(text).toContain('Carte 1. Densité de population')
    expect(text.match(/Ensemble/g)).toHaveLength(2)
    expect(text).toContain('25\u202F987')
    expect([...text.matchAll(/630\d\d/g)]).toHaveLength(12 + 40)
  })

  it('writes a Hebrew paragraph from right to left', async () => {
    const { body } = await parts(longModel([{ type: 'paragraph', content: ['שלום עולם'] }]))
    const at = body.indexOf('שלום')
    const start = body.lastIndexOf('<w:p>', at)
    expect(body.slice(start, at)).toContain('<w:bidi/>')
    expect(body.slice(start, at)).toContain('<w:rtl/>')
  })
})
