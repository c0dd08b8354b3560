/** One command, whatever carries its words: exit 0 done, 1 the user's error (in French), 2 usage, 130 or 143 stopped. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { openBackend } from '../../backend/backend.ts'
import { AIDE } from './aide.ts'
import { usage } from './arguments.ts'
import type { Arret } from './arret.ts'
import { commandes } from './commandes.ts'
import { pourEcran } from './ecran.ts'

export interface Terminal {
  readonly sortie: (texte: string) => void
  readonly erreurs: (texte: string) => void
  /** Somebody looks: progress is drawn on one line of `erreurs`. */
  readonly anime: boolean
}

const EFFACER = '\r\u001B[K'

/** @returns the exit code; what goes wrong is said on `erreurs`, never thrown. */
export async function executer(argv: readonly string[], terminal: Terminal, arret: Arret): Promise<number> {
  try {
    return await lancer(argv, terminal, arret.signal)
  } catch (error) {
    return dire(error, terminal, arret)
  }
}

async function lancer(argv: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  const [nom, ...reste] = argv
  if (nom === 'aide' || nom === '--aide' || nom === '--help' || nom === '-h') {
    terminal.sortie(AIDE)
    return 0
  }
  if (nom === undefined) {
    terminal.erreurs(AIDE)
    return 2
  }
  const commande = Object.hasOwn(commandes, nom) ? commandes[nom] : undefined
  if (commande === undefined) throw usage(`La commande « ${nom} » n’existe pas.`)
  const backend = await openBackend()
  try {
    await commande(backend, reste, {
      out: (text) => terminal.sortie(`${pourEcran(text)}\n`),
      donnees: (text) => terminal.sortie(`${text}\n`),
      refus: ({ body }) => terminal.erreurs(pourEcran(`${body.titre}\n${body.explication}\n${body.issue}\n\n`)),
      signal,
      progress: (text) => {
        if (terminal.anime) terminal.erreurs(`${EFFACER}${text}`)
      },
    })
  } finally {
    if (terminal.anime) terminal.erreurs(EFFACER)
    backend.close()
  }
  return 0
}

function dire(error: unknown, { erreurs }: Terminal, arret: Arret): number {
  if (error instanceof MaillageError) {
    const { kind, titre, explication, issue } = error.body
    erreurs(pourEcran(`${titre}\n${explication}\n${issue}\n`))
    return kind === 'annule' ? (arret.code() ?? 1) : kind === 'usage' ? 2 : 1
  }
  erreurs(
    pourEcran(
      `Maillage a rencontré une erreur qu’il n’attendait pas.\nVos fichiers n’ont pas été modifiés.\n` +
        `Recommencez ; si l’erreur revient, signalez-la avec ce fichier, qui en dit la cause : ${noterCause(error)}\n`,
    ),
  )
  return 1
}

/** The cause of an unexpected failure goes to a log, not to the user's screen. */
function noterCause(error: unknown): string {
  const folder = join(tmpdir(), 'maillage')
  const file = join(folder, 'maillage.log')
  mkdirSync(folder, { recursive: true })
  appendFileSync(file, `${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`)
  return file
}
