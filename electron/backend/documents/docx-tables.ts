/** Tables of Word: data tables with repeated headers, key figures, fields and signatures. */
import {
  AlignmentType,
  HeightRule,
  type ITableCellBorders,
  type ITableOptions,
  LineRuleType,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  Table as WordTable,
} from 'docx'
import type { Column, Fields, Inline, KeyFigures, Signatures, Table } from '../../../shared/document/model.ts'
import { planColumns } from './columns.ts'
import { border, COLOR, NO_BORDER, POINT, TEXT_TWIPS } from './docx-styles.ts'
import { valueOrBlank, wordParagraph } from './docx-text.ts'
import { placeInGroup } from './paper.ts'
import { cellOf, type Run, runsOf, sourceText } from './text.ts'

/** A reader without Source Sans 3 sees a substitute, often wider: fixed columns leave it this much room. */
const SUBSTITUTE = 1.2
/** A table of so few lines is kept on one page. */
const SHORT_TABLE = 8
const CELL_MARGINS = { left: 80, right: 80, top: 0, bottom: 0 }
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
}
const under = (color: string, eighths: number): ITableCellBorders => ({ bottom: border(color, eighths) })

const ALIGN = { left: AlignmentType.START, right: AlignmentType.END, center: AlignmentType.CENTER } as const

/** Of the width of the text, its columns as wide as given (twips). */
const fixed = (
  rows: TableRow[],
  widths: number[],
  tableLook: NonNullable<ITableOptions['tableLook']>,
  width = TEXT_TWIPS,
): WordTable =>
  new WordTable({
    rows,
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: NO_BORDERS,
    tableLook,
  })

/** A data table with its caption above and its source below. Panes are a matter of paper: Word shows one table. */
export function dataTable(table: Table, width = TEXT_TWIPS): (Paragraph | WordTable)[] {
  const plan = planColumns(table, width / POINT, SUBSTITUTE)
  const widths = plan.points.map((points) => Math.round(points * POINT))
  const size = Math.max(13, Math.round(plan.size * 2))
  const headed = table.columns.some((column) => column.label !== '')
  const cell = (runs: readonly Run[], index: number, column: Column, look: CellLook): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: look.borders,
      ...(look.span !== undefined && { rowSpan: look.span }),
      verticalAlign:
        look.header === true
          ? VerticalAlign.BOTTOM
          : table.groupes === undefined
            ? VerticalAlign.CENTER
            : VerticalAlign.TOP,
      children: [
        wordParagraph(
          runs,
          { style: 'Cellule', alignment: ALIGN[column.align], keepNext: look.keep === true },
          { size, ...(look.bold === true && { bold: true }), ...(look.color !== undefined && { color: look.color }) },
        ),
      ],
    })
  const row = (cells: Table['rows'][number], look: CellLook, place: ReturnType<typeof placeInGroup> = null) =>
    new TableRow({
      cantSplit: true,
      children: table.columns.flatMap((column, index) => {
        const merged = place !== null && index < place.columns
        if (merged && !place.first) return []
        const { runs, tone } = cellOf(cells[index] ?? '')
        const toned = tone === 'muted' ? { color: COLOR.faint } : tone === 'strong' ? { bold: true } : {}
        return cell(runs, index, column, { ...look, ...toned, ...(merged && place.size > 1 && { span: place.size }) })
      }),
    })
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) =>
      cell(runsOf([column.label]), index, column, {
        borders: under(COLOR.rule, 6),
        bold: true,
        color: COLOR.muted,
        header: true,
        keep: true,
      }),
    ),
  })
  const last = table.rows.length - 1
  const keepsWithNext = (index: number) =>
    index === last ? table.total !== null || table.source !== null : last < SHORT_TABLE || index < 2
  const rows = [
    ...(headed ? [header] : []),
    // A short table stays whole; of a long one, the first two lines stay with the header, the last with the total.
    ...table.rows.map((cells, index) =>
      row(cells, { borders: under(COLOR.hair, 4), keep: keepsWithNext(index) }, placeInGroup(table, index)),
    ),
    ...(table.total === null
      ? []
      : [
          row(table.total, {
            borders: { top: border(COLOR.pine, 6) },
            bold: true,
            keep: table.source !== null,
          }),
        ]),
  ]
  return [
    ...(table.caption === null ? [] : [wordParagraph([table.caption], { style: 'Caption' })]),
    ...(rows.length === 0
      ? []
      : [
          fixed(
            rows,
            widths,
            { firstRow: headed, firstColumn: table.rowHeader, lastRow: table.total !== null, noVBand: true },
            width,
          ),
        ]),
    table.source === null ? gap() : wordParagraph([sourceText(table.source)], { style: 'Source' }),
  ]
}
interface CellLook {
  readonly borders: ITableCellBorders
  readonly bold?: boolean
  readonly color?: string
  readonly header?: boolean
  readonly keep?: boolean
  /** Rows that the cell spans. */
  readonly span?: number
}

