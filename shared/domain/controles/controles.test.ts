import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codes, constats, cpts, dossier } from '../../../test/controles-input.ts'
import { activite, chiffre, commune } from '../../../test/facts.ts'
import { hasSharedData, sharedData } from '../../../test/shared-data.ts'
import { controler } from './controler.ts'

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

const table = (lines = PUY_DE_DOME, millesime: string | null = '2021') =>
  lines.map(([nom, population, part]) =>
    cpts(nom, [
      chiffre(nom, 'population', population, { millesime }),
      chiffre(nom, 'part_population', part, { decimales: 1 }),
    ]),
  )

describe('the published table of Puy-de-Dôme', () => {
  const checks = constats(table(), { publies: [texte], bases: PMUN })

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
    const found = constats(table(PUY_DE_DOME, null), { bases: PMUN, millesime: '2021' })
    expect(codes(found)).toEqual(['double-arrondi', 'seuil'])
  })

  it('is coherent once mended: 11,8 % and 98,5 %', () => {
    const mended = PUY_DE_DOME.map(([nom, p, part]) => [nom, p, part === 11.9 ? 11.8 : part] as const)
    const claim = chiffre(null, 'part_population', 98.6, { decimales: 1 })
    expect(codes(constats(table(mended), { publies: [claim], bases: PMUN }))).toEqual(['seuil'])
  })

  it('sees a share that no rounding explains', () => {
    const wrong = PUY_DE_DOME.map(([nom, p, part]) => [nom, p, nom === 'SUD 63' ? 6.9 : part] as const)
    const found = constats(table(wrong), { bases: PMUN })
    expect(found.find((one) => one.code === 'part')?.titre).toContain('SUD 63')
    expect(codes(constats(table(wrong)))).toEqual(['part', 'seuil'])
  })

  it('does not judge shares on a base that is not theirs', () => {
    const bases = [{ libelle: 'France', millesime: '2021', valeur: 67_000_000 }]
    expect(codes(constats(table(), { bases }))).toEqual(['seuil'])
  })

  it('cannot exceed 100 %', () => {
    const half = [
      ['A', 60, 60],
      ['B', 60, 60],
    ] as const
    expect(constats(table(half))[0]).toMatchObject({ code: 'part', level: 'erreur' })
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
    expect(constats([cpts('SA', publies)])).toEqual([])
  })
  it('finds a total that its sectors do not make', () => {
    expect(constats([cpts('SA', allier(10_984))])).toMatchObject([
      { code: 'somme', level: 'erreur', explication: expect.stringContaining('35\u202f655') },
    ])
  })
  it('says nothing when a sector has no figure', () => {
    const publies = [...allier(10_984), chiffre('SA', 'densite', 12, { secteur: 'S9' })]
    expect(constats([cpts('SA', publies)])).toEqual([])
  })
  it('tells professions that exceed the total from professions not detailed', () => {
    const of = (n: number) => [chiffre('A', 'professionnels', 10), chiffre('A', 'profession:60', n)]
    expect(constats([cpts('A', of(11))])).toMatchObject([{ code: 'somme-professions', level: 'attention' }])
    expect(constats([cpts('A', of(9))])).toMatchObject([{ level: 'information' }])
  })
  it('refuses CPTS larger than their département', () => {
    const two = [cpts('A', [chiffre('A', 'population', 30_000)]), cpts('B', [chiffre('B', 'population', 20_000)])]
    expect(constats(two, { publies: [chiffre(null, 'population', 45_000)] })).toMatchObject([{ code: 'somme-cpts' }])
    expect(constats(two, { publies: [chiffre(null, 'population', 50_000)] })).toEqual([])
  })
  it('compares a density with the population and area beside it, within their rounding', () => {
    const of = (densite: number) => [
      chiffre('A', 'population', 1000),
      chiffre('A', 'superficie', 10, { decimales: 0 }),
      chiffre('A', 'densite', densite, { decimales: 1 }),
    ]
    expect(constats([cpts('A', of(104))])).toEqual([])
    expect(constats([cpts('A', of(110))])).toMatchObject([{ code: 'densite' }])
  })
})

