import type { Database } from 'better-sqlite3'

/**
 * The history keeps values with the names of their columns, told once by step, and the place that a step takes.
 * What an older format kept by position is carried over exactly: its columns are those of format 6.
 */
const SQL = `
ALTER TABLE historique_pas RENAME TO historique_pas_6;
ALTER TABLE historique_ligne RENAME TO historique_ligne_6;
CREATE TABLE historique_pas (     -- the highest id of each direction is the next to be undone / redone
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal(id),  -- the change itself, which names it
  sens TEXT NOT NULL CHECK (sens IN ('annuler', 'refaire')),
  premiere INTEGER NOT NULL,      -- its lines, both ends included
  derniere INTEGER NOT NULL,
  formes TEXT NOT NULL,           -- JSON {table: {cle: [names], colonnes: [names]}}, as the tables were then
  octets INTEGER NOT NULL,        -- of its lines, near enough
  CHECK (derniere >= premiere)
) STRICT;
CREATE TABLE historique_ligne (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,              -- name of the table
  operation TEXT NOT NULL CHECK (operation IN ('insertion', 'modification', 'suppression')),
  valeurs TEXT NOT NULL           -- JSON array before the change: values of "colonnes", of "cle" for an insertion
) STRICT;
`

/** Keys of the tables that format 6 could undo. */
const CLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['reglage', ['cpts_id', 'cle']],
  ['commune_etude', ['code']],
  ['cpts', ['id']],
  ['cpts_commune', ['cpts_id', 'code']],
  ['elargissement', ['cpts_id', 'code', 'ecrit']],
  ['secteur', ['id']],
  ['secteur_commune', ['cpts_id', 'code']],
  ['source', ['id']],
  ['source_couverture', ['source_id', 'code']],
  ['source_portee', ['source_id']],
  ['observation', ['source_id', 'indicateur', 'millesime', 'code']],
  ['comparaison', ['source_id', 'indicateur', 'millesime', 'niveau', 'territoire']],
  ['indicateur', ['id']],
  ['activite', ['id']],
  ['structure', ['source_id', 'finess']],
  ['chiffre_publie', ['id']],
  ['texte', ['cpts_id', 'cle']],
])

export function up(db: Database): void {
  db.exec(SQL)
  const formes = db.prepare('CREATE TEMP TABLE forme_7 (nom TEXT PRIMARY KEY, forme TEXT NOT NULL)')
  formes.run()
  const noter = db.prepare('INSERT INTO forme_7 VALUES (?, ?)')
  for (const [table, cle] of CLES) {
    const colonnes = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    noter.run(table, JSON.stringify({ cle, colonnes }))
    const places = (noms: readonly string[]) => noms.map((nom) => `c${colonnes.indexOf(nom)}`).join(', ')
    db.prepare(
      `INSERT INTO historique_ligne SELECT id, nom, operation,
         CASE operation WHEN 'insertion' THEN json_array(${places(cle)}) ELSE json_array(${places(colonnes)}) END
       FROM historique_ligne_6 WHERE nom = ?`,
    ).run(table)
  }
  db.exec(`
    INSERT INTO historique_pas
      SELECT p.id, p.journal_id, p.sens, p.premiere, p.derniere,
        json_group_object(t.nom, json(forme_7.forme)), sum(t.octets)
      FROM historique_pas_6 AS p
      JOIN (SELECT p.id, l.nom, sum(length(l.valeurs) + 32) AS octets FROM historique_pas_6 AS p
            JOIN historique_ligne AS l ON l.id BETWEEN p.premiere AND p.derniere GROUP BY p.id, l.nom) AS t ON t.id = p.id
      JOIN forme_7 ON forme_7.nom = t.nom
      GROUP BY p.id ORDER BY p.id;
    DROP TABLE historique_pas_6;
    DROP TABLE historique_ligne_6;
    DROP TABLE temp.forme_7;
  `)
}
