import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier, openDossier } from './dossier.ts'
import { lastVersion, MIGRATIONS, type Migration } from './migrate.ts'
import { getReglage, setReglage } from './reglages.ts'

const NEXT = lastVersion(MIGRATIONS) + 1
const next: Migration = { version: NEXT, up: (db) => db.exec('CREATE TABLE ajout (a TEXT PRIMARY KEY) STRICT') }
const failing: Migration = {
  version: NEXT + 1,
  up: (db) => {
    db.exec('CREATE TABLE autre (a TEXT) STRICT; DELETE FROM reglage')
    throw new Error('migration fautive')
  },
}

function dossierWith(folder: string, valeur: string): string {
  const path = join(folder, 'a.maillage')
  const dossier = createDossier(path, { nom: 'Essai' })
  dossier.transaction('x', null, () => setReglage(dossier, 'note', valeur))
  dossier.close()
  return path
}

describe('migrations', () => {
  it('follow each other from 1 without gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1))
  })

  it('a future format is refused, naming both, and the file is not touched', async () => {
    const path = dossierWith(tempFolder(), 'v')
    openDossier(path, { migrations: [...MIGRATIONS, next] }).close()
    const bytes = readFileSync(path)
    for (const readonly of [false, true]) {
      const body = await maillageError(() => openDossier(path, { readonly }))
      expect(body.kind).toBe('dossier-plus-recent')
      expect(body.titre).toBe('Ce dossier a été enregistré par une version plus récente de Maillage.')
      expect(body.explication).toBe(
        `«\u00A0a.maillage\u00A0» est au format ${NEXT}\u00A0; cette application connaît les formats 1 à ${NEXT - 1}. Rien n’a été modifié.`,
      )
    }
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  it('a copy in the old format stands beside the migrated file', () => {
    const folder = tempFolder()
    const path = dossierWith(folder, 'gardée')
    const dossier = openDossier(path, { migrations: [...MIGRATIONS, next] })
    expect(getReglage(dossier, 'note')).toBe('gardée')
    expect(dossier.db.pragma('user_version', { simple: true })).toBe(NEXT)
    expect(dossier.db.pragma('foreign_keys', { simple: true })).toBe(1)
    dossier.close()
    expect(readdirSync(folder)).toEqual(['a.maillage', `a.maillage.avant-v${NEXT}`])
    const copy = openDossier(`${path}.avant-v${NEXT}`, { readonly: true })
    expect(copy.db.pragma('user_version', { simple: true })).toBe(NEXT - 1)
    expect(getReglage(copy, 'note')).toBe('gardée')
    copy.close()
  })

  it('one that fails leaves the dossier as it was, whatever ran before it, with its copy', () => {
    const folder = tempFolder()
    const path = dossierWith(folder, 'gardée')
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(() => openDossier(path, { migrations: [...MIGRATIONS, next, failing] })).toThrow('migration fautive')
      expect(readdirSync(folder)).toEqual(['a.maillage', `a.maillage.avant-v${NEXT + 1}`])
    }
    const dossier = openDossier(path)
    expect(getReglage(dossier, 'note')).toBe('gardée')
    expect(dossier.db.pragma('user_version', { simple: true })).toBe(NEXT - 1)
    expect(dossier.db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('ajout', 'autre')").all()).toEqual([])
    dossier.close()
  })

  it('one that leaves orphans is refused', () => {
    const path = dossierWith(tempFolder(), 'v')
    const orphans: Migration = { version: NEXT, up: (db) => db.exec("INSERT INTO texte VALUES (99, 'cle', 'valeur')") }
    expect(() => openDossier(path, { migrations: [...MIGRATIONS, orphans] })).toThrow('orphan')
    openDossier(path).close()
  })

  it('nothing is migrated when the copy cannot be written', async () => {
    const path = dossierWith(tempFolder(), 'v')
    mkdirSync(`${path}.avant-v${NEXT}`) // a folder that bears the name of the copy
    const body = await maillageError(() => openDossier(path, { migrations: [...MIGRATIONS, next] }))
    expect([body.kind, body.explication]).toEqual([
      'ecriture-impossible',
      '«\u00A0a.maillage\u00A0»\u00A0: la copie à garder avant sa mise à jour n’a pas pu être faite.',
    ])
    const dossier = openDossier(path)
    expect(dossier.db.pragma('user_version', { simple: true })).toBe(NEXT - 1)
    dossier.close()
  })

  it('an earlier, different copy is never overwritten', () => {
    const folder = tempFolder()
    const path = dossierWith(folder, 'v')
    writeFileSync(`${path}.avant-v${NEXT}`, 'autre copie')
    openDossier(path, { migrations: [...MIGRATIONS, next] }).close()
    expect(readFileSync(`${path}.avant-v${NEXT}`, 'utf8')).toBe('autre copie')
    expect(readdirSync(folder)).toContain(`a.maillage.avant-v${NEXT}-2`)
  })

  it('an old dossier opened for reading is shown in the new format, and its file stays as it is', () => {
    const folder = tempFolder()
    const path = dossierWith(folder, 'gardée')
    const bytes = readFileSync(path)
    const dossier = openDossier(path, { readonly: true, migrations: [...MIGRATIONS, next] })
    expect(dossier.db.prepare('SELECT count(*) AS n FROM ajout').get()).toEqual({ n: 0 })
    expect(getReglage(dossier, 'note')).toBe('gardée')
    expect(() => dossier.db.exec('DELETE FROM reglage')).toThrow('readonly')
    dossier.close()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).toEqual(['a.maillage'])
  })
})
