/**
 * Widths of a table's columns on paper. Numbers take what they need, text takes the rest; a header longer than its
 * figures wraps; a table with too many columns gets smaller type before anything may overflow.
 */

import { largeurTexte } from '../../../shared/dessins/texte.ts'
import type { Table } from '../../../shared/document/model.ts'
import { cellOf, type Run } from './text.ts'

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
/** A column of text gets this much, in ems, where type of no less than `EASY_SIZE` points makes room for it. */
const EASY_TEXT = 15
const EASY_SIZE = 8.2
/** Insets of a cell, in ems. */
const INSETS = 0.9
/** Longest contents, in ems, of a column that is given its own width. */
const FIXED_NUMBER = 13
const FIXED_TEXT = 7
/** A header this short never wraps. */
const SHORT_LABEL = 5.5
/** A header longer than its figures by no more than this needs no width of its own. */
const CLOSE = 1

interface Measure {
  /** Ems of the longest line, of the longest word, of the header, of its longest word, of it on two lines. */
  readonly content: number
  readonly word: number
  readonly label: number
  readonly labelWord: number
  readonly labelFolded: number
}

/**
 * @param available width of the table in points.
 * @param stretch how much wider than ours the font may be that the reader sees.
 */
export function planColumns(table: Table, available: number, stretch = 1): TablePlan {
  const measures = table.columns.map((column, index) => measure(table, index, column.label))
  const own = table.columns.map((column, index) => column.width === undefined && isFixed(table, index, measures[index]))
  if (own.every(Boolean)) own[0] = false
  const ems = measures.map((m, index) => (own[index] === true ? fixedEms(m) * stretch + INSETS : null))
  const widths: ColumnWidth[] = table.columns.map((column, index) => {
    const m = measures[index]
    const em = ems[index] ?? null
    if (em === null) return { fr: column.width ?? clamp(m?.content ?? 0, 4, 30) }
    // The engine measures better than we do; only a header that must wrap needs our estimate.
    return m !== undefined && m.label > Math.max(m.content + CLOSE, m.labelWord, SHORT_LABEL) ? { em } : 'auto'
  })
  const least = measures.map((m, index) => ems[index] ?? clamp(Math.max(m.word, m.labelWord), 4, 12) * stretch + INSETS)
  const needed = least.reduce((sum, em) => sum + em, 0)
  if (needed * SMALLEST > available) {
    // Hopelessly wide: share the page by need, cells wrap and words break.
    const shares = measures.map((m) => ({ fr: clamp(Math.max(m.content, m.labelWord), 2, 20) }))
    const all = shares.reduce((sum, share) => sum + share.fr, 0)
    const points = shares.map((share) => (available * share.fr) / all)
    return { widths: shares, points, size: SMALLEST, tight: true }
  }
  // Words over four lines beside columns of figures are worse than type a little smaller.
  const easy = measures.reduce(
    (sum, m, i) => sum + (ems[i] ?? Math.max(least[i] ?? 0, Math.min(m.content, EASY_TEXT))),
    0,
  )
  const size = Math.min(SIZE, available / needed, Math.max(EASY_SIZE, available / easy))
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
function fixedEms(m: Measure): number {
  return Math.max(m.content, m.labelWord, m.label <= SHORT_LABEL ? m.label : m.labelFolded)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function measure(table: Table, index: number, label: string): Measure {
  let content = 0
  let word = 0
  const add = (runs: readonly Run[], bold: boolean): void => {
    const text = runs.map((run) => run.text).join('')
    const weight = bold || runs.some((run) => run.strong) ? 600 : 400
    for (const line of text.split('\n')) content = Math.max(content, largeurTexte(line, 1, weight))
    word = Math.max(word, longestWord(text, weight))
  }
  for (const row of table.rows) {
    const { runs, tone } = cellOf(row[index] ?? '')
    add(runs, tone === 'strong')
  }
  if (table.total !== null) add(cellOf(table.total[index] ?? '').runs, true)
  return {
    content,
    word,
    label: largeurTexte(label, 1, 600),
    labelWord: longestWord(label, 600),
    labelFolded: folded(label),
  }
}

/** Width of a header cut in two where its two lines are the most even. */
function folded(label: string): number {
  const words = label.split(/(?<=-)| /)
  const width = (part: readonly string[]) => largeurTexte(part.join(' '), 1, 600)
  const cuts = words.map((_word, i) => Math.max(width(words.slice(0, i + 1)), width(words.slice(i + 1))))
  return Math.min(...cuts)
}

function longestWord(text: string, weight: 400 | 600): number {
  return text.split(/[ \t\n-]+/u).reduce((longest, word) => Math.max(longest, largeurTexte(word, 1, weight)), 0)
}
