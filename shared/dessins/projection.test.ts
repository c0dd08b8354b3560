import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memePlan, projectionDesCommunes, projectionPour } from './projection.ts'

/**
 * Lambert-93 written by hand from the constants that IGN publishes (NTG_71 and "Projections cartographiques
 * conformes"): n, C, Xs, Ys and the eccentricity of GRS80. C is given to the millimetre.
 */
function lambert93Ign(lon: number, lat: number): [number, number] {
  const [n, c, xs, ys, e] = [0.725607765, 11_754_255.426, 700_000, 12_655_612.05, 0.0818191910428]
  const phi = (lat * Math.PI) / 180
  const sin = e * Math.sin(phi)
  const iso = Math.log(Math.tan(Math.PI / 4 + phi / 2) * ((1 - sin) / (1 + sin)) ** (e / 2))
  const [r, gamma] = [c * Math.exp(-n * iso), (n * ((lon - 3) * Math.PI)) / 180]
  return [xs + r * Math.sin(gamma), ys - r * Math.cos(gamma)]
}

test('Lambert-93: the origin of the projection is exactly 700 000, 6 600 000', () => {
  const [x, y] = projectionPour('63113').vers([3, 46.5])
  expect(x).toBeCloseTo(700_000, 4)
  expect(y).toBeCloseTo(6_600_000, 4)
})

test('Lambert-93 agrees with the IGN constants to a centimetre everywhere in France', () => {
  const p = projectionPour('38421')
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 10, noNaN: true }),
      fc.double({ min: 41, max: 51.5, noNaN: true }),
      (lon, lat) => {
        const [x, y] = p.vers([lon, lat])
        const [u, v] = lambert93Ign(lon, lat)
        expect(Math.hypot(x - u, y - v)).toBeLessThan(0.01)
      },
    ),
  )
})

/** Length of the meridian from the equator on GRS80, by Simpson's rule on its definition. */
function arcMeridien(lat: number): number {
  const [a, e2, pas] = [6_378_137, 0.0066943800229, 2000]
  const f = (phi: number) => (a * (1 - e2)) / (1 - e2 * Math.sin(phi) ** 2) ** 1.5
  const h = (lat * Math.PI) / 180 / pas
  let somme = f(0) + f(h * pas)
  for (let i = 1; i < pas; i++) somme += (i % 2 === 1 ? 4 : 2) * f(i * h)
  return (somme * h) / 3
}

test.each([
  ['97105', 'EPSG:5490', -63, 16, 0],
  ['97209', 'EPSG:5490', -63, 14.6, 0],
  ['97302', 'EPSG:2972', -51, 4.9, 0],
  ['97411', 'EPSG:2975', 57, -20.9, 10_000_000],
  ['97608', 'EPSG:4471', 45, -12.8, 10_000_000],
])(
  '%s is drawn in %s, whose central meridian is at 500 km and 0.9996 of its true length',
  (code, epsg, lon, lat, nord) => {
    const p = projectionPour(code)
    expect(p.epsg).toBe(epsg)
    const [x, y] = p.vers([lon, lat])
    expect(x).toBeCloseTo(500_000, 3)
    expect(y).toBeCloseTo(nord + 0.9996 * arcMeridien(lat), 2)
  },
)

test('projecting and coming back gives the same place', () => {
  const codes = ['75056', '2A004', '97105', '97302', '97411', '97608', '97502', '98818']
  const centres = [
    [2.35, 48.86],
    [8.74, 41.93],
    [-61.73, 16],
    [-52.3, 4.93],
    [55.45, -20.88],
    [45.23, -12.78],
    [-56.2, 46.8],
    [166.45, -22.27],
  ] as const
  codes.forEach((code, i) => {
    const p = projectionPour(code)
    const [lon, lat] = centres[i] ?? [0, 0]
    const retour = p.inverse(p.vers([lon, lat]))
    expect(retour[0]).toBeCloseTo(lon, 8)
    expect(retour[1]).toBeCloseTo(lat, 8)
  })
})

test('the projection is that of most communes, and other planes are told apart', () => {
  expect(projectionDesCommunes(['97411', '97412', '38421']).epsg).toBe('EPSG:2975')
  expect(projectionDesCommunes([]).epsg).toBe('EPSG:2154')
  expect(memePlan('38421', '2A004')).toBe(true)
  expect(memePlan('97105', '97209')).toBe(false)
  expect(memePlan('97411', '38421')).toBe(false)
})
