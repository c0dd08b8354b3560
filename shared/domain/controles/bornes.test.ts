/** What a typed figure cannot be. Numbers worked by hand; nothing is accused that its digits allow. */
import { describe, expect, it } from 'vitest'
import { codes, constats, cpts } from '../../../test/controles-input.ts'
import { chiffre, commune } from '../../../test/facts.ts'

const part = (libelle: string, valeur: number, extra: object = {}) =>
  chiffre('A', `saisie:${libelle}`, valeur, { libelle, unite: 'pourcent', decimales: 1, ...extra })
const de = (...publies: Parameters<typeof cpts>[1]) => constats([cpts('A', publies)])

describe('percentages', () => {
  it('stay between 0 and 100; a change or an index may not', () => {
    expect(codes(de(part('Part des étudiants', 104.2)))).toEqual(['pourcentage'])
    expect(de(part('Part des étudiants', 104.2))[0]?.level).toBe('erreur')
    expect(codes(de(part('Part des étudiants', -3)))).toEqual(['pourcentage'])
    expect(de(part('Part des étudiants', 100))).toEqual([])
    expect(de(part('Évolution des consultations', 140))).toEqual([])
    expect(codes(de(chiffre('A', 'saisie:x', 1.042, { libelle: 'Part x', unite: 'part', decimales: 1 })))).toEqual([
      'pourcentage',
    ])
  })
})

describe('a part and its whole', () => {
  it('75 and over are not more than 65 and over, but may be as many once rounded', () => {
    const [vieux, ages] = [part('Part des 75 ans et plus', 12.4), part('Part des 65 ans et plus', 11.2)]
    expect(codes(de(vieux, ages))).toEqual(['ages'])
    expect(de(part('Part des 75 ans et plus', 11.2), ages)).toEqual([])
    expect(de({ ...vieux, millesime: '2021' }, { ...ages, millesime: '2022' })).toEqual([]) // two years
  })
  it('a CPTS has no more than its département, unless it lies in two', () => {
    const publies = [
      chiffre('A', 'population', 700_000),
      chiffre('A', 'population', 662_285, { territoire: 'departement', libelle: 'population du département' }),
    ]
    expect(codes(constats([cpts('A', publies)]))).toEqual(['partie-tout'])
    const deux = { ...cpts('A', publies), departements: ['63', '03'] }
    expect(codes(constats([deux]))).toEqual([])
    const auMoins = { ...publies[1], valeur: null, intervalle: { min: 600_000, max: null } } as never
    expect(codes(constats([cpts('A', [publies[0] as never, auMoins])]))).toEqual([])
  })
  it('members are no more than the professionals who are there', () => {
    expect(
      codes(de(chiffre('A', 'adherents', 140, { unite: 'personnes' }), chiffre('A', 'professionnels', 135))),
    ).toEqual(['adherents'])
    expect(de(chiffre('A', 'adherents', 135, { unite: 'personnes' }), chiffre('A', 'professionnels', 135))).toEqual([])
    expect(
      codes(
        de(
          chiffre('A', 'adherents:60', 61, { unite: 'personnes' }),
          chiffre('A', 'profession:60', 60),
          chiffre('A', 'professionnels', 135),
        ),
      ),
    ).toEqual(['adherents', 'somme-professions'])
  })
})

describe('what makes 100 %', () => {
  const ages = (dernier: number) => [
    part('Part des moins de 20 ans', 22.3),
    part('Part des 20 à 64 ans', 55.4),
    part('Part des 65 ans et plus', dernier),
  ]
  it('is judged within the rounding of each share', () => {
    expect(de(...ages(22.3))).toEqual([])
    expect(de(...ages(22.4))).toEqual([]) // 100,1 ± 0,15
    expect(codes(de(...ages(22.6)))).toEqual(['repartition'])
    expect(de(...ages(22.6))[0]?.titre).toBe('A\u00a0: les parts font 100,3\u00a0% et non 100\u00a0%')
    expect(codes(de(part('Femmes', 51.2), part('Hommes', 49.8)))).toEqual(['repartition'])
    expect(de(part('Femmes', 51.2), part('Hommes', 48.8))).toEqual([])
  })
})