describe('perimeters', () => {
  const deux = [commune('63040', 4808), commune('63453', 3300), commune('63226', 1200)] as const
  it('finds a commune in two CPTS', () => {
    const found = constats([cpts('A', [], { communes: deux.slice(0, 2) }), cpts('B', [], { communes: deux.slice(1) })])
    expect(found).toMatchObject([{ code: 'deux-cpts', level: 'erreur', cpts: ['A', 'B'], codes: ['63453'] }])
    expect(found[0]?.titre).toBe('1\u00a0commune dans 2\u00a0CPTS à la fois')
    expect(found[0]?.explication).toBe(
      'Dans A et B\u00a0: Commune 63453 (63453). Une commune, ou un arrondissement, n’appartient qu’à une CPTS\u00a0: ses habitants seraient comptés deux fois.',
    )
  })
  it.each([
    ['two arrondissements of Lyon', ['69383'], ['69385'], []],
    [
      'the same arrondissement',
      ['69385', '69383'],
      ['69385'],
      ['1\u00a0arrondissement de Lyon dans 2\u00a0CPTS à la fois'],
    ],
    [
      'Lyon whole and one of its arrondissements',
      ['69123'],
      ['69385'],
      ['1\u00a0arrondissement de Lyon dans 2\u00a0CPTS à la fois'],
    ],
    [
      'both in one CPTS',
      ['69123', '69385'],
      [],
      ['A\u00a0: 1\u00a0arrondissement de Lyon en plus de la commune entière'],
    ],
    ['a commune beside', ['69259', '69385'], ['69123'], ['1\u00a0arrondissement de Lyon dans 2\u00a0CPTS à la fois']],
  ])('counts a commune and its arrondissements once: %s', (_cas, a, b, titres) => {
    const liste = (nom: string, communes: readonly string[]) => ({ ...cpts(nom, []), communes })
    expect(constats([liste('A', a), liste('B', b)]).map(({ titre }) => titre)).toEqual(titres)
  })
  it('finds the communes of the département that no CPTS has, only where all the lists are complete', () => {
    const departement = { code: '63', nom: 'Puy-de-Dôme', communes: ['63040', '63226', '63453', '63999'] }
    const deuxCpts = (perimetre: 'complet' | 'partiel') => [
      cpts('A', [], { communes: deux.slice(0, 2), perimetre }),
      cpts('B', [], { communes: deux.slice(2), perimetre: 'complet' }),
    ]
    const hors = (etat: 'complet' | 'partiel') =>
      controler(dossier(deuxCpts(etat), { departement })).points.filter(({ code }) => code === 'hors-cpts')
    expect(hors('complet')).toMatchObject([{ codes: ['63999'], level: 'information' }])
    expect(hors('partiel')).toEqual([])
    expect(controler(dossier(deuxCpts('partiel'), { departement })).nonVerifies).toEqual([
      'Communes hors CPTS de Puy-de-Dôme\u00a0: la liste n’est pas complète pour A.',
    ])
  })
  it('compares the stated size with the population', () => {
    const of = (taille: number) => cpts('A', [chiffre('A', 'population', 74_413), chiffre('A', 'taille', taille)])
    expect(constats([of(2)])).toEqual([])
    expect(constats([of(3)])).toMatchObject([{ code: 'taille', level: 'erreur' }])
  })
  it('counts the communes of the list against the number stated', () => {
    const of = (nombre: number, perimetre: 'complet' | 'partiel') =>
      codes(constats([cpts('A', [chiffre('A', 'communes', nombre)], { communes: deux, perimetre })]))
    expect(of(3, 'complet')).toEqual(['couverture'])
    expect(of(4, 'complet')).toEqual(['communes', 'couverture'])
    expect(of(4, 'partiel')).toEqual([]) // the fourth may well be missing from the list
    expect(of(2, 'partiel')).toEqual(['communes'])
  })
})

