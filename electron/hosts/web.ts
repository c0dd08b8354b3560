/** The web host as a command: opens the backend, serves the window on 127.0.0.1, says where. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MaillageError } from '../../shared/contract/errors.ts'
import { openBackend } from '../backend/backend.ts'
import type { Espace } from '../backend/contexte.ts'
import { espaceParDefaut } from '../backend/espace.ts'
import { ouvrirNavigateur } from './web/navigateur.ts'
import { lireOptions, type OptionsWeb } from './web/options.ts'
import { demarrerHoteWeb } from './web/serveur.ts'

/** The built window: beside this file's bundle, else in the project's `dist/`. */
function fenetreConstruite(): string {
  const racine = resolve(import.meta.dirname, '../..')
  const fenetre = import.meta.filename.endsWith('.js') ? join(racine, 'renderer') : join(racine, 'dist/renderer')
  if (existsSync(join(fenetre, 'index.html'))) return fenetre
  throw new MaillageError(
    'fichier-introuvable',
    'La fenêtre de Maillage n’est pas construite.',
    `Elle est attendue dans « ${fenetre} ».`,
    'Lancer « npm run build », puis recommencer.',
  )
}

/** The folders, created when missing, by their real paths: a dossier has one name whatever leads to it. */
function espaceDe({ dossiers, bibliotheque }: OptionsWeb): Espace {
  const defaut = espaceParDefaut('web')
  const reel = (dossier: string): string => {
    try {
      mkdirSync(dossier, { recursive: true })
      return realpathSync(dossier)
    } catch (cause) {
      throw new MaillageError(
        'ecriture-impossible',
        'Ce répertoire ne peut pas servir.',
        `« ${dossier} » ne peut pas être créé ou ouvert.`,
        'En choisir un autre avec --dossiers ou --bibliotheque.',
        cause,
      )
    }
  }
  return {
    hote: 'web',
    dossiers: reel(resolve(dossiers ?? defaut.dossiers)),
    bibliotheque: reel(resolve(bibliotheque ?? defaut.bibliotheque)),
  }
}

function portPris(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return cause
  return new MaillageError(
    'usage',
    `Le port ${port} n’est pas libre.`,
    'Un autre programme l’utilise, ou le système le réserve.',
    'Choisir un autre port, ou ne rien préciser.',
    cause,
  )
}

async function main(): Promise<void> {
  const options = lireOptions(process.argv.slice(2))
  const espace = espaceDe(options)
  const fenetre = options.fenetre ?? fenetreConstruite()
  const backend = await openBackend({ espace })
  const hote = await demarrerHoteWeb({ backend, espace, fenetre, port: options.port }).catch((cause: unknown) => {
    backend.close()
    throw portPris(cause, options.port)
  })
  const arreter = (): void => {
    process.once('SIGINT', () => process.exit(130)) // asked twice: at once
    void hote.fermer().then(() => process.stdout.write('Maillage est fermé.\n'))
  }
  process.once('SIGINT', arreter)
  process.once('SIGTERM', arreter)
  process.stdout.write(
    `Maillage est ouvert dans votre navigateur :\n${hote.adresse}\nCette adresse ne sert qu’une fois et qu’à vous. Dossiers : ${espace.dossiers}\nPour fermer : Ctrl+C.\n`,
  )
  if (options.navigateur) ouvrirNavigateur(hote.adresse)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof MaillageError)) throw error
  const { kind, titre, explication, issue } = error.body
  process.stderr.write(`${titre}\n${explication}\n${issue}\n`)
  process.exitCode = kind === 'usage' ? 2 : 1
}
