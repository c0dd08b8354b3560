/** Rows of a recognised table after its header, with the checks common to all profiles. */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { Breath } from './breath.ts'
import type { ImportContext } from './context.ts'
import {
  CODE_ILLISIBLE,
  CODE_INCONNU,
  CODE_PARTAGE,
  COLONNES,
  HORS_ZONE,
  LIEU_AMBIGU,
  LIEU_INCONNU,
  LIGNE_TOTAL,
  NOTE,
} from './context.ts'
import type { TextSource } from './encoding.ts'
import * as errors from './errors.ts'
import type { Header } from './header.ts'
import type { CodeColumns } from './profiles/types.ts'
import { readRecords, type Separator, type TableRow } from './table.ts'
import { type CodeCell, codeFromParts, parseCode, parsePostcode } from './values.ts'
import type { Place, Zone } from './zone.ts'

interface TableShape {
  readonly header: Header
  readonly ligneEntete: number
  readonly separateur: Separator | null
}

/**
 * Data rows; rows of another width are rejected, not fatal.
 * @param utiles columns that will be read, when only some of a very wide table are.
 * @throws MaillageError donnees-invalides: header only; or most rows have another width (wrong delimiter).
 */
export async function* tableRows(
  context: ImportContext,
  text: TextSource,
  { header, ligneEntete, separateur }: TableShape,
  utiles?: readonly number[],
): AsyncGenerator<TableRow> {
  const { tally, source } = context
  const batches = readRecords(text.text(context.reading('Analyse')), {
    nom: source.nom,
    separateur,
    colonnes: header.cells.length,
    minimum: header.width,
    utiles,
  })
  const breath = new Breath()
  for await (const batch of batches) {
    if (context.options.signal?.aborted) throw errors.annule(source.nom)
    for (const row of batch) {
      if (breath.due()) await breath.take()
      if (row.ligne <= ligneEntete) continue
      tally.lues++
      if (fits(row.cells, header.width)) yield row
      else if (isNote(row.cells)) tally.ignore(NOTE, row.ligne)
      else tally.reject(COLONNES, row.ligne, row.cells)
    }
  }
  if (tally.lues === 0) throw errors.enteteSeule(source.nom)
  if (tally.count(COLONNES) * 2 > tally.lues) {
    throw errors.separateurIncoherent(
      source.nom,
      tally.ignorees().find(({ cause }) => cause === COLONNES)?.premieres[0] ?? 0,
    )
  }
}

/** As wide as the header; what a trailing delimiter adds is empty. */
function fits(cells: readonly string[], width: number): boolean {
  if (cells.length < width) return false
  for (let i = width; i < cells.length; i++) if (cells[i]?.trim() !== '') return false
  return true
}

/** One cell alone, under or between the lines of a table: "Source : Insee", "n.d. : non disponible". */
function isNote(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length === 1
}

/** The commune code of a row: whole, or département + commune when the cell has 3 digits or fewer. */
export function codeOfRow(cells: readonly string[], columns: CodeColumns): CodeCell | null {
  if (columns.code < 0) return null
  const cell = cells[columns.code] ?? ''
  const whole = parseCode(cell)
  if (whole !== null || columns.departement < 0) return whole
  return codeFromParts(cells[columns.departement] ?? '', cell)
}

/** The code of a row, or why it has none. A file without codes is read by postcode and town, or by name. */
function findCode(cells: readonly string[], columns: CodeColumns, zone: Zone): CodeCell | string {
  if (columns.code >= 0) return codeOfRow(cells, columns) ?? CODE_ILLISIBLE
  const nom = cells[columns.nom ?? -1] ?? ''
  const postal = columns.codePostal === undefined ? null : parsePostcode(cells[columns.codePostal] ?? '')
  const lieu =
    postal === null ? zone.lieux.parNom(nom, cells[columns.departement] ?? '') : zone.lieux.parCodePostal(postal, nom)
  if (lieu.kind === 'commune') return { code: lieu.code, repare: false }
  // A place that cannot be told matters only where it may be in the study area.
  if (lieu.kind === 'ambigu') return lieu.codes.some((code) => zone.codes.has(code)) ? LIEU_AMBIGU : HORS_ZONE
  return postal !== null && !zone.departements().has(departementOfCode(postal)) ? HORS_ZONE : LIEU_INCONNU
}

/** "Total", "Ensemble", "France métropolitaine": a sum under the table, not a commune. */
const TOTAL = /^(?:(?:sous-)?total|ensemble|somme|moyenne|france)\b/i

function isTotal(cells: readonly string[], columns: CodeColumns): boolean {
  const code = (cells[columns.code] ?? '').trim()
  if (TOTAL.test(code)) return true
  return code === '' && cells.some((cell) => TOTAL.test(cell.trim()))
}

export interface PlacedRow {
  readonly code: string
  readonly place: Place & { readonly kind: 'dedans' }
}

/** Where a row belongs; counts it by cause when it is not in the study area. `partage` rows that touch it are given. */
export function placeRow(
  { tally, zone }: ImportContext,
  row: TableRow,
  columns: CodeColumns,
  seen: (code: string, place: Place) => void,
): PlacedRow | 'partage' | null {
  const cell = findCode(row.cells, columns, zone)
  if (typeof cell === 'string') {
    if (isTotal(row.cells, columns)) tally.ignore(LIGNE_TOTAL, row.ligne)
    else if (cell === HORS_ZONE) tally.ignore(HORS_ZONE, row.ligne)
    else tally.reject(cell, row.ligne, row.cells)
    return null
  }
  if (cell.repare) tally.reparees++
  const place = zone.place(cell.code)
  seen(cell.code, place)
  switch (place.kind) {
    case 'dehors':
      tally.ignore(HORS_ZONE, row.ligne)
      return null
    case 'inconnu':
      tally.unknown(cell.code)
      tally.reject(CODE_INCONNU, row.ligne, row.cells)
      return null
    case 'partage':
      if (!place.touche) {
        tally.ignore(HORS_ZONE, row.ligne)
        return null
      }
      tally.reject(CODE_PARTAGE, row.ligne, row.cells)
      return 'partage'
    default:
      if (place.deplace) tally.moved(cell.code, place.code)
      return { code: cell.code, place }
  }
}
