/** Values of the territories that a CPTS is compared with: its EPCI, départements, régions, and France. */
import { all, runAll } from './sql.ts'
import type { ComparaisonRow, Dossier } from './types.ts'

/** Gives how many were written. */
export function insertComparaisons(dossier: Dossier, sourceId: number, rows: Iterable<ComparaisonRow>): number {
  return runAll(
    dossier,
    `INSERT INTO comparaison (source_id, indicateur, millesime, niveau, territoire, etat, valeur, min, max, motif,
       connues, communes, origine, empreinte) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    rows,
    (row) => [
      sourceId,
      row.indicateur,
      row.millesime,
      row.niveau,
      row.territoire,
      row.etat,
      row.valeur,
      row.min,
      row.max,
      row.motif,
      row.connues,
      row.communes,
      row.origine,
      row.empreinte,
    ],
  )
}

/** All comparisons with the source that brought each, newest source first. */
export function listComparaisons(dossier: Dossier): (ComparaisonRow & { readonly sourceId: number })[] {
  return all<ComparaisonRow & { source_id: number }>(
    dossier,
    'SELECT * FROM comparaison ORDER BY source_id DESC, indicateur, millesime, niveau, territoire',
  ).map(({ source_id, ...row }) => ({ ...row, sourceId: source_id }))
}
