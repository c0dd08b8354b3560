import type { Database } from 'better-sqlite3'

/**
 * Format 10: what the user changed of the sections of a document. A row exists where something was changed, and only
 * there: a document that nobody edited is still made from the figures alone.
 */
const SQL = `
CREATE TABLE document_section (
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  section TEXT NOT NULL,
  titre TEXT,                     -- the user's; NULL: the generated one
  titre_genere TEXT,              -- the generated one when the user wrote in the section or gave it a title
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  propre INTEGER NOT NULL DEFAULT 0 CHECK (propre IN (0, 1)),  -- made by the user
  parent TEXT,                    -- of one made by the user; NULL: at the first level
  PRIMARY KEY (cpts_id, document, section)
) STRICT;
CREATE TABLE document_texte (
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  section TEXT NOT NULL,
  place TEXT NOT NULL,            -- id of a generated text, 'avant', 'apres', 'corps'
  texte TEXT NOT NULL CHECK (json_valid(texte)),
  genere TEXT CHECK (genere IS NULL OR json_valid(genere)),  -- what was generated there when the user last agreed with it
  PRIMARY KEY (cpts_id, document, section, place)
) STRICT;
CREATE TABLE document_ordre (
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  parent TEXT NOT NULL,           -- '' at the first level
  ordre TEXT NOT NULL CHECK (json_valid(ordre)),
  PRIMARY KEY (cpts_id, document, parent)
) STRICT;
`

export function up(db: Database): void {
  db.exec(SQL)
}
