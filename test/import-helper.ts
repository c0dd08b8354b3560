/** A real dossier, the real reference and files written on the spot, for the tests of imports. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { importFile } from '../electron/backend/imports/import.ts'
import type { ImportOptions, ImportReport } from '../electron/backend/imports/types.ts'
import { ensureReference } from '../electron/backend/reference/ensure.ts'
import { openReference } from '../electron/backend/reference/reference.ts'
import type { Reference } from '../electron/backend/reference/types.ts'
import { createDossier } from '../electron/backend/store/dossier.ts'
import { createCpts } from '../electron/backend/store/territoire.ts'
import type { Dossier } from '../electron/backend/store/types.ts'
import type { ErrorBody } from '../shared/contract/errors.ts'
import { contentDigest } from './kill-helper.ts'
import { maillageError } from './maillage-error.ts'
import { tempFolder } from './temp-folder.ts'

export interface Workshop {
  readonly folder: string
  readonly dossier: Dossier
  readonly reference: Reference
  /** Writes a file and gives its path. */
  file(nom: string, content: string | Uint8Array): string
  run(path: string, options?: ImportOptions): Promise<ImportReport>
  /** The refusal of an import, after checking that the dossier is exactly as before. */
  refusal(path: string, options?: ImportOptions): Promise<ErrorBody>
}

/** A dossier whose study area is these communes (none: empty). */
export async function workshop(...communes: readonly string[]): Promise<Workshop> {
  const folder = tempFolder()
  const reference = openReference(await ensureReference())
  const dossier = createDossier(join(folder, 'a.maillage'), { nom: 'Essai' })
  onTestFinished(() => {
    dossier.close()
    reference.close()
  })
  if (communes.length > 0) {
    dossier.transaction('cpts.creer', null, () => createCpts(dossier, { nom: 'CPTS Essai', communes }))
  }
  const run = (path: string, options: ImportOptions = {}): Promise<ImportReport> =>
    importFile(dossier, reference, path, options)
  return {
    folder,
    dossier,
    reference,
    file: (nom, content) => {
      const path = join(folder, nom)
      writeFileSync(path, content)
      return path
    },
    run,
    refusal: async (path, options) => {
      const before = contentDigest(dossier)
      const body = await maillageError(() => run(path, options))
      expect(contentDigest(dossier), 'the dossier must not change').toBe(before)
      return body
    },
  }
}
