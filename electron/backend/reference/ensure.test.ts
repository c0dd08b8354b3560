import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { installer } from './ensure.ts'
import { lireMeta, openReference } from './reference.ts'
import { BUILD_VERSION } from './schema.ts'

const lancer = promisify(execFile)
const ENSURE = resolve(import.meta.dirname, 'ensure.ts')

/** ensureReference in a process of its own, on the file given. */
const assurer = (chemin: string) =>
  lancer(
    process.execPath,
    ['--input-type=module', '-e', `await (await import(${JSON.stringify(ENSURE)})).ensureReference()`],
    {
      env: { ...process.env, MAILLAGE_REFERENCE: chemin },
    },
  )

describe('ensureReference', () => {
  it('builds what is missing, two processes at once, then what is stale, and leaves alone what is not', async () => {
    const dossier = tempFolder()
    const chemin = join(dossier, 'neuf', 'reference.sqlite')
    await Promise.all([assurer(chemin), assurer(chemin)])
    expect(readdirSync(join(dossier, 'neuf'))).toEqual(['reference.sqlite'])
    const reference = openReference(chemin)
    expect(reference.codes()).toHaveLength(34_969)
    reference.close()

    const avant = statSync(chemin).mtimeMs
    await assurer(chemin)
    expect(statSync(chemin).mtimeMs).toBe(avant)

    const db = new Database(chemin)
    db.exec(
      "PRAGMA foreign_keys = OFF; UPDATE meta SET valeur = 'etalab-2026@5.0.0' WHERE cle = 'paquets'; DELETE FROM region WHERE code = '94'",
    )
    db.close()
    await assurer(chemin)
    const refaite = openReference(chemin)
    expect(refaite.region('94')?.nom).toBe('Corse')
    refaite.close()
  })
})

describe('installer', () => {
  it('leaves the former file and nothing else when the build fails', () => {
    const dossier = tempFolder()
    const chemin = join(dossier, 'reference.sqlite')
    writeFileSync(chemin, 'former')
    const rate = () =>
      installer(chemin, (provisoire) => {
        writeFileSync(provisoire, 'half')
        throw new Error('no space left')
      })
    expect(rate).toThrow(MaillageError)
    expect(readdirSync(dossier)).toEqual(['reference.sqlite'])
    expect(statSync(chemin).size).toBe(6)
  })
})

describe('openReference', () => {
  it('refuses what is not there, is not a database, or is of another version', () => {
    const dossier = tempFolder()
    expect(() => openReference(join(dossier, 'rien.sqlite'))).toThrow(MaillageError)
    const texte = join(dossier, 'texte.sqlite')
    writeFileSync(texte, 'not a database at all')
    expect(() => openReference(texte)).toThrow(MaillageError)
    mkdirSync(join(dossier, 'dossier.sqlite'))
    expect(() => openReference(join(dossier, 'dossier.sqlite'))).toThrow(MaillageError)
    const ancienne = join(dossier, 'ancienne.sqlite')
    const db = new Database(ancienne)
    db.exec("CREATE TABLE meta (cle TEXT, valeur TEXT); INSERT INTO meta VALUES ('construction', '0')")
    db.close()
    expect(() => openReference(ancienne)).toThrow(/autre version/)
    expect(existsSync(ancienne)).toBe(true)
  })
  it('reads the version of the file in place', () => {
    expect(lireMeta(openReference().path)?.get('construction')).toBe(BUILD_VERSION)
  })
})
