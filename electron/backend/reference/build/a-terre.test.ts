import type { MultiPolygon } from 'geojson'
import { expect, it } from 'vitest'
import { ramenerATerre } from './a-terre.ts'
import type { Boite, Centre } from './centres.ts'

/** Land: everything south of 48° between 0° and 2°. */
const TERRE: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 46],
        [2, 46],
        [2, 48],
        [0, 48],
        [0, 46],
      ],
    ],
  ],
}
const centreDe = ([o, s, e, n]: Boite): Centre => ({ lon: (o + e) / 2, lat: (s + n) / 2, origine: 'boite' })
const ramener = (code: string, boite: Boite) =>
  ramenerATerre(new Map([[code, centreDe(boite)]]), new Map([[code, boite]]), TERRE).get(code)

it('moves a centre far at sea to the land of its box', () => {
  // Islets up to 48.2°: the middle is 5.6 km from the shore, the land half of a tenth of a degree high.
  expect(ramener('29058', [1, 47.9, 1.2, 48.2])).toEqual({
    lon: expect.closeTo(1.1, 9),
    lat: expect.closeTo(47.95, 9),
    origine: 'approche',
  })
})

it('leaves a centre on land, near the shore, or on an island that the coast does not have', () => {
  for (const boite of [
    [1, 47, 1.2, 47.2],
    [1, 47.98, 1.2, 48.05],
    [1, 48.3, 1.2, 48.4],
    [1, 47.999, 1.2, 48.2],
  ] as const satisfies readonly Boite[])
    expect(ramener('29084', boite)).toEqual(centreDe(boite))
})

it('knows where Cayenne is', () => {
  expect(ramener('97302', [-53.9, 4.88, -52.16, 5.75])).toEqual({ lon: -52.314, lat: 4.925, origine: 'approche' })
})
