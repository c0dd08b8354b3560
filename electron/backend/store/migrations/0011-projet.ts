import type { Database } from 'better-sqlite3'

/**
 * The projet de santé: needs, missions' axes, fiches-actions with their steps, indicators and targets, proofs by
 * reference, members. The name of a person stands only beside the day on which they agreed to it.
 */
const SQL = `
CREATE TABLE projet_besoin (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  titre TEXT NOT NULL,
  constat TEXT NOT NULL CHECK (json_valid(constat)),
  chiffres TEXT NOT NULL CHECK (json_valid(chiffres))
) STRICT;
CREATE TABLE projet_axe (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  mission TEXT NOT NULL,
  titre TEXT NOT NULL
) STRICT;
CREATE TABLE projet_membre (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('professionnel', 'structure')),
  profession TEXT,
  fonction TEXT NOT NULL,
  commune TEXT,
  nom TEXT,
  consentement TEXT,              -- ISO day
  adhesion TEXT,                  -- ISO day
  CHECK (type = 'structure' OR nom IS NULL OR consentement IS NOT NULL)
) STRICT;
CREATE TABLE projet_action (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  mission TEXT NOT NULL,
  axe_id INTEGER REFERENCES projet_axe(id),
  titre TEXT NOT NULL,
  etat TEXT NOT NULL CHECK (etat IN ('a_ecrire', 'en_cours', 'prete')),
  exemple INTEGER NOT NULL CHECK (exemple IN (0, 1)),
  besoins TEXT NOT NULL CHECK (json_valid(besoins)),
  constat TEXT NOT NULL CHECK (json_valid(constat)),
  objectif TEXT NOT NULL,
  public TEXT NOT NULL,
  territoire TEXT NOT NULL CHECK (json_valid(territoire)),
  pilote TEXT NOT NULL,
  pilote_membre_id INTEGER REFERENCES projet_membre(id),
  referents TEXT NOT NULL,
  partenaires TEXT NOT NULL,
  moyens TEXT NOT NULL,
  calendrier TEXT NOT NULL,
  risques TEXT NOT NULL
) STRICT;
CREATE TABLE projet_etape (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES projet_action(id) ON DELETE CASCADE,
  titre TEXT NOT NULL,
  debut TEXT,
  fin TEXT,
  chaque_annee INTEGER NOT NULL CHECK (chaque_annee IN (0, 1))
) STRICT;
CREATE TABLE projet_indicateur (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES projet_action(id) ON DELETE CASCADE,
  titre TEXT NOT NULL,
  genre TEXT NOT NULL CHECK (genre IN ('tout_ou_rien', 'paliers', 'resultat')),
  unite TEXT NOT NULL,
  base TEXT NOT NULL,
  sens TEXT NOT NULL CHECK (sens IN ('hausse', 'baisse')),
  depart REAL,
  depart_date TEXT NOT NULL,
  source TEXT NOT NULL,
  prix INTEGER,                   -- euro cents
  paliers TEXT NOT NULL CHECK (json_valid(paliers)),
  livrables TEXT NOT NULL
) STRICT;
CREATE TABLE projet_cible (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  indicateur_id INTEGER NOT NULL REFERENCES projet_indicateur(id) ON DELETE CASCADE,
  annee INTEGER NOT NULL CHECK (annee BETWEEN 1 AND 5),
  niveau REAL,
  ecart REAL,                     -- as the user wrote it, never computed
  effectif INTEGER,
  mention TEXT NOT NULL,
  UNIQUE (indicateur_id, annee)
) STRICT;
CREATE TABLE projet_preuve (
  id INTEGER PRIMARY KEY,
  cpts_id INTEGER NOT NULL REFERENCES cpts(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES projet_action(id) ON DELETE CASCADE,
  indicateur_id INTEGER REFERENCES projet_indicateur(id) ON DELETE SET NULL,
  annee INTEGER CHECK (annee BETWEEN 1 AND 5),
  nom TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  octets INTEGER NOT NULL,
  date TEXT
) STRICT;
CREATE INDEX projet_etape_action ON projet_etape (action_id);
CREATE INDEX projet_indicateur_action ON projet_indicateur (action_id);
CREATE INDEX projet_preuve_action ON projet_preuve (action_id);
`

export function up(db: Database): void {
  db.exec(SQL)
}
