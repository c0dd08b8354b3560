/** Values by commune of today: populations, areas. One row per source, indicator, vintage and commune. */
import { listEtude } from './etude.ts'
import { all, codeList, lists, one, runAll } from './sql.ts'
import type { Dossier, ObservationRow } from './types.ts'

/** An observation and the source that brought it. */
export interface SourcedObservation extends ObservationRow {
  readonly sourceId: number
}

/** A value of a series that is known otherwise. */
export type ValeurRow = Omit<ObservationRow, 'indicateur' | 'millesime'>

type StoredObservation = Omit<SourcedObservation, 'parts'> & { readonly parts: string | null }

const COLONNES = 'source_id AS sourceId, indicateur, millesime, code, etat, valeur, min, max, motif, note, ligne, parts'

/** SQLite would keep Infinity, and turn NaN into NULL: neither is a figure. */
function finite(value: number | null): number | null {
  if (value !== null && !Number.isFinite(value)) throw new Error(`programming error: observation of ${value}`)
  return value
}

/** Gives how many were written. A commune twice for one source, indicator and vintage is a programming error. */
export function insertObservations(dossier: Dossier, sourceId: number, rows: Iterable<ObservationRow>): number {
  return runAll(
    dossier,
    `INSERT INTO observation (source_id, indicateur, millesime, code, etat, valeur, min, max, motif, note, ligne, parts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [
      sourceId,
      row.indicateur,
      row.millesime,
      row.code,
      row.etat,
      finite(row.valeur),
      finite(row.min),
      finite(row.max),
      row.motif,
      row.note,
      row.ligne,
      row.parts && JSON.stringify(row.parts),
    ],
  )
}

/** Observations of an indicator over these communes, all vintages: newest source first, then by vintage and code. */
export function listObservations(dossier: Dossier, indicateur: string, codes: Iterable<string>): SourcedObservation[] {
  // CROSS JOIN holds the order: with a plain JOIN, SQLite reads the list again for every row of the indicator.
  return all<StoredObservation>(
    dossier,
    `SELECT ${COLONNES} FROM json_each(?) AS voulu CROSS JOIN observation AS o ON o.indicateur = ? AND o.code = voulu.value
     ORDER BY o.source_id DESC, o.millesime, o.code`,
    codeList(new Set(codes)),
    indicateur,
  ).map(sourced)
}

/** One figure and vintage of one source. */
export type SerieRow = Pick<SourcedObservation, 'sourceId' | 'indicateur' | 'millesime'>

/** What the sources brought by commune. Reads the whole table: once, not for each CPTS. */
export function listSeries(dossier: Dossier): SerieRow[] {
  return all<SerieRow>(dossier, 'SELECT DISTINCT source_id AS sourceId, indicateur, millesime FROM observation')
}

type Colonnes = readonly [
  code: string,
  etat: ObservationRow['etat'],
  valeur: number | null,
  min: number | null,
  max: number | null,
  motif: ObservationRow['motif'],
  note: string | null,
  ligne: number | null,
  parts: string | null,
]

/** Its values over these communes, found one by one by the primary key. */
export function listValeurs(dossier: Dossier, serie: SerieRow, codes: readonly string[]): ValeurRow[] {
  return lists<Colonnes>(
    dossier,
    `SELECT code, etat, valeur, min, max, motif, note, ligne, parts FROM json_each(?) AS voulu
     CROSS JOIN observation ON source_id = ? AND indicateur = ? AND millesime = ? AND code = voulu.value`,
    codeList(codes),
    serie.sourceId,
    serie.indicateur,
    serie.millesime,
  ).map(([code, etat, valeur, min, max, motif, note, ligne, parts]) => ({
    code,
    etat,
    valeur,
    min,
    max,
    motif,
    note,
    ligne,
    parts: parts === null ? null : (JSON.parse(parts) as ObservationRow['parts']),
  }))
}

const SERIE = 'FROM observation WHERE source_id = ? AND indicateur = ? AND millesime = ?'

/** Does it say something of one of these communes? Of a file of the territory, the first of them tells. */
export function parle(dossier: Dossier, serie: SerieRow, codes: readonly string[]): boolean {
  const cle = [serie.sourceId, serie.indicateur, serie.millesime] as const
  const [premiere] = codes
  if (premiere === undefined) return false
  if (one(dossier, `SELECT 1 ${SERIE} AND code = ?`, ...cle, premiere) !== undefined) return true
  const parmi = `SELECT 1 ${SERIE} AND code IN (SELECT value FROM json_each(?)) LIMIT 1`
  return one(dossier, parmi, ...cle, codeList(codes)) !== undefined
}

/** Nearly every row is as it was read: there are thousands of them, and none is copied. */
function sourced<R extends { readonly parts: string | null }>(
  row: R,
): Omit<R, 'parts'> & Pick<ObservationRow, 'parts'> {
  const { parts } = row
  if (parts === null) return row as R & { readonly parts: null }
  return { ...row, parts: JSON.parse(parts) as ObservationRow['parts'] }
}

/** Vintages for which an indicator has at least one observation in the study area, oldest first. */
export function listMillesimes(dossier: Dossier, indicateur: string): string[] {
  return all<{ millesime: string }>(
    dossier,
    `SELECT DISTINCT millesime FROM observation
     WHERE indicateur = ? AND code IN (SELECT value FROM json_each(?)) ORDER BY millesime`,
    indicateur,
    codeList(listEtude(dossier)),
  ).map(({ millesime }) => millesime)
}

/** How many communes of the study area each figure of a source has. */
export function compterObservations(
  dossier: Dossier,
  sourceId: number,
): { readonly indicateur: string; readonly millesime: string; readonly communes: number }[] {
  return all(
    dossier,
    `SELECT indicateur, millesime, count(*) AS communes FROM observation
     WHERE source_id = ? AND code IN (SELECT value FROM json_each(?)) GROUP BY indicateur, millesime`,
    sourceId,
    codeList(listEtude(dossier)),
  )
}
