import { describe, expect, it } from 'vitest'
import { pageVue, palier, zoomAjuste } from './zoom.ts'

describe('palier', () => {
  it.each([
    [1, 1, 1.25],
    [1, -1, 0.8],
    [0.93, 1, 1],
    [0.93, -1, 0.8],
    [3, 1, 3],
    [0.5, -1, 0.5],
    [0.4, -1, 0.5],
  ] as const)('from %d, step %d gives %d', (zoom, sens, wanted) => {
    expect(palier(zoom, sens)).toBe(wanted)
  })
})

it('fits an A4 sheet (595 points) in its place', () => {
  expect(zoomAjuste(48 + 595 * (96 / 72), 595, 96 / 72)).toBeCloseTo(1)
  expect(zoomAjuste(4000, 595, 96 / 72)).toBe(1.35)
  expect(zoomAjuste(100, 595, 96 / 72)).toBe(0.3)
  expect(zoomAjuste(0, 595, 96 / 72)).toBe(1)
})

it('names the page in the middle of the view', () => {
  const hauts = [0, 1000, 2000]
  expect(pageVue(hauts, 0, 800)).toBe(1)
  expect(pageVue(hauts, 700, 800)).toBe(2)
  expect(pageVue(hauts, 2300, 800)).toBe(3)
  expect(pageVue([], 0, 800)).toBe(1)
})
