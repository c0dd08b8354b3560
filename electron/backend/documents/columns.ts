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
  /** Type size in points. */
  readonly size: number
}

const SIZE = 9.3
const SMALLEST = 6.4
/** Mean advance of a letter of Source Sans 3, with a margin; and the insets of a cell, in ems. */
const LETTER = 0.53
const INSETS = 0.9

interface Measure {
  readonly content: number
  readonly word: number
  readonly label: number
  readonly labelWord: number
}

/** @param available width of the table in points. */
export function planColumns(table: Table, available: number): TablePlan {
  const measures = table.columns.map((column, index) => measure(table, index, column.label))
  const fixed = table.columns.map((column, index) => {
    const m = measures[index]
    if (m === undefined || column.width !== undefined) return null
    const numeric = column.align !== 'left'
    if (m.content > (numeric ? 26 : 14) || (index === 0 && !numeric)) return null
    return Math.max(m.content, m.labelWord, Math.min(m.label, m.content + 2)) * LETTER + INSETS
  })
  const allFixed = fixed.every((width) => width !== null)
  const widths: ColumnWidth[] = table.columns.map((column, index) => {
    const m = measures[index]
    const em = fixed[index] ?? null
    if (column.width !== undefined) return { fr: column.width * 10 }
    if (em === null || (allFixed && index === 0)) return { fr: Math.min(60, Math.max(8, m?.content ?? 8)) }
    return m !== undefined && m.label <= m.content + 2 ? 'auto' : { em }
  })
  // What the fixed columns need, and the least the others can live with (their longest word, or a few letters).
  const needed = table.columns.reduce((sum, _column, index) => {
    const em = widths[index] instanceof Object && 'fr' in widths[index] ? null : (fixed[index] ?? null)
    const least =
      Math.min(24, Math.max(10, measures[index]?.word ?? 0, measures[index]?.labelWord ?? 0)) * LETTER + INSETS
    return sum + (em ?? least)
  }, 0)
  const size = Math.max(SMALLEST, Math.min(SIZE, available / needed))
  if (needed * SMALLEST <= available) return { widths, size }
  // Hopelessly wide: share the page by need, cells wrap.
  return { widths: measures.map((m) => ({ fr: Math.min(40, Math.max(4, m.content, m.labelWord)) })), size: SMALLEST }
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
