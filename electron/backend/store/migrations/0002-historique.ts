import type { Database } from 'better-sqlite3'

/**
 * What undoing needs. A step is one change; its lines say how each row was before it, in the order they were written.
 * Values stand in columns without type, as SQLite had them: no SQL text is kept in the file, hence none is ever run
 * from it, and a text with a quote or a NUL comes back whole.
 */
const SQL = `
CREATE TABLE historique_pas (     -- the highest id of each direction is the next to be undone / redone
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal(id),  -- the change itself, which names it
  sens TEXT NOT NULL CHECK (sens IN ('annuler', 'refaire')),
  premiere INTEGER NOT NULL,      -- its lines, both ends included
  derniere INTEGER NOT NULL,
  CHECK (derniere >= premiere)
) STRICT;
CREATE TABLE historique_ligne (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,              -- name of the table
  operation TEXT NOT NULL CHECK (operation IN ('insertion', 'modification', 'suppression')),
  -- columns of that table in their order, before the change; only those of its key for an insertion
  c0 ANY, c1 ANY, c2 ANY, c3 ANY, c4 ANY, c5 ANY, c6 ANY, c7 ANY, c8 ANY, c9 ANY, c10 ANY, c11 ANY, c12 ANY, c13 ANY
) STRICT;
`

export function up(db: Database): void {
  db.exec(SQL)
}
