/** Life of the backend's utility process: started, given to windows, started again, closed. */
import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { MessageMoteur, MessageShell } from '../hosts/commun/utility-messages.ts'
import { CANAUX } from './canaux.ts'

export interface Moteur {
  /** Gives the page a port of its own to the backend, the one it had before being closed with its process. */
  relier(page: WebContents): void
  /** Lets this file be named by windows; resolves once the backend knows it. Kept for the processes to come. */
  accorder(chemin: string): Promise<void>
  /** Starts the process anew after an accident. */
  relancer(): void
  /** Closes the dossiers, then the process. */
  fermer(): Promise<void>
}

export interface OptionsMoteur {
  /** The bundled `hosts/utility.js`. */
  readonly programme: string
  readonly environnement: Readonly<Record<string, string>>
  /** The process ended without having been asked to, with this code. */
  readonly surArret: (code: number) => void
  /** The backend could not open at all: French words. */
  readonly surEchec: (texte: string) => void
}

const DELAI_FERMETURE_MILLISECONDES = 5000

export function demarrerMoteur({ programme, environnement, surArret, surEchec }: OptionsMoteur): Moteur {
  const accordes = new Set<string>()
  const attentes = new Map<string, (() => void)[]>()
  let ferme = false
  let vivant = true
  let processus: UtilityProcess
  const dire = (message: MessageShell): void => {
    if (vivant) processus.postMessage(message)
  }
  const accuser = (chemin: string): void => {
    for (const finir of attentes.get(chemin) ?? []) finir()
    attentes.delete(chemin)
  }
  const lancer = (): UtilityProcess => {
    vivant = true
    const enfant = utilityProcess.fork(programme, [], {
      serviceName: 'Maillage',
      stdio: 'inherit',
      env: { ...process.env, ...environnement },
    })
    enfant.on('message', (message: MessageMoteur) => {
      if (message.type === 'accorde') accuser(message.chemin)
      if (message.type === 'echec') {
        ferme = true // an explained failure is not an accident
        surEchec(message.texte)
      }
    })
    enfant.once('exit', (code) => {
      vivant = false
      if (!ferme) surArret(code)
    })
    return enfant
  }
  processus = lancer()
  return {
    relier(page) {
      if (!vivant) return
      const { port1, port2 } = new MessageChannelMain()
      processus.postMessage({ type: 'fenetre' } satisfies MessageShell, [port1])
      page.postMessage(CANAUX.port, null, [port2])
    },
    accorder(chemin) {
      accordes.add(chemin)
      return new Promise((finir) => {
        attentes.set(chemin, [...(attentes.get(chemin) ?? []), finir])
        dire({ type: 'accorder', chemin })
      })
    },
    relancer() {
      processus = lancer()
      for (const chemin of accordes) dire({ type: 'accorder', chemin })
    },
    fermer() {
      ferme = true
      if (!vivant) return Promise.resolve()
      return new Promise((finir) => {
        const forcer = setTimeout(() => {
          processus.kill()
          finir()
        }, DELAI_FERMETURE_MILLISECONDES)
        processus.once('exit', () => {
          clearTimeout(forcer)
          finir()
        })
        dire({ type: 'fermer' })
      })
    },
  }
}
