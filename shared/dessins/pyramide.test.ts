import { expect, test } from 'vitest'
import { pyramide } from './pyramide.ts'

test('bars of both sexes on one scale, the oldest on top, every number in words', () => {
  const scene = pyramide({
    tranches: [
      { libelle: '0 à 14 ans', hommes: 100, femmes: 50 },
      { libelle: '15 ans ou plus', hommes: 200, femmes: 1234.5 },
    ],
    width: 500,
    sourceLabel: 'Insee',
  })
  const barres = [...scene.svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g)].map((m) =>
    m.slice(1).map(Number),
  )
  const [vieuxH = [], vieuxF = [], jeunesH = [], jeunesF = []] = barres
  expect(barres).toHaveLength(4)
  expect(vieuxH[1]).toBeLessThan(jeunesH[1] ?? 0)
  expect((vieuxH[2] ?? 0) / (jeunesH[2] ?? 1)).toBeCloseTo(2, 1)
  expect((vieuxF[2] ?? 0) / (jeunesF[2] ?? 1)).toBeCloseTo(24.69, 0)
  // Men end where the names begin, women begin where they end.
  expect((vieuxH[0] ?? 0) + (vieuxH[2] ?? 0)).toBeCloseTo((jeunesH[0] ?? 0) + (jeunesH[2] ?? 0), 1)
  expect(vieuxF[0]).toBe(jeunesF[0])
  expect(scene.alt).toBe(
    'Pyramide des âges\u00a0: 0 à 14 ans, 100 hommes et 50 femmes\u00a0; 15 ans ou plus, 200 hommes et 1\u202f235 femmes.',
  )
})

test('nobody at all, and any text, still draw', () => {
  const { svg } = pyramide({
    tranches: [{ libelle: '<script>', hommes: 0, femmes: 0 }],
    width: 300,
    sourceLabel: null,
  })
  expect(svg).not.toMatch(/<script|NaN/)
})
