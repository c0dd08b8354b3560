/** The packaging configuration, judged by electron-builder's own loader and schema, and by what it must hold. */
import { existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

interface Configuration {
  readonly [champ: string]: unknown
  readonly asarUnpack: readonly string[]
  readonly fileAssociations: readonly { readonly ext: string }[]
  readonly extraResources: readonly { readonly from: string; readonly to: string }[]
  readonly nsis: Readonly<Record<string, unknown>>
  readonly win: { readonly target: readonly string[]; readonly files: readonly string[] }
  readonly mac: { readonly target: readonly string[]; readonly files: readonly string[] }
  readonly linux: { readonly target: readonly string[]; readonly files: readonly string[] }
}

interface Outils {
  getConfig(projet: string, fichier: string, options: null): Promise<Configuration>
  validateConfiguration(configuration: unknown, journal: { isEnabled: boolean }): Promise<void>
}

/** app-builder-lib comes with electron-builder and is resolved from it: it is not a dependency of ours. */
const deBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const { getConfig, validateConfiguration } = deBuilder('app-builder-lib/out/util/config/config.js') as Outils
const { minimatch } = createRequire(deBuilder.resolve('app-builder-lib'))('minimatch') as {
  minimatch: (chemin: string, motif: string) => boolean
}

let configuration: Configuration
beforeAll(async () => {
  configuration = await getConfig(ROOT, 'electron-builder.yml', null)
})

const valider = (valeur: unknown): Promise<void> => validateConfiguration(valeur, { isEnabled: false })

describe('electron-builder.yml', () => {
  it('is what electron-builder accepts', async () => {
    await expect(valider(structuredClone(configuration))).resolves.toBeUndefined()
  })
  it('would be refused with a misspelt option', async () => {
    await expect(valider({ ...structuredClone(configuration), asarUnpak: [] })).rejects.toThrow(/asarUnpak/)
  })
  it('installs without administrator rights', () => {
    expect(configuration.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false })
    expect([configuration.win.target, configuration.linux.target, configuration.mac.target]).toEqual([
      ['nsis', 'portable'],
      ['AppImage', 'deb'],
      ['dmg'],
    ])
  })
  it('opens .maillage files and ships the reference database outside the archive', () => {
    expect(configuration.fileAssociations.map(({ ext }) => ext)).toEqual(['maillage'])
    // The reference and the schematic base drawn from it, side by side at the root of the resources.
    expect(configuration.extraResources).toContainEqual(
      expect.objectContaining({ from: 'dist/.cache', filter: ['*.sqlite'] }),
    )
  })
  it.each([
    'node_modules/better-sqlite3/prebuilds/*.node',
    'node_modules/@myriaddreamin/typst-ts-web-compiler/pkg/*.wasm',
    'node_modules/source-sans/TTF/SourceSans3-Regular.ttf',
    'node_modules/@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
    'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  ])('unpacks %s, which is really there', (motif) => {
    const fichiers = globSync(motif, { cwd: ROOT })
    expect(fichiers).not.toEqual([])
    for (const fichier of fichiers)
      expect(configuration.asarUnpack.some((unpack) => minimatch(fichier.replaceAll('\\', '/'), unpack))).toBe(true)
  })
  it.each([
    ['win', 'win32', ['x64', 'arm64']],
    ['mac', 'darwin', ['x64', 'arm64']],
    ['linux', 'linux', ['x64', 'arm64']],
  ] as const)('ships on %s only its own SQLite', (cle, plateforme, architectures) => {
    const tous = globSync('node_modules/better-sqlite3/prebuilds/*.node', { cwd: ROOT })
    expect(tous.length).toBeGreaterThan(5)
    for (const arch of architectures) {
      const refus = configuration[cle].files.map((motif) => motif.slice(1).replace(/\$\{arch\}/, arch))
      const gardes = tous.filter((fichier) => !refus.some((motif) => minimatch(fichier.replaceAll('\\', '/'), motif)))
      expect(gardes).toEqual([`node_modules/better-sqlite3/prebuilds/${plateforme}-${arch}.node`])
      expect(existsSync(join(ROOT, gardes[0] ?? ''))).toBe(true)
    }
  })
})
