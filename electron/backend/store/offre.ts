/** Supply: kept activities of the Annuaire Santé, and FINESS structures. */

import { getCouverture, latestSource } from './sources.ts'
import { all, codeList, runAll } from './sql.ts'
import type { ActiviteRow, Dossier, SourceRow, StructureRow } from './types.ts'

/** The supply of one source. A commune outside `couverture` is missing, never zero. */
export interface Offre {
  readonly source: SourceRow
  readonly couverture: ReadonlySet<string>
  /** Of the communes asked for, and those without commune (`code` null: à placer). */
  readonly activites: readonly ActiviteRow[]
}
export interface Structures {
  readonly source: SourceRow
  readonly couverture: ReadonlySet<string>
  readonly structures: readonly StructureRow[]
}

/** Gives how many were written. */
export function insertActivites(dossier: Dossier, sourceId: number, rows: Iterable<ActiviteRow>): number {
  return runAll(
    dossier,
    `INSERT INTO activite (source_id, code, code_postal, profession, savoir_faire, mode, personne)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [sourceId, row.code, row.codePostal, row.profession, row.savoirFaire, row.mode, row.personne],
  )
}

/** Gives how many were written. A FINESS number twice in one source is a programming error. */
export function insertStructures(dossier: Dossier, sourceId: number, rows: Iterable<StructureRow>): number {
  return runAll(
    dossier,
    `INSERT INTO structure (source_id, finess, code, categorie, libelle_categorie, raison_sociale)
     VALUES (?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [sourceId, row.finess, row.code, row.categorie, row.libelleCategorie, row.raisonSociale],
  )
}

/** Professionals from the newest source that covers one of these communes; null when none does. */
export function latestOffre(dossier: Dossier, codes: Iterable<string>): Offre | null {
  const asked = codeList(new Set(codes))
  const source = latestSource(dossier, 'offre', JSON.parse(asked) as string[])
  if (!source) return null
  const columns = `code, code_postal AS codePostal, profession, savoir_faire AS savoirFaire, mode, personne`
  const activites = all<ActiviteRow>(
    dossier,
    `SELECT ${columns} FROM activite WHERE source_id = ? AND code IN (SELECT value FROM json_each(?))
     UNION ALL
     SELECT ${columns} FROM activite WHERE source_id = ? AND code IS NULL`,
    source.id,
    asked,
    source.id,
  )
  return { source, couverture: getCouverture(dossier, source.id), activites }
}

/** Structures from the newest source that covers one of these communes; null when none does. */
export function latestStructures(dossier: Dossier, codes: Iterable<string>): Structures | null {
  const asked = codeList(new Set(codes))
  const source = latestSource(dossier, 'structures', JSON.parse(asked) as string[])
  if (!source) return null
  // Without statistics SQLite prefers the primary key, and reads the whole source once per commune: hence INDEXED BY.
  const structures = all<StructureRow>(
    dossier,
    `SELECT s.finess, s.code, s.categorie, s.libelle_categorie AS libelleCategorie, s.raison_sociale AS raisonSociale
     FROM json_each(?) AS voulu CROSS JOIN structure AS s INDEXED BY structure_code
       ON s.source_id = ? AND s.code = voulu.value
     ORDER BY s.finess`,
    asked,
    source.id,
  )
  return { source, couverture: getCouverture(dossier, source.id), structures }
}
