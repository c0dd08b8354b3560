/** Document model → Word (.docx): real heading styles, a contents field already filled in, repeated table headers. */
import { readFile } from 'node:fs/promises'
import { renderAsync } from '@resvg/resvg-js'
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  ShadingType,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { TextWatermark } from 'docx/watermarks'
import type { Block, DocumentModel, Figure, Note } from '../../../shared/document/model.ts'
import { withCaptions } from './captions.ts'
import { fontParts } from './docx-fonts.ts'
import { coreProperties } from './docx-parts.ts'
import {
  BULLETS,
  border,
  COLOR,
  FONT,
  HEADINGS,
  LANDSCAPE_TWIPS,
  MARGIN,
  numbering,
  ORDERED,
  PAGE,
  POINT,
  styles,
  TEXT_TWIPS,
} from './docx-styles.ts'
import { dataTable, fieldsTable, keyFiguresTable, signaturesTable } from './docx-tables.ts'
import { wordParagraph, wordRuns } from './docx-text.ts'
import { fontFiles, texteFaces } from './fonts.ts'
import { orientations } from './orientations.ts'
import { headingLevels, repeated, running, titleSize } from './paper.ts'
import { clean, longDate, runsOf, sourceText } from './text.ts'

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
/** The raster picture beside each vector one, which LibreOffice and older Words print: 300 pixels an inch, of 96 units. */
const RASTER_SCALE = 300 / 96
/** Tallest figure, px: of a long document, of a sheet of one or two pages. */
const TALLEST = { long: 540, short: 330 } as const

interface Context {
  readonly numbered: boolean
  readonly levels: ReadonlyMap<Block, number>
  readonly tallest: number
  lists: number
  /** Of the text on the present pages, twips. */
  width: number
}

/** The bytes of a .docx. The PDF and Word documents of a model hold the same text and the same numbers. */
export async function renderDocx(source: DocumentModel): Promise<Uint8Array> {
  const model = { ...source, blocks: withCaptions(source.blocks) }
  const context: Context = {
    numbered: model.numbering,
    levels: headingLevels(model.blocks),
    tallest: model.cover ? TALLEST.long : TALLEST.short,
    lists: 0,
    width: TEXT_TWIPS,
  }
  const parts: { readonly paysage: boolean; readonly children: FileChild[] }[] = []
  for (const { paysage, blocs } of orientations(model.blocks)) {
    context.width = paysage ? LANDSCAPE_TWIPS : TEXT_TWIPS
    const children: FileChild[] = []
    for (const block of blocs) children.push(...(await wordBlocks(block, context)))
    parts.push({ paysage, children })
  }
  const [first = { paysage: false, children: [] }, ...others] = parts
  const page = {
    size: PAGE,
    margin: { top: 1500, bottom: 1400, left: MARGIN, right: MARGIN, header: 620, footer: 560 },
  }
  const footer = new Footer({ children: [footerParagraph(model)] })
  const main = { default: header(model, true) }
  /** A section of Word for each change of the sheet's direction, under the same headers and footers. */
  const section = ({ paysage, children }: (typeof parts)[number]): ISectionOptions =>
    paysage
      ? {
          properties: {
            page: { ...page, size: { ...PAGE, orientation: PageOrientation.LANDSCAPE } },
            type: SectionType.NEXT_PAGE,
          },
          headers: { default: header(model, true, LANDSCAPE_TWIPS) },
          footers: { default: new Footer({ children: [footerParagraph(model, LANDSCAPE_TWIPS)] }) },
          children,
        }
      : {
          properties: { page, type: SectionType.NEXT_PAGE },
          headers: main,
          footers: { default: footer },
          children,
        }
  const document = new Document({
    title: clean(model.title),
    subject: clean(model.subtitle ?? model.eyebrow),
    creator: clean(model.author),
    lastModifiedBy: clean(model.author),
    description: clean(model.eyebrow),
    styles,
    numbering,
    // Laying the pages out takes a second for a long document: only for one that lists its pages.
    ...(model.blocks.some((block) => block.type === 'contents') && {
      pageNumbers: estimatePageNumbersWith({ fonts: await measuredFonts(), guess: true }),
    }),
    sections: model.cover
      ? [
          {
            properties: { page },
            headers: { default: header(model, false) },
            footers: { default: emptyFooter() },
            children: cover(model),
          },
          section(first),
          ...others.map(section),
        ]
      : [
          {
            properties: { page, titlePage: true },
            headers: { ...main, first: header(model, false) },
            footers: { default: footer, first: new Footer({ children: [footerParagraph(model)] }) },
            children: [...compactHeader(model), ...first.children],
          },
          ...others.map(section),
        ],
  })
  return new Uint8Array(await Packer.toBuffer(document, undefined, [coreProperties(model), ...(await fontParts())]))
}

async function wordBlocks(block: Block, context: Context): Promise<FileChild[]> {
  switch (block.type) {
    case 'heading': {
      const level = (context.levels.get(block) ?? block.level) - 1
      return [
        wordParagraph([block.text], {
          heading: LEVELS[level] ?? HeadingLevel.HEADING_3,
          ...(context.numbered && { numbering: { reference: HEADINGS, level } }),
        }),
      ]
    }
    case 'paragraph':
      return [wordParagraph(block.content)]
    case 'list': {
      context.lists += 1
      const numbering = { reference: block.ordered ? ORDERED : BULLETS, level: 0, instance: context.lists }
      return block.items.map((item) => wordParagraph(item, { numbering, spacing: { after: 60 } }))
    }
    case 'table':
      return dataTable(block, context.width)
    case 'figure':
      return figureBlocks(block, context.tallest)
    case 'keyFigures':
      return keyFiguresTable(block)
    case 'fields':
      return fieldsTable(block)
    case 'note':
      return [noteParagraph(block)]
    case 'signatures':
      return signaturesTable(block)
    case 'columns': {
      const blocks: FileChild[] = []
      for (const child of [...block.left, ...block.right]) blocks.push(...(await wordBlocks(child, context)))
      return blocks
    }
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()], spacing: { after: 0 } })]
    case 'contents':
      return [
        wordParagraph([block.title], { style: 'TitreSommaire' }),
        // Filled in for readers that do not count pages; Word, whose fonts are perhaps not ours, counts again at opening.
        new TableOfContents(clean(block.title), { hyperlink: true, headingStyleRange: '1-2', beginDirty: true }),
      ]
  }
}

