import type { Database } from 'better-sqlite3'

/**
 * What the whole file of a list showed: categories met, communes met in part, lines left out. A source imported before
 * has none, and is read as it was then. No table of the undo changes: its history is kept.
 */
const SQL = `
CREATE TABLE source_portee (
  source_id INTEGER PRIMARY KEY REFERENCES source(id) ON DELETE CASCADE,
  portee TEXT NOT NULL CHECK (json_valid(portee))
) STRICT;
`

export function up(db: Database): void {
  db.exec(SQL)
}
