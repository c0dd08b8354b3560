/** The import rules of the house, shown to bite: each room refuses what it must not know. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Lints one line as if it stood in `file`, with the import rule alone; true when it refuses the line. */
function refused(file: string, specifier: string): boolean {
  const { status, error } = spawnSync(
    'biome',
    ['lint', '--only=style/noRestrictedImports', `--stdin-file-path=${file}`],
    { cwd: ROOT, input: `import { x } from '${specifier}'\n\nexport const y = x\n`, encoding: 'utf8' },
  )
  if (error !== undefined) throw error
  return status !== 0
}

const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['shared/domain/a.ts', 'node:fs'],
  ['shared/domain/a.ts', '../document/model.ts'],
  ['shared/domain/a.ts', '../contract/errors.ts'],
  ['shared/figures/a.ts', '../document/model.ts'],
  ['shared/document/a.ts', '../../electron/backend/store/dossier.ts'],
  ['shared/contract/a.ts', 'react'],
  ['electron/backend/store/a.ts', '../imports/import.ts'],
  ['electron/backend/reference/a.ts', '../imports/import.ts'],
  ['electron/backend/imports/a.ts', '../documents/pdf.ts'],
  ['electron/backend/documents/a.ts', '../store/dossier.ts'],
  ['electron/backend/backend.ts', '../hosts/cli.ts'],
  ['electron/backend/handlers/a.ts', 'electron'],
  ['electron/hosts/cli.ts', '../backend/store/dossier.ts'],
]
const ALLOWED: readonly (readonly [string, string])[] = [
  ['shared/domain/a.ts', './quantity.ts'],
  ['shared/document/a.ts', '../figures/carte.ts'],
  ['electron/backend/imports/a.ts', '../store/dossier.ts'],
  ['electron/hosts/cli.ts', '../backend/backend.ts'],
]

describe('import rules', () => {
  it.each(FORBIDDEN)('%s may not import %s', (file, specifier) => {
    expect(refused(file, specifier)).toBe(true)
  })
  it.each(ALLOWED)('%s may import %s', (file, specifier) => {
    expect(refused(file, specifier)).toBe(false)
  })
})
