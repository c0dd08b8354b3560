/** The import rules of the house, shown to bite: each room refuses what it must not know. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['shared/domain/a.ts', 'node:fs'],
  ['shared/domain/a.ts', '../document/model.ts'],
  ['shared/domain/a.ts', '../contract/errors.ts'],
  ['shared/dessins/a.ts', '../document/model.ts'],
  ['shared/document/a.ts', '../../electron/backend/store/dossier.ts'],
  ['shared/contract/a.ts', 'react'],
  ['electron/backend/store/a.ts', '../imports/import.ts'],
  ['electron/backend/reference/a.ts', '../imports/import.ts'],
  ['electron/backend/imports/a.ts', '../documents/pdf.ts'],
  ['electron/backend/lieux/a.ts', '../imports/import.ts'],
  ['electron/backend/lieux/a.ts', '../listes/liste.ts'],
  ['electron/backend/lieux/a.ts', '../store/dossier.ts'],
  ['electron/backend/listes/a.ts', '../handlers/listes.ts'],
  ['electron/backend/listes/a.ts', '../exports/csv.ts'],
  ['electron/backend/contours/a.ts', '../imports/import.ts'],
  ['electron/backend/fichiers/a.ts', '../imports/import.ts'],
  ['electron/backend/documents/a.ts', '../store/dossier.ts'],
  ['electron/backend/fils/a.ts', '../documents/pdf.ts'],
  ['electron/backend/backend.ts', '../hosts/cli.ts'],
  ['electron/backend/handlers/a.ts', 'electron'],
  ['electron/hosts/cli.ts', '../backend/store/dossier.ts'],
  ['electron/hosts/web.ts', 'electron'],
  ['electron/hosts/web/a.ts', 'electron'],
  ['electron/hosts/commun/a.ts', 'electron'],
  ['electron/hosts/web/a.ts', '../../backend/handlers/dossier.ts'],
  ['electron/hosts/commun/a.ts', '../../shell/menu.ts'],
  ['electron/main.ts', './backend/backend.ts'],
  ['electron/main.ts', './backend/store/dossier.ts'],
  ['electron/main.ts', 'better-sqlite3'],
  ['electron/preload.ts', './hosts/web/serveur.ts'],
  ['electron/shell/a.ts', '../hosts/utility.ts'],
  ['electron/shell/a.ts', '../../renderer/main.tsx'],
  ['electron/shell/menu-modele.ts', 'electron'],
  ['electron/shell/adresses.ts', 'electron'],
  ['electron/shell/ouvertures.ts', 'electron'],
  ['electron/disque/a.ts', '../backend/store/dossier.ts'],
  ['electron/disque/a.ts', '../../shared/contract/errors.ts'],
  ['electron/backend/lecture/a.ts', '../imports/import.ts'],
  ['electron/backend/lecture/a.ts', '../handlers/index.ts'],
  ['electron/backend/exports/a.ts', '../store/dossier.ts'],
  ['electron/backend/exports/a.ts', '../imports/import.ts'],
  ['renderer/features/a.ts', 'node:fs'],
  ['renderer/features/a.ts', 'electron'],
  ['renderer/features/a.ts', 'leaflet'],
  ['renderer/features/a.ts', '../../electron/backend/backend.ts'],
  ['renderer/ui/a.tsx', 'geojson-vt'],
  ['renderer/map/a.ts', 'better-sqlite3'],
  ['renderer/map/a.ts', '../../electron/hosts/web.ts'],
  ['test/contre-calcul/a.ts', '../../shared/domain/quantity.ts'],
  ['test/contre-calcul/a.ts', '../../electron/backend/backend.ts'],
]
const ALLOWED: readonly (readonly [string, string])[] = [
  ['shared/domain/a.ts', './quantity.ts'],
  ['shared/document/a.ts', '../dessins/carte.ts'],
  ['electron/backend/imports/a.ts', '../store/dossier.ts'],
  ['electron/backend/lieux/a.ts', '../reference/types.ts'],
  ['electron/backend/listes/a.ts', '../lieux/noms.ts'],
  ['electron/backend/listes/a.ts', '../imports/table/table.ts'],
  ['electron/backend/imports/a.ts', '../lieux/noms.ts'],
  ['electron/backend/lecture/a.ts', '../store/dossier.ts'],
  ['electron/backend/exports/a.ts', '../../../shared/dessins/carte.ts'],
  ['electron/disque/a.ts', 'node:fs'],
  ['renderer/map/a.ts', 'leaflet'],
  ['renderer/features/a.ts', '../../shared/domain/quantity.ts'],
  ['electron/backend/contours/a.ts', '../reference/reference.ts'],
  ['electron/backend/contours/a.ts', '../fichiers/zip.ts'],
  ['electron/backend/imports/conteneur/a.ts', '../../fichiers/zip.ts'],
  ['electron/backend/documents/a.ts', '../fils/fil.ts'],
  ['electron/hosts/cli.ts', '../backend/backend.ts'],
  ['electron/main.ts', 'electron'],
  ['electron/preload.ts', 'electron'],
  ['electron/shell/a.ts', 'electron'],
  ['electron/shell/a.ts', '../hosts/commun/ressources.ts'],
  ['electron/main.ts', './backend/espace.ts'],
  ['test/contre-calcul/a.ts', '../shared-data.ts'],
]

/** One import a line, under the very names that the rules watch: a rule may speak of one file. */
const probes = new Map<string, string[]>()
const places = [...FORBIDDEN, ...ALLOWED].map(([file, specifier], i) => {
  const lines = probes.get(file) ?? []
  probes.set(file, lines)
  return `${file}:${lines.push(`import { x${i} } from '${specifier}'`)}`
})

/** Places that the import rule refuses, among probes laid in an empty copy of the rooms. */
let folder: string
let refused: Set<string>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-rules-'))
  cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'))
  for (const [file, lines] of probes) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  }
  const { stdout, stderr, error } = spawnSync('biome', ['lint', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (error !== undefined) throw error
  refused = new Set(
    [...`${stdout}${stderr}`.matchAll(/^(\S+?:\d+):\d+ lint\/style\/noRestrictedImports/gm)].flatMap(([, place]) =>
      place === undefined ? [] : [place.replaceAll('\\', '/')],
    ),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('import rules', () => {
  it.each(FORBIDDEN.map(([file, specifier], i) => [file, specifier, i] as const))(
    '%s may not import %s',
    (_file, _specifier, i) => {
      expect(refused).toContain(places[i])
    },
  )
  it.each(ALLOWED.map(([file, specifier], i) => [file, specifier, FORBIDDEN.length + i] as const))(
    '%s may import %s',
    (_file, _specifier, i) => {
      expect(refused).not.toContain(places[i])
    },
  )
})

it('ARCHITECTURE.md leads to files that exist', () => {
  const [, table = ''] =
    /## Where is it\?([\s\S]*?)\n## /.exec(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')) ?? []
  const chemins = [...table.matchAll(/`((?:shared|electron|renderer|assets|test)\/[^`*]+)`/g)].map(
    ([, chemin = '']) => chemin,
  )
  expect(chemins.length).toBeGreaterThan(25)
  expect(chemins.filter((chemin) => !existsSync(join(ROOT, chemin)))).toEqual([])
})