/** A grid without borders of at most `perLine` cells a line. */
function plainGrid(cells: readonly Paragraph[][], perLine: number, options: { height?: number } = {}): WordTable {
  const width = Math.floor(TEXT_TWIPS / perLine)
  const rows: TableRow[] = []
  for (let i = 0; i < cells.length; i += perLine) {
    const line = cells.slice(i, i + perLine)
    while (line.length < perLine) line.push([new Paragraph({ style: 'Cellule' })])
    rows.push(
      new TableRow({
        cantSplit: true,
        ...(options.height !== undefined && { height: { value: options.height, rule: HeightRule.ATLEAST } }),
        children: line.map((children) => new TableCell({ width: { size: width, type: WidthType.DXA }, children })),
      }),
    )
  }
  return new WordTable({
    rows,
    columnWidths: Array.from({ length: perLine }, () => width),
    width: { size: width * perLine, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    borders: NO_BORDERS,
  })
}
/** Word needs a paragraph between two tables; a low one, so that none at the foot of a page opens a blank one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT }, children: [] })
}

export function keyFiguresTable(block: KeyFigures): (Paragraph | WordTable)[] {
  if (block.items.length === 0) return []
  const tight = { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } }
  const cells = block.items.map(({ value, label, detail }) => [
    wordParagraph([value], { ...tight, keepNext: true }, { size: value.length > 12 ? 24 : 34, bold: true }),
    wordParagraph([label], tight, { size: 18, color: COLOR.muted }),
    ...(detail === null ? [] : [wordParagraph([detail], tight, { size: 17, color: COLOR.muted })]),
  ])
  return [plainGrid(cells, Math.min(5, cells.length)), gap()]
}

export function fieldsTable(block: Fields): (Paragraph | WordTable)[] {
  if (block.items.length === 0) return []
  const widths = [Math.round(TEXT_TWIPS * 0.4), TEXT_TWIPS - Math.round(TEXT_TWIPS * 0.4)]
  const cell = (content: readonly Inline[], index: number) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: under(COLOR.hair, 4),
      children: [wordParagraph(content, { style: 'Cellule' }, index === 0 ? { color: COLOR.muted } : {})],
    })
  const rows = block.items.map(
    ({ label, value }) => new TableRow({ cantSplit: true, children: [cell([label], 0), cell(valueOrBlank(value), 1)] }),
  )
  return [fixed(rows, widths, { firstRow: false, firstColumn: true }), gap()]
}

/** Signature blocks side by side, each kept in one piece, with room to sign. */
export function signaturesTable(block: Signatures): (Paragraph | WordTable)[] {
  if (block.items.length === 0) return []
  const qualified = block.items.some((item) => item.quality !== null)
  const cells = block.items.map(({ role, name, quality }) => [
    wordParagraph([role], { style: 'Cellule', keepNext: true }, { bold: true, color: COLOR.pineDark }),
    wordParagraph(valueOrBlank(name), { style: 'Cellule', keepNext: true }),
    // An empty line where the neighbours have a quality keeps the signing lines level.
    ...(qualified
      ? [wordParagraph([quality ?? '\u00A0'], { style: 'Cellule', keepNext: true }, { color: COLOR.muted })]
      : []),
    wordParagraph(
      ['Date et signature'],
      { style: 'Cellule', border: { top: { ...border(COLOR.rule, 4), space: 4 } }, spacing: { before: 120 } },
      { size: 18, color: COLOR.muted },
    ),
  ])
  return [gap(), plainGrid(cells, block.items.length === 3 ? 3 : 2, { height: 2600 }), gap()]
}
