import { describe, expect, it } from 'vitest'
import { faitsVides } from '../../../test/facts.ts'
import type { Comparaison, Faits, Serie } from '../chiffres/faits.ts'
import { formatQuantity } from '../format.ts'
import type { Quantity } from '../quantity.ts'
import { interval, known, missing } from '../quantity-ops.ts'
import { indicateur } from './catalogue.ts'
import { originesEnMots } from './origine.ts'
import { syntheses } from './synthese.ts'

const definition = (id: string) => {
  const trouve = indicateur(id)
  if (trouve === undefined) throw new Error(id)
  return trouve
}

function serie(id: string, valeurs: Record<string, number | null>, reste: Partial<Serie> = {}): Serie {
  const une = definition(id)
  return {
    definition: une,
    millesime: '2022',
    source: 1,
    libelleSource: 'fichier 1',
    valeurs: new Map(
      Object.entries(valeurs).map(([code, valeur]): [string, Quantity] => [
        code,
        valeur === null ? missing('secret', une.unite) : known(valeur, une.unite),
      ]),
    ),
    comparaisons: [],
    ...reste,
  }
}

const input = (series: readonly Serie[], retenues: readonly (readonly [string, number | null])[] = []): Faits => ({
  ...faitsVides,
  communes: ['01001', '01002', '01004'],
  secteurs: [{ nom: 'Nord', couleur: null, communes: ['01001', '01002'] }],
  series,
  retenues: new Map(retenues),
})

const lire = (series: readonly Serie[], id: string, retenues?: readonly (readonly [string, number | null])[]) => {
  const une = syntheses(input(series, retenues)).find((s) => s.id === id)
  if (une === undefined) throw new Error(`no ${id}`)
  return une
}

