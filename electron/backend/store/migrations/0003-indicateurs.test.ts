import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openDossier } from '../dossier.ts'
import { APPLICATION_ID } from '../migrate.ts'
import { listPublies } from '../publies.ts'
import { listSources } from '../sources.ts'
import { nextStep } from '../undo.ts'
import { up as initial } from './0001-initial.ts'
import { up as historique } from './0002-historique.ts'

/** A dossier as version 2 left it, with a source, a published figure and a step to undo. */
function dossierV2(): string {
  const path = join(tempFolder(), 'a.maillage')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  initial(db)
  historique(db)
  db.pragma('user_version = 2')
  db.exec(`
    INSERT INTO reglage VALUES (NULL, 'nom', 'Ancien'), (NULL, 'sel', '${'5'.repeat(64)}');
    INSERT INTO cpts VALUES (7, 'A', 'partiel', 1);
    INSERT INTO source VALUES (3, 'observations', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null');
    INSERT INTO chiffre_publie VALUES (5, 7, NULL, 'cpts', 'taux:c2s', 'C2S', 10.3, 'pourcent', 1, '2018', NULL, 's');
    INSERT INTO journal VALUES (1, '2025-01-01T00:00:00.000Z', 'dossier.creer', '{}'), (2, '2025-01-02T00:00:00.000Z', 'test', 'null');
    INSERT INTO historique_ligne (nom, operation, c0) VALUES ('cpts', 'insertion', 7);
    INSERT INTO historique_pas VALUES (1, 2, 'annuler', 1, 1);
  `)
  db.close()
  return path
}

describe('format 3', () => {
  it('keeps the sources and the published figures of a dossier of format 2, and nothing is left to undo', () => {
    const dossier = openDossier(dossierV2())
    expect(listSources(dossier).map(({ id, partie }) => [id, partie])).toEqual([[3, null]])
    expect(listPublies(dossier)).toEqual([
      {
        id: 5,
        cptsId: 7,
        cpts: 'A',
        secteurId: null,
        secteur: null,
        territoire: 'cpts',
        indicateur: 'taux:c2s',
        libelle: 'C2S',
        valeur: 10.3,
        motif: null,
        unite: 'pourcent',
        decimales: 1,
        millesime: '2018',
        base: null,
        source: 's',
      },
    ])
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    dossier.close()
  })

  it.each([
    ['a published value missing without a reason', "NULL, 'pourcent', 1, NULL, NULL, 's', NULL"],
    ['a published value with a reason to be missing', "1, 'pourcent', 1, NULL, NULL, 's', 'secret'"],
  ])('refuses %s', (_name, values) => {
    const dossier = openDossier(dossierV2())
    expect(() =>
      dossier.db.exec(`INSERT INTO chiffre_publie (id, cpts_id, secteur, territoire, indicateur, libelle, valeur, unite,
        decimales, millesime, base, source, motif) VALUES (9, NULL, NULL, 'france', 'x', 'X', ${values})`),
    ).toThrow('CHECK')
    dossier.close()
  })
})
