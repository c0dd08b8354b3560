/** The journal: one line per transaction, written by `dossier.transaction` itself. */
import { one } from './sql.ts'
import type { Dossier } from './types.ts'

/** The last line: its number grows with every change, undo and redo included. A dossier always has one. */
export function lastJournal(dossier: Dossier): { id: number; date: string } {
  return (
    one<{ id: number; date: string }>(dossier, 'SELECT id, date FROM journal ORDER BY id DESC LIMIT 1') ?? {
      id: 0,
      date: '',
    }
  )
}
