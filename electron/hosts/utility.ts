/** The backend inside Electron's utility process: windows' ports in, answers out. Knows Electron by its ports alone. */
import { mkdirSync, realpathSync } from 'node:fs'
import { MaillageError } from '../../shared/contract/errors.ts'
import { type Backend, openBackend } from '../backend/backend.ts'
import type { Espace } from '../backend/contexte.ts'
import { espaceParDefaut } from '../backend/espace.ts'
import { ouvrirAccords } from './commun/accords.ts'
import { creerAnnonces } from './commun/annonces.ts'
import type { Service } from './commun/appel.ts'
import { balayerEspace } from './commun/balai.ts'
import { ouvrirJournal } from './commun/journal.ts'
import { type Port, servirPort } from './commun/port.ts'
import type { MessageMoteur, MessageShell } from './commun/utility-messages.ts'

const parent = process.parentPort
const dire = (message: MessageMoteur): void => parent.postMessage(message)

function portElectron(port: Electron.MessagePortMain): Port {
  return {
    envoyer: (message) => port.postMessage(message),
    recevoir(traiter) {
      port.on('message', ({ data }) => traiter(data))
      port.start()
    },
    surFermeture: (traiter) => void port.on('close', traiter),
  }
}

function preparerEspace(): Espace {
  const { hote, dossiers, bibliotheque } = espaceParDefaut('electron')
  for (const dossier of [dossiers, bibliotheque]) mkdirSync(dossier, { recursive: true })
  return { hote, dossiers: realpathSync(dossiers), bibliotheque: realpathSync(bibliotheque) }
}

/** Dossiers opened before were once shown by the user: their list stays good for opening them again. */
async function accorderRecents(backend: Backend, accorder: (chemin: string) => void): Promise<void> {
  const { recents } = await backend.call('app.etat', {})
  for (const { fichier } of recents) accorder(fichier)
}

async function main(): Promise<void> {
  const espace = preparerEspace()
  balayerEspace(espace)
  const backend = await openBackend({ espace })
  const accords = ouvrirAccords(espace.dossiers)
  const journal = ouvrirJournal(espace.bibliotheque)
  const service: Service = { backend, chemins: accords, annonces: creerAnnonces(backend), journal }
  await accorderRecents(backend, accords.accorder).catch((cause: unknown) => journal.ecrire(cause))
  parent.on('message', ({ data, ports }) => {
    const message = data as MessageShell // our own main process alone holds this port
    if (message.type === 'fenetre') for (const port of ports) servirPort(service, portElectron(port))
    if (message.type === 'accorder') {
      accords.accorder(message.chemin)
      dire({ type: 'accorde', chemin: message.chemin })
    }
    if (message.type === 'fermer') {
      backend.close()
      process.exit(0)
    }
  })
}

try {
  await main()
} catch (error) {
  const texte = error instanceof MaillageError ? `${error.body.explication}\n${error.body.issue}` : String(error)
  dire({ type: 'echec', texte })
}
