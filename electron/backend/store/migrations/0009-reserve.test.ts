import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

it('what is kept around stands with its source; what was imported before has none, and stays', () => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, 8))
  db.exec(`
    INSERT INTO source VALUES (1, 'offre', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null', NULL);
    INSERT INTO source_couverture VALUES (1, '01004');
    INSERT INTO activite VALUES (1, 1, NULL, '01500', '60', NULL, 'L', '${'a'.repeat(32)}');
  `)
  applyMigrations(db, MIGRATIONS.slice(0, 9))
  const lues = (sql: string) => db.prepare(sql).pluck().all()
  expect(lues('SELECT lignes FROM source_couverture')).toEqual([null])
  expect(lues('SELECT possibles FROM activite')).toEqual([null])
  db.exec("INSERT INTO source_garde VALUES (1, '{}'); INSERT INTO reserve VALUES (1, '010', 'x')")
  expect(() => db.exec("INSERT INTO source_garde VALUES (2, '{}')")).toThrow('FOREIGN KEY')
  expect(() => db.exec("UPDATE source_garde SET garde = 'x'")).toThrow('CHECK')
  expect(() => db.exec("INSERT INTO reserve VALUES (1, '010', 'y')")).toThrow('UNIQUE')
  db.exec('DELETE FROM source')
  expect([lues('SELECT count(*) FROM reserve'), lues('SELECT count(*) FROM source_garde')]).toEqual([[0], [0]])
  db.close()
})
