/** The document model as the plain data that `assets/typst/document.typ` draws. No Typst source is ever made here. */
import type { Block, DocumentModel, Fields, Inline, KeyFigures, Table } from '../../../shared/document/model.ts'
import { withCaptions } from './captions.ts'
import { planColumns } from './columns.ts'
import { orientations } from './orientations.ts'
import {
  breakable,
  cellOf,
  clean,
  dateParts,
  isRightToLeft,
  longDate,
  ordinaux,
  type Run,
  runsOf,
  sourceText,
} from './text.ts'

interface PaperLine {
  readonly rtl: boolean
  readonly runs: readonly { t: string; b?: true; i?: true; m?: true; c?: true; p?: true; s?: true; v?: string }[]
}

/** A4 less the margins of the template, in points. */
const TEXT_WIDTH = { long: 470.5, short: 501.7 } as const
/** The same sheet lying down. */
const LANDSCAPE_WIDTH = { long: 717.2, short: 748.3 } as const
/** A table of no more rows stays in one piece. */
const SHORT_TABLE = 12
const SHORT_NOTE = 700
const SHORT_VALUE = 22
/** A running footer cannot grow over the edge of the page: two lines at most. */
const FOOTER_LENGTH = 190
const KEY_FIGURES_PER_LINE = 5

/** @throws RangeError when the model's date is not an ISO day. */
export function toPaper(model: DocumentModel): unknown {
  const size = model.cover ? 'long' : 'short'
  const blocks = withCaptions(model.blocks)
  const levels = headingLevels(blocks)
  const footer = clean(model.footer)
  const { nom, suite } = model.cover ? couverture(model) : { nom: null, suite: model.subtitle }
  return {
    title: clean(model.title) || 'Sans titre',
    author: clean(model.author),
    description: clean(model.subtitle ?? model.eyebrow),
    date: dateParts(model.date),
    dateLong: textLine(longDate(model.date)),
    cover: model.cover,
    projet: model.projet,
    numbering: model.numbering,
    eyebrowLine: textLine(model.eyebrow),
    titleLine: textLine(model.title),
    titleSize: titleSize(model),
    nameLine: nom === null ? null : textLine(nom),
    subtitleLine: suite === null ? null : textLine(suite),
    authorLine: repeated(model) ? null : textLine(model.author),
    running: textLine(running(model)),
    footer: textLine(shorten(footer, FOOTER_LENGTH)),
    blocks: orientations(blocks).flatMap(({ paysage, blocs }) =>
      paysage
        ? [{ type: 'landscape', blocks: blocksOf(blocs, LANDSCAPE_WIDTH[size], levels) }]
        : blocksOf(blocs, TEXT_WIDTH[size], levels),
    ),
  }
}

function blocksOf(blocks: readonly Block[], width: number, levels: ReadonlyMap<Block, number>): unknown[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading')
      return { ...block, level: levels.get(block) ?? block.level, text: textLine(block.text) }
    if (block.type !== 'columns') return leafBlock(block, width)
    // Nothing beside it: the other column takes the whole width.
    if (block.left.length === 0 || block.right.length === 0) {
      return [...block.left, ...block.right].flatMap((child) => childBlock(child, width, levels))
    }
    const share = block.ratio[0] / (block.ratio[0] + block.ratio[1])
    return {
      ...block,
      left: block.left.flatMap((child) => childBlock(child, width * share - 9, levels)),
      right: block.right.flatMap((child) => childBlock(child, width * (1 - share) - 9, levels)),
    }
  })
}
function childBlock(block: Block, width: number, levels: ReadonlyMap<Block, number>): unknown {
  if (block.type === 'heading') return { ...block, level: levels.get(block) ?? block.level, text: textLine(block.text) }
  return block.type === 'columns' ? blocksOf([block], width, levels) : leafBlock(block, width)
}

/** Screen readers (and PDF/UA) want levels without holes: a level 3 right under a level 1 becomes a 2. */
export function headingLevels(blocks: readonly Block[]): Map<Block, number> {
  const levels = new Map<Block, number>()
  let previous = 0
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.type === 'heading') {
        previous = Math.min(block.level, previous + 1)
        levels.set(block, previous)
      } else if (block.type === 'columns') {
        visit(block.left)
        visit(block.right)
      }
    }
  }
  visit(blocks)
  return levels
}

