import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { listJournal } from '../../../test/lire-dossier.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier, openDossier } from './dossier.ts'
import { listEtude } from './etude.ts'
import { MIGRATIONS } from './migrate.ts'
import { getReglage, listReglages, setReglage } from './reglages.ts'
import { addEtude } from './territoire.ts'

const NOW = '2026-03-01T10:00:00.000Z'

function newDossier(folder: string) {
  return createDossier(join(folder, 'a.maillage'), { nom: 'Essai', creeLe: NOW }, { now: () => NOW })
}

describe('a new dossier', () => {
  it('holds its name, its date and one journal line, and is one file when closed', () => {
    const folder = tempFolder()
    const dossier = newDossier(folder)
    expect([...listReglages(dossier)]).toEqual([
      ['creeLe', NOW],
      ['nom', 'Essai'],
    ])
    expect(listJournal(dossier)).toEqual([{ id: 1, date: NOW, action: 'dossier.creer', detail: { nom: 'Essai' } }])
    dossier.close()
    dossier.close()
    expect(readdirSync(folder)).toEqual(['a.maillage'])
    const bytes = readFileSync(join(folder, 'a.maillage'))
    expect(bytes.subarray(68, 72).toString('latin1')).toBe('Mail') // application_id, sqlite.org/fileformat2
    expect(bytes.readUInt32BE(60)).toBe(MIGRATIONS.length) // user_version
    expect([bytes[18], bytes[19]]).toEqual([1, 1]) // not in WAL mode: readable from read-only media
  })

  it('is never made over an existing file, and leaves nothing behind when refused', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.maillage'), 'précieux')
    const { kind, titre } = await maillageError(() => newDossier(folder))
    expect([kind, titre]).toEqual(['ecriture-impossible', 'Ce fichier existe déjà.'])
    expect(readFileSync(join(folder, 'a.maillage'), 'utf8')).toBe('précieux')
    expect(readdirSync(folder)).toEqual(['a.maillage'])
  })

  it('says that the folder does not exist, or is a file', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'fichier'), '')
    for (const where of ['absent/a.maillage', 'fichier/a.maillage']) {
      expect((await maillageError(() => createDossier(join(folder, where), { nom: 'x' }))).kind).toBe(
        'fichier-introuvable',
      )
    }
    expect((await maillageError(() => createDossier(join(folder, 'a.maillage'), { nom: ' ' }))).kind).toBe('usage')
    expect(readdirSync(folder)).toEqual(['fichier'])
  })

  it('has a salt of its own, 256 bits', () => {
    const folder = tempFolder()
    const one = createDossier(join(folder, '1.maillage'), { nom: 'x' })
    const two = createDossier(join(folder, '2.maillage'), { nom: 'x' })
    expect(getReglage(one, 'sel')).toMatch(/^[0-9a-f]{64}$/)
    expect(getReglage(one, 'sel')).not.toBe(getReglage(two, 'sel'))
    one.close()
    two.close()
  })
})

describe('opening says in French what is wrong', () => {
  const sqlite = 'SQLite format 3\0'
  const cases: [string, (path: string) => void, string][] = [
    ['no file', () => {}, 'fichier-introuvable'],
    ['a folder', (path) => mkdirSync(path), 'fichier-illisible'],
    ['an empty file', (path) => writeFileSync(path, ''), 'fichier-non-reconnu'],
    ['a CSV', (path) => writeFileSync(path, 'COM;PMUN\n01004;14\n'.repeat(200)), 'fichier-non-reconnu'],
    ['SQLite in name only', (path) => writeFileSync(path, sqlite.padEnd(5000, 'x')), 'fichier-non-reconnu'],
    ['a database of another application', (path) => otherApplication(path), 'fichier-non-reconnu'],
  ]
  it.each(cases)('%s', async (_name, make, kind) => {
    for (const readonly of [false, true]) {
      const path = join(tempFolder(), 'x.maillage')
      make(path)
      const body = await maillageError(() => openDossier(path, { readonly }))
      expect(body.kind).toBe(kind)
      expect(body.explication).toContain('«\u00A0x.maillage\u00A0»')
      expect(body.issue).not.toBe('')
    }
  })

  it('a database of another application is not touched', async () => {
    const folder = tempFolder()
    otherApplication(join(folder, 'x.db'))
    const before = readFileSync(join(folder, 'x.db'))
    await maillageError(() => openDossier(join(folder, 'x.db')))
    expect(readFileSync(join(folder, 'x.db')).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['x.db'])
  })

  it('a truncated dossier, and one whose pages were overwritten', async () => {
    const path = join(tempFolder(), 'a.maillage')
    createDossier(path, { nom: 'Essai' }).close()
    const bytes = readFileSync(path)
    const overwritten = Buffer.from(bytes)
    overwritten.fill(0x5a, 8192, 20480)
    for (const damaged of [bytes.subarray(0, bytes.length >> 1), bytes.subarray(0, 700), overwritten]) {
      writeFileSync(path, damaged)
      for (const readonly of [false, true]) {
        expect((await maillageError(() => openDossier(path, { readonly }))).kind).toBe('fichier-abime')
      }
      expect(readFileSync(path).equals(damaged)).toBe(true)
    }
  })
})

