/** What `npm run build`, `npm start` and `npm run start:web` build, and when it is stale. */
import { cpSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type InlineConfig, build as vite } from 'vite'
import { ouvrirSchematique } from '../electron/backend/contours/schematique.ts'
import { ensureReference, openReference } from '../electron/backend/reference/ensure.ts'
import { JETON_NONCE } from '../electron/hosts/commun/ressources.ts'
import { construireIcones } from './icones/construire.ts'

const ROOT = resolve(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const TEMOIN = join(DIST, 'construit.txt')

/** What `dist/` is made of. */
const SOURCES = [
  'assets',
  'electron',
  'renderer',
  'shared',
  'scripts/construire.ts',
  'scripts/icones',
  'package.json',
  'package-lock.json',
]

/** Entries run by Node, or by Electron as Node. `main` exists under Electron only. */
const ENTREES = [
  'electron/hosts/cli.ts',
  'electron/hosts/web.ts',
  'electron/hosts/utility.ts',
  'electron/main.ts',
  // Threads: nothing imports them.
  'electron/backend/contours/ouvrier.ts',
  'electron/backend/documents/ouvrier.ts',
  'electron/backend/imports/conteneur/ouvrier.ts',
  'electron/backend/imports/conteneur/parquet/ouvrier.ts',
]

/** Always for use: under the `NODE_ENV` of a test, React would be the slow one for its developers. One after the other. */
export async function build(config: InlineConfig): Promise<void> {
  const avant = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await vite(config)
  } finally {
    if (avant === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = avant
  }
}

/** The window, with what the content policy of both hosts asks for. */
export async function construireFenetre(): Promise<void> {
  await build({
    configFile: join(ROOT, 'renderer/vite.config.ts'),
    logLevel: 'warn',
    // Written into the page; each answer puts a fresh nonce there. The window reads it in <meta property="csp-nonce">.
    html: { cspNonce: JETON_NONCE },
    build: {
      outDir: join(DIST, 'renderer'),
      // Inlined files would be data: addresses, which the content policy refuses to fonts and scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
}

/**
 * JavaScript of the hosts in `dist/`, laid out as the sources so that paths beside modules hold. Dependencies stay in
 * node_modules (native and WASM parts). Empties `dist/`.
 */
async function construireHotes(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: 'dist',
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: ENTREES,
        external: ['electron'],
        output: { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: '[name].js' },
      },
    },
  })
}

/** One CommonJS file: a sandboxed preload can neither be a module nor load another file. */
async function construirePreload(): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist/electron',
      emptyOutDir: false,
      target: 'chrome140',
      minify: false,
      lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  })
}

export async function construire(): Promise<void> {
  const debut = new Date()
  await construireHotes()
  await construirePreload()
  await construireFenetre()
  cpSync(join(ROOT, 'assets'), join(DIST, 'assets'), { recursive: true })
  construireIcones(join(ROOT, 'assets/icones'), join(DIST, 'icones'))
  // The window's own icon, where the system takes none from the program (Linux, and Windows before it is installed).
  cpSync(join(DIST, 'icones/icons/256x256.png'), join(DIST, 'electron/icone.png'))
  mkdirSync(join(DIST, '.cache'), { recursive: true })
  const origine = await ensureReference()
  const reference = openReference(origine)
  ouvrirSchematique(reference).close()
  reference.close()
  for (const nom of readdirSync(dirname(origine)))
    if (/^(?:reference|schematique-[0-9a-f]+)\.sqlite$/.test(nom))
      cpSync(join(dirname(origine), nom), join(DIST, '.cache', nom))
  writeFileSync(TEMOIN, '')
  utimesSync(TEMOIN, debut, debut) // what changed meanwhile is newer
}

/** Date of the newest file under `chemin`, tests left aside. Milliseconds. */
function plusRecent(chemin: string): number {
  const etat = statSync(chemin, { throwIfNoEntry: false })
  if (etat === undefined) return 0
  if (!etat.isDirectory()) return etat.mtimeMs
  return readdirSync(chemin, { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile() && !/\.test\.tsx?$/.test(entree.name))
    .reduce((date, { parentPath, name }) => Math.max(date, statSync(join(parentPath, name)).mtimeMs), etat.mtimeMs)
}

/** True when a source is newer than `dist/`, or when there is none. */
export function estPerime(): boolean {
  if (!existsSync(TEMOIN) || !existsSync(join(DIST, 'renderer/index.html'))) return true
  const construitLe = statSync(TEMOIN).mtimeMs
  return SOURCES.some((source) => plusRecent(join(ROOT, source)) > construitLe)
}