describe('the same figure twice', () => {
  it('with two values of one year and source is a fault; of two sources it is told; of two years it is nothing', () => {
    const une = chiffre('A', 'taux:c2s', 10.3, { unite: 'pourcent', decimales: 1, libelle: 'C2S' })
    expect(de(une, { ...une, id: 9001, valeur: 10.8 })).toMatchObject([{ code: 'deux-valeurs', level: 'attention' }])
    expect(de(une, { ...une, id: 9002, valeur: 10.8, source: 'Autre' })).toMatchObject([
      { code: 'deux-valeurs', level: 'information' },
    ])
    expect(de({ ...une, millesime: '2020' }, { ...une, id: 9003, valeur: 10.8, millesime: '2021' })).toEqual([])
    expect(de(une, { ...une, id: 9004, valeur: 10, decimales: 0 })).toEqual([]) // 10,3 is 10 once rounded
  })
})

describe('densities of professionals', () => {
  const effectif = chiffre('A', 'profession:60', 60)
  const densite = (valeur: number, unite: 'pour_10000' | 'pour_100000' = 'pour_10000') =>
    chiffre('A', 'saisie:d', valeur, { libelle: 'Densité d’infirmiers', unite, decimales: 1 })
  const population = chiffre('A', 'population', 35_565, { millesime: '2021' })
  it('60 nurses for 35 565 people are 16,9 for 10 000 and 168,7 for 100 000', () => {
    expect(de(effectif, population, densite(16.9))).toEqual([])
    expect(de(effectif, population, densite(168.7, 'pour_100000'))).toEqual([])
    expect(codes(de(effectif, population, densite(17.9)))).toEqual(['densite-profession'])
    expect(de(effectif, population, densite(17.9))[0]?.explication).toContain('16,9 avec la population publiée 2021')
  })
  it('may be on the population of another year', () => {
    const une = commune('03118', 35_565, 1, { annees: { 2019: 34_000 } })
    const de2019 = (valeur: number) =>
      codes(constats([cpts('A', [effectif, densite(valeur)], { communes: [une], perimetre: 'complet' })]))
    expect(de2019(17.6)).toEqual([]) // 60 ÷ 34 000
    expect(de2019(18.6)).toEqual(['densite-profession'])
  })
})

describe('totals', () => {
  const ligne = (nom: string, valeur: number) => cpts(nom, [chiffre(nom, 'population', valeur)])
  const total = (valeur: number) => ({
    publies: [chiffre(null, 'population', valeur, { libelle: 'Population, total' })],
  })
  it('a line « total » is the sum of all the CPTS, above and below', () => {
    expect(codes(constats([ligne('A', 30_000), ligne('B', 20_000)], total(50_000)))).toEqual([])
    expect(codes(constats([ligne('A', 30_000), ligne('B', 20_000)], total(51_000)))).toEqual(['somme-cpts'])
    expect(codes(constats([ligne('A', 30_000), ligne('B', 20_000)], total(49_000)))).toEqual(['somme-cpts'])
  })
  it('is no base of the shares, which are of the département', () => {
    const avec = (nom: string, habitants: number, pourcent: number) =>
      cpts(nom, [
        chiffre(nom, 'population', habitants, { millesime: '2021' }),
        chiffre(nom, 'part_population', pourcent, { decimales: 1 }),
      ])
    const bases = [{ libelle: 'population 2021', millesime: '2021', valeur: 100_000 }]
    expect(codes(constats([avec('A', 30_000, 30), avec('B', 20_000, 20)], { ...total(50_000), bases }))).toEqual([])
  })
})

describe('a table that does not say its year', () => {
  const bases = [
    { libelle: 'population 2020', millesime: '2020', valeur: 661_852 },
    { libelle: 'population 2021', millesime: '2021', valeur: 662_285 },
  ]
  const ligne = (nom: string, habitants: number, pourcent: number) =>
    cpts(nom, [chiffre(nom, 'population', habitants), chiffre(nom, 'part_population', pourcent, { decimales: 1 })])
  const autres = [ligne('CLERMONT', 199_980, 30.2), ligne('SUD', 63_587, 9.6), ligne('VAL', 89_554, 13.5)]
  it('is not accused of a share that one year gives, and told that the year decides', () => {
    const [point, ...rien] = constats([...autres, ligne('CLV', 78_473, 11.9)], { bases }).filter(
      ({ code }) => code !== 'seuil',
    )
    expect(rien).toEqual([])
    expect(point?.titre).toBe('CLV\u00a0: 11,9\u00a0% publié, ou 11,8\u00a0% selon l’année de la population')
    expect(point?.explication).toContain('avec la population 2020')
  })
  it('is accused of a share that no year gives', () => {
    const found = constats([...autres, ligne('CLV', 78_473, 12.9)], { bases })
    expect(codes(found)).toEqual(['part', 'seuil'])
  })
})
