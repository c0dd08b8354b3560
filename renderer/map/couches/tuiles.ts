/** Leaflet's grid, each tile a canvas of ours. No image is ever fetched. */
import { type Coords, type DoneCallback, GridLayer } from 'leaflet'
import { peindreTuile, type StyleTuile } from '../dessin/tuile.ts'
import { ZOOM_MAX } from '../fond/tuiles-options.ts'
import type { Moteur, Tuile } from '../fond/types.ts'

const COTE = 256
/** Each tile runs one pixel under its right and lower neighbours: no seam shows between zoom steps. */
const DEBORD = 1

interface Pose {
  readonly canvas: HTMLCanvasElement
  readonly coords: Coords
  tuile: Tuile | null
  ratio: number
}

export class CoucheTuiles extends GridLayer {
  readonly #poses = new Map<HTMLElement, Pose>()
  #moteur: Moteur
  #style: StyleTuile

  constructor(moteur: Moteur, style: StyleTuile) {
    super({ tileSize: COTE, maxNativeZoom: ZOOM_MAX, keepBuffer: 1, updateWhenIdle: false, noWrap: true })
    this.#moteur = moteur
    this.#style = style
    this.on('tileunload', ({ tile }) => this.#poses.delete(tile))
  }

  override createTile(coords: Coords, fini: DoneCallback): HTMLElement {
    const el = document.createElement('div')
    const canvas = document.createElement('canvas')
    canvas.style.width = `${COTE + DEBORD}px`
    canvas.style.height = canvas.style.width
    el.append(canvas)
    const pose: Pose = { canvas, coords, tuile: null, ratio: 0 }
    this.#poses.set(el, pose)
    const montrer = (tuile: Tuile | null) => {
      pose.tuile = tuile
      if (this.#poses.has(el)) this.#peindre(pose)
    }
    const reponse = this.#moteur.tuile(coords.z, coords.x, coords.y)
    if (reponse instanceof Promise) {
      reponse.then(
        (tuile) => {
          montrer(tuile)
          fini(undefined, el)
        },
        (erreur: unknown) => fini(erreur as Error, el),
      )
    } else {
      montrer(reponse)
      queueMicrotask(() => fini(undefined, el))
    }
    return el
  }

  /** New colours: repaints the tiles that hold one of these communes (all of them when null). */
  habiller(style: StyleTuile, changees: ReadonlySet<number> | null): void {
    this.#style = style
    for (const pose of this.#poses.values()) {
      if (changees && !pose.tuile?.polygones.some((i) => changees.has(i))) continue
      this.#peindre(pose)
    }
  }

  /** After a zoom between two levels, tiles are stretched: redraws them at the pixels of the screen. */
  affiner(): void {
    for (const pose of this.#poses.values()) if (pose.ratio !== this.#ratio(pose)) this.#peindre(pose)
  }

  #ratio({ coords }: Pose): number {
    const zoom = this._map?.getZoom() ?? coords.z
    return window.devicePixelRatio * (this._map?.getZoomScale(zoom, coords.z) ?? 1)
  }

  #peindre(pose: Pose): void {
    const { canvas, tuile, coords } = pose
    pose.ratio = this.#ratio(pose)
    const cote = Math.round(COTE * pose.ratio)
    const bord = Math.ceil((COTE + DEBORD) * pose.ratio)
    if (canvas.width !== bord) {
      canvas.width = bord
      canvas.height = bord
      canvas.style.width = `${bord / pose.ratio}px`
      canvas.style.height = canvas.style.width
    }
    // Drawn by the processor: paths of ten thousand communes choke graphics cards (and take seconds without one).
    const ctx = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
    if (!ctx) return
    ctx.fillStyle = this.#style.palette.mer
    ctx.fillRect(0, 0, bord, bord)
    if (tuile) peindreTuile(ctx, tuile, cote, pose.ratio, coords.z, this.#style)
  }
}