describe('the value of a territory', () => {
  it('is the sum of counts, with a lower bound where a commune is secret', () => {
    const une = lire([serie('RP:POP90P', { '01001': 12.4, '01002': 7.6, '01004': null })], 'RP:POP90P')
    expect(une.valeur).toMatchObject({ kind: 'interval', min: 20, max: null, coverage: { known: 2, total: 3 } })
    expect(une.secteurs[0]?.valeur).toMatchObject({ kind: 'known', value: 20 })
  })

  it('is the mean weighted by the standardised population for an APL', () => {
    // (2 × 1000 + 4 × 3000 + 3 × 1000) / 5000 = 3,4
    const apl = serie('APL:MG', { '01001': 2, '01002': 4, '01004': 3 })
    const poids = serie('APL:POPSTD_MG', { '01001': 1000, '01002': 3000, '01004': 1000 })
    const valeur = lire([apl, poids], 'APL:MG').valeur
    expect(valeur).toMatchObject({ kind: 'known', value: 3.4, unit: 'consultations' })
    expect(valeur.formula).toContain(
      'pondérée par «\u00a0Population standardisée de l’APL aux médecins généralistes\u00a0»',
    )
    // Without weights it is only known to lie between the communes.
    expect(lire([apl], 'APL:MG').valeur).toMatchObject({ kind: 'interval', min: 2, max: 4 })
  })

  it('is the mean of nearly all the people, said to be so, where one commune has no value', () => {
    const communes = Array.from({ length: 46 }, (_, i) => String(63001 + i))
    const derniere = '63046'
    const avec = (valeur: number) => Object.fromEntries(communes.map((c) => [c, c === derniere ? null : valeur]))
    const moyenne = (habitants: number) =>
      syntheses({
        ...input([serie('APL:MG', avec(2.9)), serie('APL:POPSTD_MG', avec(1000))]),
        communes,
        secteurs: [],
        habitants: new Map(communes.map((c) => [c, c === derniere ? habitants : 1000])),
      }).find(({ id }) => id === 'APL:MG')?.valeur
    // 45 000 of 45 455 people.
    expect(moyenne(455)).toMatchObject({ kind: 'partial', value: 2.9, weight: 45_000 / 45_455 })
    expect(formatQuantity(moyenne(455) ?? known(0, 'nombre'))).toBe(
      '2,9 (45\u00a0communes sur 46, 98\u00a0% de la population)',
    )
    // A fifth of the people lives in the last one: nothing is said, rather than « au moins 0,0 ».
    expect(moyenne(11_250)).toMatchObject({ kind: 'missing', reason: 'secret' })
  })
  it('of a mean keeps its lower bound where the weights of all are known and too few have a value', () => {
    const apl = serie('APL:MG', { '01001': 2, '01002': 4, '01004': null })
    const poids = serie('APL:POPSTD_MG', { '01001': 1000, '01002': 3000, '01004': 1000 })
    // (2 × 1000 + 4 × 3000) / 5000 = 2,8 at least
    expect(lire([apl, poids], 'APL:MG').valeur).toMatchObject({ kind: 'interval', min: 2.8, max: null })
  })
  it('of a median lies between those of the communes, and is not told when one is secret', () => {
    const toutes = serie('FILO:MED', { '01001': 21000, '01002': 24500, '01004': 22000 })
    expect(lire([toutes], 'FILO:MED').valeur).toMatchObject({ kind: 'interval', min: 21000, max: 24500 })
    const secrete = serie('FILO:MED', { '01001': 21000, '01002': null, '01004': 22000 })
    const valeur = lire([secrete], 'FILO:MED').valeur
    expect(valeur).toMatchObject({ kind: 'missing', reason: 'secret', coverage: { known: 2, total: 3 } })
    expect(valeur.formula).toContain('de 21\u202f000\u00a0€ à 22\u202f000\u00a0€')
  })

  it('of a median that is only bounded somewhere is as wide as its bounds, in one commune as in several', () => {
    const valeurs = (...communes: readonly (readonly [string, Quantity])[]) => ({ valeurs: new Map(communes) })
    const [bornee, sansHaut] = [interval(18000, 20000, 'euros'), interval(24000, null, 'euros')]
    const autres = [
      ['01002', known(24500, 'euros')],
      ['01004', known(22000, 'euros')],
    ] as const
    const lue = (ici: Quantity, ...suite: readonly (readonly [string, Quantity])[]) =>
      lire([serie('FILO:MED', {}, valeurs(['01001', ici], ...suite))], 'FILO:MED')
    expect(lue(bornee, ...autres).valeur).toMatchObject({ kind: 'interval', min: 18000, max: 24500 })
    expect(lue(sansHaut, ...autres).valeur).toMatchObject({ kind: 'interval', min: 22000, max: null })
    // With a commune missing, only what is known of the others is told.
    const partielle = lue(sansHaut, ['01002', missing('secret', 'euros')], ['01004', known(25000, 'euros')]).valeur
    expect(partielle).toMatchObject({ kind: 'missing', coverage: { known: 1, total: 3 } })
    expect(partielle.formula).toContain('au moins 24\u202f000')
    const seule = syntheses({
      ...input([serie('FILO:MED', {}, valeurs(['01001', bornee]))]),
      communes: ['01001'],
      secteurs: [],
    })[0]
    expect(seule?.valeur).toMatchObject({ kind: 'interval', min: 18000, max: 20000 })
  })

  it('of a gap between incomes may be wider than in any commune: only what is known of them is told', () => {
    const valeur = lire([serie('FILO:RD', { '01001': 2.1, '01002': 2.4, '01004': 2.4 })], 'FILO:RD').valeur
    expect(valeur).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(valeur.formula).toContain('de 2,1 à 2,4, dans 3\u00a0communes sur 3')
  })

  it('is made of one file per département, each commune read in one, both named', () => {
    const allier = (id: string, valeurs: Record<string, number | null>) =>
      serie(id, valeurs, { source: 2, libelleSource: 'fichier de l’Allier' })
    const series = [
      serie('RP:POP', { '01001': 100, '01002': 300 }),
      serie('RP:POPF', { '01001': 60, '01002': null }),
      serie('APL:MG', { '01001': 2, '01002': 4 }),
      serie('APL:POPSTD_MG', { '01001': 1000, '01002': 3000 }),
      // The second file tells 01002 otherwise: what the first says of it stays.
      allier('RP:POP', { '01002': 999, '01004': 200 }),
      allier('RP:POPF', { '01004': 80 }),
      allier('APL:MG', { '01004': 3 }),
      allier('APL:POPSTD_MG', { '01004': 1000 }),
    ]
    const population = lire(series, 'RP:POP')
    // 100 + 300 + 200
    expect(population.valeur).toMatchObject({ kind: 'known', value: 600, coverage: { known: 3, total: 3 } })
    expect(population.libelleSource).toBe('fichier 1\u00a0; pour 1\u00a0commune, fichier de l’Allier')
    expect(population.autres).toMatchObject([{ source: 2 }])
    // 60 + 80 and a secret, that the other file does not lift.
    const femmes = lire(series, 'RP:POPF')
    expect(femmes.valeur).toMatchObject({ kind: 'interval', min: 140, max: null })
    // It says the rest: there is nothing to choose between the two.
    expect(femmes.autres).toEqual([])
    // (2 × 1000 + 4 × 3000 + 3 × 1000) / 5000 = 3,4
    expect(lire(series, 'APL:MG').valeur).toMatchObject({ kind: 'known', value: 3.4 })
    const femmesSues = series.map((une) =>
      une.source === 1 && une.definition.id === 'RP:POPF' ? serie('RP:POPF', { '01001': 60, '01002': 160 }) : une,
    )
    // (60 + 160 + 80) / (100 + 300 + 200)
    expect(lire(femmesSues, 'part:femmes').valeur).toMatchObject({ kind: 'known', value: 0.5 })
    expect(lire(femmesSues, 'part:femmes').libelleSource).toContain('fichier de l’Allier')
  })

  it('of a zoning is how many communes are in each class', () => {
    const une = lire([serie('ZONE:MG', { '01001': 1, '01002': 2, '01004': 1 })], 'ZONE:MG')
    expect(une.repartition).toEqual([
      { libelle: 'ZIP', communes: 2, habitants: null },
      { libelle: 'ZAC', communes: 1, habitants: null },
    ])
    expect(une.valeur.kind).toBe('missing')
    expect(lire([serie('ZONE:MG', { '01001': 1, '01002': null })], 'ZONE:MG').repartition).toEqual([
      { libelle: 'ZIP', communes: 1, habitants: null },
      { libelle: 'non renseigné', communes: 2, habitants: null },
    ])
    // The most tense first, whatever the number of the class in the files.
    const tendues = lire([serie('ZONE:MG', { '01001': 0, '01002': 5, '01004': 2 })], 'ZONE:MG').repartition
    expect(tendues.map(({ libelle }) => libelle)).toEqual(['ZAC', 'Zone de vigilance', 'Hors zonage'])
  })

  it('of a share is recomputed from its terms, for the CPTS, its sectors and the département', () => {
    const comparaison = (valeur: number) => ({
      niveau: 'departement' as const,
      territoire: '01',
      nom: 'Ain',
      valeur: known(valeur, 'personnes'),
    })
    const series = [
      serie('RP:POP', { '01001': 100, '01002': 300, '01004': 600 }, { comparaisons: [comparaison(2000)] }),
      serie('RP:POP0014', { '01001': 30, '01002': 50, '01004': 120 }, { comparaisons: [comparaison(500)] }),
    ]
    const une = lire(series, 'part:0014')
    expect(une.valeur).toMatchObject({ kind: 'known', value: 0.2 })
    expect(une.secteurs[0]?.valeur).toMatchObject({ value: 0.2 }) // 80 / 400
    expect(une.comparaisons[0]?.valeur).toMatchObject({ value: 0.25 })
    expect(une.derive).toBe(true)
  })

  it('of a share is that of the communes that have all its terms, when nearly everybody lives there', () => {
    const series = [
      serie('RP:POP', { '01001': 1000, '01002': 3000, '01004': null }),
      serie('RP:POP0014', { '01001': null, '01002': 600, '01004': 500 }),
    ]
    const part = (habitants: ReadonlyMap<string, number>) =>
      syntheses({ ...input(series), habitants }).find(({ id }) => id === 'part:0014')
    // Only 01002 has both: 600 / 3000, if the others are hamlets.
    const hameaux = new Map([
      ['01001', 40],
      ['01002', 3000],
      ['01004', 60],
    ])
    // 3000 of the 3100 people.
    expect(part(hameaux)?.valeur).toMatchObject({
      kind: 'partial',
      value: 0.2,
      weight: 30 / 31,
      coverage: { known: 1, total: 3 },
    })
    // 1100 / 4000 would be a share of nothing.
    expect(part(new Map([...hameaux, ['01001', 1000]]))?.valeur).toMatchObject({ kind: 'missing', reason: 'secret' })
    expect(part(hameaux)?.secteurs[0]?.valeur).toMatchObject({
      kind: 'partial',
      value: 0.2,
      coverage: { known: 1, total: 2 },
    })
  })

  it('of a share is not made of two censuses', () => {
    const series = [
      serie('RP:POP', { '01001': 100 }, { millesime: '2021' }),
      serie('RP:POP0014', { '01001': 30 }, { millesime: '2022' }),
    ]
    expect(syntheses(input(series)).some(({ id }) => id === 'part:0014')).toBe(false)
  })
})

