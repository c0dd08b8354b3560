import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])('from format %i: no version yet, and nothing else changes', (depart) => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, depart))
  db.exec("INSERT INTO cpts (id, nom, perimetre, position) VALUES (1, 'A', 'complet', 0)")
  applyMigrations(db, MIGRATIONS.slice(0, 12))
  const lire = (sql: string) => db.prepare(sql).pluck().all()
  expect([lire('SELECT nom FROM cpts'), lire('SELECT count(*) FROM version')]).toEqual([['A'], [0]])
  db.exec("INSERT INTO version (cpts_id, nom, cree_le, journal_id, photo) VALUES (1, 'V', '2027-03-12', 4, '{}')")
  expect(() => db.exec("UPDATE version SET photo = '{'")).toThrow('CHECK')
  expect(() => db.exec("UPDATE version SET nom = ''")).toThrow('CHECK')
  db.exec('DELETE FROM cpts')
  expect(lire('SELECT nom FROM version')).toEqual(['V'])
  db.close()
})
