/** Web Mercator in world units (see `types.ts`), and the true length of a pixel. */

/** Longitude, latitude in degrees → x, y in [0, 1]. */
export function versMonde(lon: number, lat: number): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI]
}

/** x, y in [0, 1] → longitude, latitude in degrees. */
export function versDegres(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI]
}

/** Circumference of the sphere Web Mercator is drawn on (radius 6 378 137 m). */
const TOUR = 2 * Math.PI * 6_378_137

/** Metres on the ground under one pixel, at this latitude. */
export function metresParPixel(lat: number, zoom: number): number {
  return (TOUR * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom)
}
