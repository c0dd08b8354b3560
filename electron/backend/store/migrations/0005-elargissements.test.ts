import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

it('a widening stands only with its commune, and leaves with it', () => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, 5))
  db.exec(`
    INSERT INTO commune_etude VALUES ('38225');
    INSERT INTO cpts VALUES (1, 'A', 'complet', 1);
    INSERT INTO cpts_commune VALUES (1, '38225');
    INSERT INTO elargissement VALUES (1, '38225', 'Autrans', 'deleguee');
  `)
  expect(() => db.exec("INSERT INTO elargissement VALUES (1, '38185', 'Autrans', 'deleguee')")).toThrow('FOREIGN KEY')
  expect(() => db.exec("INSERT INTO elargissement VALUES (1, '38225', 'Autrans', 'autre')")).toThrow('CHECK')
  db.exec("DELETE FROM cpts_commune WHERE code = '38225'")
  expect(db.prepare('SELECT count(*) FROM elargissement').pluck().get()).toBe(0)
  db.close()
})
