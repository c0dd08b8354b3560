import type { Database } from 'better-sqlite3'

/**
 * Format 12: named versions of a CPTS, to tell later what changed since. A version is a trace of what was sent: undoing
 * never takes it away, so it is no row of the history, and outlives its CPTS until the number is forgotten with it.
 */
const SQL = `
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL,       -- no foreign key: undoing the removal of the CPTS finds its versions again
  nom TEXT NOT NULL CHECK (length(nom) > 0),
  cree_le TEXT NOT NULL,          -- ISO 8601
  journal_id INTEGER NOT NULL,    -- last change that it holds
  photo TEXT NOT NULL CHECK (json_valid(photo))  -- shared/domain/versions/photo.ts
) STRICT;
CREATE INDEX version_cpts ON version (cpts_id, id);
`

export function up(db: Database): void {
  db.exec(SQL)
}
