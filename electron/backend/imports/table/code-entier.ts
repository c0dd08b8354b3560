/**
 * A column that holds whole codes never holds halves of them. « CODGEO = 03 » on the line of a département, beside
 * « DEP = 03 », would otherwise be read as the commune 03003.
 */

import type { CodeColumns } from '../profiles/types-communs.ts'
import { splitRecord } from './guillemets.ts'
import type { Separator } from './rang.ts'
import { parseCode } from './values.ts'

/** @param lines of the file after its header. */
export function codeEntier<T extends CodeColumns>(
  columns: T,
  lines: Iterable<string>,
  separateur: Separator | null,
): T {
  if (columns.code < 0 || columns.departement < 0) return columns
  for (const line of lines) {
    if (parseCode(splitRecord(line, separateur)[columns.code] ?? '') !== null) return { ...columns, departement: -1 }
  }
  return columns
}
