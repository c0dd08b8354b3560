import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../test/shared-data.ts'
import { chiffre, habitants } from './test-facts.ts'
import { type CptsAVerifier, verifier } from './verifications.ts'

/** name, published population, published share */
const PUY_DE_DOME: readonly (readonly [string, number, number])[] = [
  ['CLERMONT PLUS', 199_980, 30.2],
  ['NORD COMBRAILLES', 18_913, 2.9],
  ['SANCY OUEST', 18_457, 2.8],
  ['COMBRAILLES LIMAGNE ET VOLCANS', 78_473, 11.9],
  ['HAUTE COMBRAILLE ET VOLCANS', 19_404, 2.9],
  ['THIERS DORE ET MONTAGNE', 38_531, 5.8],
  ['ENTRE LIMAGNE ET LIVRADOIS', 25_987, 3.9],
  ["BORDS D'ALLIER", 37_580, 5.7],
  ['SUD 63', 63_587, 9.6],
  ["VAL D'ARTIERE", 41_787, 6.3],
  ['LIVRADOIS FOREZ', 20_723, 3.1],
  ["VAL D'ALLIER SUD", 89_554, 13.5],
]
const PMUN = [
  { libelle: 'population municipale 2019', millesime: '2019', valeur: 662_152 },
  { libelle: 'population municipale 2020', millesime: '2020', valeur: 661_852 },
  { libelle: 'population municipale 2021', millesime: '2021', valeur: 662_285 },
]
const texte = chiffre(null, 'part_territoire', 99.8, { decimales: 1, libelle: 'Part du territoire couverte' })

function cpts(nom: string, publies: CptsAVerifier['publies'], extra: Partial<CptsAVerifier> = {}): CptsAVerifier {
  return { nom, communes: [], perimetre: 'inconnu', population: null, publies, ...extra }
}
const table = (lines = PUY_DE_DOME, millesime: string | null = '2021') =>
  lines.map(([nom, population, part]) =>
    cpts(nom, [
      chiffre(nom, 'population', population, { millesime }),
      chiffre(nom, 'part_population', part, { decimales: 1 }),
    ]),
  )
const codes = (checks: readonly { readonly code: string }[]) => checks.map((one) => one.code).sort()

describe('the published table of Puy-de-Dôme', () => {
  const checks = verifier({ cpts: table(), publies: [texte], bases: PMUN })

  it('contradicts its text: 98,6 % against 99,8 %', () => {
    const found = checks.find((one) => one.code === 'contradiction')
    expect(found?.titre).toBe('Le tableau fait 98,6\u00a0%, le texte annonce 99,8\u00a0%')
    expect(found?.explication).toContain('652\u202f976')
  })

  it('prints 11,9 % for 11,849 %, by double rounding', () => {
    const found = checks.filter((one) => one.code === 'double-arrondi')
    expect(found).toHaveLength(1)
    expect(found[0]?.titre).toBe('COMBRAILLES LIMAGNE ET VOLCANS\u00a0: 11,9\u00a0% publié au lieu de 11,8\u00a0%')
    expect(found[0]?.explication).toContain('78\u202f473 ÷ 662\u202f285')
    expect(found[0]?.explication).toContain('11,849\u00a0%')
  })

  it('has one CPTS near a threshold, and nothing else', () => {
    expect(codes(checks)).toEqual(['contradiction', 'double-arrondi', 'seuil'])
    expect(checks.find((one) => one.code === 'seuil')?.explication).toContain(
      '1\u202f527 au-dessous du seuil de 80\u202f000',
    )
  })

  it('is judged on the vintage of the dossier when it names none', () => {
    const found = verifier({ cpts: table(PUY_DE_DOME, null), publies: [], bases: PMUN, millesime: '2021' })
    expect(codes(found)).toEqual(['double-arrondi', 'seuil'])
  })

  it('is coherent once mended: 11,8 % and 98,5 %', () => {
    const mended = PUY_DE_DOME.map(([nom, p, part]) => [nom, p, part === 11.9 ? 11.8 : part] as const)
    const claim = chiffre(null, 'part_population', 98.6, { decimales: 1 })
    expect(codes(verifier({ cpts: table(mended), publies: [claim], bases: PMUN }))).toEqual(['seuil'])
  })

  it('sees a share that no rounding explains', () => {
    const wrong = PUY_DE_DOME.map(([nom, p, part]) => [nom, p, nom === 'SUD 63' ? 6.9 : part] as const)
    const found = verifier({ cpts: table(wrong), publies: [], bases: PMUN })
    expect(found.find((one) => one.code === 'part')?.titre).toContain('SUD 63')
    expect(codes(verifier({ cpts: table(wrong), publies: [] }))).toEqual(['part', 'seuil'])
  })

  it('does not judge shares on a base that is not theirs', () => {
    const bases = [{ libelle: 'France', millesime: '2021', valeur: 67_000_000 }]
    expect(codes(verifier({ cpts: table(), publies: [], bases }))).toEqual(['seuil'])
  })

  it('cannot exceed 100 %', () => {
    const half = [
      ['A', 60, 60],
      ['B', 60, 60],
    ] as const
    expect(verifier({ cpts: table(half), publies: [] })[0]).toMatchObject({ code: 'part', level: 'erreur' })
  })
})

