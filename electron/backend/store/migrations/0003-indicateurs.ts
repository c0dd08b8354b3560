import type { Database } from 'better-sqlite3'

/**
 * Figures of any source: values of the dossier's own figures, values of the territories to compare with, published
 * figures that are secret. The history of undo is emptied: it speaks of tables that change here.
 */
const SQL = `
DELETE FROM historique_pas;
DELETE FROM historique_ligne;
ALTER TABLE historique_ligne ADD COLUMN c14 ANY;

ALTER TABLE source ADD COLUMN partie TEXT;   -- sheet of a workbook, member of an archive; NULL: the whole file

CREATE TABLE indicateur (         -- figures that this dossier defines (columns chosen by hand)
  id TEXT PRIMARY KEY CHECK (id GLOB 'perso:*'),
  libelle TEXT NOT NULL CHECK (length(libelle) > 0),
  unite TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (nature IN ('additif', 'moyenne', 'rapport', 'mediane')),
  theme TEXT NOT NULL,
  decimales INTEGER CHECK (decimales BETWEEN 0 AND 6)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparaison (        -- value of a département, a région or France, given by the file or summed over all of it
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  indicateur TEXT NOT NULL,
  millesime TEXT NOT NULL,
  niveau TEXT NOT NULL CHECK (niveau IN ('epci', 'departement', 'region', 'france')),
  territoire TEXT NOT NULL,       -- SIREN, "03", "84"; "FR" for France
  etat TEXT NOT NULL CHECK (etat IN ('connue', 'intervalle', 'manquante')),
  valeur REAL, min REAL, max REAL,
  motif TEXT,
  connues INTEGER NOT NULL,       -- communes with a value, and communes that the file speaks of
  communes INTEGER NOT NULL,
  PRIMARY KEY (source_id, indicateur, millesime, niveau, territoire),
  CHECK ((etat = 'connue') = (valeur IS NOT NULL)),
  CHECK ((etat = 'intervalle') = (min IS NOT NULL)),
  CHECK ((etat = 'manquante') = (motif IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX comparaison_indicateur ON comparaison (indicateur, territoire);

CREATE TABLE chiffre_publie_3 (   -- as before, with a value that may be missing for a stated reason
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
  motif TEXT CHECK ((valeur IS NULL) = (motif IS NOT NULL))
) STRICT;
INSERT INTO chiffre_publie_3 SELECT *, NULL FROM chiffre_publie;
DROP TABLE chiffre_publie;
ALTER TABLE chiffre_publie_3 RENAME TO chiffre_publie;
CREATE INDEX chiffre_publie_cpts ON chiffre_publie (cpts_id);
`

export function up(db: Database): void {
  db.exec(SQL)
}
