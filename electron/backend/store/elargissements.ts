/** What a list named and that is counted with a larger commune; it leaves with the commune. */
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import { all, runAll } from './sql.ts'
import type { Dossier } from './types.ts'

/** In the order of the codes. */
export function listElargissements(dossier: Dossier, cptsId: number): Elargissement[] {
  return all<Elargissement>(
    dossier,
    'SELECT code, ecrit, genre FROM elargissement WHERE cpts_id = ? ORDER BY code, ecrit',
    cptsId,
  )
}

/** Those of communes that the CPTS does not hold are left out. */
export function addElargissements(dossier: Dossier, cptsId: number, elargis: readonly Elargissement[]): void {
  runAll(
    dossier,
    `INSERT OR IGNORE INTO elargissement (cpts_id, code, ecrit, genre)
     SELECT cpts_id, code, ?, ? FROM cpts_commune WHERE cpts_id = ? AND code = ?`,
    elargis,
    ({ code, ecrit, genre }) => [ecrit, genre, cptsId, code],
  )
}
