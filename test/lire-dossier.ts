/** What a dossier holds that the product only writes, or reads with others: tests look at it alone. */
import { lireOffre, listOffres, type Offre } from '../electron/backend/store/offre.ts'
import { all, one } from '../electron/backend/store/sql.ts'
import type { Dossier, JournalRow } from '../electron/backend/store/types.ts'

/** Lines of the journal, newest first. */
export function listJournal(dossier: Dossier, limit = 1000): JournalRow[] {
  return all<{ id: number; date: string; action: string; detail: string }>(
    dossier,
    'SELECT id, date, action, detail FROM journal ORDER BY id DESC LIMIT ?',
    limit,
  ).map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }))
}

/** Free text of one section of a document of a CPTS. */
export function getTexte(dossier: Dossier, cptsId: number, cle: string): string | undefined {
  return one<{ valeur: string }>(dossier, 'SELECT valeur FROM texte WHERE cpts_id = ? AND cle = ?', cptsId, cle)?.valeur
}

/** The list of professionals that comes first for these communes; null when none covers them. */
export function offreRetenue(dossier: Dossier, codes: readonly string[]): Offre | null {
  const [source] = listOffres(dossier, codes)
  return source === undefined ? null : lireOffre(dossier, source, codes)
}
