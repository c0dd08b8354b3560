/** Free text that the user wrote for a section of a document of a CPTS. Kept as typed. */
import { all as rows, run } from './sql.ts'
import type { Dossier } from './types.ts'

export function listTextes(dossier: Dossier, cptsId: number): Map<string, string> {
  const found = rows<{ cle: string; valeur: string }>(
    dossier,
    'SELECT cle, valeur FROM texte WHERE cpts_id = ? ORDER BY cle',
    cptsId,
  )
  return new Map(found.map(({ cle, valeur }) => [cle, valeur]))
}

/** Sets the text of a section; null removes it. */
export function setTexte(dossier: Dossier, cptsId: number, cle: string, valeur: string | null): void {
  if (valeur === null) {
    run(dossier, 'DELETE FROM texte WHERE cpts_id = ? AND cle = ?', cptsId, cle)
    return
  }
  run(
    dossier,
    `INSERT INTO texte (cpts_id, cle, valeur) VALUES (?, ?, ?)
     ON CONFLICT (cpts_id, cle) DO UPDATE SET valeur = excluded.valeur`,
    cptsId,
    cle,
    valeur,
  )
}
