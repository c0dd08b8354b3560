/** The journal: one line per transaction, written by `dossier.transaction` itself. */
import { all } from './sql.ts'
import type { Dossier, JournalRow } from './types.ts'

/** Newest first. */
export function listJournal(dossier: Dossier, limit = 1000): JournalRow[] {
  return all<{ id: number; date: string; action: string; detail: string }>(
    dossier,
    'SELECT id, date, action, detail FROM journal ORDER BY id DESC LIMIT ?',
    limit,
  ).map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }))
}
