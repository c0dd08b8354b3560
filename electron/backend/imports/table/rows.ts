/** Rows of a recognised table after its header, with the checks common to all profiles. */
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import * as errors from '../bilan/errors.ts'
import type { Rejetee, Tally } from '../bilan/tally.ts'
import { phraseChoix } from '../communes/homonymes.ts'
import { lieuDe } from '../communes/lieu-ligne.ts'
import type { LieuDit } from '../communes/lieux.ts'
import { candidats, causeInconnu } from '../communes/lieux-en-mots.ts'
import type { Place, Zone } from '../communes/zone.ts'
import type { ImportContext } from '../context.ts'
import {
  CODE_ILLISIBLE,
  CODE_INCONNU,
  CODE_PARTAGE,
  CODES_ENSEMBLE,
  COLONNES,
  COMMUNE_ENTIERE,
  HORS_ZONE,
  LIEU_AMBIGU,
  LIEU_INCONNU,
  LIGNE_TOTAL,
  NOTE,
} from '../context.ts'
import { Breath } from '../octets/breath.ts'
import type { TextSource } from '../octets/encoding.ts'
import type { CodeColumns } from '../profiles/types-communs.ts'
import { splitRecord } from './guillemets.ts'
import type { Header } from './header.ts'
import type { Separator, TableRow } from './rang.ts'
import { readRecords } from './table.ts'
import { type CodeCell, codeFromParts, INTACT, parseCode, ZERO, zeroPerdu } from './values.ts'

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
      else if (isNote(row.cells, header.width)) tally.ignore(NOTE, row.ligne)
      else tally.reject(COLONNES, row.ligne, row)
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

/**
 * One cell alone, under or between the lines of a table: "Source : Insee", "n.d. : non disponible". A line of data
 * written with another delimiter than the rest ("03001,Abrest,1459") is none: its commune would be lost without a word.
 */
function isNote(cells: readonly string[], width: number): boolean {
  const [seule = '', ...reste] = cells.filter((cell) => cell.trim() !== '')
  return seule !== '' && reste.length === 0 && !autreSeparateur(seule, width)
}

