/**
 * Areas on the ellipsoid (GRS80, which WGS84 equals to a tenth of a millimetre), sides being straight lines in the
 * cylindrical equal-area projection. Formula: Snyder, Map Projections: A Working Manual (USGS 1395, 1987), eq. 3-12.
 */

const A = 6_378_137
const E2 = 0.006_694_380_022_9
const E = Math.sqrt(E2)
const RAD = Math.PI / 180

/** Snyder's q: a²·q/2 is the area per radian of longitude between the equator and this latitude (radians). */
function q(phi: number): number {
  const s = Math.sin(phi)
  const es = E * s
  return (1 - E2) * (s / (1 - es * es) - Math.log((1 - es) / (1 + es)) / (2 * E))
}

/** Area in m² of a ring of degrees [lon, lat], always positive; closed or not. */
export function aireAnneau(anneau: readonly (readonly number[])[]): number {
  const n = anneau.length
  if (n < 3) return 0
  const [lon0 = 0, lat0 = 0] = anneau[0] ?? []
  const q0 = q(lat0 * RAD)
  // Relative to the first point, so that a small commune keeps its digits.
  let somme = 0
  let px = 0
  let pq = 0
  for (let i = 1; i <= n; i++) {
    const [lon = 0, lat = 0] = anneau[i % n] ?? []
    const x = (lon - lon0) * RAD
    const y = q(lat * RAD) - q0
    somme += px * y - x * pq
    px = x
    pq = y
  }
  return Math.abs(somme / 2) * ((A * A) / 2)
}

/** Area in m² of polygons (first ring outside, the others holes), degrees. */
export function airePolygones(polygones: readonly (readonly (readonly (readonly number[])[])[])[]): number {
  let somme = 0
  for (const [dehors, ...trous] of polygones) {
    if (dehors === undefined) continue
    somme += aireAnneau(dehors)
    for (const trou of trous) somme -= aireAnneau(trou)
  }
  return Math.max(0, somme)
}
