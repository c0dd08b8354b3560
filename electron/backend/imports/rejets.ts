/** Rejected lines as a CSV that opens safely in a spreadsheet. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import Papa from 'papaparse'
import * as errors from './errors.ts'
import { francais } from './french.ts'
import type { RejectedLine } from './tally.ts'
import { neutralise } from './values.ts'

/** Refuses a path that would overwrite the source or the dossier. */
export function checkRejets(path: string, others: readonly string[]): void {
  if (others.some((other) => resolve(other) === resolve(path))) throw errors.rejetsSurSource(basename(path))
}

/**
 * The rejected lines as a CSV: `ligne;cause;` then the cells of the source; UTF-8 with BOM and CRLF, as spreadsheets expect. Cells that would run as
 * a formula start with an apostrophe.
 */
export function texteRejets(columns: readonly string[], lines: readonly RejectedLine[]): string {
  const rows = [...lines]
    .sort((a, b) => a.ligne - b.ligne)
    .map(({ ligne, cause, cells }) => [String(ligne), francais(cause), ...cells].map(neutralise))
  const text = Papa.unparse([['ligne', 'cause', ...columns.map(neutralise)], ...rows], {
    delimiter: ';',
    newline: '\r\n',
  })
  return `\uFEFF${text}\r\n`
}

/** The same in a file, written whole or not at all. @throws MaillageError ecriture-impossible. */
export async function writeRejets(
  path: string,
  columns: readonly string[],
  lines: readonly RejectedLine[],
): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, texteRejets(columns, lines))
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw errors.ecritureRejets(path, cause)
  }
}
