import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

const CPTS = "INSERT INTO cpts (id, nom, perimetre, position) VALUES (1, 'A', 'complet', 0)"
const TABLES = ['besoin', 'axe', 'action', 'etape', 'indicateur', 'cible', 'preuve', 'membre']

it.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))(
  'from format %i: the projet is empty, and what was there stays',
  (depart) => {
    const db = new Database(':memory:')
    applyMigrations(db, MIGRATIONS.slice(0, depart))
    db.exec(`${CPTS}; INSERT INTO texte VALUES (1, 'diagnostic.offre', 'Mot.')`)
    applyMigrations(db, MIGRATIONS)
    expect(db.prepare('SELECT valeur FROM texte').pluck().all()).toEqual(['Mot.'])
    for (const table of TABLES) expect(db.prepare(`SELECT count(*) FROM projet_${table}`).pluck().get()).toBe(0)
    db.close()
  },
)

it('a person’s name has no place without the day of their agreement; a structure needs none', () => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS)
  db.exec(CPTS)
  const membre = (type: string, consentement: string | null) =>
    db
      .prepare(
        "INSERT INTO projet_membre (cpts_id, position, type, fonction, nom, consentement) VALUES (1, 0, ?, '', 'N', ?)",
      )
      .run(type, consentement)
  expect(() => membre('professionnel', null)).toThrow('CHECK')
  membre('professionnel', '2026-03-01')
  membre('structure', null)
  db.exec('DELETE FROM cpts')
  expect(db.prepare('SELECT count(*) FROM projet_membre').pluck().get()).toBe(0)
  db.close()
})
