import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openDossier } from '../dossier.ts'
import { listEtude } from '../etude.ts'
import { APPLICATION_ID, applyMigrations, MIGRATIONS } from '../migrate.ts'
import { getReglage } from '../reglages.ts'
import { nextStep, redo, undo } from '../undo.ts'

/** A dossier as format 6 left it: two steps to undo and one to do again, with their values by position. */
function dossierV6(): string {
  const path = join(tempFolder(), 'a.maillage')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  applyMigrations(db, MIGRATIONS.slice(0, 6))
  db.exec(`
    INSERT INTO reglage VALUES (NULL, 'nom', 'Ancien'), (NULL, 'sel', '${'5'.repeat(64)}'), (NULL, 'note', 'après');
    INSERT INTO commune_etude VALUES ('01004'), ('03118');
    INSERT INTO source VALUES (3, 'observations', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null', 'feuille');
    INSERT INTO journal VALUES (1, '2026-01-01', 'dossier.creer', '{}'), (2, '2026-01-02', 'un', 'null'),
      (3, '2026-01-03', 'deux', 'null'), (4, '2026-01-04', 'trois', 'null'), (5, '2026-01-05', 'annuler', '{"journal":4}');
    -- un: an observation removed, with what a JSON must keep; a commune added
    INSERT INTO historique_ligne (id, nom, operation, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11) VALUES
      (1, 'observation', 'suppression', 3, 'PMUN', '2021', '01004', 'connue', 0.1, NULL, NULL, NULL, 'a"' || char(0) || 'b', 7, NULL);
    INSERT INTO historique_ligne (id, nom, operation, c0) VALUES (2, 'commune_etude', 'insertion', '03118');
    -- deux: a setting of the dossier
    INSERT INTO historique_ligne (id, nom, operation, c0, c1, c2) VALUES (3, 'reglage', 'modification', NULL, 'note', 'avant');
    -- trois, undone: a setting to put again
    INSERT INTO historique_ligne (id, nom, operation, c0, c1, c2) VALUES (9, 'reglage', 'suppression', NULL, 'autre', 'remis');
    INSERT INTO historique_pas VALUES (1, 2, 'annuler', 1, 2), (2, 3, 'annuler', 3, 3), (3, 4, 'refaire', 9, 9);
  `)
  db.pragma('user_version = 6')
  db.close()
  return path
}

it('the history of a dossier of format 6 is undone and done again as it was', () => {
  const dossier = openDossier(dossierV6())
  const observations = () => dossier.db.prepare('SELECT * FROM observation').raw().all()
  expect([nextStep(dossier, 'annuler')?.action, nextStep(dossier, 'refaire')?.action]).toEqual(['deux', 'trois'])
  redo(dossier)
  expect(getReglage(dossier, 'autre')).toBe('remis')
  undo(dossier)
  expect(getReglage(dossier, 'autre')).toBeUndefined()
  undo(dossier)
  expect([getReglage(dossier, 'note'), listEtude(dossier), observations()]).toEqual(['avant', ['01004', '03118'], []])
  undo(dossier)
  expect(listEtude(dossier)).toEqual(['01004'])
  expect(observations()).toEqual([[3, 'PMUN', '2021', '01004', 'connue', 0.1, null, null, null, 'a"\0b', 7, null]])
  expect(nextStep(dossier, 'annuler')).toBeUndefined()
  redo(dossier)
  redo(dossier)
  expect([getReglage(dossier, 'note'), listEtude(dossier), observations()]).toEqual(['après', ['01004', '03118'], []])
  dossier.close()
})

it('a dossier of format 6 without history has none', () => {
  const db = new Database(':memory:')
  applyMigrations(db, MIGRATIONS.slice(0, 6))
  applyMigrations(db, MIGRATIONS)
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%historique%' ORDER BY 1").pluck().all()).toEqual([
    'historique_ligne',
    'historique_pas',
  ])
  expect(db.prepare('SELECT count(*) FROM historique_pas').pluck().get()).toBe(0)
  db.close()
})
