/** The journal: one line per transaction, written by `dossier.transaction` itself. */
import { all, one } from './sql.ts'
import type { Dossier, JournalRow } from './types.ts'

/** The last line: its number grows with every change, undo and redo included. A dossier always has one. */
export function lastJournal(dossier: Dossier): { id: number; date: string } {
  return (
    one<{ id: number; date: string }>(dossier, 'SELECT id, date FROM journal ORDER BY id DESC LIMIT 1') ?? {
      id: 0,
      date: '',
    }
  )
}

/** Lines after the first, up to the second, the newest first; `limite` of them at most. */
export function journalEntre(dossier: Dossier, apres: number, jusque: number, limite: number): JournalRow[] {
  return all<{ id: number; date: string; action: string; detail: string }>(
    dossier,
    'SELECT id, date, action, detail FROM journal WHERE id > ? AND id <= ? ORDER BY id DESC LIMIT ?',
    ...[apres, jusque, limite],
  ).map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }))
}
