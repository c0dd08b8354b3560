import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import type { Quantity, Unit } from '../domain/quantity.ts'
import { barres } from './barres.ts'
import { evolution, variation } from './evolution.ts'
import { points } from './points.ts'

const base = (unit: Unit) =>
  ({ unit, coverage: { known: 1, total: 1 }, millesime: null, sources: [], formula: '' }) as const
const connue = (value: number, unit: Unit): Quantity => ({ ...base(unit), kind: 'known', value })
const lisible = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false } }).render().width

test('bars are as long as their values, missing ones have none but say why', () => {
  const scene = barres({
    title: 'Professionnels libéraux',
    unit: 'pour_10000',
    width: 420,
    sourceLabel: null,
    repere: { libelle: 'France', valeur: connue(10, 'pour_10000') },
    lignes: [
      { libelle: 'Infirmiers', valeur: connue(16, 'pour_10000') },
      { libelle: 'Dentistes', valeur: { ...base('pour_10000'), kind: 'interval', min: 4, max: 8 } },
      { libelle: 'Sages-femmes', valeur: { ...base('pour_10000'), kind: 'missing', reason: 'non_importe' } },
      { libelle: 'Autres', valeur: connue(0, 'pour_10000') },
    ],
  })
  const largeurs = [...scene.svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([^"]+)" height="11"/g)].map((m) =>
    Number(m[1]),
  )
  expect(largeurs).toHaveLength(3)
  expect((largeurs[0] ?? 0) / (largeurs[1] ?? 1)).toBeCloseTo(4, 1)
  expect(largeurs[1]).toBeCloseTo(largeurs[2] ?? 0, 1)
  expect(scene.alt).toBe(
    'Barres. Professionnels libéraux (pour 10\u202f000\u00a0hab.)\u00a0: Infirmiers, 16,0\u00a0; Dentistes, de 4,0 à 8,0\u00a0; Sages-femmes, non importé\u00a0; Autres, 0,0. Repère, France\u00a0: 10,0.',
  )
  expect(scene.table.lignes[2]).toEqual(['Sages-femmes', 'non importé'])
  expect(lisible(scene.svg)).toBe(420)
})

test('a minimum that rounds to nothing has no bar: its label says that it is not known', () => {
  const scene = barres({
    title: 'Professionnels libéraux',
    unit: 'pour_10000',
    width: 420,
    sourceLabel: null,
    lignes: [
      { libelle: 'Infirmiers', valeur: connue(16, 'pour_10000') },
      { libelle: 'Dentistes', valeur: { ...base('pour_10000'), kind: 'interval', min: 0.04, max: null } },
    ],
  })
  expect(scene.svg.match(/height="11"/g)).toHaveLength(1)
  expect(scene.table.lignes[1]).toEqual(['Dentistes', 'non connu'])
})

test('bars take any text, and nothing at all', () => {
  const scene = barres({
    title: '<script>',
    unit: 'personnes',
    width: 300,
    sourceLabel: '<b>',
    lignes: [
      {
        libelle: '<img src=x onerror=1> & "très" long libellé qui ne tient pas',
        valeur: connue(3, 'personnes'),
        couleur: 'red"/>',
      },
    ],
  })
  expect(scene.svg).not.toMatch(/<script|<img|red/)
  lisible(scene.svg)
  lisible(barres({ title: '', unit: 'personnes', width: 300, sourceLabel: null, lignes: [] }).svg)
})

test('the series: true time scale, higher is higher, a missing year is a gap', () => {
  const serie = (
    [
      ['2016', 31_876],
      ['2019', 32_162],
      ['2020', null],
      ['2021', 32_400],
      ['2023', 32_500],
    ] as const
  ).map(([millesime, v]) => ({
    millesime,
    valeur:
      v === null ? ({ ...base('habitants'), kind: 'missing', reason: 'absent' } as const) : connue(v, 'habitants'),
  }))
  const scene = evolution({
    title: 'Population',
    unit: 'habitants',
    width: 420,
    height: 150,
    sourceLabel: null,
    points: serie,
  })
  const points = [...scene.svg.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map(
    (m) => [Number(m[1]), Number(m[2])] as const,
  )
  expect(points).toHaveLength(4)
  const [p0, p1, p2, p3] = points
  // 2016 → 2019 is three times as wide as a year; 2021 → 2023 twice.
  const annee = ((p3?.[0] ?? 0) - (p0?.[0] ?? 0)) / 7
  expect((p1?.[0] ?? 0) - (p0?.[0] ?? 0)).toBeCloseTo(3 * annee, 1)
  expect((p3?.[0] ?? 0) - (p2?.[0] ?? 0)).toBeCloseTo(2 * annee, 1)
  expect(p0?.[1]).toBeGreaterThan(p1?.[1] ?? 0)
  expect(scene.svg.match(/<path d="M[^"]*L/g)).toHaveLength(2)
  expect(scene.svg).toContain('+2,0\u00a0% de 2016 à 2023')
  expect(scene.table.lignes[2]).toEqual(['2020', 'non renseigné'])
  expect(lisible(scene.svg)).toBe(420)
})

test('variation is said to one decimal, with its sign, and never from zero', () => {
  expect(variation(100, 101.25)).toBe('+1,3\u00a0%')
  expect(variation(100, 90)).toBe('−10,0\u00a0%')
  expect(variation(100, 100.01)).toBe('0,0\u00a0%')
  expect(variation(0, 5)).toBeNull()
})

test('one point, a flat series and no point at all are drawn', () => {
  const entree = { title: 'Population', unit: 'habitants', width: 420, height: 150, sourceLabel: null } as const
  for (const valeurs of [[], [5], [7, 7, 7]]) {
    const points = valeurs.map((v, i) => ({ millesime: String(2019 + i), valeur: connue(v, 'habitants') }))
    const { svg } = evolution({ ...entree, points })
    expect(svg).not.toContain('NaN')
    expect(svg).not.toContain('Infinity')
    lisible(svg)
  }
})

test('dots stand where their shares say, on one scale from zero, each territory with a mark of its own', () => {
  const scene = points({
    title: 'Âges',
    series: ['CPTS', 'Allier', 'France'],
    lignes: [
      { libelle: '75 ans ou plus', valeurs: [0.1, 0.15, 0.05], decimales: 1 },
      { libelle: 'Moins de 15 ans', valeurs: [0.2, null, 0.25], decimales: 1 },
    ],
    width: 600,
    sourceLabel: 'Insee',
  })
  lisible(scene.svg)
  // Discs of the legend, then of the lines: 20 % is twice as far from zero as 10 %.
  const disques = [...scene.svg.matchAll(/<circle cx="([^"]+)"/g)].map(([, cx]) => Number(cx))
  expect(disques).toHaveLength(3)
  const graduations = [...scene.svg.matchAll(/<path d="M([\d.]+) [\d.]+V/g)].map(([, x]) => Number(x))
  // 25 % at most: five steps of 5 %.
  expect(graduations).toHaveLength(6)
  const [zero = 0] = graduations
  expect(((disques[2] ?? 0) - zero) / ((disques[1] ?? 0) - zero)).toBeCloseTo(2, 1)
  // One square for France in the legend and in each line; a diamond for the Allier, not known in the second.
  expect(scene.svg.match(/width="7.2"/g)).toHaveLength(3)
  expect(scene.alt).toBe(
    'Points. Âges\u00a0: 75 ans ou plus, CPTS 10,0\u00a0%, Allier 15,0\u00a0%, France 5,0\u00a0%\u00a0; Moins de 15 ans, CPTS 20,0\u00a0%, Allier –, France 25,0\u00a0%.',
  )
  expect(scene.table.lignes[1]).toEqual(['Moins de 15 ans', '20,0\u00a0%', '–', '25,0\u00a0%'])
})