async function figureBlocks(figure: Figure, tallest: number): Promise<FileChild[]> {
  const available = (TEXT_TWIPS / POINT) * (96 / 72)
  const scale = Math.min(1, available / figure.width, tallest / figure.height)
  const width = Math.round(figure.width * scale)
  const height = Math.round(figure.height * scale)
  const picture = await renderAsync(figure.svg, {
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT },
    fitTo: { mode: 'width', value: Math.round(width * RASTER_SCALE) },
  })
  const caption = clean(figure.caption)
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 60 },
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(figure.svg, 'utf8'),
          fallback: { type: 'png', data: picture.asPng() },
          transformation: { width, height },
          altText: { name: caption, title: caption, description: clean(figure.alt) || caption },
        }),
      ],
    }),
    wordParagraph(
      [{ text: figure.caption, em: true }, ...(figure.source === null ? [] : [` ${sourceText(figure.source)}`])],
      { style: 'Source' },
    ),
  ]
}

function noteParagraph(note: Note): Paragraph {
  const attention = note.tone === 'attention'
  const fill = attention ? COLOR.amberPaper : COLOR.greyPaper
  const edge = { ...border(fill, 4), space: 6 }
  const separator = /[:.!?…]\s*$/u.test(note.title ?? '') ? ' ' : '\n'
  const title = note.title === null ? [] : [{ text: note.title, strong: true }, separator]
  return wordParagraph([...title, ...note.content], {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    indent: { left: 140, right: 140 },
    spacing: { before: 200, after: 240 },
  })
}

function cover(model: DocumentModel): FileChild[] {
  return [
    wordParagraph([model.eyebrow], { style: 'Surtitre', spacing: { before: 900, after: 2400 } }),
    wordParagraph([model.title], { heading: HeadingLevel.TITLE }, { size: halfPoints(model) }),
    ...(model.subtitle === null ? [] : [wordParagraph([model.subtitle], { style: 'SousTitre' })]),
    new Paragraph({
      border: { bottom: border(COLOR.pine, 16) },
      indent: { right: TEXT_TWIPS - 2500 },
      spacing: { after: 400 },
    }),
    ...(repeated(model) ? [] : [wordParagraph([{ text: model.author, strong: true }], { spacing: { after: 60 } })]),
    wordParagraph([longDate(model.date)]),
    ...(model.projet
      ? [
          new Paragraph({
            spacing: { before: 4200 },
            children: [badge(), ...wordRuns(runsOf([{ text: `  version du ${longDate(model.date)}`, muted: true }]))],
          }),
        ]
      : []),
  ]
}

function compactHeader(model: DocumentModel): FileChild[] {
  return [
    wordParagraph([model.eyebrow], { style: 'Surtitre' }),
    wordParagraph([model.title], { heading: HeadingLevel.TITLE }, { size: halfPoints(model) }),
    wordParagraph(model.subtitle === null ? [] : [model.subtitle], {
      style: 'Surtitre',
      border: { bottom: { ...border(COLOR.pine, 12), space: 6 } },
      spacing: { after: 240 },
    }),
  ]
}

const halfPoints = (model: DocumentModel): number => Math.round(titleSize(model) * (model.cover ? 1.8 : 1.92))
const rightTab = (width: number) => [{ type: TabStopType.RIGHT, position: width }]

function badge(): TextRun {
  return new TextRun({
    text: '\u00A0PROJET\u00A0',
    bold: true,
    size: 17,
    color: COLOR.amberInk,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOR.amberPaper },
  })
}

/** "PROJET" stands in the header of every page, as a word and as a watermark behind the text. */
function header(model: DocumentModel, withTitle: boolean, width = TEXT_TWIPS): Header {
  const children = [
    ...(withTitle ? wordRuns(runsOf([running(model)])) : []),
    ...(model.projet
      ? [
          new TextRun({ text: '\t' }),
          badge(),
          new TextWatermark({ text: 'PROJET', font: FONT, bold: true, color: 'F1EEE7', opacity: 0.6, width: 420 }),
        ]
      : []),
  ]
  return new Header({ children: [new Paragraph({ style: 'EnTete', tabStops: rightTab(width), children })] })
}

function footerParagraph(model: DocumentModel, width = TEXT_TWIPS): Paragraph {
  return new Paragraph({
    style: 'EnTete',
    tabStops: rightTab(width),
    alignment: AlignmentType.START,
    border: { top: { ...border(COLOR.hair, 4), space: 6 } },
    children: [
      ...wordRuns(runsOf([model.footer])),
      new TextRun({ children: ['\tpage ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}
const emptyFooter = (): Footer => new Footer({ children: [new Paragraph({ style: 'EnTete' })] })

/** Fonts the contents' page numbers are worked out with; Word measures again when the reader updates the field. */
async function measuredFonts(): Promise<{ data: Uint8Array }[]> {
  return Promise.all(Object.values(texteFaces()).map(async (file) => ({ data: await readFile(file) })))
}
