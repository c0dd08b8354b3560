import { createHash } from 'node:crypto'
import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OCTETS_GARDES, PAS_GARDES } from '../../../shared/domain/historique.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { addSource, CODES, edit } from '../../../test/modifications.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { copyDossier } from './copy.ts'
import { createDossier, openDossier } from './dossier.ts'
import { listEtude } from './etude.ts'
import { formesDe, tenirLignes } from './lignes.ts'
import { lastVersion, MIGRATIONS, type Migration } from './migrate.ts'
import { getReglage, setReglage } from './reglages.ts'
import { deleteSource, listSources } from './sources.ts'
import { addEtude, createCpts } from './territoire.ts'
import type { Dossier } from './types.ts'
import { nextStep, redo, undo } from './undo.ts'

/** Hundreds of transactions here, none that must outlive the machine. */
function quick(dossier: Dossier): Dossier {
  dossier.db.pragma('synchronous = OFF')
  return dossier
}
const newDossier = () => quick(createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' }))
const write = <T>(dossier: Dossier, work: () => T): T => dossier.transaction('test', null, work)

/** What a next format may do: drop a column and a table, add a column, put the columns in another order. */
const FUTUR: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: lastVersion(MIGRATIONS) + 1,
    up: (db) =>
      db.exec(`
        ALTER TABLE observation DROP COLUMN note;
        ALTER TABLE cpts ADD COLUMN sigle TEXT NOT NULL DEFAULT '';
        DROP TABLE texte;
        CREATE TABLE commune_etude_x (ajoutee INTEGER NOT NULL DEFAULT 0, code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        INSERT INTO commune_etude_x SELECT 0, code FROM commune_etude;
        DROP TABLE commune_etude;
        ALTER TABLE commune_etude_x RENAME TO commune_etude;
      `),
  },
]
/** What such a format changes, and is not compared. */
const CHANGE: ReadonlySet<string> = new Set(['observation.note', 'cpts.sigle', 'commune_etude.ajoutee', 'texte'])

