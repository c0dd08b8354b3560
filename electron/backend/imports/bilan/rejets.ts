/** Rejected lines as a CSV that opens safely in a spreadsheet. */

import { basename, resolve } from 'node:path'
import Papa from 'papaparse'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { celluleCopiee } from '../../../../shared/domain/cellule-sure.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { ecrireFlux } from '../../../disque/entier.ts'
import { splitRecord } from '../table/guillemets.ts'
import type { Separator } from '../table/rang.ts'
import { francais } from './french.ts'
import type { RejectedLine } from './tally.ts'

/** Refuses a path that would overwrite the source or the dossier. */
export function checkRejets(path: string, others: readonly string[]): void {
  if (others.some((other) => resolve(other) === resolve(path))) throw rejetsSurSource(basename(path))
}

/** Characters written at once. */
const BLOC = 256 * 1024

export interface Rejets {
  readonly colonnes: readonly string[]
  readonly separateur: Separator | null
  readonly lignes: readonly RejectedLine[]
  /** Rejected lines, those that were not kept included. */
  readonly nombre: number
}

/** All the cells of a rejected line, as they stand in the source. */
export function cellulesRejet({ cells }: RejectedLine, separateur: Separator | null): readonly string[] {
  return typeof cells === 'string' ? splitRecord(cells, separateur) : cells
}

/**
 * The rejected lines as a CSV: `ligne;cause;` then the whole line of the source; UTF-8 with BOM and CRLF, as
 * spreadsheets expect. Cells that would run as a formula start with an apostrophe. In pieces: of a very wide table, all the
 * cells together would take more memory than the table.
 */
export function* texteRejets({ colonnes, separateur, lignes, nombre }: Rejets): Generator<string> {
  let bloc = `\uFEFF${ligneCsv(['ligne', 'cause', ...colonnes])}`
  for (const rejet of [...lignes].sort((a, b) => a.ligne - b.ligne)) {
    bloc += ligneCsv([String(rejet.ligne), francais(rejet.cause), ...cellulesRejet(rejet, separateur)])
    if (bloc.length < BLOC) continue
    yield bloc
    bloc = ''
  }
  const autres = nombre - lignes.length
  const dites = francais(`et ${compte(autres, 'autre ligne rejetée', 'autres lignes rejetées')}, non gardées ici`)
  yield autres > 0 ? bloc + ligneCsv(['', dites]) : bloc
}

const ligneCsv = (cells: readonly string[]): string =>
  `${Papa.unparse([cells.map(celluleCopiee)], { delimiter: ';', newline: '\r\n' })}\r\n`

/** The same in a file, written whole or not at all. @throws MaillageError ecriture-impossible. */
export async function writeRejets(path: string, rejets: Rejets): Promise<void> {
  try {
    await ecrireFlux(path, texteRejets(rejets))
  } catch (cause) {
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
