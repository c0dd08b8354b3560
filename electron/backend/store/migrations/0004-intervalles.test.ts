import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { listComparaisons } from '../comparaisons.ts'
import { openDossier } from '../dossier.ts'
import { APPLICATION_ID } from '../migrate.ts'
import { listPublies } from '../publies.ts'
import { up as initial } from './0001-initial.ts'
import { up as historique } from './0002-historique.ts'
import { up as indicateurs } from './0003-indicateurs.ts'

/** A dossier as version 3 left it: a published figure, a secret one, and a value to compare with. */
function dossierV3(): string {
  const path = join(tempFolder(), 'a.maillage')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  for (const up of [initial, historique, indicateurs]) up(db)
  db.pragma('user_version = 3')
  db.exec(`
    INSERT INTO reglage VALUES (NULL, 'nom', 'Ancien'), (NULL, 'sel', '${'5'.repeat(64)}');
    INSERT INTO cpts VALUES (7, 'A', 'partiel', 1);
    INSERT INTO source VALUES (3, 'observations', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null', NULL);
    INSERT INTO chiffre_publie VALUES
      (5, 7, NULL, 'cpts', 'taux:c2s', 'C2S', 10.3, 'pourcent', 1, '2018', NULL, 's', NULL),
      (6, 7, NULL, 'france', 'taux:c2s', 'C2S', NULL, 'pourcent', 0, '2018', NULL, 's', 'secret');
    INSERT INTO comparaison VALUES (3, 'PMUN', '2021', 'departement', '03', 'connue', 1000, NULL, NULL, NULL, 3, 3);
  `)
  db.close()
  return path
}

describe('format 4', () => {
  it('keeps what a dossier of format 3 holds, and does not guess how its comparisons were made', () => {
    const dossier = openDossier(dossierV3())
    expect(listPublies(dossier).map(({ valeur, motif, intervalle }) => [valeur, motif, intervalle])).toEqual([
      [10.3, null, undefined],
      [null, 'secret', undefined],
    ])
    expect(listComparaisons(dossier)).toMatchObject([{ valeur: 1000, connues: 3, origine: null, empreinte: null }])
    dossier.close()
  })

  it.each([
    ['a value and bounds', '1, NULL, 0, 10'],
    ['a reason and bounds', "NULL, 'secret', 0, 10"],
    ['nothing at all', 'NULL, NULL, NULL, NULL'],
    ['bounds in the wrong order', 'NULL, NULL, 10, 5'],
    ['an upper bound alone', 'NULL, NULL, NULL, 5'],
  ])('refuses %s', (_name, values) => {
    const dossier = openDossier(dossierV3())
    expect(() =>
      dossier.db.exec(`INSERT INTO chiffre_publie (territoire, indicateur, libelle, unite, decimales, source, valeur,
        motif, min, max) VALUES ('france', 'x', 'X', 'nombre', 0, 's', ${values})`),
    ).toThrow('CHECK')
    dossier.close()
  })
})
