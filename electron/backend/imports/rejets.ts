/** Rejected lines as a CSV that opens safely in a spreadsheet. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import Papa from 'papaparse'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { francais } from './french.ts'
import type { RejectedLine } from './tally.ts'
import { neutralise } from './values.ts'

/** Refuses a path that would overwrite the source or the dossier. */
export function checkRejets(path: string, others: readonly string[]): void {
  if (others.some((other) => resolve(other) === resolve(path))) throw rejetsSurSource(basename(path))
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
    throw ecritureRejets(path, cause)
  }
}

function ecritureRejets(chemin: string, cause: unknown): MaillageError {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : ''
  return new MaillageError(
    'ecriture-impossible',
    'Le fichier des rejets ne peut pas être écrit.',
    francais(`L’écriture de « ${chemin} » a échoué${code} ; rien n’a été importé.`),
    'Choisissez un autre emplacement pour les rejets.',
    cause,
  )
}

function rejetsSurSource(chemin: string): MaillageError {
  return new MaillageError(
    'usage',
    'Le fichier des rejets écraserait un autre fichier.',
    francais(`« ${chemin} » est le fichier à importer ou le dossier lui-même.`),
    'Donnez un autre nom au fichier des rejets.',
  )
}
