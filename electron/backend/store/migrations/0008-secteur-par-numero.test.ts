import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openDossier } from '../dossier.ts'
import { APPLICATION_ID, applyMigrations, MIGRATIONS } from '../migrate.ts'
import { listPublies } from '../publies.ts'
import { setSecteurs } from '../secteurs.ts'
import { getCpts } from '../territoire.ts'
import { redo, undo } from '../undo.ts'

it('figures of sectors find theirs by number, those that a step of format 7 brings back too', () => {
  const path = join(tempFolder(), 'a.maillage')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  applyMigrations(db, MIGRATIONS.slice(0, 7))
  const colonnes = (db.pragma('table_info(chiffre_publie)') as { name: string }[]).map(({ name }) => name)
  const retire = [
    6,
    2,
    'Sud',
    'secteur',
    'population',
    'Retirée',
    20,
    'habitants',
    0,
    null,
    null,
    's',
    null,
    null,
    null,
  ]
  db.exec(`
    INSERT INTO reglage VALUES (NULL, 'nom', 'Ancien'), (NULL, 'sel', '${'5'.repeat(64)}');
    INSERT INTO cpts VALUES (1, 'A', 'partiel', 1), (2, 'B', 'partiel', 2);
    INSERT INTO secteur VALUES (3, 1, 'Sud', NULL, 0), (4, 2, 'Sud', NULL, 0);
    INSERT INTO chiffre_publie VALUES
      (1, 2, 'Sud', 'secteur', 'population', 'Sud de B', 10, 'habitants', 0, NULL, NULL, 's', NULL, NULL, NULL),
      (2, 2, 'Est', 'secteur', 'population', 'Est', 11, 'habitants', 0, NULL, NULL, 's', NULL, NULL, NULL),
      (3, 2, NULL, 'cpts', 'population', 'B', 21, 'habitants', 0, NULL, NULL, 's', NULL, NULL, NULL);
    INSERT INTO journal VALUES (1, '2026-01-01', 'dossier.creer', '{}'), (2, '2026-01-02', 'saisie', 'null');
    INSERT INTO historique_ligne VALUES (1, 'chiffre_publie', 'suppression', '${JSON.stringify(retire)}');
    INSERT INTO historique_pas VALUES (1, 2, 'annuler', 1, 1,
      '${JSON.stringify({ chiffre_publie: { cle: ['id'], colonnes } })}', 100);
  `)
  db.close()
  const dossier = openDossier(path)
  const publies = () => listPublies(dossier).map((un) => [un.libelle, un.secteurId, un.secteur])
  const trois = [
    ['Sud de B', 4, 'Sud'],
    ['Est', null, 'Est'],
    ['B', null, null],
  ]
  expect(publies()).toEqual(trois)
  undo(dossier)
  expect(publies()).toEqual([...trois, ['Retirée', 4, 'Sud']])
  redo(dossier)
  undo(dossier)
  const [sud] = getCpts(dossier, 2).secteurs
  if (sud === undefined) throw new Error('a sector')
  dossier.transaction('secteurs', null, () => setSecteurs(dossier, getCpts(dossier, 2), [{ ...sud, nom: 'Midi' }]))
  expect(publies().map(([libelle, , nom]) => [libelle, nom])).toEqual([
    ['Sud de B', 'Midi'],
    ['Est', 'Est'],
    ['B', null],
    ['Retirée', 'Midi'],
  ])
  dossier.close()
})
