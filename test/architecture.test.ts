/** The import rules of the house, shown to bite: each room refuses what it must not know. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

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
  ['electron/backend/contours/a.ts', '../imports/import.ts'],
  ['electron/backend/documents/a.ts', '../store/dossier.ts'],
  ['electron/backend/backend.ts', '../hosts/cli.ts'],
  ['electron/backend/handlers/a.ts', 'electron'],
  ['electron/hosts/cli.ts', '../backend/store/dossier.ts'],
]
const ALLOWED: readonly (readonly [string, string])[] = [
  ['shared/domain/a.ts', './quantity.ts'],
  ['shared/document/a.ts', '../figures/carte.ts'],
  ['electron/backend/imports/a.ts', '../store/dossier.ts'],
  ['electron/backend/contours/a.ts', '../reference/reference.ts'],
  ['electron/hosts/cli.ts', '../backend/backend.ts'],
]

const probe = (file: string, i: number): string => file.replace(/a\.ts$|(?<=\/)\w+\.ts$/, `probe-${i}.ts`)

/** Files that the import rule refuses, among one-line probes laid in an empty copy of the rooms. */
let folder: string
let refused: Set<string>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-rules-'))
  cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  for (const [i, [file, specifier]] of [...FORBIDDEN, ...ALLOWED].entries()) {
    const path = join(folder, probe(file, i))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `import { x } from '${specifier}'\n\nexport const y = x\n`)
  }
  const { stdout, stderr, error } = spawnSync('biome', ['lint', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (error !== undefined) throw error
  refused = new Set(
    [...`${stdout}${stderr}`.matchAll(/^(\S+?):\d+:\d+ lint\/style\/noRestrictedImports/gm)].flatMap(([, path]) =>
      path === undefined ? [] : [path.replaceAll('\\', '/')],
    ),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('import rules', () => {
  it.each(FORBIDDEN.map(([file, specifier], i) => [file, specifier, i] as const))(
    '%s may not import %s',
    (file, _specifier, i) => {
      expect(refused).toContain(probe(file, i))
    },
  )
  it.each(ALLOWED.map(([file, specifier], i) => [file, specifier, FORBIDDEN.length + i] as const))(
    '%s may import %s',
    (file, _specifier, i) => {
      expect(refused).not.toContain(probe(file, i))
    },
  )
})
