/** The command as a process: its arguments, its folder, its streams, its signals. */
import { ecouterArret } from './arret.ts'
import { executer } from './executer.ts'

const PIPE_CLOSED = 'EPIPE'

const arret = ecouterArret()

/** npm runs a script from the project's folder: paths are read from where the person stands. */
function seTenirOuEstLaPersonne(): void {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  if (script === 'maillage' && folder !== undefined) process.chdir(folder)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `maillage chiffres … | head` closes our output: that is not a failure.
  if (error.code === PIPE_CLOSED) process.exit(0)
  throw error
})

seTenirOuEstLaPersonne()
const terminal = {
  sortie: (texte: string) => void process.stdout.write(texte),
  erreurs: (texte: string) => void process.stderr.write(texte),
  anime: process.stderr.isTTY,
}
process.exitCode = await executer(process.argv.slice(2), terminal, arret)