const autreSeparateur = (cell: string, width: number): boolean =>
  /^["\s]*\d/.test(cell) && AUTRES.some((separateur) => splitRecord(cell, separateur).length >= width)

const AUTRES: readonly Separator[] = [';', ',', '\t', '|']

/** The commune code of a row: whole, or département + commune when the cell has 3 digits or fewer. */
export function codeOfRow(cells: readonly string[], columns: CodeColumns): CodeCell | null {
  if (columns.code < 0) return null
  const cell = cells[columns.code] ?? ''
  const whole = parseCode(cell)
  if (whole !== null || columns.departement < 0) return whole
  return codeFromParts(cells[columns.departement] ?? '', cell)
}

/** « 69388, 69387 »: what the line says is of none of them alone. */
const PLUSIEURS = /^(?:\d{2}|2[AB])\d{3}(?:\s*(?:[,;/|+&–-]|et|\s)\s*(?:\d{2}|2[AB])\d{3})+$/i

type Trouve = CodeCell & {
  /** The name as written, where several communes bear it, and the one that was chosen with its reason. */
  readonly choix?: { readonly ecrit: string; readonly lu: string }
}
/** Why a row has no commune; `nom`: what stands there for the communes that it may be of. */
interface Refus {
  readonly cause: string
  readonly nom?: string
  readonly lieux?: readonly LieuDit[]
  /** It may be around the study area, never in it. */
  readonly ailleurs?: boolean
}

/** The code of a row, or why it has none. A file without codes is read by postcode and town, or by name. */
function findCode(cells: readonly string[], columns: CodeColumns, zone: Zone): Trouve | Refus {
  if (columns.code >= 0) {
    const plusieurs = PLUSIEURS.test((cells[columns.code] ?? '').trim())
    return codeOfRow(cells, columns) ?? { cause: plusieurs ? CODES_ENSEMBLE : CODE_ILLISIBLE }
  }
  const { lieu, nom, codePostal } = lieuDe(cells, columns, zone)
  const repare = codePostal !== null && zeroPerdu(cells[columns.codePostal ?? -1] ?? '')
  if (lieu.kind === 'commune') return { code: lieu.code, reparations: repare ? ZERO : INTACT }
  if (lieu.kind === 'inconnu') {
    const dans = (departements: ReadonlySet<string>) =>
      codePostal === null || departements.has(departementOfCode(codePostal))
    if (!dans(zone.departements())) return { cause: HORS_ZONE }
    return { cause: LIEU_INCONNU, ailleurs: !dans(zone.departementsEtude()) }
  }
  const choisi = codePostal === null ? zone.homonymes.choisir(nom, lieu.lieux) : null
  if (choisi !== null) {
    const lu = phraseChoix(choisi, zone.reference)
    return { code: choisi.lieu.code, reparations: ['noms'], choix: { ecrit: nom, lu } }
  }
  // A place that cannot be told matters only where it may be kept.
  const parmi = (codes: ReadonlySet<string>) => lieu.lieux.some(({ commune }) => codes.has(commune))
  if (!parmi(zone.codes)) return { cause: HORS_ZONE }
  const dit = codePostal === null ? nom : `${codePostal} ${nom}`.trim()
  return { cause: LIEU_AMBIGU, nom: dit, lieux: lieu.lieux, ailleurs: !parmi(zone.etude) }
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

/**
 * Where a row belongs; counts it by cause when it is not in the study area. `partage` rows that touch what is kept are
 * given; those around are counted as outside, and told no further.
 * `refusee`: the row leads to the place told to `seen`, by a repair that the user refused.
 */
export function placeRow(
  context: ImportContext,
  row: TableRow,
  columns: CodeColumns,
  seen: (code: string, place: Place) => void,
): PlacedRow | 'partage' | 'refusee' | null {
  const { tally, zone } = context
  const cell = findCode(row.cells, columns, zone)
  if ('cause' in cell) {
    refuser(context, row, cell, columns)
    return null
  }
  const place = zone.place(cell.code)
  seen(cell.code, place)
  const dedans = place.kind === 'dedans' && zone.etude.has(place.code)
  // Rejected for its move, a line is not counted as mended before it.
  const immobile = dedans && place.deplace && tally.refuse(genreDeplace(place))
  for (const genre of immobile ? INTACT : tally.refusDabord(cell.reparations)) {
    const reparation = {
      genre,
      ligne: row.ligne,
      avant: cell.choix?.ecrit ?? ecriture(row.cells, columns),
      apres: cell.choix?.lu ?? cell.code,
    }
    if (!tally.reparer(reparation, dedans, row)) return 'refusee'
  }
  switch (place.kind) {
    case 'dehors':
      tally.ignore(HORS_ZONE, row.ligne)
      return null
    case 'entiere':
      tally.ignore(COMMUNE_ENTIERE, row.ligne)
      return null
    case 'inconnu':
      tally.unknown(cell.code)
      tally.reject(CODE_INCONNU, row.ligne, row, causeInconnu(context, cell.code))
      return null
    case 'partage':
      if (!place.ici) tally.ignore(HORS_ZONE, row.ligne)
      if (!place.touche) return null
      ;(place.ici ? tally : context.ailleurs).reject(CODE_PARTAGE, row.ligne, row)
      return 'partage'
    default:
      if (!dedans) tally.ignore(HORS_ZONE, row.ligne)
      return place.deplace && !deplacer(dedans ? tally : context.ailleurs, row.ligne, row, cell.code, place)
        ? 'refusee'
        : { code: cell.code, place }
  }
}

function refuser(
  { tally, ailleurs, reference }: ImportContext,
  row: TableRow,
  { cause, nom = '', lieux, ailleurs: autour = false }: Refus,
  columns: CodeColumns,
): void {
  const { cells, ligne } = row
  if (isTotal(cells, columns)) tally.ignore(LIGNE_TOTAL, ligne)
  else if (cause === HORS_ZONE) tally.ignore(HORS_ZONE, ligne)
  else if (autour) {
    tally.ignore(HORS_ZONE, ligne)
    ailleurs.reject(cause, ligne, row)
  } else if (lieux === undefined) tally.reject(cause, ligne, row)
  else {
    tally.hesitate(nom, lieux)
    tally.reject(cause, ligne, row, `${cause} : ${candidats(reference, lieux)}`)
  }
}

/** The code as the file has it. */
function ecriture(cells: readonly string[], { code, departement, codePostal = -1 }: CodeColumns): string {
  const cell = (cells[code < 0 ? codePostal : code] ?? '').trim()
  return departement < 0 || cell.length > 3 ? cell : `${(cells[departement] ?? '').trim()} + ${cell}`
}

/** A line of a former commune or of an arrondissement, brought to the commune of today unless the user refuses. */
export function deplacer(
  tally: Tally,
  ligne: number,
  rejetee: Rejetee,
  code: string,
  place: PlacedRow['place'],
): boolean {
  const genre = genreDeplace(place)
  if (!tally.reparer({ genre, ligne, avant: code, apres: place.code }, true, rejetee)) return false
  tally.moved(code, place.code)
  return true
}

const genreDeplace = ({ arrondissement }: { readonly arrondissement: boolean }) =>
  arrondissement ? 'arrondissements' : 'anciennes'

/** Outside the study area such a line is left out either way; refused, it adds nothing to the totals. */
export function refuseDehors(tally: Tally, place: Place): boolean {
  return place.kind === 'dehors' && place.deplace && tally.refuse(genreDeplace(place))
}