function leafBlock(block: Block, width: number): unknown {
  switch (block.type) {
    case 'paragraph':
      return { type: block.type, content: lineOf(block.content), note: block.content.every(estDiscret) }
    case 'list':
      return { ...block, items: block.items.map(lineOf) }
    case 'table':
      return tableOf(block, width)
    case 'figure':
      return {
        type: block.type,
        drawings: [block, ...(block.plusBas === undefined ? [] : [block.plusBas])].map(({ svg, width: w, height }) => ({
          svg,
          width: w,
          height,
        })),
        room: width,
        alt: clean(block.alt) || clean(block.caption) || 'Figure',
        caption: textLine(block.caption),
        source: block.source === null ? null : textLine(sourceText(block.source)),
      }
    case 'keyFigures':
      return keyFiguresOf(block, width)
    case 'fields':
      return {
        ...block,
        split: fieldSplit(block, width),
        items: block.items.map(({ label, value }) => ({
          label: textLine(label),
          value: value === null || value.trim() === '' ? null : textLine(value),
        })),
      }
    case 'note':
      return {
        ...block,
        title: block.title === null ? null : textLine(block.title),
        inline: /[:.!?…]\s*$/u.test(block.title ?? ''),
        content: lineOf(block.content),
        breakable: lineLength(lineOf(block.content)) > SHORT_NOTE,
      }
    case 'signatures':
      return {
        ...block,
        items: block.items.map(({ role, name, quality }) => ({
          role: textLine(role),
          name: name === null || name.trim() === '' ? null : textLine(name),
          quality: quality === null ? null : textLine(quality),
        })),
      }
    case 'contents':
      return { ...block, title: textLine(block.title) }
    default:
      return { type: block.type }
  }
}

function tableOf(table: Table, width: number): unknown {
  const panes = table.panes === 2 && table.rows.length >= 6 ? 2 : 1
  const plan = planColumns(table, panes === 2 ? (width - 20) / 2 : width)
  const cells = (row: Table['rows'][number]) =>
    table.columns.map((_column, index) => {
      const { runs, tone } = cellOf(row[index] ?? '')
      return { ...paperLine(runs), tone }
    })
  return {
    type: table.type,
    caption: table.caption === null ? null : textLine(table.caption),
    columns: table.columns.map((column, index) => ({
      label: textLine(column.label),
      align: column.align,
      width: plan.widths[index] ?? 'auto',
    })),
    rows: table.rows.map((row, index) => merged(table, index, cells(row))),
    grouped: table.groupes !== undefined,
    total: table.total === null ? null : cells(table.total),
    panes,
    room: width,
    source: table.source === null ? null : textLine(sourceText(table.source)),
    size: plan.size,
    tight: plan.tight,
    breakable: table.rows.length > SHORT_TABLE || panes === 2 || weight(table) > 2500,
  }
}

/** The first cells of a group of rows span them all: those of its other rows are left out. */
function merged<C extends object>(table: Table, index: number, row: readonly C[]): readonly C[] {
  const place = placeInGroup(table, index)
  if (place === null) return row
  const { columns, size, first } = place
  return first ? row.map((cell, i) => (i < columns ? { ...cell, span: size } : cell)) : row.slice(columns)
}

/** Where a row stands in its group; null: the table has none. */
export function placeInGroup(
  { groupes }: Table,
  index: number,
): { readonly columns: number; readonly size: number; readonly first: boolean } | null {
  if (groupes === undefined) return null
  let start = 0
  for (const size of groupes.tailles) {
    if (index < start + size) return { columns: groupes.colonnes, size, first: index === start }
    start += size
  }
  return null
}

/** Letters of a table: rows of long texts fill a page as surely as many rows. */
function weight(table: Table): number {
  return table.rows.flat().reduce((sum, cell) => sum + cellOf(cell).runs.reduce((n, run) => n + run.text.length, 0), 0)
}

