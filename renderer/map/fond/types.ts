/**
 * The base of the map once decoded, as typed arrays: they cross from the worker without a copy. Coordinates are "world"
 * units: Web Mercator, [0, 1] × [0, 1], y to the south; multiply by 256 × 2^zoom for pixels.
 */
export interface Geometrie {
  /** Code of each commune of the base, in the order of all the arrays below. */
  readonly codes: readonly string[]
  /** xmin, ymin, xmax, ymax of each commune. */
  readonly boites: Float64Array
  /** x, y where a name or a circle goes: centre of gravity of the largest part. */
  readonly points: Float64Array
  /** x, y of all the points of the arcs; arc k holds the points arcsDebut[k] … arcsDebut[k + 1] − 1. */
  readonly arcs: Float64Array
  readonly arcsDebut: Int32Array
  /** The two communes on either side of arc k: faces[2k], faces[2k + 1]; −1: nobody (sea, foreign country). */
  readonly faces: Int32Array
  /** Commune i has the rings communesDebut[i] … communesDebut[i + 1] − 1; ring r the arcs anneauxDebut[r] … in `anneaux`. */
  readonly communesDebut: Int32Array
  readonly anneauxDebut: Int32Array
  /** Arc numbers in ring order; ~k: arc k read backwards. */
  readonly anneaux: Int32Array
}

/** Side of a tile in its own coordinates. */
export const ETENDUE = 4096

/** One tile, cut and simplified for its zoom. Coordinates run over [0, ETENDUE]. */
export interface Tuile {
  /** Commune of each polygon; its rings are polygonesDebut[p] … polygonesDebut[p + 1] − 1. */
  readonly polygones: Int32Array
  readonly polygonesDebut: Int32Array
  /** Ring r: numbers anneauxDebut[r] … anneauxDebut[r + 1] − 1 of `xy` (x, y alternate). */
  readonly anneauxDebut: Int32Array
  readonly xy: Int16Array
  /** Arc of each line; its numbers are traitsDebut[t] … traitsDebut[t + 1] − 1 of `traitsXy`. */
  readonly traits: Int32Array
  readonly traitsDebut: Int32Array
  readonly traitsXy: Int32Array
}

/** A decoded base and its tiles, wherever they are computed. */
export interface Moteur {
  readonly geometrie: Promise<Geometrie>
  /** At once when the tile was already asked for; null: nothing there. */
  tuile(z: number, x: number, y: number): Tuile | null | Promise<Tuile | null>
  fermer(): void
}