describe.skipIf(!hasSharedData('cpts/puy_de_dome_12_cpts_publie.csv', 'insee/donnees_communes_2021.csv'))(
  'the shared files',
  () => {
    it('hold the twelve lines and the base that the tests above are worked on', () => {
      const lines = readFileSync(sharedData('cpts/puy_de_dome_12_cpts_publie.csv'), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
      const read = lines.map((line) => line.split(';').slice(0, 3))
      expect(read).toEqual(PUY_DE_DOME.map(([nom, p, part]) => [nom, String(p), String(part).replace('.', ',')]))
      const insee = readFileSync(sharedData('insee/donnees_communes_2021.csv'), 'utf8').split(/\r?\n/)
      const puyDeDome = insee.map((line) => line.split(';')).filter((fields) => fields[2] === '63')
      expect(puyDeDome.reduce((total, fields) => total + Number(fields[8]), 0)).toBe(662_285)
    })
  },
)

describe('sums', () => {
  const allier = (gannat: number, total = 35_565) => [
    chiffre('SA', 'population', total),
    ...[12_064, 3497, 2706, 6404, gannat].map((p, i) => chiffre('SA', 'population', p, { secteur: `S${i}` })),
  ]
  it('accepts Sud Allier: five sectors make 35 565, five professions make 135', () => {
    const professions = [27, 60, 29, 16, 3].map((n, i) => chiffre('SA', `profession:${i}`, n))
    const publies = [...allier(10_894), chiffre('SA', 'professionnels', 135), ...professions]
    expect(verifier({ cpts: [cpts('SA', publies)], publies: [] })).toEqual([])
  })
  it('finds a total that its sectors do not make', () => {
    expect(verifier({ cpts: [cpts('SA', allier(10_984))], publies: [] })).toMatchObject([
      { code: 'somme', level: 'erreur', explication: expect.stringContaining('35\u202f655') },
    ])
  })
  it('says nothing when a sector has no figure', () => {
    const publies = [...allier(10_984), chiffre('SA', 'densite', 12, { secteur: 'S9' })]
    expect(verifier({ cpts: [cpts('SA', publies)], publies: [] })).toEqual([])
  })
  it('tells professions that exceed the total from professions not detailed', () => {
    const of = (n: number) => [chiffre('A', 'professionnels', 10), chiffre('A', 'profession:60', n)]
    expect(verifier({ cpts: [cpts('A', of(11))], publies: [] })).toMatchObject([{ code: 'somme', level: 'attention' }])
    expect(verifier({ cpts: [cpts('A', of(9))], publies: [] })).toMatchObject([{ level: 'information' }])
  })
  it('refuses CPTS larger than their département', () => {
    const two = [cpts('A', [chiffre('A', 'population', 30_000)]), cpts('B', [chiffre('B', 'population', 20_000)])]
    expect(verifier({ cpts: two, publies: [chiffre(null, 'population', 45_000)] })).toMatchObject([{ code: 'somme' }])
    expect(verifier({ cpts: two, publies: [chiffre(null, 'population', 50_000)] })).toEqual([])
  })
  it('compares a density with the population and area beside it, within their rounding', () => {
    const of = (densite: number) => [
      chiffre('A', 'population', 1000),
      chiffre('A', 'superficie', 10, { decimales: 0 }),
      chiffre('A', 'densite', densite, { decimales: 1 }),
    ]
    expect(verifier({ cpts: [cpts('A', of(104))], publies: [] })).toEqual([])
    expect(verifier({ cpts: [cpts('A', of(110))], publies: [] })).toMatchObject([{ code: 'densite' }])
  })
})

describe('perimeters', () => {
  it('finds a commune in two CPTS', () => {
    const found = verifier({
      cpts: [cpts('A', [], { communes: ['63040', '63453'] }), cpts('B', [], { communes: ['63453', '63226'] })],
      publies: [],
      noms: new Map([['63453', 'Vertaizon']]),
    })
    expect(found).toMatchObject([{ code: 'perimetre', level: 'erreur' }])
    expect(found[0]?.explication).toBe(
      'Dans A et B\u00a0: Vertaizon (63453). Une commune, ou un arrondissement, n’appartient qu’à une CPTS.',
    )
  })
  it.each([
    ['two arrondissements of Lyon', ['69383'], ['69385'], []],
    ['the same arrondissement', ['69385', '69383'], ['69385'], ['1 arrondissement de Lyon compté deux fois']],
    ['Lyon whole and one of its arrondissements', ['69123'], ['69385'], ['1 arrondissement de Lyon compté deux fois']],
    ['both in one CPTS', ['69123', '69385'], [], ['A\u00a0: 1 arrondissement de Lyon en plus de la commune entière']],
    ['a commune beside', ['69259', '69385'], ['69123'], ['1 arrondissement de Lyon compté deux fois']],
  ])('counts a commune and its arrondissements once: %s', (_cas, a, b, titres) => {
    const found = verifier({ cpts: [cpts('A', [], { communes: a }), cpts('B', [], { communes: b })], publies: [] })
    expect(found.map(({ titre }) => titre)).toEqual(titres)
  })
  it('compares the stated size with the population', () => {
    const of = (taille: number) => cpts('A', [chiffre('A', 'population', 74_413), chiffre('A', 'taille', taille)])
    expect(verifier({ cpts: [of(2)], publies: [] })).toEqual([])
    expect(verifier({ cpts: [of(3)], publies: [] })).toMatchObject([{ code: 'taille', level: 'erreur' }])
  })
  it('compares the published population with the sum of the same vintage only', () => {
    const of = (millesime: string) =>
      cpts('A', [chiffre('A', 'population', 26_000, { millesime })], {
        perimetre: 'complet',
        population: habitants(25_987),
      })
    expect(verifier({ cpts: [of('2021')], publies: [] })).toMatchObject([{ code: 'population' }])
    expect(verifier({ cpts: [of('2019')], publies: [] })).toEqual([])
  })
  it('tells vintages apart', () => {
    const of = (nom: string, millesime: string) => cpts(nom, [chiffre(nom, 'population', 20_000, { millesime })])
    expect(codes(verifier({ cpts: [of('A', '2019'), of('B', '2021')], publies: [] }))).toEqual(['millesime'])
  })
})
