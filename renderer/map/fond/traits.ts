/**
 * Border lines of a tile, straight from the arcs: each border once for its two communes. geojson-vt would take half a
 * second to index 100 000 lines; a box index and a distance filter draw the same at once.
 */
import Flatbush from 'flatbush'
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { estVaste } from './questions.ts'
import { ZOOM_DETAIL } from './tuiles-options.ts'
import { ETENDUE, type Geometrie } from './types.ts'

/** Points closer than this to the last one kept are left out: 0.6 px; 1.5 px from afar, where lines are hair thin. */
const finesse = (z: number): number => (z <= ZOOM_DETAIL ? 24 : 10)
/** Lines are kept this far around the tile, for their width. */
const MARGE = 64

export interface Traits {
  readonly traits: Int32Array
  readonly traitsDebut: Int32Array
  readonly traitsXy: Int32Array
}

export class Traceur {
  readonly #g: Geometrie
  readonly #index: Flatbush | null
  /** Arcs between départements, and coasts: all that is drawn from afar; and those of vast communes. */
  readonly #majeurs: Uint8Array

  constructor(g: Geometrie) {
    this.#g = g
    const n = g.arcsDebut.length - 1
    this.#index = n > 0 ? new Flatbush(n) : null
    const departements = g.codes.map(departementOfCode)
    this.#majeurs = Uint8Array.from({ length: n }, (_, k) => {
      const [a = -1, b = -1] = [g.faces[2 * k], g.faces[2 * k + 1]]
      return a < 0 || b < 0 || departements[a] !== departements[b] || estVaste(g.codes[a] ?? '') ? 1 : 0
    })
    for (let k = 0; k < n; k++) {
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let p = g.arcsDebut[k] ?? 0; p < (g.arcsDebut[k + 1] ?? 0); p++) {
        const [x, y] = [g.arcs[2 * p] ?? 0, g.arcs[2 * p + 1] ?? 0]
        if (x < x0) x0 = x
        if (x > x1) x1 = x
        if (y < y0) y0 = y
        if (y > y1) y1 = y
      }
      this.#index?.add(x0, y0, x1, y1)
    }
    this.#index?.finish()
  }

  tuile(z: number, x: number, y: number): Traits {
    const { arcs, arcsDebut } = this.#g
    const n = 2 ** z
    const echelle = ETENDUE * n
    const m = MARGE / echelle
    const majeurs = z < ZOOM_DETAIL ? this.#majeurs : null
    const trouves =
      this.#index?.search(
        x / n - m,
        y / n - m,
        (x + 1) / n + m,
        (y + 1) / n + m,
        majeurs ? (k) => majeurs[k] === 1 : undefined,
      ) ?? []
    const pas = finesse(z)
    const debut = new Int32Array(trouves.length + 1)
    const xy: number[] = []
    trouves.forEach((arc, t) => {
      const [premier, dernier] = [arcsDebut[arc] ?? 0, (arcsDebut[arc + 1] ?? 0) - 1]
      let [ax, ay] = [Infinity, Infinity]
      for (let p = premier; p <= dernier; p++) {
        const px = Math.round((arcs[2 * p] ?? 0) * echelle - x * ETENDUE)
        const py = Math.round((arcs[2 * p + 1] ?? 0) * echelle - y * ETENDUE)
        if (p !== premier && p !== dernier && Math.abs(px - ax) < pas && Math.abs(py - ay) < pas) continue
        xy.push(px, py)
        ax = px
        ay = py
      }
      debut[t + 1] = xy.length
    })
    return { traits: Int32Array.from(trouves), traitsDebut: debut, traitsXy: Int32Array.from(xy) }
  }
}
