import type { Database } from 'better-sqlite3'

/** Format 5: what a list named and that is counted with a larger commune of today is kept with the perimeter. */
const SQL = `
CREATE TABLE elargissement (
  cpts_id INTEGER NOT NULL,
  code TEXT NOT NULL,             -- commune of today that is counted
  ecrit TEXT NOT NULL CHECK (length(ecrit) > 0), -- what was given
  genre TEXT NOT NULL CHECK (genre IN ('deleguee', 'associee', 'ancienne')),
  PRIMARY KEY (cpts_id, code, ecrit),
  FOREIGN KEY (cpts_id, code) REFERENCES cpts_commune(cpts_id, code) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`

export function up(db: Database): void {
  db.exec(SQL)
}
