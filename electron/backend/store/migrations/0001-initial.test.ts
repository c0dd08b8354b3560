import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { up } from './0001-initial.ts'

let db: Database.Database
beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  up(db)
  db.exec(`
    INSERT INTO commune_etude VALUES ('01004'), ('03118');
    INSERT INTO cpts VALUES (1, 'A', 'complet', 1), (2, 'B', 'partiel', 2);
    INSERT INTO cpts_commune VALUES (1, '01004'), (1, '03118'), (2, '03118');
    INSERT INTO secteur VALUES (1, 1, 'Nord', NULL, 0), (2, 1, 'Sud', NULL, 1);
    INSERT INTO source VALUES (1, 'observations', 'f.csv', 1, '${'0'.repeat(64)}', 'p', 'l', NULL, NULL, NULL, 'd', 0, 0, 'null');
  `)
})

const observation = (etat: string, valeur: string, min: string, max: string, motif: string) =>
  `INSERT INTO observation VALUES (1, 'PMUN', '2021', '01004', '${etat}', ${valeur}, ${min}, ${max}, ${motif}, NULL, NULL, NULL)`

describe('format 1', () => {
  it('makes every table STRICT', () => {
    const lax = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'",
    )
    expect(lax.all()).toEqual([])
    expect(
      db.prepare("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1").pluck().get(),
    ).toBe(14)
  })

  it('keeps the zero of a code, and refuses a code that lost it', () => {
    expect(db.prepare('SELECT code FROM commune_etude ORDER BY code').pluck().all()).toEqual(['01004', '03118'])
    expect(() => db.exec('INSERT INTO commune_etude VALUES (1053)')).toThrow('CHECK')
  })

  it.each([
    ['a known value without value', observation('connue', 'NULL', 'NULL', 'NULL', 'NULL')],
    ['a missing value with a value', observation('manquante', '0', 'NULL', 'NULL', "'secret'")],
    ['a missing value without reason', observation('manquante', 'NULL', 'NULL', 'NULL', 'NULL')],
    ['an interval without lower bound', observation('intervalle', 'NULL', 'NULL', '5', 'NULL')],
    ['an interval upside down', observation('intervalle', 'NULL', '5', '1', 'NULL')],
    ['an unknown state', observation('zero', 'NULL', 'NULL', 'NULL', 'NULL')],
    ['a number as text', observation('connue', "'beaucoup'", 'NULL', 'NULL', 'NULL')],
    ['a sector commune outside the CPTS', "INSERT INTO secteur_commune VALUES (1, '99999', 1)"],
    ['a sector of another CPTS', "INSERT INTO secteur_commune VALUES (2, '03118', 1)"],
    ['a CPTS commune outside the study area', "INSERT INTO cpts_commune VALUES (1, '99999')"],
    [
      'a raw identifier as person',
      "INSERT INTO activite VALUES (1, 1, '01004', NULL, '60', NULL, 'L', '810000000001')",
    ],
    ['the same setting twice', "INSERT INTO reglage VALUES (NULL, 'nom', 'a'), (NULL, 'nom', 'b')"],
  ])('refuses %s', (_name, sql) => {
    expect(() => db.exec(sql)).toThrow(/constraint|cannot store/)
  })

  it('accepts each state of an observation', () => {
    for (const [vintage, row] of [
      ['2019', observation('connue', '0', 'NULL', 'NULL', 'NULL')],
      ['2020', observation('intervalle', 'NULL', '1', 'NULL', 'NULL')],
      ['2021', observation('manquante', 'NULL', 'NULL', 'NULL', "'secret'")],
    ] as const) {
      db.exec(row.replace('2021', vintage))
    }
    expect(db.prepare('SELECT count(*) FROM observation').pluck().get()).toBe(3)
  })

  it('a commune is in one sector of its CPTS, and leaves it with the CPTS', () => {
    db.exec("INSERT INTO secteur_commune VALUES (1, '01004', 1)")
    expect(() => db.exec("INSERT INTO secteur_commune VALUES (1, '01004', 2)")).toThrow('UNIQUE')
    db.exec("DELETE FROM cpts_commune WHERE cpts_id = 1 AND code = '01004'")
    expect(db.prepare('SELECT count(*) FROM secteur_commune').pluck().get()).toBe(0)
  })

  it('a source leaves with all that it brought', () => {
    db.exec(observation('connue', '14081', 'NULL', 'NULL', 'NULL'))
    db.exec("INSERT INTO source_couverture VALUES (1, '01004')")
    db.exec(`INSERT INTO activite VALUES (1, 1, '01004', NULL, '60', NULL, 'L', '${'a'.repeat(32)}')`)
    db.exec("INSERT INTO structure VALUES (1, '010000001', '01004', '620', NULL, NULL)")
    db.exec('DELETE FROM source')
    for (const table of ['observation', 'source_couverture', 'activite', 'structure']) {
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
    }
  })
})
