/** Several processes on one dossier, and one that dies in the middle of a write. */
import { copyFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier, openDossier } from './dossier.ts'
import { listEtude } from './etude.ts'
import { addEtude } from './territoire.ts'

function newDossier(folder: string) {
  return createDossier(join(folder, 'a.maillage'), { nom: 'Essai' })
}

describe('two at once', () => {
  it('read what is committed; the second writer is told that the dossier is busy', async () => {
    const folder = tempFolder()
    const one = newDossier(folder)
    const two = openDossier(one.path)
    const reader = openDossier(one.path, { readonly: true })
    two.db.pragma('busy_timeout = 20')
    one.db.exec('BEGIN IMMEDIATE') // as another process in the middle of a transaction
    one.db.exec("INSERT INTO commune_etude VALUES ('03118')")
    expect((await maillageError(() => two.transaction('x', null, () => 1))).kind).toBe('dossier-occupe')
    expect([listEtude(two), listEtude(reader)]).toEqual([[], []])
    one.db.exec('COMMIT')
    expect([listEtude(two), listEtude(reader)]).toEqual([['03118'], ['03118']])
    two.transaction('etude', null, () => addEtude(two, ['01004']))
    expect(listEtude(one)).toEqual(['01004', '03118'])
    one.close()
    two.close()
    reader.close()
    expect(readdirSync(folder)).toEqual(['a.maillage'])
  })
})

describe('a dossier whose writer was killed', () => {
  /** Copies the files of a dossier in the middle of a write, as a kill would leave them. */
  function killedIn(mode: 'WAL' | 'DELETE', folder: string): string {
    const dossier = newDossier(tempFolder())
    dossier.transaction('etude', null, () => addEtude(dossier, ['03118']))
    dossier.db.pragma(`journal_mode = ${mode}`)
    dossier.db.pragma('cache_size = 2') // pages reach the disk before the commit
    dossier.db.exec('BEGIN IMMEDIATE')
    const codes = Array.from({ length: 5000 }, (_, index) => `('${10_000 + index}')`)
    dossier.db.exec(`INSERT INTO commune_etude VALUES ${codes.join(', ')}`)
    const companion = mode === 'WAL' ? '-wal' : '-journal'
    for (const end of ['', companion]) copyFileSync(dossier.path + end, join(folder, `tue.maillage${end}`))
    expect(statSync(join(folder, `tue.maillage${companion}`)).size).toBeGreaterThan(8000)
    dossier.db.exec('ROLLBACK')
    dossier.close()
    return join(folder, 'tue.maillage')
  }

  it.each(['WAL', 'DELETE'] as const)('is as before the write, for a reader and for a writer (%s)', (mode) => {
    for (const readonly of [true, false]) {
      const folder = tempFolder()
      const dossier = openDossier(killedIn(mode, folder), { readonly })
      expect(listEtude(dossier)).toEqual(['03118'])
      dossier.close()
      expect(readdirSync(folder)).toEqual(['tue.maillage'])
    }
  })
})
