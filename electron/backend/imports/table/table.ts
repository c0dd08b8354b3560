/**
 * From text to rows: delimiter vote, records with their line numbers. Quotes are the business of `guillemets.ts`, for
 * this reader, for the preview and for the fast scan of the Annuaire Santé alike.
 */

import * as refusOctets from '../bilan/errors-octets.ts'
import { MAX_LINE } from '../octets/bytes.ts'
import { Guillemets, recoudre, separateurs } from './guillemets.ts'
import type { Separator, TableRow } from './rang.ts'

/** "\n" (with or without "\r" before it), or "\r" alone in old Macintosh files. */
export function detectEol(head: string): '\n' | '\r' {
  return !head.includes('\n') && head.includes('\r') ? '\r' : '\n'
}

/** First lines of a text, at most `count`; the last one is dropped when it may be cut. */
export function firstLines(head: string, count: number, whole: boolean): string[] {
  const lines = head.split(detectEol(head), count + 1).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.length > count || (!whole && lines.length > 1)) lines.pop()
  return lines
}

/**
 * The delimiter whose number per line, outside quotes, is the most constant over the lines given (50 at most), cells of
 * several lines being put together where that makes it more constant. On equal constancy the more frequent wins, then
 * `;` before tab, `|` and `,`: a decimal comma must not win. Null: one column.
 */
export function voteSeparator(lines: readonly string[]): Separator | null {
  let best: { separator: Separator; part: number; count: number } | null = null
  const sample = lines.filter((line) => line.trim() !== '').slice(0, 50)
  for (const separator of [';', '\t', '|', ','] as const) {
    for (const lues of [sample, recoudre(sample, separator)]) {
      const frequencies = new Map<number, number>()
      for (const line of lues) {
        const count = separateurs(line, separator)
        if (count > 0) frequencies.set(count, (frequencies.get(count) ?? 0) + 1)
      }
      for (const [count, found] of frequencies) {
        const part = found / lues.length
        if (
          best === null ||
          part > best.part ||
          (part === best.part && separator === best.separator && count > best.count) ||
          (part === best.part && separator !== best.separator && count > best.count * 2)
        ) {
          best = { separator, part, count }
        }
      }
    }
  }
  return best?.separator ?? null
}

/**
 * Only the cells of these columns, in an array as long as the record: a line of 1 900 cells of which 150 are read costs
 * the memory of 150. Null when the record has not that many cells.
 */
export function someCells(
  line: string,
  separator: Separator,
  colonnes: number,
  utiles: readonly number[],
): string[] | null {
  const cells = new Array<string>(colonnes).fill('')
  let column = 0
  let next = 0
  let start = 0
  for (let end = line.indexOf(separator); ; end = line.indexOf(separator, start)) {
    if (column === utiles[next]) {
      if (column < colonnes) cells[column] = line.slice(start, end < 0 ? line.length : end)
      next++
    }
    column++
    if (end < 0) return column === colonnes ? cells : null
    start = end + 1
  }
}

export interface RecordOptions {
  readonly nom: string
  readonly separateur: Separator | null
  /** Columns of the header; a record of several lines with another number has an unbalanced quote. */
  readonly colonnes: number | null
  /** Columns that will be read, ascending: in a very wide table the others are left empty. */
  readonly utiles?: readonly number[] | undefined
  /** Cells of a whole line: fewer in a last line that lacks its end say that the file was cut. 0: do not look. */
  readonly minimum: number
  /** The same where nothing is to be looked for. */
  readonly largeur?: number | undefined
  /** First words of the lines of a file without header. */
  readonly debuts?: readonly string[] | undefined
}

/**
 * All records, in batches of one piece of text. Empty lines are left out.
 * @throws MaillageError fichier-abime: a line over 1 MB, a quote never closed (naming the line where it opened), a last
 * line cut in the middle.
 */
export async function* readRecords(text: AsyncIterable<string>, options: RecordOptions): AsyncGenerator<TableRow[]> {
  const { nom, separateur, colonnes, minimum, utiles, debuts, largeur = minimum } = options
  const split = (ligne: number, line: string): TableRow => {
    if (separateur === null) return { ligne, cells: [line] }
    const some = utiles === undefined || colonnes === null ? null : someCells(line, separateur, colonnes, utiles)
    const cells = some ?? line.split(separateur)
    return utiles === undefined ? { ligne, cells } : { ligne, cells, texte: line }
  }
  let batch: TableRow[] = []
  let ligne = 0
  const guillemets = new Guillemets({ nom, separateur, colonnes, largeur, debuts })
  const donner = (row: TableRow): void => {
    batch.push(row)
  }
  const take = (line: string): void => {
    ligne++
    if (guillemets.enCours || debuts !== undefined || line.includes('"')) guillemets.prendre(line, ligne, donner)
    else if (line !== '' && line.trim() !== '') batch.push(split(ligne, line))
  }

  for await (const { lines, unended } of physicalLines(text, nom)) {
    for (const line of lines) take(line)
    const last = unended ? batch.at(-1) : undefined
    // One cell alone is no piece of a line but a word under the table: "Source : Insee".
    if (last !== undefined && last.cells.length > 1 && last.cells.length < minimum)
      throw refusOctets.coupe(nom, last.ligne)
    if (batch.length > 0) yield batch
    batch = []
  }
  guillemets.finir(donner)
  if (batch.length > 0) yield batch
}

interface PhysicalLines {
  readonly lines: readonly string[]
  /** The last line of the file, without its end. */
  readonly unended: boolean
}

/** Lines without their ends, in batches. */
async function* physicalLines(text: AsyncIterable<string>, nom: string): AsyncGenerator<PhysicalLines> {
  let carry = ''
  let eol: '\n' | '\r' | null = null
  let seen = 0
  for await (const piece of text) {
    const all: string = carry + piece
    // "\r" at the very end may be the first half of "\r\n": the next piece will tell.
    if (eol === null && /\n|\r(?=.)/s.test(all)) eol = detectEol(all)
    const lines: string[] = eol === null ? [all] : all.split(eol)
    carry = lines.pop() ?? ''
    if (carry.length > MAX_LINE) throw refusOctets.ligneTropLongue(nom, seen + lines.length + 1)
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] ?? ''
      if (line.length > MAX_LINE) throw refusOctets.ligneTropLongue(nom, seen + i + 1)
      if (line.endsWith('\r')) lines[i] = line.slice(0, -1)
    }
    seen += lines.length
    yield { lines, unended: false }
  }
  if (carry !== '') yield { lines: [carry.endsWith('\r') ? carry.slice(0, -1) : carry], unended: !carry.endsWith('\r') }
}
