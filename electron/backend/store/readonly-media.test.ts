/** Read-only folders and files. Root may write anywhere: there, the opening is tried by a child run as another user. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { possible } from '../../../test/sautes.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier } from './dossier.ts'
import { addEtude } from './territoire.ts'

const NOBODY = 65534
const CHILD = resolve(import.meta.dirname, '../../../test/fixtures/readonly-child.ts')
const asUser = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

function child(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CHILD, ...args], { encoding: 'utf8', ...asUser })
  return status === 0 ? stdout.trim() : `failed: ${stderr}`
}

// No POSIX permissions on Windows; and root's children may be unable to read the project (a private home).
const able = process.platform !== 'win32' && child('lire', '/absent.maillage') === 'fichier-introuvable'

describe.runIf(possible(able, 'read-only media: no user without the right to write could run here'))(
  'on read-only media',
  () => {
    /** A closed dossier in a folder that nobody may write; `companions`: as left by a kill, in the middle of WAL mode. */
    function protectedDossier(state: 'closed' | 'wal-header' | 'killed'): { folder: string; path: string } {
      const folder = tempFolder()
      const dossier = createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' })
      dossier.transaction('etude', null, () => addEtude(dossier, ['03118', '01004']))
      const path = join(folder, 'a.maillage')
      if (state === 'closed') dossier.close()
      if (state === 'wal-header') dossier.db.pragma('wal_checkpoint(TRUNCATE)')
      for (const end of state === 'killed' ? ['', '-wal'] : ['']) copyFileSync(dossier.path + end, path + end)
      dossier.close()
      for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o444)
      chmodSync(folder, 0o555)
      return { folder, path }
    }

    it('a dossier is read, without leaving anything there', () => {
      for (const state of ['closed', 'wal-header'] as const) {
        const { folder, path } = protectedDossier(state)
        const bytes = readFileSync(path)
        expect(bytes[18]).toBe(state === 'closed' ? 1 : 2)
        expect(child('lire', path)).toBe('01004,03118')
        expect(readdirSync(folder)).toEqual(['a.maillage'])
        expect(readFileSync(path).equals(bytes)).toBe(true)
      }
    })

    it('one that was not closed is refused rather than shown without its last writes', () => {
      expect(child('lire', protectedDossier('killed').path)).toBe('fichier-illisible')
    })

    it('nothing is written nor created', () => {
      const { folder, path } = protectedDossier('closed')
      expect(child('ecrire', path)).toBe('ecriture-impossible')
      expect(child('creer', join(folder, 'b.maillage'))).toBe('ecriture-impossible')
      chmodSync(path, 0o666) // the file may be written, its folder may not: SQLite could not keep its journal there
      expect(child('ecrire', path)).toBe('ecriture-impossible')
      expect(readdirSync(folder)).toEqual(['a.maillage'])
    })

    it('a dossier that may not be read is said to be so', () => {
      const { path } = protectedDossier('closed')
      chmodSync(path, 0o000)
      expect(child('lire', path)).toBe('fichier-illisible')
    })
  },
)
