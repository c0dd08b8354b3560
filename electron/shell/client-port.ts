/** The window's side of the message port: numbers the calls, hands each its lines. Knows no Electron. */
import type { ErrorBody } from '../../shared/contract/errors.ts'
import type { EvenementHote, Ligne, Pont } from '../../shared/contract/transport.ts'
import type { MessageHote } from '../hosts/commun/port.ts'

export interface ClientPort extends Pick<Pont, 'appeler' | 'abonner'> {
  /** Takes the port to speak through from now on; the calls made meanwhile leave at once. */
  brancher(envoyer: (message: unknown) => void): void
  /** A message came through the port. */
  recevoir(message: MessageHote): void
  /** The backend is gone: what it had not answered is told so. */
  debrancher(): void
  /** Tells the window something that did not come through the port. */
  annoncer(evenement: EvenementHote): void
}

const MOTEUR_ARRETE: ErrorBody = {
  kind: 'interne',
  titre: 'Le moteur de Maillage s’est arrêté.',
  explication: 'Cette opération n’est pas allée au bout. Ce qui était enregistré l’est toujours.',
  issue: 'Choisir « Rouvrir », puis la recommencer.',
}

export function creerClientPort(): ClientPort {
  const appels = new Map<number, (ligne: Ligne) => void>()
  const abonnes = new Set<(evenement: EvenementHote) => void>()
  const enAttente: unknown[] = []
  /** Told before the page listened: a double-click that starts the application comes so early. */
  const nonEntendus: EvenementHote[] = []
  let sortie: ((message: unknown) => void) | undefined
  let suivant = 1
  const envoyer = (message: unknown): void => {
    if (sortie === undefined) enAttente.push(message)
    else sortie(message)
  }
  const annoncer = (evenement: EvenementHote): void => {
    if (abonnes.size === 0) nonEntendus.push(evenement)
    for (const recevoir of abonnes) recevoir(evenement)
  }
  return {
    annoncer,
    brancher(vers) {
      sortie = vers
      for (const message of enAttente.splice(0)) vers(message)
    },
    recevoir(message) {
      if ('evenement' in message) return annoncer(message.evenement)
      const recevoir = appels.get(message.id)
      if (!('progress' in message.ligne)) appels.delete(message.id)
      recevoir?.(message.ligne)
    },
    debrancher() {
      sortie = undefined
      enAttente.length = 0
      const perdus = [...appels.values()]
      appels.clear()
      for (const recevoir of perdus) recevoir({ error: MOTEUR_ARRETE })
    },
    appeler(methode, entree, auteur, recevoir) {
      const id = suivant++
      appels.set(id, recevoir)
      envoyer({ id, methode, entree, auteur })
      return () => {
        if (appels.has(id)) envoyer({ id, annuler: true })
      }
    },
    abonner(recevoir) {
      abonnes.add(recevoir)
      // Later: whoever listens in the same turn hears them too.
      if (nonEntendus.length > 0)
        setTimeout(() => {
          for (const evenement of nonEntendus.splice(0)) annoncer(evenement)
        }, 0)
      return () => abonnes.delete(recevoir)
    },
  }
}