function otherApplication(path: string): void {
  const db = new Database(path)
  db.exec('CREATE TABLE signets (url TEXT)')
  db.close()
}

describe('transactions', () => {
  it('write all or nothing, with one journal line', () => {
    const dossier = newDossier(tempFolder())
    expect(() =>
      dossier.transaction('test', null, () => {
        addEtude(dossier, ['03118'])
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(listEtude(dossier)).toEqual([])
    expect(listJournal(dossier)).toHaveLength(1)
    const result = dossier.transaction(
      'etude',
      (n: number) => ({ n }),
      () => {
        addEtude(dossier, ['03118', '01004'])
        return 2
      },
    )
    expect(result).toBe(2)
    expect(listEtude(dossier)).toEqual(['01004', '03118'])
    expect(listJournal(dossier)[0]).toEqual({ id: 2, date: NOW, action: 'etude', detail: { n: 2 } })
    dossier.close()
  })

  it('are the only place to write, and cannot be nested nor async', () => {
    const dossier = newDossier(tempFolder())
    expect(() => addEtude(dossier, ['03118'])).toThrow('programming error')
    expect(() => dossier.transaction('dehors', null, () => dossier.transaction('dedans', null, () => 1))).toThrow(
      'programming error: nested transaction',
    )
    expect(() => dossier.transaction('async', null, async () => 1)).toThrow(
      'programming error: a transaction does not await',
    )
    expect(listJournal(dossier)).toHaveLength(1)
    dossier.close()
  })

  it('are refused on a dossier opened for reading', async () => {
    const folder = tempFolder()
    newDossier(folder).close()
    const dossier = openDossier(join(folder, 'a.maillage'), { readonly: true })
    expect((await maillageError(() => dossier.transaction('x', null, () => 1))).kind).toBe('ecriture-impossible')
    dossier.close()
    expect(readdirSync(folder)).toEqual(['a.maillage'])
  })

  it('stay whole when SQLite rolled back by itself and the error was swallowed', () => {
    const dossier = newDossier(tempFolder())
    expect(() =>
      dossier.transaction('x', null, () => {
        addEtude(dossier, ['03118'])
        dossier.db.exec('ROLLBACK') // what SQLite does on a full disk
      }),
    ).toThrow('no longer open')
    expect(listJournal(dossier)).toHaveLength(1)
    dossier.close()
  })

  it('say that the disk is full, and leave the dossier as before', async () => {
    const folder = tempFolder()
    const dossier = newDossier(folder)
    const pages = dossier.db.pragma('page_count', { simple: true }) as number
    dossier.db.pragma(`max_page_count = ${pages + 2}`) // SQLite answers SQLITE_FULL, as for a full disk
    const fill = () => setReglage(dossier, 'note', 'x'.repeat(100_000))
    const { kind, titre } = await maillageError(() => dossier.transaction('x', null, fill))
    expect([kind, titre]).toEqual(['ecriture-impossible', 'Il n’y a plus assez de place.'])
    dossier.close()
    const again = openDossier(join(folder, 'a.maillage'))
    expect([listJournal(again).length, getReglage(again, 'note')]).toEqual([1, undefined])
    again.close()
  })
})

describe('a rehearsal', () => {
  it('sees what it changes, and leaves nothing: no row, no line of the journal, nobody told', () => {
    const folder = tempFolder()
    newDossier(folder).close()
    const told: unknown[] = []
    const dossier = openDossier(join(folder, 'a.maillage'), { onChange: (line) => told.push(line) })
    const seen = dossier.rehearse(() => {
      addEtude(dossier, ['03118'])
      return listEtude(dossier)
    })
    expect(seen).toEqual(['03118'])
    expect([listEtude(dossier), listJournal(dossier).length, told]).toEqual([[], 1, []])
    expect(() =>
      dossier.rehearse(() => {
        addEtude(dossier, ['03118'])
        throw new Error('raté')
      }),
    ).toThrow('raté')
    expect(listEtude(dossier)).toEqual([])
    dossier.transaction('etude', null, () => addEtude(dossier, ['01004']))
    expect([listEtude(dossier), told.length]).toEqual([['01004'], 1])
    dossier.close()
  })
})
