import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openDossier } from '../dossier.ts'
import { listTables } from '../etude.ts'
import { APPLICATION_ID, lastVersion, MIGRATIONS } from '../migrate.ts'
import { getReglage } from '../reglages.ts'
import { addEtude, listCpts } from '../territoire.ts'
import { nextStep, undo } from '../undo.ts'
import { up as initial } from './0001-initial.ts'
import { up } from './0002-historique.ts'

/** A dossier as version 1 left it. */
function dossierV1(folder: string): string {
  const path = join(folder, 'a.maillage')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  initial(db)
  db.pragma('user_version = 1')
  db.exec(`
    INSERT INTO reglage VALUES (NULL, 'nom', 'Ancien'), (NULL, 'sel', '${'5'.repeat(64)}');
    INSERT INTO commune_etude VALUES ('01004'), ('03118');
    INSERT INTO cpts VALUES (7, 'A', 'partiel', 1);
    INSERT INTO cpts_commune VALUES (7, '01004'), (7, '03118');
    INSERT INTO secteur VALUES (3, 7, 'Nord', NULL, 0);
    INSERT INTO secteur_commune VALUES (7, '01004', 3);
    INSERT INTO journal VALUES (1, '2025-01-01T00:00:00.000Z', 'dossier.creer', '{}'), (2, '2025-01-02T00:00:00.000Z', 'test', 'null');
  `)
  db.close()
  return path
}

describe('format 2', () => {
  it('keeps all of a dossier of format 1, with a copy beside, and undoes only what comes after', () => {
    const folder = tempFolder()
    const path = dossierV1(folder)
    const dossier = openDossier(path)
    expect(dossier.db.pragma('user_version', { simple: true })).toBe(lastVersion(MIGRATIONS))
    expect([getReglage(dossier, 'nom'), getReglage(dossier, 'sel')]).toEqual(['Ancien', '5'.repeat(64)])
    const cpts = [
      {
        id: 7,
        nom: 'A',
        perimetre: 'partiel',
        communes: ['01004', '03118'],
        secteurs: [{ id: 3, nom: 'Nord', couleur: null, communes: ['01004'] }],
      },
    ]
    expect(listCpts(dossier)).toEqual(cpts)
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    dossier.transaction('test', null, () => addEtude(dossier, ['38421']))
    undo(dossier)
    expect(listTables(dossier)).toEqual(['01004', '03118'])
    dossier.close()
    expect(readdirSync(folder)).toEqual(['a.maillage', `a.maillage.avant-v${lastVersion(MIGRATIONS)}`])
    const copy = new Database(`${path}.avant-v${lastVersion(MIGRATIONS)}`, { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    expect(copy.prepare('SELECT code FROM cpts_commune ORDER BY code').pluck().all()).toEqual(['01004', '03118'])
    copy.close()
  })

  it('has a column for every column of the widest table, all STRICT', () => {
    const db = new Database(':memory:')
    initial(db)
    up(db)
    const widest = db
      .prepare(
        `SELECT max(n) FROM (SELECT count(*) AS n FROM sqlite_schema AS s, pragma_table_info(s.name)
         WHERE s.type = 'table' AND s.name NOT LIKE 'historique%' GROUP BY s.name)`,
      )
      .pluck()
    const slots = db
      .prepare("SELECT count(*) FROM pragma_table_info('historique_ligne') WHERE name GLOB 'c[0-9]*'")
      .pluck()
    expect(slots.get()).toBe(widest.get())
    const lax = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'",
    )
    expect(lax.all()).toEqual([])
  })
})
