/**
 * What the web host pushes, over one connection for all the tabs: a browser opens six to a host, and a tab that kept one
 * each would leave none for the calls. One tab listens and passes on; when it goes, another takes its place.
 */
import type { EvenementHote } from '../../shared/contract/transport.ts'

const NOM = 'maillage-evenements'
const REPARTI: EvenementHote = { type: 'moteur', etat: 'reparti' }

const abonnes = new Set<(evenement: EvenementHote) => void>()
let commence = false

/** Returns what to call to stop listening. */
export function abonnerFlux(recevoir: (evenement: EvenementHote) => void): () => void {
  abonnes.add(recevoir)
  if (!commence) commencer()
  commence = true
  return () => abonnes.delete(recevoir)
}

function livrer(evenement: EvenementHote): void {
  for (const recevoir of [...abonnes]) recevoir(evenement)
}

function commencer(): void {
  const canal = new BroadcastChannel(NOM)
  canal.onmessage = ({ data }: MessageEvent<EvenementHote>) => livrer(data)
  const tenir = (): Promise<never> => {
    ecouter((evenement) => {
      livrer(evenement)
      canal.postMessage(evenement)
    })
    return new Promise(() => {}) // as long as this tab lives
  }
  void navigator.locks.request(NOM, { ifAvailable: true }, async (libre) => {
    if (libre !== null) return tenir()
    void navigator.locks.request(NOM, () => {
      livrer(REPARTI) // what was pushed between the two tabs is lost
      return tenir()
    })
  })
}

function ecouter(dire: (evenement: EvenementHote) => void): void {
  const flux = new EventSource('/api/evenements')
  let coupe = false
  flux.onmessage = ({ data }: MessageEvent<string>) => dire(JSON.parse(data) as EvenementHote)
  flux.onerror = () => {
    coupe = true
  }
  // What was pushed during the cut is lost: the computer slept, the host was started anew.
  flux.onopen = () => {
    if (coupe) dire(REPARTI)
    coupe = false
  }
}
