import type { Database } from 'better-sqlite3'

/**
 * First shape of a dossier. Codes are TEXT in STRICT tables: SQLite's column affinity would eat the zero of "01004".
 * A commune code has 5 characters; "à placer" is NULL.
 */
const SQL = `
CREATE TABLE reglage (            -- settings; cpts_id NULL: the dossier itself (nom, sel, creeLe, millesime, versionAci)
  cpts_id INTEGER REFERENCES cpts(id) ON DELETE CASCADE,
  cle TEXT NOT NULL CHECK (length(cle) > 0),
  valeur TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX reglage_cle ON reglage (coalesce(cpts_id, 0), cle);

CREATE TABLE commune_etude (      -- study area: the communes that imports keep
  code TEXT PRIMARY KEY CHECK (length(code) = 5)
) STRICT, WITHOUT ROWID;

CREATE TABLE cpts (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL UNIQUE CHECK (length(nom) > 0),
  perimetre TEXT NOT NULL CHECK (perimetre IN ('complet', 'partiel', 'inconnu')),
  position INTEGER NOT NULL
) STRICT;
CREATE TABLE cpts_commune (
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  code TEXT NOT NULL REFERENCES commune_etude(code),
  PRIMARY KEY (cpts_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX cpts_commune_code ON cpts_commune (code);

CREATE TABLE secteur (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  nom TEXT NOT NULL CHECK (length(nom) > 0),
  couleur TEXT,
  position INTEGER NOT NULL,
  UNIQUE (cpts_id, nom),
  UNIQUE (id, cpts_id)            -- for the foreign key below
) STRICT;
CREATE TABLE secteur_commune (    -- a commune of the CPTS, in one sector at most
  cpts_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  secteur_id INTEGER NOT NULL,
  PRIMARY KEY (cpts_id, code),
  FOREIGN KEY (cpts_id, code) REFERENCES cpts_commune(cpts_id, code) ON DELETE CASCADE,
  FOREIGN KEY (secteur_id, cpts_id) REFERENCES secteur(id, cpts_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX secteur_commune_secteur ON secteur_commune (secteur_id);

CREATE TABLE source (             -- an imported file
  id INTEGER PRIMARY KEY,         -- grows with each import: the newest source is the one with the highest id
  contenu TEXT NOT NULL CHECK (contenu IN ('observations', 'offre', 'structures', 'territoire')),
  nom_fichier TEXT NOT NULL,
  taille INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  profil TEXT NOT NULL,
  libelle TEXT NOT NULL,
  producteur TEXT,
  licence TEXT,
  millesime TEXT,
  importe_le TEXT NOT NULL,       -- ISO 8601
  lues INTEGER NOT NULL,
  retenues INTEGER NOT NULL,
  rapport TEXT NOT NULL           -- JSON, ImportReport
) STRICT;
CREATE TABLE source_couverture (  -- communes the source speaks of: outside it, missing; inside without line, zero (counts)
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (length(code) = 5),
  PRIMARY KEY (source_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (        -- one value for one commune of today
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  indicateur TEXT NOT NULL,       -- 'PMUN', 'SUPERF', 'PTOT', 'PCAP'
  millesime TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 5),
  etat TEXT NOT NULL CHECK (etat IN ('connue', 'intervalle', 'manquante')),
  valeur REAL, min REAL, max REAL,
  motif TEXT,                     -- MissingReason when manquante
  note TEXT,                      -- e.g. superficie_source
  ligne INTEGER,
  parts TEXT,                     -- JSON [{code, valeur, ligne}] when several lines were summed
  PRIMARY KEY (source_id, indicateur, millesime, code),
  CHECK ((etat = 'connue') = (valeur IS NOT NULL)),
  CHECK ((etat = 'intervalle') = (min IS NOT NULL)),
  CHECK ((etat = 'manquante') = (motif IS NOT NULL)),
  CHECK (max IS NULL OR (min IS NOT NULL AND max >= min))
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_indicateur ON observation (indicateur, code);

CREATE TABLE activite (           -- Annuaire Santé: no name, no raw identifier
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  code TEXT CHECK (length(code) = 5),   -- NULL: à placer
  code_postal TEXT,
  profession TEXT NOT NULL,
  savoir_faire TEXT,
  mode TEXT,
  personne TEXT NOT NULL CHECK (length(personne) = 32)  -- salted hash, 128 bits in hex
) STRICT;
CREATE INDEX activite_code ON activite (source_id, code);

CREATE TABLE structure (          -- FINESS
  source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  finess TEXT NOT NULL,
  code TEXT CHECK (length(code) = 5),
  categorie TEXT NOT NULL,
  libelle_categorie TEXT,
  raison_sociale TEXT,
  PRIMARY KEY (source_id, finess)
) STRICT, WITHOUT ROWID;
CREATE INDEX structure_code ON structure (source_id, code);

CREATE TABLE chiffre_publie (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER REFERENCES cpts(id) ON DELETE CASCADE,
  secteur TEXT,
  territoire TEXT NOT NULL CHECK (territoire IN ('cpts', 'secteur', 'departement', 'region', 'france')),
  indicateur TEXT NOT NULL,
  libelle TEXT NOT NULL,
  valeur REAL NOT NULL,
  unite TEXT NOT NULL,
  decimales INTEGER NOT NULL CHECK (decimales BETWEEN 0 AND 6),
  millesime TEXT,
  base TEXT,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX chiffre_publie_cpts ON chiffre_publie (cpts_id);

CREATE TABLE texte (              -- free text of a document section
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  cle TEXT NOT NULL,
  valeur TEXT NOT NULL,
  PRIMARY KEY (cpts_id, cle)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,             -- ISO 8601
  action TEXT NOT NULL,           -- "import", "cpts.creer", "reglage"…
  detail TEXT NOT NULL            -- JSON
) STRICT;
`

export function up(db: Database): void {
  db.exec(SQL)
}
