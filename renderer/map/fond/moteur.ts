/** The window's side of the worker, and the same work without one where workers are refused. */
import type { Topology } from 'topojson-specification'
import { decoder } from './decoder.ts'
import { cleTuile, type DepuisOuvrier, type VersOuvrier } from './protocole.ts'
import { Tuileur } from './tuiles.ts'
import type { Geometrie, Moteur, Tuile } from './types.ts'

/** Tiles kept, the latest used last: some thirty screens. */
const TUILES_MAX = 900

function moteurOuvrier(ouvrier: Worker, topojson: string): Moteur {
  const tuiles = new Map<string, Tuile | null>()
  const attentes = new Map<string, { promesse: Promise<Tuile | null>; tenir: (t: Tuile | null) => void }>()
  const envoyer = (message: VersOuvrier) => ouvrier.postMessage(message)
  const geometrie = new Promise<Geometrie>((tenir, rompre) => {
    ouvrier.onmessage = ({ data }: MessageEvent<DepuisOuvrier>) => {
      if (data.type === 'geometrie') tenir(data.geometrie)
      else if (data.type === 'echec') rompre(new Error(data.message))
      else {
        tuiles.set(data.cle, data.tuile)
        for (const ancienne of tuiles.keys()) {
          if (tuiles.size <= TUILES_MAX) break
          tuiles.delete(ancienne)
        }
        attentes.get(data.cle)?.tenir(data.tuile)
        attentes.delete(data.cle)
      }
    }
    ouvrier.onerror = (e) => rompre(new Error(e.message || 'worker'))
  })
  envoyer({ type: 'ouvrir', topojson })
  return {
    geometrie,
    tuile(z, x, y) {
      const cle = cleTuile(z, x, y)
      const connue = tuiles.get(cle)
      if (connue !== undefined) {
        tuiles.delete(cle)
        tuiles.set(cle, connue)
        return connue
      }
      const enCours = attentes.get(cle)
      if (enCours) return enCours.promesse
      let tenir: (t: Tuile | null) => void = () => {}
      const promesse = new Promise<Tuile | null>((ok) => {
        tenir = ok
      })
      attentes.set(cle, { promesse, tenir })
      envoyer({ type: 'tuile', z, x, y })
      return promesse
    },
    fermer: () => ouvrier.terminate(),
  }
}

/** The same without a worker: for tests, and for hosts whose policy refuses workers. */
export function moteurDirect(topojson: string): Moteur {
  const topologie = JSON.parse(topojson) as Topology
  const geometrie = decoder(topologie)
  const tuileur = new Tuileur(topologie, geometrie)
  return { geometrie: Promise.resolve(geometrie), tuile: (z, x, y) => tuileur.tuile(z, x, y), fermer: () => {} }
}

async function ouvrirNeuf(topojson: string): Promise<Moteur> {
  let ouvrier: Worker | null = null
  try {
    ouvrier = new Worker(new URL('./ouvrier.ts', import.meta.url), { type: 'module' })
    const moteur = moteurOuvrier(ouvrier, topojson)
    await moteur.geometrie
    return moteur
  } catch {
    ouvrier?.terminate()
    return moteurDirect(topojson)
  }
}

let dernier: { topojson: string; moteur: Promise<Moteur> } | null = null

/**
 * The engine of a base. The last one stays open, so that leaving a screen and coming back decodes nothing. Fails when
 * the text is no TopoJSON.
 */
export function ouvrirMoteur(topojson: string): Promise<Moteur> {
  if (dernier?.topojson === topojson) return dernier.moteur
  void dernier?.moteur.then((m) => m.fermer()).catch(() => {})
  const moteur = ouvrirNeuf(topojson)
  dernier = { topojson, moteur }
  return moteur
}
