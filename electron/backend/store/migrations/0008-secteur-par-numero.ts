import type { Database } from 'better-sqlite3'

/**
 * A figure published for a sector follows the sector by its number, whatever its name becomes. `secteur` stays as it
 * was published: the only thing known of a sector that the dossier does not have. The history is kept as it is: a row
 * that an older step brings back has no number, and finds its sector by that name.
 */
const SQL = `
ALTER TABLE chiffre_publie ADD COLUMN secteur_id INTEGER REFERENCES secteur(id) ON DELETE SET NULL;
UPDATE chiffre_publie SET secteur_id =
  (SELECT s.id FROM secteur AS s WHERE s.cpts_id = chiffre_publie.cpts_id AND s.nom = chiffre_publie.secteur);
CREATE INDEX chiffre_publie_secteur ON chiffre_publie (secteur_id) WHERE secteur_id IS NOT NULL;
`

export function up(db: Database): void {
  db.exec(SQL)
}
