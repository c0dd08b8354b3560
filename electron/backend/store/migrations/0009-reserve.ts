import type { Database } from 'better-sqlite3'

/**
 * Format 9: what each source says of the communes around the study area is kept, so that one added later has its figures.
 * Columns are added at the end of their tables, and may be empty: the history of undo is kept.
 */
const SQL = `
CREATE TABLE source_garde (       -- which communes this dossier holds everything of that the file says
  source_id INTEGER PRIMARY KEY REFERENCES source(id) ON DELETE CASCADE,
  garde TEXT NOT NULL CHECK (json_valid(garde))
) STRICT;
CREATE TABLE reserve (            -- of the communes that are not (yet) of the study area
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  lot TEXT NOT NULL,              -- first characters of the codes of its communes, or 'territoires'
  contenu TEXT NOT NULL,          -- lines "key TAB JSON", deflated, in base64: the history of undo keeps texts
  PRIMARY KEY (source_id, lot)
) STRICT;
ALTER TABLE source_couverture ADD COLUMN lignes INTEGER;  -- lines of the file that are of this commune; NULL: not counted
ALTER TABLE activite ADD COLUMN possibles TEXT;           -- JSON: communes of the dossier where one à placer may be
`

export function up(db: Database): void {
  db.exec(SQL)
}
