/** Worker of the map: decodes the base and cuts its tiles, so that a heavy base never holds the window. */
import type { Topology } from 'topojson-specification'
import { decoder } from './decoder.ts'
import { cleTuile, type DepuisOuvrier, type VersOuvrier } from './protocole.ts'
import { Tuileur } from './tuiles.ts'

let tuileur: Tuileur | null = null

function repondre(message: DepuisOuvrier, transfert: Transferable[] = []): void {
  self.postMessage(message, { transfer: transfert })
}

const tampons = (objet: object): Transferable[] =>
  Object.values(objet).flatMap((v: unknown) => (ArrayBuffer.isView(v) ? [v.buffer as ArrayBuffer] : []))

self.onmessage = ({ data }: MessageEvent<VersOuvrier>) => {
  if (data.type === 'ouvrir') {
    try {
      const topologie = JSON.parse(data.topojson) as Topology
      const geometrie = decoder(topologie)
      // Copied, not moved: the lines of the tiles are cut from it. The window gets ready while the areas are indexed.
      repondre({ type: 'geometrie', geometrie })
      tuileur = new Tuileur(topologie, geometrie)
    } catch (erreur) {
      repondre({ type: 'echec', message: erreur instanceof Error ? erreur.message : String(erreur) })
    }
    return
  }
  const { z, x, y } = data
  const tuile = tuileur?.tuile(z, x, y) ?? null
  repondre({ type: 'tuile', cle: cleTuile(z, x, y), tuile }, tuile ? tampons(tuile) : [])
}
