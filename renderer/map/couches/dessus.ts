/** The overlay pane: two canvases that follow the map, one for what stays, one for hover and tools. */
import {
  type Map as CarteLeaflet,
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEventHandlerFnMap,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet'
import type { Vue } from '../dessin/dessus.ts'

/** Margin drawn around the view, so that a drag shows no bare edge. */
const MARGE = 0.2

type Dessin = (ctx: CanvasRenderingContext2D, vue: Vue) => void

export class CoucheDessus extends Layer {
  readonly #canvas = [document.createElement('canvas'), document.createElement('canvas')] as const
  readonly #boite = document.createElement('div')
  #dessins: [Dessin, Dessin]
  #coin: Point | null = null
  #centre: LatLng | null = null
  #zoom = 0

  constructor(fixe: Dessin, mobile: Dessin) {
    super({ pane: 'overlayPane' })
    this.#dessins = [fixe, mobile]
    this.#boite.append(...this.#canvas)
    this.#boite.className = 'leaflet-zoom-animated'
    for (const c of this.#canvas) c.style.cssText = 'position:absolute;top:0;left:0;pointer-events:none'
  }

  override onAdd(carte: CarteLeaflet): this {
    carte.getPane('overlayPane')?.append(this.#boite)
    this.#caler(carte)
    return this
  }

  override onRemove(): this {
    this.#boite.remove()
    return this
  }

  override getEvents(): Record<string, () => void> {
    const suivre: LeafletEventHandlerFnMap = {
      moveend: () => this._map && this.#caler(this._map),
      viewreset: () => this._map && this.#caler(this._map),
      zoom: () => this._map && this.#etirer(this._map, this._map.getCenter(), this._map.getZoom()),
      zoomanim: (e: ZoomAnimEvent) => this._map && this.#etirer(this._map, e.center, e.zoom),
    }
    return suivre as Record<string, () => void>
  }

  redessinerFixe(): void {
    this.#peindre(0)
  }

  redessinerMobile(): void {
    this.#peindre(1)
  }

  /** Puts the canvases over the view and draws both. */
  #caler(carte: CarteLeaflet): void {
    const taille = carte.getSize()
    const marge = taille.multiplyBy(MARGE).round()
    this.#coin = carte.containerPointToLayerPoint(marge.multiplyBy(-1)).round()
    this.#centre = carte.getCenter()
    this.#zoom = carte.getZoom()
    DomUtil.setTransform(this.#boite, this.#coin, 1)
    const [l, h] = [taille.x + 2 * marge.x, taille.y + 2 * marge.y]
    const dpr = window.devicePixelRatio
    for (const c of this.#canvas) {
      const [w, ht] = [Math.round(l * dpr), Math.round(h * dpr)]
      if (c.width !== w || c.height !== ht) {
        c.width = w
        c.height = ht
        c.style.width = `${l}px`
        c.style.height = `${h}px`
      }
    }
    this.#peindre(0)
    this.#peindre(1)
  }

  /** During a zoom: stretches what is drawn, as Leaflet stretches the tiles. */
  #etirer(carte: CarteLeaflet, centre: LatLng, zoom: number): void {
    if (!this.#coin || !this.#centre || zoom === this.#zoom) return
    const facteur = carte.getZoomScale(zoom, this.#zoom)
    const moitie = carte.getSize().multiplyBy(0.5 + MARGE)
    const origine = carte
      .project(centre, zoom)
      .subtract(carte.getSize().divideBy(2))
      .add(DomUtil.getPosition(panneau(carte)))
    const coin = moitie.multiplyBy(-facteur).add(carte.project(this.#centre, zoom)).subtract(origine.round())
    DomUtil.setTransform(this.#boite, coin, facteur)
  }

  #peindre(rang: 0 | 1): void {
    const carte = this._map
    const canvas = this.#canvas[rang]
    const ctx = canvas.getContext('2d')
    if (!carte || !ctx || !this.#coin) return
    const dpr = window.devicePixelRatio
    const origine = carte.getPixelOrigin().add(this.#coin)
    const taille = carte.getSize()
    const marge = taille.multiplyBy(MARGE).round()
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
    ctx.clearRect(0, 0, canvas.width, canvas.height)
    const zoom = carte.getZoom()
    this.#dessins[rang](ctx, {
      zoom,
      echelle: 256 * 2 ** zoom,
      dx: origine.x,
      dy: origine.y,
      cadre: [marge.x, marge.y, marge.x + taille.x, marge.y + taille.y],
    })
  }
}

function panneau(carte: CarteLeaflet): HTMLElement {
  const el = carte.getPane('mapPane')
  if (!el) throw new Error('Leaflet has no map pane.')
  return el
}
