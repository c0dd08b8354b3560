import { describe, expect, it } from 'vitest'
import { aireAnneau, airePolygones } from './aire.ts'

/** Area of the whole ellipsoid GRS80: 510 065 621.7 km² (Moritz, Geodetic Reference System 1980, derived constants: R2 = 6 371 007.1810 m). */
const GLOBE_KM2 = (4 * Math.PI * 6_371_007.181 ** 2) / 1e6

const rectangle = (x0: number, y0: number, x1: number, y1: number) => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
]

describe('area on the ellipsoid', () => {
  it('gives the whole ellipsoid', () => {
    expect(aireAnneau(rectangle(-180, -90, 180, 90)) / 1e6).toBeCloseTo(GLOBE_KM2, 0)
  })

  it('gives a cell of one degree, as the published lengths of a degree do', () => {
    // At 0.5°: 110.575 km by 111.315 km; at 60°: 111.412 km by 55.800 km (WGS84). A sphere would give 6 181 at 60°.
    expect(aireAnneau(rectangle(0, 0, 1, 1)) / 1e6).toBeCloseTo(110.575 * 111.315, 0)
    expect(aireAnneau(rectangle(0, 59.5, 1, 60.5)) / 1e6).toBeCloseTo(111.412 * 55.8, 0)
  })

  it('does not depend on the direction, nor on a repeated last point', () => {
    const r = rectangle(3, 45, 3.1, 45.1)
    const aire = aireAnneau(r)
    expect(aireAnneau(r.toReversed())).toBeCloseTo(aire, 3)
    expect(aireAnneau([...r, [3, 45]])).toBeCloseTo(aire, 3)
  })

  it('takes the holes away', () => {
    const dehors = rectangle(3, 45, 3.2, 45.2)
    const trou = rectangle(3.05, 45.05, 3.15, 45.15)
    expect(airePolygones([[dehors, trou]])).toBeCloseTo(aireAnneau(dehors) - aireAnneau(trou), 3)
  })
})
