import type { Database } from 'better-sqlite3'

/**
 * Published figures known between two bounds (« moins de 11 »); values to compare with say whether the file gave them,
 * and over which communes Maillage added them up. The history of undo is emptied: it speaks of tables that change here.
 */
const SQL = `
DELETE FROM historique_pas;
DELETE FROM historique_ligne;

ALTER TABLE comparaison ADD COLUMN origine TEXT   -- NULL: imported before this was kept
  CHECK (origine IN ('donnee', 'somme', 'moyenne'));
ALTER TABLE comparaison ADD COLUMN empreinte TEXT; -- of the communes with a value: two sums are over the same ones, or not

CREATE TABLE chiffre_publie_4 (   -- as before, with a value that may lie between two bounds
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER REFERENCES cpts(id) ON DELETE CASCADE,
  secteur TEXT,
  territoire TEXT NOT NULL CHECK (territoire IN ('cpts', 'secteur', 'departement', 'region', 'france')),
  indicateur TEXT NOT NULL,
  libelle TEXT NOT NULL,
  valeur REAL,
  unite TEXT NOT NULL,
  decimales INTEGER NOT NULL CHECK (decimales BETWEEN 0 AND 6),
  millesime TEXT,
  base TEXT,
  source TEXT NOT NULL,
  motif TEXT,
  min REAL,                       -- of an interval; max NULL: no upper bound
  max REAL CHECK (max IS NULL OR (min IS NOT NULL AND max >= min)),
  CHECK ((valeur IS NOT NULL) + (motif IS NOT NULL) + (min IS NOT NULL) = 1)
) STRICT;
INSERT INTO chiffre_publie_4 SELECT *, NULL, NULL FROM chiffre_publie;
DROP TABLE chiffre_publie;
ALTER TABLE chiffre_publie_4 RENAME TO chiffre_publie;
CREATE INDEX chiffre_publie_cpts ON chiffre_publie (cpts_id);
`

export function up(db: Database): void {
  db.exec(SQL)
}
