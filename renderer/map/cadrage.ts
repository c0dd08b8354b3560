/**
 * Where to look to see a territory whole and as large as possible when things lie over the map: the legend, the buttons,
 * the source. Pure: boxes in world units, places in pixels.
 */
import type { Boite } from '../../shared/dessins/geometrie.ts'

export interface Place {
  /** Zoom, a multiple of `pas`. */
  readonly zoom: number
  /** World units. */
  readonly centre: readonly [number, number]
}

export interface OptionsCadrage {
  /** Visible part of the map where communes may stand, px from its top left corner. */
  readonly cadre: Boite
  /** What lies over it, px. */
  readonly obstacles: readonly Boite[]
  readonly largeur: number
  readonly hauteur: number
  readonly zoomMax: number
  readonly pas: number
}

/**
 * Communes of the shore where most of them are: of mainland France and La Réunion together, one would see the ocean between.
 * @param codes of communes; "97411" is of La Réunion, "2A004" of the mainland
 */
export function surUnRivage(codes: readonly string[]): readonly string[] {
  const parRivage = Map.groupBy(codes, (code) => (code.startsWith('97') ? code.slice(0, 3) : ''))
  return [...parRivage.values()].reduce<readonly string[]>((plus, une) => (une.length > plus.length ? une : plus), [])
}

const COTE = 256
/** Places tried in each direction, from the middle outwards. */
const ESSAIS = [0.5, 0.35, 0.65, 0.2, 0.8, 0, 1]

/**
 * The largest zoom at which no commune is outside the frame nor under an obstacle, the middle first. Where that would be
 * less than half as large as without them, better a corner under the legend, which can be moved away from.
 * @param boites of the communes, world units
 */
export function cadrage(boites: readonly Boite[], options: OptionsCadrage): Place | null {
  const [premiere] = boites
  if (premiere === undefined) return null
  const tout = boites.reduce<Boite>(
    (t, b) => [Math.min(t[0], b[0]), Math.min(t[1], b[1]), Math.max(t[2], b[2]), Math.max(t[3], b[3])],
    premiere,
  )
  const { cadre, zoomMax, pas } = options
  const [l, h] = [Math.max(1, cadre[2] - cadre[0]), Math.max(1, cadre[3] - cadre[1])]
  // A commune seen as a point has no width.
  const brut = Math.log2(Math.min(l / (tout[2] - tout[0] || 1e-9), h / (tout[3] - tout[1] || 1e-9)) / COTE)
  const libre = Math.min(zoomMax, Math.max(0, Math.floor(brut / pas) * pas))
  for (let zoom = libre; zoom > libre - 1 && zoom >= 0; zoom -= pas) {
    const place = placeLibre(boites, tout, zoom, options)
    if (place !== null) return place
  }
  return poser(tout, libre, 0.5, 0.5, options)
}

function placeLibre(boites: readonly Boite[], tout: Boite, zoom: number, options: OptionsCadrage): Place | null {
  for (const fx of ESSAIS)
    for (const fy of ESSAIS) {
      const place = poser(tout, zoom, fx, fy, options)
      if (degagee(boites, place, options)) return place
    }
  return null
}

/** The territory at this zoom, its slack in the frame shared out: 0 against the left or the top, 1 against the others. */
function poser(tout: Boite, zoom: number, fx: number, fy: number, { cadre, largeur, hauteur }: OptionsCadrage): Place {
  const e = COTE * 2 ** zoom
  const gauche = cadre[0] + fx * (cadre[2] - cadre[0] - (tout[2] - tout[0]) * e)
  const haut = cadre[1] + fy * (cadre[3] - cadre[1] - (tout[3] - tout[1]) * e)
  return { zoom, centre: [tout[0] + (largeur / 2 - gauche) / e, tout[1] + (hauteur / 2 - haut) / e] }
}

function degagee(boites: readonly Boite[], { zoom, centre }: Place, { obstacles, largeur, hauteur }: OptionsCadrage) {
  const e = COTE * 2 ** zoom
  const [dx, dy] = [largeur / 2 - centre[0] * e, hauteur / 2 - centre[1] * e]
  return !boites.some((b) =>
    obstacles.some((o) => b[0] * e + dx < o[2] && b[2] * e + dx > o[0] && b[1] * e + dy < o[3] && b[3] * e + dy > o[1]),
  )
}
