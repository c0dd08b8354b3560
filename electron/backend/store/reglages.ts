/** Settings: of the dossier (nom, creeLe, millesime, versionAci…) or of one CPTS (parties, dates, signature…). */
import { one, all as rows, run } from './sql.ts'
import type { Dossier } from './types.ts'

/** Salt of the professionals' hashes: made once at creation, never shown, never changed. */
const SEL = 'sel'

/** Value of a setting, or undefined. `cptsId` null: the dossier's own. */
export function getReglage(dossier: Dossier, cle: string, cptsId: number | null = null): string | undefined {
  return one<{ valeur: string }>(
    dossier,
    'SELECT valeur FROM reglage WHERE coalesce(cpts_id, 0) = ? AND cle = ?',
    cptsId ?? 0,
    cle,
  )?.valeur
}

/** All settings by key, sorted; the salt is left out. */
export function listReglages(dossier: Dossier, cptsId: number | null = null): Map<string, string> {
  const found = rows<{ cle: string; valeur: string }>(
    dossier,
    'SELECT cle, valeur FROM reglage WHERE coalesce(cpts_id, 0) = ? AND cle <> ? ORDER BY cle',
    cptsId ?? 0,
    SEL,
  )
  return new Map(found.map(({ cle, valeur }) => [cle, valeur]))
}

/** Sets a setting; null removes it. */
export function setReglage(dossier: Dossier, cle: string, valeur: string | null, cptsId: number | null = null): void {
  if (cle === SEL) throw new Error('programming error: the salt of a dossier never changes')
  if (valeur === null) {
    run(dossier, 'DELETE FROM reglage WHERE coalesce(cpts_id, 0) = ? AND cle = ?', cptsId ?? 0, cle)
    return
  }
  run(
    dossier,
    `INSERT INTO reglage (cpts_id, cle, valeur) VALUES (?, ?, ?)
     ON CONFLICT (coalesce(cpts_id, 0), cle) DO UPDATE SET valeur = excluded.valeur`,
    cptsId,
    cle,
    valeur,
  )
}
