/** The wholes that an imported table d'appartenance gives: the canton, the bassin de vie of each commune. */
import { all, one } from './sql.ts'
import type { Dossier } from './types.ts'

export interface Appartenance {
  readonly code: string
  readonly type: string
  /** Code of the whole: "6301", "BV63113". */
  readonly valeur: string
  /** Name of the whole; null when the file does not give it. */
  readonly libelle: string | null
}

/** A dossier of an older format has no such table: it knows none. */
function connue(dossier: Dossier): boolean {
  return one(dossier, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'appartenance'") !== undefined
}

/** All the memberships of some types, sorted by whole then by commune. */
export function listAppartenances(dossier: Dossier, types: readonly string[]): Appartenance[] {
  if (!connue(dossier)) return []
  return all(
    dossier,
    `SELECT DISTINCT code, type, valeur, libelle FROM appartenance
     WHERE type IN (SELECT value FROM json_each(?)) ORDER BY type, valeur, code`,
    JSON.stringify(types),
  )
}
