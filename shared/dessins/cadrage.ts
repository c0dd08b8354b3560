/** From an extent in metres to a frame in pixels: how much of the surroundings a map shows. */
import { type Boite, boite, type Point } from './geometrie.ts'

export const elargir = ([x0, y0, x1, y1]: Boite, m: number): Boite => [x0 - m, y0 - m, x1 + m, y1 + m]

/** Share of the frame that the territory may take: a lone commune keeps its surroundings in view. */
export const occupation = (n: number): number => (n <= 1 ? 0.5 : n <= 4 ? 0.76 : 0.9)

/**
 * Box [west, south, east, north] in degrees that holds every neighbour a map of this size can show around these centres:
 * what to ask the reference for before drawing. null without centres.
 */
export function zoneVoisins(
  centres: readonly (readonly [number, number])[],
  width: number,
  height: number,
): [number, number, number, number] | null {
  const b = boite(centres)
  if (!b) return null
  const [lon, lat] = [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2]
  const kmLon = 111.3 * Math.max(0.2, Math.cos((lat * Math.PI) / 180))
  const cotes = [(b[2] - b[0]) * kmLon, (b[3] - b[1]) * 111.3] as const
  const large = Math.max(...cotes)
  const vue = cadrer(
    [
      -cotes[0] / 2 - 3 - 0.06 * large,
      -cotes[1] / 2 - 3 - 0.06 * large,
      cotes[0] / 2 + 3 + 0.06 * large,
      cotes[1] / 2 + 3 + 0.06 * large,
    ],
    [0, 0, width, height],
    occupation(centres.length),
    0,
  ).zone
  const marge = 10 + 0.1 * large
  const [dLon, dLat] = [(vue[2] + marge) / kmLon, (vue[3] + marge) / 111.3]
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat]
}

export interface Vue {
  readonly metresParPixel: number
  readonly enPixels: (p: Point) => Point
  /** The frame in metres. */
  readonly zone: Boite
}

/** The view that centres an extent (metres) in a frame (px) and gives it `part` of the frame; never under `minimum` m a pixel. */
export function cadrer([x0, y0, x1, y1]: Boite, cadre: Boite, part: number, minimum = 2): Vue {
  const [l, h] = [cadre[2] - cadre[0], cadre[3] - cadre[1]]
  const metresParPixel = Math.max((x1 - x0) / (l * part), (y1 - y0) / (h * part), minimum)
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const [mx, my] = [(cadre[0] + cadre[2]) / 2, (cadre[1] + cadre[3]) / 2]
  return {
    metresParPixel,
    enPixels: ([x, y]) => [mx + (x - cx) / metresParPixel, my - (y - cy) / metresParPixel],
    zone: [
      cx - (l / 2) * metresParPixel,
      cy - (h / 2) * metresParPixel,
      cx + (l / 2) * metresParPixel,
      cy + (h / 2) * metresParPixel,
    ],
  }
}
