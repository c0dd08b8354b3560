import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

it('what a list shows stands with its source, and a list imported before has none', () => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, 5))
  db.exec(`INSERT INTO source VALUES
    (1, 'offre', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null', NULL)`)
  applyMigrations(db, MIGRATIONS.slice(0, 6))
  const lues = () => db.prepare('SELECT count(*) FROM source_portee').pluck().get()
  expect(lues()).toBe(0)
  db.exec("INSERT INTO source_portee VALUES (1, '{}')")
  expect(() => db.exec("INSERT INTO source_portee VALUES (2, '{}')")).toThrow('FOREIGN KEY')
  expect(() => db.exec("UPDATE source_portee SET portee = 'x'")).toThrow('CHECK')
  db.exec('DELETE FROM source')
  expect(lues()).toBe(0)
  db.close()
})
