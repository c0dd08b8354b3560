/** Dossiers whose structure is not ours: told before anything in them runs, and left as they are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier, openDossier } from './dossier.ts'
import { addEtude, createCpts } from './territoire.ts'

/** A dossier with a CPTS, changed by another program. */
function change(sql: string): string {
  const path = join(tempFolder(), 'recu.maillage')
  const dossier = createDossier(path, { nom: 'Essai' })
  dossier.transaction('test', null, () => {
    addEtude(dossier, ['03118'])
    createCpts(dossier, { nom: 'Sioule', communes: ['03118'] })
  })
  dossier.close()
  const db = new Database(path)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
  return path
}

const VUE = 'CREATE VIEW vue AS SELECT 1 AS id'

it.each([
  [
    'a trigger that changes what is written',
    'CREATE TRIGGER gonfler AFTER INSERT ON cpts BEGIN DELETE FROM cpts; END',
    'un déclencheur «\u00a0gonfler\u00a0»',
  ],
  ['a view', VUE, 'une vue «\u00a0vue\u00a0»'],
  [
    'a view in the place of a table',
    `DROP TABLE journal; ${VUE.replace('vue', 'journal')}`,
    'une vue «\u00a0journal\u00a0»',
  ],
  ['a table that lacks', 'DROP TABLE journal', 'il lui manque une table «\u00a0journal\u00a0»'],
  ['a column more', 'ALTER TABLE cpts ADD COLUMN double INTEGER', 'une table «\u00a0cpts\u00a0»'],
  ['an index on a table of ours', 'CREATE INDEX plus ON cpts (nom)', 'un index «\u00a0plus\u00a0»'],
  ['a virtual table', 'CREATE VIRTUAL TABLE recherche USING fts5(texte)', 'une table «\u00a0recherche\u00a0»'],
])('%s', async (_nom, sql, dit) => {
  const path = change(sql)
  const avant = readFileSync(path)
  for (const readonly of [true, false]) {
    const { kind, explication } = await maillageError(() => openDossier(path, { readonly }))
    expect(kind).toBe('fichier-non-reconnu')
    expect(explication).toContain(dit)
  }
  expect(readFileSync(path).equals(avant)).toBe(true)
})

it('a plain table beside ours, with its index, is none of our business', () => {
  const path = change('CREATE TABLE notes (a PRIMARY KEY, b); CREATE INDEX par_b ON notes (b)')
  openDossier(path).close()
})
