/** The baseline of the bench: Leaflet's own canvas, `L.geoJSON` with `preferCanvas`, on the same communes. */
import { type Map as CarteLeaflet, type GeoJSON, geoJSON, map } from 'leaflet'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

import { DEPLACEMENTS, image, repeter, type Temps, ZOOMS } from './mesure.ts'

export interface MesureReference {
  readonly deplacer: Temps
  readonly zoomer: Temps
  readonly recolorer: Temps
}

/** Milliseconds: a pan of 300 px, a zoom of one level, a change of all the colours. */
export async function mesurerReference(topojson: string, passages: number): Promise<MesureReference> {
  const topologie = JSON.parse(topojson) as Topology
  const geojson = feature(topologie, topologie.objects.communes as GeometryCollection)
  const boite = document.createElement('div')
  boite.style.cssText = 'position:fixed;inset:0;z-index:9999;background:#fff'
  document.body.append(boite)
  const carte: CarteLeaflet = map(boite, { preferCanvas: true, zoomAnimation: false, fadeAnimation: false })
  carte.setView([46.6, 2.4], 6)
  const couche: GeoJSON = geoJSON(geojson, { style: { weight: 0.5, color: '#ffffff', fillOpacity: 1 } }).addTo(carte)
  await image()
  const couleurs = ['#e4efe7', '#b9d8c8', '#84b9a7', '#4d9285', '#1f6a63']
  const resultat = {
    deplacer: await repeter(passages, (k) => carte.panBy(DEPLACEMENTS[k % 4] ?? [0, 0], { animate: false })),
    zoomer: await repeter(passages, (k) => carte.setZoom(ZOOMS[k % 2] ?? 6, { animate: false })),
    recolorer: await repeter(passages, (k) => {
      let i = k
      couche.setStyle(() => ({ fillColor: couleurs[i++ % 5] ?? '#000000' }))
    }),
  }
  carte.remove()
  boite.remove()
  return resultat
}
