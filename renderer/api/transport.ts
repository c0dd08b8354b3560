/** The two carriers of the contract: HTTP lines on the loopback host, or Electron's port. */
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { ENTETE_AUTEUR, type EvenementHote, type Ligne, type Pont } from '../../shared/contract/transport.ts'
import { abonnerFlux } from './flux.ts'
import { lireLignes } from './ndjson.ts'

declare global {
  interface Window {
    maillage?: Pont
  }
}

/** The name of this window in its calls: a change told with it is its own, a change told with another is not. */
export const CETTE_FENETRE = crypto.randomUUID()

export interface Transport {
  /** `survit`: sent even if the window is closed right after. */
  appeler(
    methode: string,
    entree: unknown,
    recevoir: (ligne: Ligne) => void,
    signal?: AbortSignal,
    survit?: boolean,
  ): Promise<void>
  abonner(recevoir: (evenement: EvenementHote) => void): () => void
  /** The `source` to name in a call for a dropped or chosen file. `avance`: share sent, from 0 to 1. */
  source(fichier: File, avance?: (part: number) => void, signal?: AbortSignal): Promise<string>
}

const COUPE: { readonly error: ErrorBody } = {
  error: {
    kind: 'interne',
    titre: 'Maillage ne répond plus.',
    explication: 'Le moteur de l’application s’est arrêté ou a été fermé.',
    issue: 'Relancez Maillage : votre dossier est tel qu’à son dernier enregistrement.',
  },
}

function http(): Transport {
  return {
    async appeler(methode, entree, recevoir, signal, survit) {
      let finie = false
      const corps = JSON.stringify(entree)
      try {
        const reponse = await fetch(`/api/${methode}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', [ENTETE_AUTEUR]: CETTE_FENETRE },
          body: corps,
          // A browser keeps so much alive and no more; a longer text leaves as it can.
          keepalive: survit === true && corps.length < 20_000,
          ...(signal === undefined ? {} : { signal }),
        })
        if (reponse.body === null) return recevoir(COUPE)
        for await (const ligne of lireLignes<Ligne>(reponse.body)) {
          finie ||= !('progress' in ligne)
          recevoir(ligne)
        }
      } catch (cause) {
        if (signal?.aborted) throw cause
      }
      if (!finie) recevoir(COUPE)
    },
    abonner: abonnerFlux,
    async source(fichier, avance, signal) {
      let corps: { readonly source: string } | { readonly error: ErrorBody }
      try {
        corps = JSON.parse(await envoyer(fichier, avance, signal)) as typeof corps
      } catch (cause) {
        if (signal?.aborted) throw cause
        console.warn(cause)
        throw COUPE.error // or the file itself went away: a key unplugged
      }
      if ('source' in corps) return corps.source
      throw corps.error
    },
  }
}

/** `fetch` does not say how much of a body has been sent. */
function envoyer(fichier: File, avance?: (part: number) => void, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const envoi = new XMLHttpRequest()
    envoi.open('POST', `/api/televerser?nom=${encodeURIComponent(fichier.name)}`)
    envoi.setRequestHeader('Content-Type', 'application/octet-stream')
    envoi.upload.onprogress = ({ loaded, total }) => avance?.(total === 0 ? 0 : loaded / total)
    envoi.onload = () => resolve(envoi.responseText)
    envoi.onerror = () => reject(new Error('the file could not be sent'))
    envoi.onabort = () => reject(signal?.reason)
    signal?.addEventListener('abort', () => envoi.abort())
    envoi.send(fichier)
  })
}

function pont(maillage: Pont): Transport {
  return {
    appeler(methode, entree, recevoir, signal) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const arreter = maillage.appeler(methode, entree, CETTE_FENETRE, (ligne) => {
          recevoir(ligne)
          if (!('progress' in ligne)) resolve()
        })
        signal?.addEventListener('abort', () => {
          arreter()
          reject(signal.reason)
        })
      })
    },
    abonner: maillage.abonner,
    async source(fichier) {
      const source = await maillage.source(fichier)
      if (source === null) throw new Error('not a file of the disk')
      return source
    },
  }
}

export const transport: Transport = window.maillage === undefined ? http() : pont(window.maillage)
