/** Place, version and tables of reference.sqlite. */
import { resolve } from 'node:path'

/** To raise whenever the tables or the way they are filled change: an older file is then rebuilt. */
export const BUILD_VERSION = '9'

/** Year of the official geographic code embedded. */
export const COG = '2026'

const PROJET = resolve(import.meta.dirname, '../../..')

/** MAILLAGE_REFERENCE if set, else `<project>/.cache/reference.sqlite`. */
export function cheminReference(): string {
  const choisi = process.env.MAILLAGE_REFERENCE
  return choisi === undefined || choisi === '' ? resolve(PROJET, '.cache/reference.sqlite') : resolve(choisi)
}

export const TABLES = `
CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE region (code TEXT PRIMARY KEY, nom TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE departement (code TEXT PRIMARY KEY, nom TEXT NOT NULL, region TEXT NOT NULL REFERENCES region) STRICT, WITHOUT ROWID;
CREATE TABLE arrondissement (code TEXT PRIMARY KEY, nom TEXT NOT NULL, departement TEXT NOT NULL REFERENCES departement) STRICT, WITHOUT ROWID;
CREATE TABLE epci (siren TEXT PRIMARY KEY, nom TEXT NOT NULL, nature TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE commune (
  code TEXT PRIMARY KEY CHECK (length(code) = 5),
  nom TEXT NOT NULL,
  departement TEXT NOT NULL REFERENCES departement,
  region TEXT NOT NULL REFERENCES region,
  arrondissement TEXT REFERENCES arrondissement,
  epci TEXT REFERENCES epci,
  zone TEXT NOT NULL CHECK (zone IN ('metro', 'drom', 'com')),
  codes_postaux TEXT NOT NULL, -- separated by a space
  lon REAL, lat REAL,
  centre_origine TEXT CHECK (centre_origine IN ('boite', 'anciens-codes', 'approche'))
) STRICT, WITHOUT ROWID;
CREATE INDEX commune_departement ON commune (departement);
CREATE INDEX commune_epci ON commune (epci);
CREATE INDEX commune_lat ON commune (lat, lon);
CREATE TABLE arrondissement_municipal ( -- Paris, Lyon, Marseille; their populations are in population_ligne
  code TEXT PRIMARY KEY CHECK (length(code) = 5), nom TEXT NOT NULL,
  commune TEXT NOT NULL REFERENCES commune, codes_postaux TEXT NOT NULL -- separated by a space
) STRICT, WITHOUT ROWID;
CREATE TABLE commune_partie ( -- déléguées and associées of today
  code TEXT NOT NULL, nom TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('deleguee', 'associee')),
  commune TEXT NOT NULL REFERENCES commune,
  PRIMARY KEY (code, type, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_postal (
  code_postal TEXT NOT NULL, commune TEXT NOT NULL REFERENCES commune, PRIMARY KEY (code_postal, commune)
) STRICT, WITHOUT ROWID;
CREATE TABLE population (
  commune TEXT NOT NULL REFERENCES commune, millesime TEXT NOT NULL,
  valeur INTEGER NOT NULL CHECK (valeur >= 0), recensement TEXT, -- year counted, when not the vintage
  detail INTEGER NOT NULL CHECK (detail IN (0, 1)), -- 1: see population_ligne
  PRIMARY KEY (commune, millesime)
) STRICT, WITHOUT ROWID;
CREATE TABLE population_ligne ( -- only where the figure is a sum, or published under another code
  commune TEXT NOT NULL, millesime TEXT NOT NULL, code TEXT NOT NULL, nom TEXT NOT NULL, valeur INTEGER NOT NULL,
  PRIMARY KEY (commune, millesime, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE population_reunie ( -- communes restored since: one published figure for all those of a group
  groupe TEXT NOT NULL, millesime TEXT NOT NULL, commune TEXT NOT NULL REFERENCES commune,
  valeur INTEGER NOT NULL, -- of the whole group
  PRIMARY KEY (commune, millesime)
) STRICT, WITHOUT ROWID;
CREATE TABLE population_departement (
  departement TEXT NOT NULL, millesime TEXT NOT NULL, valeur INTEGER NOT NULL, PRIMARY KEY (departement, millesime)
) STRICT, WITHOUT ROWID;
CREATE TABLE passage ( -- codes that are not of today
  code TEXT PRIMARY KEY, sort TEXT NOT NULL CHECK (sort IN ('moved', 'split')),
  vers TEXT NOT NULL, -- codes separated by a space, '' when unknown
  date TEXT, evenement TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE retablie ( -- communes of today that an older list held inside another of today
  commune TEXT PRIMARY KEY REFERENCES commune, parent TEXT NOT NULL REFERENCES commune,
  cog INTEGER NOT NULL -- first list that has it
) STRICT, WITHOUT ROWID;
CREATE TABLE nom (
  id INTEGER PRIMARY KEY, -- rank: names of today before old ones, then the most populated first
  norme TEXT NOT NULL, sans_article TEXT NOT NULL,
  commune TEXT NOT NULL, -- or arrondissement municipal
  ancien TEXT, -- name as written, when it is not the one of today
  code TEXT -- of what bore that old name
) STRICT;
CREATE INDEX nom_norme ON nom (norme);
CREATE INDEX nom_article ON nom (sans_article);
CREATE INDEX nom_commune ON nom (commune);
CREATE VIRTUAL TABLE nom_mots USING fts5 (norme, content='', tokenize='ascii', prefix='1 2 3', detail='column');
CREATE TABLE nom_compact (id INTEGER PRIMARY KEY CHECK (id = 1), texte TEXT NOT NULL) STRICT; -- "compact=id" lines, by rank
CREATE TABLE terre (id INTEGER PRIMARY KEY CHECK (id = 1), geojson TEXT NOT NULL) STRICT;
`
