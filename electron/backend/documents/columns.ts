/**
 * Widths of a table's columns on paper. Numbers take what they need, text takes the rest; a header longer than its
 * figures wraps; a table with too many columns gets smaller type before anything may overflow.
 */
import type { Table } from '../../../shared/document/model.ts'
import { cellOf } from './text.ts'

/** A share of the rest, a fixed width in ems of the table's type, or the width of the content. */
export type ColumnWidth = 'auto' | { readonly fr: number } | { readonly em: number }
export interface TablePlan {
  readonly widths: readonly ColumnWidth[]
  /** Estimated widths in points, which fill the table (Word asks for absolute widths). */
  readonly points: readonly number[]
  /** Type size in points. */
  readonly size: number
  /** A column is narrower than one of its words: words must be allowed to break. */
  readonly tight: boolean
}

const SIZE = 9.3
const SMALLEST = 6.4
/** Mean advance of a letter of Source Sans 3, with a margin; and the insets of a cell, in ems. */
const LETTER = 0.5
const INSETS = 0.9
/** Longest contents, in letters, of a column that is given its own width. */
const FIXED_NUMBER = 26
const FIXED_TEXT = 14
/** A header this short never wraps. */
const SHORT_LABEL = 11

interface Measure {
  /** Letters of the longest line, of the longest word, of the header and of its longest word. */
  readonly content: number
  readonly word: number
  readonly label: number
  readonly labelWord: number
}

/**
 * @param available width of the table in points.
 * @param letter mean advance of a letter in ems, for a font other than ours.
 */
export function planColumns(table: Table, available: number, letter: number = LETTER): TablePlan {
  const measures = table.columns.map((column, index) => measure(table, index, column.label))
  const own = table.columns.map((column, index) => column.width === undefined && isFixed(table, index, measures[index]))
  if (own.every(Boolean)) own[0] = false
  const ems = measures.map((m, index) => (own[index] === true ? fixedEms(m, letter) : null))
  const widths: ColumnWidth[] = table.columns.map((column, index) => {
    const m = measures[index]
    const em = ems[index] ?? null
    if (em === null) return { fr: column.width ?? clamp(m?.content ?? 0, 8, 60) }
    // The engine measures better than we do; only a header that must wrap needs our estimate.
    return m !== undefined && m.label > Math.max(m.content + 2, m.labelWord, SHORT_LABEL) ? { em } : 'auto'
  })
  const least = measures.map((m, index) => ems[index] ?? clamp(Math.max(m.word, m.labelWord), 8, 24) * letter + INSETS)
  const needed = least.reduce((sum, em) => sum + em, 0)
  if (needed * SMALLEST > available) {
    // Hopelessly wide: share the page by need, cells wrap and words break.
    const shares = measures.map((m) => ({ fr: clamp(Math.max(m.content, m.labelWord), 4, 40) }))
    const all = shares.reduce((sum, share) => sum + share.fr, 0)
    const points = shares.map((share) => (available * share.fr) / all)
    return { widths: shares, points, size: SMALLEST, tight: true }
  }
  const size = Math.min(SIZE, available / needed)
  const shares = widths.reduce((sum, width) => sum + (typeof width === 'object' && 'fr' in width ? width.fr : 0), 0)
  const rest = available / size - ems.reduce<number>((sum, em) => sum + (em ?? 0), 0)
  const inEms = widths.map((width, index) =>
    typeof width === 'object' && 'fr' in width ? (rest * width.fr) / shares : (ems[index] ?? 0),
  )
  const tight = inEms.some((em, index) => em + 0.001 < (least[index] ?? 0))
  return { widths, points: inEms.map((em) => em * size), size, tight }
}

function isFixed(table: Table, index: number, m: Measure | undefined): boolean {
  const numeric = table.columns[index]?.align !== 'left'
  return m !== undefined && m.content <= (numeric ? FIXED_NUMBER : FIXED_TEXT) && (numeric || index > 0)
}

/** A header of several words wraps on two lines rather than widen its column. */
function fixedEms(m: Measure, letter: number): number {
  return (
    Math.max(m.content, m.labelWord, m.label <= SHORT_LABEL ? m.label : Math.ceil(m.label / 2) + 2) * letter + INSETS
  )
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function measure(table: Table, index: number, label: string): Measure {
  let content = 0
  let word = 0
  for (const row of table.total === null ? table.rows : [...table.rows, table.total]) {
    const text = cellOf(row[index] ?? '')
      .runs.map((run) => run.text)
      .join('')
    for (const line of text.split('\n')) content = Math.max(content, line.length)
    word = Math.max(word, longestWord(text))
  }
  return { content, word, label: label.length, labelWord: longestWord(label) }
}

function longestWord(text: string): number {
  return text.split(/[\s-]+/u).reduce((longest, word) => Math.max(longest, word.length), 0)
}