/** Everything the user made, the salt included: all tables but the journal and the history itself. */
function content(dossier: Dossier, sans: ReadonlySet<string> = new Set()): string {
  const hash = createHash('sha256')
  const tables = dossier.db
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  for (const table of tables.filter(
    (name) => name !== 'journal' && !name.startsWith('historique') && !sans.has(name),
  )) {
    const columns = (dossier.db.pragma(`table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => !sans.has(`${table}.${name}`))
    const rows = dossier.db.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`)
    hash.update(`# ${table}\n${JSON.stringify(rows.raw().all())}\n`)
  }
  return hash.digest('hex')
}

describe('undo and redo', () => {
  it('any sequence of changes is undone one by one to its beginning, and done again to its end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        fc.nat(8),
        fc.boolean(),
        (changes, cut, migrated) => {
          let dossier = newDossier()
          const seenOf = () => content(dossier, migrated ? CHANGE : undefined)
          const states = [seenOf()]
          for (const change of changes) {
            write(dossier, () => {
              for (const one of change) one(dossier)
            })
            const state = seenOf()
            if (nextStep(dossier, 'annuler') !== undefined && state !== states.at(-1)) states.push(state)
            else expect(state).toBe(states.at(-1))
          }
          const restart = () => {
            dossier.close()
            dossier = quick(openDossier(dossier.path, migrated ? { migrations: FUTUR } : {}))
          }
          const seen = [seenOf()]
          while (nextStep(dossier, 'annuler') !== undefined) {
            if (seen.length === cut) restart() // it all stands in the file, and crosses a change of format
            undo(dossier)
            const state = seenOf()
            if (state !== seen[0]) seen.unshift(state) // a change that came back to where it began is a step too
          }
          expect(seen).toEqual(states)
          const again = [seenOf()]
          while (nextStep(dossier, 'refaire') !== undefined) {
            if (again.length === cut) restart()
            redo(dossier)
            const state = seenOf()
            if (state !== again.at(-1)) again.push(state)
          }
          expect(again).toEqual(states)
          dossier.close()
        },
      ),
      { numRuns: 40 },
    )
  })

  it('across a format that drops, adds and moves columns, the ones that remain come back', () => {
    let dossier = newDossier()
    write(dossier, () => addEtude(dossier, ['03118']))
    write(dossier, () => createCpts(dossier, { nom: 'A', communes: ['03118'] }))
    const id = write(dossier, () => addSource(dossier, 'f', 1234.5))
    write(dossier, () => deleteSource(dossier, id))
    dossier.close()
    dossier = openDossier(dossier.path, { migrations: FUTUR })
    undo(dossier)
    expect(dossier.db.prepare('SELECT code, valeur FROM observation').raw().all()).toEqual([['03118', 1234.5]])
    undo(dossier)
    undo(dossier)
    expect(dossier.db.prepare('SELECT * FROM cpts').all()).toEqual([])
    redo(dossier)
    expect(dossier.db.prepare('SELECT * FROM cpts').all()).toMatchObject([{ nom: 'A', sigle: '' }])
    undo(dossier)
    undo(dossier)
    redo(dossier)
    expect(dossier.db.prepare('SELECT * FROM commune_etude').raw().all()).toEqual([[0, '03118']])
    dossier.close()
  })

  it('keeps the last changes, the oldest leave, and the room comes back', () => {
    const dossier = newDossier()
    for (let i = 0; i < PAS_GARDES + 5; i++) write(dossier, () => setReglage(dossier, 'note', String(i)))
    const steps = dossier.db.prepare('SELECT count(*) FROM historique_pas').pluck()
    expect(steps.get()).toBe(PAS_GARDES)
    const heavy = 'x'.repeat(OCTETS_GARDES / 4)
    for (let i = 0; i < 20; i++) write(dossier, () => setReglage(dossier, 'note', `${i}${heavy}`))
    const weight = dossier.db.prepare('SELECT sum(octets) FROM historique_pas').pluck()
    expect(weight.get()).toBeLessThanOrEqual(OCTETS_GARDES)
    expect(steps.get()).toBeGreaterThan(1)
    expect(dossier.db.prepare('SELECT count(*) FROM historique_ligne').pluck().get()).toBe(steps.get())
    write(dossier, () => setReglage(dossier, 'note', heavy.repeat(20))) // alone heavier than the bound
    write(dossier, () => setReglage(dossier, 'note', 'fin'))
    expect(statSync(dossier.path).size + statSync(`${dossier.path}-wal`).size).toBeGreaterThan(5 * OCTETS_GARDES)
    undo(dossier)
    expect(getReglage(dossier, 'note')?.length).toBe(heavy.length * 20)
    redo(dossier)
    for (let i = 0; i < 9; i++) write(dossier, () => setReglage(dossier, 'note', String(i)))
    dossier.close()
    expect(statSync(dossier.path).size).toBeLessThan(2 * OCTETS_GARDES)
    const again = openDossier(dossier.path)
    undo(again)
    expect(getReglage(again, 'note')).toBe('7')
    again.close()
  })

  it('replacing a source again and again does not let the dossier grow without end', () => {
    const dossier = newDossier()
    const sizes: number[] = []
    for (let round = 0; round < 60; round++) {
      write(dossier, () => {
        for (const { id } of listSources(dossier)) deleteSource(dossier, id)
        const id = addSource(dossier, `${round}`, round)
        const put = dossier.db.prepare("INSERT INTO structure VALUES (?, ?, '03118', '620', NULL, ?)")
        for (let i = 0; i < 200; i++)
          put.run(id, `04${String(i).padStart(7, '0')}`, 'Maison de santé pluriprofessionnelle')
      })
      sizes.push(dossier.db.pragma('page_count', { simple: true }) as number)
    }
    // From some round on, what leaves makes room for what comes, within a page or two.
    expect(Math.max(...sizes.slice(50))).toBeLessThanOrEqual(Math.max(...sizes.slice(0, 50)) + 2)
    dossier.close()
  })

  it('killed in the middle of an undo, the dossier is as before it, with all of its history', () => {
    const folder = tempFolder()
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, CODES))
    write(dossier, () => {
      for (let i = 0; i < 400; i++) setReglage(dossier, `cle${i}`, 'valeur '.repeat(20))
    })
    const before = content(dossier)
    dossier.db.pragma('cache_size = 10') // pages of the unfinished undo reach the disk
    let rows = 0
    dossier.db.function('copie', () => {
      rows++
      if (rows === 300) for (const end of ['', '-wal']) copyFileSync(`${dossier.path}${end}`, join(folder, `tue${end}`))
      return null
    })
    dossier.db.exec('CREATE TEMP TRIGGER t AFTER DELETE ON main.reglage BEGIN SELECT copie(); END')
    undo(dossier)
    expect(rows).toBe(400)
    const killed = openDossier(join(folder, 'tue'))
    expect(content(killed)).toBe(before)
    undo(killed)
    expect([getReglage(killed, 'cle0'), listEtude(killed).length]).toEqual([undefined, CODES.length])
    undo(killed)
    expect(listEtude(killed)).toEqual([])
    killed.close()
    dossier.close()
  })

  it('a new change after an undo clears what could be redone', async () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, ['03118']))
    write(dossier, () => addEtude(dossier, ['01004']))
    undo(dossier)
    expect(nextStep(dossier, 'refaire')).toMatchObject({ action: 'test' })
    write(dossier, () => addEtude(dossier, ['38421']))
    expect(nextStep(dossier, 'refaire')).toBeUndefined()
    expect((await maillageError(() => redo(dossier))).titre).toBe('Il n’y a rien à refaire.')
    undo(dossier)
    undo(dossier)
    expect((await maillageError(() => undo(dossier))).titre).toBe('Il n’y a rien à annuler.')
    dossier.close()
  })

  it('lines are kept only for the steps that remain', () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, CODES))
    for (let i = 0; i < 3; i++) {
      undo(dossier)
      redo(dossier)
    }
    const count = dossier.db.prepare('SELECT count(*) FROM historique_ligne').pluck()
    expect(count.get()).toBe(CODES.length)
    write(dossier, () => undefined)
    expect(count.get()).toBe(CODES.length)
    dossier.close()
  })

  it('the beginning of a dossier is not undone, and a change without effect is no step', () => {
    const dossier = newDossier()
    dossier.transaction('dossier.creer', null, () => createCpts(dossier, { nom: 'A', communes: CODES }))
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    write(dossier, () => setReglage(dossier, 'nom', 'Essai'))
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    dossier.close()
  })

  it('the salt never changes, whatever is undone', () => {
    const dossier = newDossier()
    const sel = getReglage(dossier, 'sel')
    for (const sql of [
      "UPDATE reglage SET valeur = 'autre' WHERE cle = 'sel'",
      "DELETE FROM reglage WHERE cle = 'sel'",
      "INSERT INTO reglage VALUES (99, 'sel', 'autre')",
    ]) {
      expect(() => write(dossier, () => dossier.db.exec(sql))).toThrow('the salt of a dossier never changes')
    }
    write(dossier, () => setReglage(dossier, 'note', 'x'))
    undo(dossier)
    expect(getReglage(dossier, 'sel')).toBe(sel)
    dossier.close()
  })

  it('a copy undoes as its original would, though SQLite renumbers its rows', () => {
    const dossier = newDossier()
    write(dossier, () => setReglage(dossier, 'a', '1'))
    write(dossier, () => setReglage(dossier, 'b', '1'))
    write(dossier, () => setReglage(dossier, 'a', null)) // leaves a hole among the rows
    write(dossier, () => setReglage(dossier, 'b', '2'))
    const before = content(dossier)
    const copy = openDossier(copyDossier(dossier, join(tempFolder(), 'copie.maillage')))
    expect(content(copy)).toBe(before)
    for (const one of [dossier, copy]) for (let i = 0; i < 3; i++) undo(one)
    expect([getReglage(copy, 'a'), getReglage(copy, 'b')]).toEqual(['1', undefined])
    expect(content(copy)).toBe(content(dossier))
    copy.close()
    dossier.close()
  })

  it('a history that does not fit the dossier undoes nothing', () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, CODES))
    dossier.db.exec(
      "DELETE FROM historique_ligne WHERE valeurs = '[\"01004\"]'; DELETE FROM commune_etude WHERE code = '38158'",
    )
    const before = content(dossier)
    expect(() => undo(dossier)).toThrow('does not fit')
    expect(content(dossier)).toBe(before)
    dossier.db.exec("UPDATE historique_ligne SET nom = 'journal; DROP TABLE cpts'")
    expect(() => undo(dossier)).toThrow('unknown table')
    expect(content(dossier)).toBe(before)
    dossier.close()
  })

  it('every table of a dossier is undone, but the journal and the history', () => {
    const dossier = newDossier()
    const tables = dossier.db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all()
    tenirLignes(dossier.db)
    const suivies = Object.keys(formesDe(dossier.db))
    expect(tables.filter((nom) => !suivies.includes(nom as string)).sort()).toEqual([
      'historique_ligne',
      'historique_pas',
      'journal',
      'version',
    ])
    dossier.db.exec('CREATE TABLE "x"" y" (a PRIMARY KEY, "select" TEXT); CREATE TABLE sans_cle (a TEXT)')
    dossier.close()
    const again = openDossier(dossier.path) // tables that somebody else added are none of ours
    write(again, () => addEtude(again, CODES))
    undo(again)
    expect(listEtude(again)).toEqual([])
    again.close()
  })

  it('a refused or failed change leaves no step', () => {
    const dossier = newDossier()
    expect(() =>
      write(dossier, () => {
        addEtude(dossier, CODES)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(nextStep(dossier, 'annuler')).toBeUndefined()
    expect(dossier.db.prepare('SELECT count(*) FROM historique_ligne').pluck().get()).toBe(0)
    dossier.close()
  })
})