describe('several truths', () => {
  const neuve = serie('RP:POP90P', { '01001': 10, '01002': 5, '01004': 5 }, { source: 2, libelleSource: 'fichier 2' })
  const vieille = serie('RP:POP90P', { '01001': 10, '01002': 5, '01004': 10 })
  const avant = serie('RP:POP90P', { '01001': 1, '01002': 1, '01004': 1 }, { millesime: '2016' })

  it('publishes the newest import, and tells the gap of the other and the older vintage', () => {
    const une = lire([neuve, vieille, avant], 'RP:POP90P')
    expect(une).toMatchObject({ source: 2, millesime: '2022', valeur: { value: 20 } })
    expect(une.autres).toMatchObject([{ source: 1, ecart: 5, ecartRelatif: 0.25 }])
    expect(une.anciens).toMatchObject([{ millesime: '2016', valeur: { value: 3 } }])
  })

  it('takes what has no year for the oldest', () => {
    const sansAnnee = serie('RP:POP90P', { '01001': 7 }, { millesime: 'inconnu', source: 3 })
    const une = lire([sansAnnee, neuve, avant], 'RP:POP90P')
    expect(une.millesime).toBe('2022')
    expect(une.anciens.map(({ millesime }) => millesime)).toEqual(['2016', 'inconnu'])
  })

  it('publishes the one that the user keeps', () => {
    const une = lire([neuve, vieille, avant], 'RP:POP90P', [['RP:POP90P', 1]])
    expect(une).toMatchObject({ source: 1, valeur: { value: 25 } })
    expect(une.autres).toMatchObject([{ source: 2, ecart: -5, ecartRelatif: -0.2 }])
  })
})

