/** The packaging configuration, judged by electron-builder's own loader and schema, and by what it must hold. */
import { existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { construireIcones } from '../scripts/icones/construire.ts'
import { tempFolder } from './temp-folder.ts'

const ROOT = resolve(import.meta.dirname, '..')

interface ParSysteme {
  readonly target: readonly string[]
  readonly files: readonly string[]
  readonly icon: string
}

interface Configuration {
  readonly [champ: string]: unknown
  readonly asarUnpack: readonly string[]
  readonly directories: { readonly buildResources: string }
  readonly fileAssociations: readonly { readonly ext: string; readonly icon: string }[]
  readonly extraResources: readonly { readonly from: string; readonly to: string }[]
  readonly nsis: Readonly<Record<string, unknown>>
  readonly win: ParSysteme
  readonly mac: ParSysteme
  readonly linux: ParSysteme
}

interface Outils {
  getConfig(projet: string, fichier: string, options: null): Promise<Configuration>
  validateConfiguration(configuration: unknown, journal: { isEnabled: boolean }): Promise<void>
}

/** app-builder-lib comes with electron-builder and is resolved from it: it is not a dependency of ours. */
const deBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const { getConfig, validateConfiguration } = deBuilder('app-builder-lib/out/util/config/config.js') as Outils
const { convertIcon } = deBuilder('app-builder-lib/out/util/iconConverter.js') as {
  convertIcon(demande: {
    sources: readonly string[]
    fallbackSources: readonly string[]
    roots: readonly string[]
    format: 'ico' | 'icns' | 'set'
    outDir: string
  }): Promise<{ icons: readonly { readonly file: string; readonly size: number }[]; isFallback: boolean }>
}
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
  it('finds our icons as they are, none to convert, the one of files included', async () => {
    const racine = tempFolder()
    const ressources = join(racine, configuration.directories.buildResources)
    construireIcones(join(ROOT, 'assets/icones'), ressources)
    const trouver = async (icon: string, format: 'ico' | 'icns' | 'set'): Promise<(string | number)[][]> => {
      const outDir = join(racine, 'converties')
      const demande = { sources: [icon], fallbackSources: [], roots: [ressources, racine], format, outDir }
      const { icons } = await convertIcon(demande)
      expect(existsSync(outDir)).toBe(false)
      return icons.map(({ file, size }) => [relative(ressources, file), size])
    }
    expect(await trouver(configuration.win.icon, 'ico')).toEqual([['icon.ico', 256]])
    expect((await trouver(configuration.mac.icon, 'icns')).map(([fichier]) => fichier)).toEqual(['icon.icns'])
    const tailles = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
    const attendues = tailles.map((cote) => [join('icons', `${cote}x${cote}.png`), cote])
    expect(await trouver(configuration.linux.icon, 'set')).toEqual(attendues)
    for (const { icon } of configuration.fileAssociations)
      for (const extension of ['ico', 'icns']) expect(existsSync(join(ressources, `${icon}.${extension}`))).toBe(true)
  })
  it.each([
    'node_modules/better-sqlite3/prebuilds/*.node',
    'node_modules/@myriaddreamin/typst-ts-node-compiler-*/*.node',
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
