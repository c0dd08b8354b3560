/** Runs one command. Exit 0 done, 1 the user's error (French message on stderr), 2 usage, 130 or 143 stopped. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { openBackend } from '../../backend/backend.ts'
import { AIDE } from './aide.ts'
import { usage } from './arguments.ts'
import { ecouterArret } from './arret.ts'
import { commandes } from './commandes.ts'
import { pourEcran } from './ecran.ts'

const PIPE_CLOSED = 'EPIPE'

const arret = ecouterArret()

/** npm runs a script from the project's folder: paths are read from where the person stands. */
function seTenirOuEstLaPersonne(): void {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  if (script === 'maillage' && folder !== undefined) process.chdir(folder)
}

async function main(argv: readonly string[]): Promise<void> {
  const [nom, ...reste] = argv
  if (nom === 'aide' || nom === '--aide' || nom === '--help' || nom === '-h') {
    process.stdout.write(AIDE)
    return
  }
  if (nom === undefined) {
    process.stderr.write(AIDE)
    process.exitCode = 2
    return
  }
  const commande = Object.hasOwn(commandes, nom) ? commandes[nom] : undefined
  if (commande === undefined) throw usage(`La commande « ${nom} » n’existe pas.`)
  const backend = await openBackend()
  try {
    await commande(backend, reste, {
      out: (text) => process.stdout.write(`${pourEcran(text)}\n`),
      donnees: (text) => process.stdout.write(`${text}\n`),
      signal: arret.signal,
      progress: (text) => {
        if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
      },
    })
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
    backend.close()
  }
}

/** The cause of an unexpected failure goes to a log, not to the user's screen. */
function logCause(error: unknown): string {
  const folder = join(tmpdir(), 'maillage')
  const file = join(folder, 'maillage.log')
  mkdirSync(folder, { recursive: true })
  appendFileSync(file, `${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`)
  return file
}

function report(error: unknown): void {
  if (error instanceof MaillageError) {
    const { kind, titre, explication, issue } = error.body
    process.stderr.write(pourEcran(`${titre}\n${explication}\n${issue}\n`))
    process.exitCode = kind === 'annule' ? (arret.code() ?? 1) : kind === 'usage' ? 2 : 1
    return
  }
  process.stderr.write(
    pourEcran(
      `Maillage a rencontré une erreur qu’il n’attendait pas.\nVos fichiers n’ont pas été modifiés.\n` +
        `Recommencez ; si l’erreur revient, signalez-la avec ce fichier, qui en dit la cause : ${logCause(error)}\n`,
    ),
  )
  process.exitCode = 1
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `maillage chiffres … | head` closes our output: that is not a failure.
  if (error.code === PIPE_CLOSED) process.exit(0)
  throw error
})

try {
  seTenirOuEstLaPersonne()
  await main(process.argv.slice(2))
} catch (error) {
  report(error)
}