describe('a rate of a large territory', () => {
  const comparaison = (min: number, connues: number, empreinte: string | null = `${connues}`): Comparaison => ({
    niveau: 'france',
    territoire: 'FR',
    nom: 'France',
    valeur: interval(min, null, 'personnes', { coverage: { known: connues, total: 1000 } }),
    origine: 'somme',
    empreinte,
  })
  const part = (haut: number, bas: number, ...empreintes: readonly (string | null)[]) =>
    lire(
      [
        serie('RP:POP', { '01001': 100 }, { comparaisons: [comparaison(1000, bas, empreintes[0])] }),
        serie('RP:POP0014', { '01001': 30 }, { comparaisons: [comparaison(200, haut, empreintes[1])] }),
      ],
      'part:0014',
    ).comparaisons[0]?.valeur

  it('is that of the same communes when nearly all have a value, and says of how many', () => {
    expect(part(960, 960)).toMatchObject({ kind: 'partial', value: 0.2, coverage: { known: 960, total: 1000 } })
  })

  it('adds up several figures over these communes', () => {
    const series = [
      serie('RP:POP', { '01001': 100 }, { comparaisons: [comparaison(1000, 960)] }),
      ...['RP:POP7589', 'RP:POP90P'].map((id) => serie(id, { '01001': 5 }, { comparaisons: [comparaison(50, 960)] })),
    ]
    expect(lire(series, 'part:75P').comparaisons[0]?.valeur).toMatchObject({
      kind: 'partial',
      value: 0.1,
      coverage: { known: 960, total: 1000 },
    })
  })

  it('is not told when too many are missing, or when they are not the same: between 0 and 100 % says nothing', () => {
    expect(part(940, 940)).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(part(960, 970)).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
  })

  it('is not told of as many communes that are not the same, nor of sums that do not say theirs', () => {
    const autres = part(960, 960, 'a', 'b')
    expect(autres).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(autres?.formula).toContain('ne sont pas connus dans les mêmes communes')
    const ancien = part(960, 960, null, null)
    expect(ancien?.kind).toBe('missing')
    expect(ancien?.formula).toContain('réimportez le fichier')
  })

  it('of bounds that the file gives lies between theirs, and never takes a lower bound for the value', () => {
    const donnee = (min: number, max: number | null): Comparaison => ({
      ...comparaison(min, 1000, null),
      valeur: interval(min, max, 'personnes', { coverage: { known: 1000, total: 1000 } }),
      origine: 'donnee',
    })
    const de = (haut: Comparaison, bas: Comparaison) =>
      lire(
        [
          serie('RP:POP', { '01001': 100 }, { comparaisons: [bas] }),
          serie('RP:POP0014', { '01001': 30 }, { comparaisons: [haut] }),
        ],
        'part:0014',
      ).comparaisons[0]?.valeur
    const precise = { ...donnee(0, 0), valeur: known(1000, 'personnes') }
    // 100 to 200 young ones among 1000.
    expect(de(donnee(100, 200), precise)).toMatchObject({ kind: 'interval', min: 0.1, max: 0.2 })
    // At least 100 among at least 1000: it may be anything.
    expect(de(donnee(100, null), donnee(1000, null))).not.toMatchObject({ kind: 'known' })
  })

  it('says how each value to compare with was made', () => {
    const donnee = { niveau: 'departement', territoire: '01', nom: 'Ain', valeur: known(500, 'personnes') } as const
    const une = lire(
      [
        serie(
          'RP:POP',
          { '01001': 100 },
          { comparaisons: [comparaison(1000, 960), { ...donnee, origine: 'donnee', empreinte: null }] },
        ),
      ],
      'RP:POP',
    )
    expect(originesEnMots(une.comparaisons)).toBe(
      'département\u00a0: donné par le fichier pour ce territoire\u00a0; France\u00a0: additionné par Maillage, commune par commune',
    )
    expect(originesEnMots([donnee])).toContain('réimportez le fichier')
  })
})

it('a figure read commune by commune has no value for the territory', () => {
  expect(syntheses(input([serie('PTOT', { '01001': 100, '01002': 5, '01004': 5 })]))).toEqual([])
})
