import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { ficheModel } from '../../../test/sample-model.ts'
import { possible } from '../../../test/sautes.ts'
import { renderDocument, writeDocument } from './render.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillage-documents-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const failure = async (path: string): Promise<MaillageError> => {
  const error = await writeDocument(path, new Uint8Array([1])).catch((caught: unknown) => caught)
  if (!(error instanceof MaillageError)) throw new Error(`expected a MaillageError, got ${String(error)}`)
  return error
}

describe('renderDocument', () => {
  it('gives a PDF or a Word file', async () => {
    expect(Buffer.from(await renderDocument(ficheModel(), 'pdf')).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(Buffer.from(await renderDocument(ficheModel(), 'docx')).toString('latin1', 0, 2)).toBe('PK')
  })
})

describe('writeDocument', () => {
  it('writes the whole file, replaces the old one, leaves nothing beside it', async () => {
    const path = join(folder, 'fiche é #1.pdf')
    writeFileSync(path, 'ancienne version')
    await writeDocument(path, new Uint8Array([1, 2, 3]))
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(folder)).toEqual(['fiche é #1.pdf'])
  })

  it('a missing folder and a folder of that name are said in French, with a way out', async () => {
    const missing = await failure(join(folder, 'absent', 'fiche.pdf'))
    expect(missing.body.kind).toBe('ecriture-impossible')
    expect(missing.body.titre).toBe('Le document «\u00A0fiche.pdf\u00A0» n’a pas pu être enregistré.')
    expect(missing.body.explication).toContain('n’existe pas')
    expect(missing.body.issue).toContain('Créez ce dossier')
    // A name alone is a place too: said in full.
    const here = await failure(join('absent', 'fiche.pdf'))
    expect(here.body.explication).toContain(`${join(process.cwd(), 'absent')}.`)

    mkdirSync(join(folder, 'pris.pdf'))
    expect((await failure(join(folder, 'pris.pdf'))).body.explication).toContain('Un dossier porte déjà ce nom')
    expect(readdirSync(folder).some((name) => name.endsWith('.tmp'))).toBe(false)
  })

  const protege = process.getuid?.() !== 0 && process.platform !== 'win32'
  it.runIf(possible(protege, 'a folder is never read-only for this user'))(
    'a read-only folder is refused',
    async () => {
      const closed = join(folder, 'ferme')
      mkdirSync(closed)
      chmodSync(closed, 0o555)
      expect((await failure(join(closed, 'fiche.pdf'))).body.explication).toContain('protégé')
    },
  )

  it.runIf(possible(process.platform === 'linux', 'a device that takes no files: Linux alone has one'))(
    'a device that is full or takes no files is an error, not a crash',
    async () => {
      expect((await failure('/proc/fiche.pdf')).body.kind).toBe('ecriture-impossible')
    },
  )
})
