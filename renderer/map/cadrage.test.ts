import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Boite } from '../../shared/dessins/geometrie.ts'
import { cadrage, type OptionsCadrage, type Place, surUnRivage } from './cadrage.ts'

const OPTIONS: OptionsCadrage = {
  cadre: [20, 20, 780, 580],
  obstacles: [],
  largeur: 800,
  hauteur: 600,
  zoomMax: 13,
  pas: 0.25,
}

/** Where a box is drawn, px. */
function px(b: Boite, { zoom, centre }: Place): Boite {
  const e = 256 * 2 ** zoom
  const [dx, dy] = [400 - centre[0] * e, 300 - centre[1] * e]
  return [b[0] * e + dx, b[1] * e + dy, b[2] * e + dx, b[3] * e + dy]
}
const touche = (a: Boite, b: Boite) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]

it('shows a territory in the middle, at the largest step of zoom that holds it', () => {
  // 1/1024 of the world is 560 px high at zoom 11.19: the step below is 11.
  const place = cadrage([[0.5, 0.25, 0.5 + 1 / 1024, 0.25 + 1 / 1024]], OPTIONS)
  expect(place?.zoom).toBe(11)
  expect(place?.centre[0]).toBeCloseTo(0.5 + 1 / 2048, 9)
  expect(place?.centre[1]).toBeCloseTo(0.25 + 1 / 2048, 9)
  expect(cadrage([], OPTIONS)).toBeNull()
  expect(cadrage([[0.5, 0.5, 0.5, 0.5]], OPTIONS)?.zoom).toBe(13)
})

it('slides a territory beside the legend rather than making it smaller, or lets the corner that is empty lie under it', () => {
  const legende: Boite = [0, 400, 200, 600]
  // As wide as high: there is room on the right of the legend.
  const carre: Boite = [0.5, 0.25, 0.5 + 1 / 1024, 0.25 + 1 / 1024]
  const place = cadrage([carre], { ...OPTIONS, obstacles: [legende] })
  expect(place?.zoom).toBe(11)
  expect(touche(px(carre, place as Place), legende)).toBe(false)
  // Wider than that, and nothing at the bottom left: the whole frame, the legend in the hollow.
  const u = 1 / 1024
  const equerre: Boite[] = [
    [0.5, 0.25, 0.5 + 1.4 * u, 0.25 + 0.4 * u],
    [0.5 + 0.7 * u, 0.25, 0.5 + 1.4 * u, 0.25 + u],
  ]
  const large = cadrage(equerre, { ...OPTIONS, obstacles: [legende] })
  expect(large?.zoom).toBe(11)
  for (const b of equerre) expect(touche(px(b, large as Place), legende)).toBe(false)
})

it('never hides a commune nor leaves the frame, unless that would halve the map', () => {
  const boite = fc
    .tuple(fc.double({ min: 0.4, max: 0.6, noNaN: true }), fc.double({ min: 0.4, max: 0.6, noNaN: true }))
    .map(([x, y]): Boite => [x, y, x + 0.002, y + 0.002])
  const obstacle = fc
    .tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 400 }))
    .map(([x, y]): Boite => [x, y, x + 200, y + 150])
  fc.assert(
    fc.property(fc.array(boite, { minLength: 1, maxLength: 12 }), fc.array(obstacle, { maxLength: 2 }), (bs, os) => {
      const libre = cadrage(bs, OPTIONS) as Place
      const place = cadrage(bs, { ...OPTIONS, obstacles: os }) as Place
      const vues = bs.map((b) => px(b, place))
      for (const v of vues) {
        expect(Math.min(v[0] - 20, v[1] - 20, 780 - v[2], 580 - v[3])).toBeGreaterThan(-0.01)
      }
      const cachee = vues.some((v) => os.some((o) => touche(v, o)))
      if (cachee) expect(place.zoom).toBe(libre.zoom)
      else expect(place.zoom).toBeGreaterThan(libre.zoom - 1)
    }),
  )
})

it('frames the shore where most communes are', () => {
  expect(surUnRivage(['75056', '97411', '2A004', '97101'])).toEqual(['75056', '2A004'])
  expect(surUnRivage(['97411', '97412', '97101'])).toEqual(['97411', '97412'])
  expect(surUnRivage([])).toEqual([])
})