describe('a published population against the one of its own year', () => {
  const une = commune('63040', 25_987, 10, { annees: { 2019: 25_500, 2020: 25_700 } })
  const of = (valeur: number, millesime: string | null, perimetre: 'complet' | 'partiel' = 'complet') =>
    constats([cpts('A', [chiffre('A', 'population', valeur, { millesime })], { communes: [une], perimetre })])
  it('agrees, or says of which other year it is', () => {
    expect(of(25_987, '2021')).toEqual([])
    expect(of(25_700, '2020')).toEqual([])
    expect(of(25_700, '2021')).toMatchObject([{ code: 'population', level: 'attention' }])
    expect(of(25_700, '2021')[0]?.explication).toContain('C’est leur population municipale 2020.')
    expect(of(24_000, '2021')[0]?.explication).toContain('Aucune autre année ne donne ce chiffre')
  })
  it('tells a rounded one from a wrong one', () => {
    expect(of(26_000, '2021')).toMatchObject([{ code: 'population', level: 'information' }])
    expect(of(27_000, '2021')).toMatchObject([{ code: 'population', level: 'attention' }])
  })
  it('accuses nobody of a year that it does not have, and says so', () => {
    expect(of(24_000, '2017')).toEqual([])
    const une2017 = cpts('A', [chiffre('A', 'population', 24_000, { millesime: '2017' })], { communes: [une] })
    expect(controler(dossier([une2017])).nonVerifies).toEqual([
      'Population 2017 de A\u00a0: pas de millésime 2017 embarqué.',
    ])
  })
  it('without a year: right if it is that of some year, else told, not accused', () => {
    expect(of(25_500, null)).toEqual([])
    expect(of(24_000, null)).toMatchObject([{ code: 'population', level: 'information' }])
  })
  it('a partial list only bounds: more than its sum is no contradiction, less is one', () => {
    expect(of(30_000, '2021', 'partiel')).toEqual([])
    expect(of(20_000, '2021', 'partiel')).toMatchObject([{ code: 'population', level: 'attention' }])
  })
  it('names the total population when the dossier has it', () => {
    const base = cpts('A', [chiffre('A', 'population', 26_400, { millesime: '2021' })], {
      communes: [une],
      perimetre: 'complet',
    })
    if (base.detail === null) throw new Error('no detail')
    const totale = base.detail.populations.get('2021')
    if (totale?.kind !== 'known') throw new Error('no population')
    const avec = { ...base, detail: { ...base.detail, totales: new Map([['2021', { ...totale, value: 26_400 }]]) } }
    expect(constats([avec])[0]?.explication).toContain('C’est leur population totale (PTOT) 2021')
  })
  it('tells vintages apart', () => {
    const deCette = (nom: string, millesime: string) => cpts(nom, [chiffre(nom, 'population', 20_000, { millesime })])
    expect(codes(constats([deCette('A', '2019'), deCette('B', '2021')]))).toEqual(['millesime'])
  })
})

describe('what a portrait must tell', () => {
  const une = [commune('63040', 100, 2)]
  const source = { label: 'Annuaire Santé', millesime: null, file: 'ps.txt', line: null }
  const couverture = new Set(['63040'])
  it('counts that differ from the import, people without commune, communes without area', () => {
    const offre = {
      source,
      couverture,
      activites: [activite('a', '60', '63040'), activite('b', '60', null, { possibles: ['63453'] })],
    }
    const found = constats([
      cpts('A', [chiffre('A', 'profession:60', 5)], { communes: une, perimetre: 'complet', offre }),
    ])
    expect(codes(found)).toEqual(['a-placer', 'ecart'])
    expect(found.find(({ code }) => code === 'ecart')?.titre).toContain('5 publié, 1 importé')
    const sansAire = cpts('A', [], { communes: [...une, commune('63453', 200)], perimetre: 'complet' })
    expect(codes(constats([sansAire]))).toEqual(['couverture'])
  })
})