function keyFiguresOf(block: KeyFigures, width: number): unknown {
  const items = block.items.map(({ value, label, detail }) => ({
    value: textLine(value),
    label: textLine(label),
    detail: detail === null ? null : textLine(detail),
  }))
  const perLine = Math.max(1, Math.min(block.parLigne ?? KEY_FIGURES_PER_LINE, items.length))
  const longestValue = Math.max(1, ...block.items.map((item) => item.value.length))
  // A value of one word must fit its share of the line: about half an em a letter.
  const size = Math.max(11, Math.min(19, (width / perLine - 14) / (longestValue * 0.52)))
  const lines: (typeof items)[] = []
  for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine))
  const natural = block.items.reduce(
    (sum, item) =>
      sum + Math.max(item.value.length * size * 0.52, item.label.length * 4.7, (item.detail ?? '').length * 4.4) + 16,
    0,
  )
  return { type: block.type, lines, perLine, size, spread: items.length > 2 && lines.length === 1 && natural < width }
}

/** Shares of labels and values: steady over the page; in a narrow column, by need, or null: short values at the right. */
function fieldSplit(block: Fields, width: number): [number, number] | null {
  if (width > 350) return [2, 3]
  if (block.items.every((item) => (item.value ?? '').length <= SHORT_VALUE)) return null
  const longest = (texts: readonly string[]) => Math.min(48, Math.max(11, ...texts.map((text) => text.length + 2)))
  return [longest(block.items.map((item) => item.label)), longest(block.items.map((item) => item.value ?? ''))]
}

/** Size of the title in points: a long one is set smaller. */
export function titleSize(model: DocumentModel): number {
  const [largest, smallest] = model.cover ? [34, 14] : [25, 12]
  return Math.max(smallest, Math.min(largest, (largest * 48) / Math.max(48, model.title.length)))
}

/** True when the title already names the author: it is not printed twice. */
export function repeated(model: DocumentModel): boolean {
  return [model.title, model.subtitle ?? ''].some((text) => text.includes(model.author))
}

/** The line at the top of the pages that follow the first. */
export function running(model: DocumentModel): string {
  return shorten(repeated(model) ? model.title : `${model.title} · ${model.author}`, 110)
}

function shorten(text: string, length: number): string {
  const letters = Array.from(text)
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('')}…`
}

/** A paragraph of nothing else explains a table: it is set as what stands under tables. */
const estDiscret = (part: Inline): boolean => typeof part !== 'string' && part.muted === true

/** On a cover the name stands out from what follows it in the subtitle. */
function couverture({ subtitle, author }: DocumentModel): { nom: string | null; suite: string | null } {
  if (subtitle === null || !subtitle.startsWith(author)) return { nom: null, suite: subtitle }
  const suite = subtitle.slice(author.length).replace(/^[\s.,·:–-]+/u, '')
  return { nom: author, suite: suite === '' ? null : suite.charAt(0).toUpperCase() + suite.slice(1) }
}

function textLine(text: string): PaperLine {
  return paperLine(runsOf([text]))
}
function lineOf(content: readonly Inline[]): PaperLine {
  return paperLine(runsOf(content))
}
function paperLine(runs: readonly Run[]): PaperLine {
  return {
    rtl: isRightToLeft(runs.map((run) => run.text).join('')),
    runs: runs.flatMap((run) =>
      morceaux(run.text).map(({ text, piece, exposant }) => ({
        t: text.replaceAll('\t', '    '),
        ...(run.strong && { b: true as const }),
        ...(run.em && { i: true as const }),
        ...(run.muted && { m: true as const }),
        ...(run.champ && { c: true as const }),
        ...(run.change !== null && { v: run.change }),
        ...(piece && { p: true as const }),
        ...(exposant && { s: true as const }),
      })),
    ),
  }
}
function morceaux(text: string): { text: string; piece: boolean; exposant: boolean }[] {
  return ordinaux(text).flatMap(({ text: part, exposant }) =>
    (exposant ? [{ text: part, piece: false }] : breakable(part)).map((morceau) => ({ ...morceau, exposant })),
  )
}
function lineLength(line: PaperLine): number {
  return line.runs.reduce((sum, run) => sum + run.t.length, 0)
}
