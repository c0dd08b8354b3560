import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { applyMigrations, MIGRATIONS } from '../migrate.ts'

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('from format %i: no section was edited, and free texts stay', (depart) => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, depart))
  db.exec(
    "INSERT INTO cpts (id, nom, perimetre, position) VALUES (1, 'A', 'complet', 0); INSERT INTO texte VALUES (1, 'diagnostic.offre', 'Mot.')",
  )
  applyMigrations(db, MIGRATIONS.slice(0, 10))
  const lues = (sql: string) => db.prepare(sql).pluck().all()
  expect(lues('SELECT valeur FROM texte')).toEqual(['Mot.'])
  db.exec(`
    INSERT INTO document_section (cpts_id, document, section) VALUES (1, 'fiche', 's');
    INSERT INTO document_texte VALUES (1, 'fiche', 's', 'avant', '[]', NULL);
    INSERT INTO document_ordre VALUES (1, 'fiche', '', '[]')`)
  expect(() => db.exec("INSERT INTO document_ordre VALUES (2, 'fiche', '', '[]')")).toThrow('FOREIGN KEY')
  expect(() => db.exec("UPDATE document_texte SET texte = '<p>'")).toThrow('CHECK')
  expect(() => db.exec('UPDATE document_section SET active = 2')).toThrow('CHECK')
  db.exec('DELETE FROM cpts')
  for (const table of ['section', 'texte', 'ordre']) expect(lues(`SELECT count(*) FROM document_${table}`)).toEqual([0])
  db.close()
})
