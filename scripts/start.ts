/**
 * `npm start`: builds when a source is newer than `dist/`, then opens the application under Electron; in the browser where
 * Electron cannot run here. `--web`: in the browser at once, with the options of the web host.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { construire, estPerime } from './construire.ts'

const ROOT = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

/** An Electron that fails so soon has not opened: no display, missing system library, sandbox refused. */
const DEPART_MILLISECONDES = 10_000
/** Beyond this the download of Electron's binary is given up. */
const TELECHARGEMENT_MILLISECONDES = 180_000

interface Fin {
  readonly code: number | null
  readonly millisecondes: number
}

function lancer(programme: string, args: readonly string[], stdio: 'ignore' | 'inherit', delai?: number): Promise<Fin> {
  const debut = performance.now()
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  return new Promise((finir) => {
    const enfant = spawn(programme, args, { cwd: ROOT, stdio, env, ...(delai === undefined ? {} : { timeout: delai }) })
    const conclure = (code: number | null): void => finir({ code, millisecondes: performance.now() - debut })
    enfant.on('error', () => conclure(null))
    enfant.on('close', conclure)
  })
}

/** Path of Electron's program, fetched once by its own installer; undefined where it cannot be had. */
async function programmeElectron(): Promise<string | undefined> {
  const { code } = await lancer(
    process.execPath,
    [require.resolve('electron/install.js')],
    'ignore',
    TELECHARGEMENT_MILLISECONDES,
  )
  return code === 0 ? (require('electron') as string) : undefined
}

/** The web host in this very process: its signals and its output are ours. */
async function demarrerWeb(options: readonly string[]): Promise<void> {
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...options)
  await import(new URL('../dist/electron/hosts/web.js', import.meta.url).href)
}

const [premier, ...reste] = process.argv.slice(2)
if (estPerime()) {
  console.log('Construction de Maillage (une fois, quelques secondes)…')
  await construire()
}
if (premier === '--web') {
  await demarrerWeb(reste)
} else {
  const options = process.argv.slice(2)
  const programme = await programmeElectron()
  const ignorer = (): void => {} // Ctrl+C reaches Electron too: it closes, then so do we
  process.on('SIGINT', ignorer)
  const { code, millisecondes } =
    programme === undefined
      ? { code: null, millisecondes: 0 }
      : await lancer(programme, ['.', ...options.filter((option) => !option.startsWith('--'))], 'inherit')
  process.off('SIGINT', ignorer)
  if (code === 0 || (programme !== undefined && millisecondes > DEPART_MILLISECONDES)) {
    process.exitCode = code ?? 1
  } else {
    console.log('Electron ne peut pas s’ouvrir sur cet ordinateur : Maillage s’ouvre dans le navigateur.')
    await demarrerWeb(options.filter((option) => !option.toLowerCase().endsWith('.maillage')))
  }
}
