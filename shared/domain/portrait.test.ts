import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activite, chiffre, commune, habitants, portraitDe, vide } from '../../test/facts.ts'
import type { Portrait } from './portrait-types.ts'

const PS = { label: 'Annuaire santé', millesime: '2026-05-12', file: 'ps.txt', line: null }
const profession = (portrait: Portrait, code: string) => portrait.professions.find((one) => one.code === code)

describe('portrait of a complete CPTS', () => {
  const portrait = portraitDe({
    ...vide,
    communes: [
      commune('63040', 4808, 17, { epci: '1', annees: { 2020: 4700 } }),
      commune('63453', 3358, 12.8, { epci: '1', annees: { 2020: 3300 } }),
      commune('03118', 1834, 10.2, { epci: '2', annees: { 2020: 1800 } }),
    ],
    secteurs: [{ nom: 'Nord', couleur: null, communes: ['63040'] }],
    epciTotaux: new Map([['1', 25]]),
    departementPopulations: new Map([['63', habitants(81_660)]]),
    offre: {
      source: PS,
      couverture: new Set(['63040', '63453', '03118']),
      activites: [activite('a', '60', '63040'), activite('b', '60', '63453'), activite('a', '60', '03118')],
    },
    publies: [chiffre('CPTS', 'population', 9999), chiffre('CPTS', 'profession:60', 7)],
  })

  it('sums populations and areas, and divides the sums', () => {
    expect(portrait.population).toMatchObject({ kind: 'known', value: 10_000, millesime: '2021' })
    expect(portrait.superficie).toMatchObject({ kind: 'known', value: 40 })
    expect(portrait.densite).toMatchObject({ kind: 'known', value: 250 })
    expect(portrait.nombreCommunes).toMatchObject({ value: 3 })
    expect(portrait.taille).toMatchObject({ classe: 1, margeSeuil: 30_000 })
  })

  it('gives every vintage, oldest first', () => {
    expect(portrait.populations.map((one) => [one.millesime, one.population])).toMatchObject([
      ['2020', { value: 9800 }],
      ['2021', { value: 10_000 }],
    ])
  })

  it('gives the shares of départements, missing where the base is', () => {
    expect(portrait.partsDepartements).toMatchObject([
      { departement: { code: '63' }, part: { kind: 'known', value: 0.1 } },
      { departement: { code: '03' }, part: { kind: 'missing' } },
    ])
    expect(portrait.departements).toMatchObject([
      { code: '63', communes: 2 },
      { code: '03', communes: 1 },
    ])
    expect(portrait.epci).toMatchObject([
      { siren: '1', communes: 2, total: 25 },
      { siren: '2', communes: 1, total: 1 },
    ])
  })

  it('computes sectors from their communes', () => {
    expect(portrait.secteurs).toMatchObject([{ nom: 'Nord', communes: ['63040'], population: { value: 4808 } }])
  })

  it('lets the imported supply win over the published one, and says so', () => {
    expect(profession(portrait, '60')).toMatchObject({
      libelle: 'Infirmiers',
      effectif: { kind: 'known', value: 2 },
      densites: { pour_10000: { value: 2 }, pour_100000: { value: 20 } },
    })
    expect(profession(portrait, '91')).toMatchObject({ effectif: { kind: 'known', value: 0 } })
    expect(portrait.professionnels).toMatchObject({ value: 2 })
  })

  it('shows what was not imported as such', () => {
    const msp = portrait.structures.find((one) => one.categorie === '603')
    expect(msp?.effectif).toMatchObject({ kind: 'missing', reason: 'non_importe' })
  })

  it('has the amounts of its size', () => {
    expect(portrait.montants[0]).toMatchObject({ cle: 'plafond', montant: 287_500 })
  })
})

describe('gaps', () => {
  it('tells no density when the area of most people is missing: 300 / (2 + ?) is at most 150, and may be 3', () => {
    const portrait = portraitDe({ ...vide, communes: [commune('63040', 100, 2), commune('63453', 200)] })
    expect(portrait.superficie).toMatchObject({ kind: 'interval', min: 2, max: null, coverage: { known: 1, total: 2 } })
    expect(portrait.densite).toMatchObject({ kind: 'missing', coverage: { known: 1, total: 2 } })
  })

  it('tells the density of the communes that have an area, where nearly all live there; 0 km² is no area', () => {
    const portrait = portraitDe({ ...vide, communes: [commune('63040', 990, 11), commune('63453', 10, 0)] })
    expect(portrait.superficie).toMatchObject({ kind: 'interval', min: 11, coverage: { known: 1, total: 2 } })
    expect(portrait.densite).toMatchObject({ kind: 'partial', value: 90, weight: 0.99 })
    expect(portrait.communes[1]?.superficie).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(portrait.communes[1]?.densite).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
  })

  it('does not count an arrondissement with its commune', () => {
    const lyon = [commune('69123', 520_774), commune('69381', 29_000), commune('69259', 66_000)]
    const portrait = portraitDe({ ...vide, communes: lyon })
    expect(portrait.population).toMatchObject({ value: 586_774 })
    expect(portrait.communes.map((one) => one.code)).toEqual(['69123', '69259'])
  })

  it('has no number at all for an empty complete list', () => {
    const portrait = portraitDe(vide)
    expect(portrait.population.kind).toBe('missing')
    expect(portrait.taille.classe).toBeNull()
  })

  it('tells the professionals without commune', () => {
    const offre = { source: PS, couverture: new Set(['63040']), activites: [activite('a', '60', null)] }
    const portrait = portraitDe({ ...vide, communes: [commune('63040', 100)], offre })
    expect(portrait.aPlacer).toBe(1)
  })
})

describe('portrait from published figures (Sud Allier, five chefs-lieux)', () => {
  const secteurs: [string, string, number, number][] = [
    ['03254', 'Saint-Pourçain-sur-Sioule', 12_064, 41.1],
    ['03053', 'Chantelle', 3497, 23],
    ['03043', 'Broût-Vernet', 2706, 41.4],
    ['03107', 'Ébreuil', 6404, 23.4],
    ['03118', 'Gannat', 10_894, 69.5],
  ]
  const publies = [
    chiffre('CPTS', 'population', 35_565),
    chiffre('CPTS', 'professionnels', 135),
    chiffre('CPTS', 'profession:10-MG', 27),
    chiffre('CPTS', 'profession:60', 60),
    chiffre('CPTS', 'profession:70', 29),
    chiffre('CPTS', 'profession:40', 16),
    chiffre('CPTS', 'profession:91', 3),
    chiffre('CPTS', 'structure:603', 4),
    chiffre('CPTS', 'structure:esp', 6, { libelle: 'Équipes de soins primaires' }),
    ...secteurs.flatMap(([, secteur, population, densite]) => [
      chiffre('CPTS', 'population', population, { secteur }),
      chiffre('CPTS', 'densite', densite, { secteur, decimales: 1 }),
    ]),
  ]
  const input = {
    ...vide,
    perimetre: 'partiel' as const,
    communes: secteurs.map(([code]) => commune(code, 1000, 10)),
    secteurs: secteurs.map(([code, nom]) => ({ nom, couleur: null, communes: [code] })),
    departementPopulations: new Map([['03', habitants(335_000)]]),
    publies,
  }
  const portrait = portraitDe(input)

  it('prints them with their source', () => {
    expect(portrait.population).toMatchObject({
      kind: 'known',
      value: 35_565,
      sources: [{ label: 'Dossier de presse' }],
    })
    expect(portrait.secteurs.map((one) => [one.nom, one.population, one.densite])).toMatchObject(
      secteurs.map(([, nom, population, densite]) => [nom, { value: population }, { value: densite }]),
    )
    expect(portrait.professionnels).toMatchObject({ value: 135 })
    expect(portrait.structures.find((one) => one.categorie === 'esp')).toMatchObject({
      libelle: 'Équipes de soins primaires',
      effectif: { value: 6 },
    })
    expect(portrait.taille).toMatchObject({ classe: 1, margeSeuil: 4435 })
  })

  it('does not compare a figure without vintage to the département of 2021', () => {
    expect(portrait.partsDepartements).toEqual([])
  })

  it('takes sums over the five communes as minimums only', () => {
    expect(portrait.nombreCommunes).toMatchObject({ kind: 'interval', min: 5, max: null })
    expect(portrait.superficie).toMatchObject({ kind: 'interval', min: 50, max: null })
    // Published inhabitants of all, areas of five communes: their quotient would be that of nothing.
    expect(portrait.densite).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
  })

  it('keeps a published count that the import on part of the communes confirms or does not reach', () => {
    const couverture = new Set(secteurs.map(([code]) => code))
    const many = (count: number, code: string) =>
      Array.from({ length: count }, (_, index) => activite(`${code}-${index}`, code, '03118'))
    const activites = [...many(60, '60'), ...many(20, '70'), ...many(17, '40'), ...many(4, '21')]
    const imported = portraitDe({ ...input, offre: { source: PS, couverture, activites } })
    expect(profession(imported, '60')?.effectif).toMatchObject({ kind: 'known', value: 60 })
    expect(profession(imported, '60')?.effectif.sources.map((one) => one.label)).toEqual([
      'Dossier de presse',
      'Annuaire santé',
    ])
    expect(profession(imported, '70')?.effectif).toMatchObject({ kind: 'known', value: 29 })
    expect(profession(imported, '40')?.effectif).toMatchObject({ kind: 'interval', min: 17, max: null })
    expect(profession(imported, '21')?.effectif).toMatchObject({ kind: 'interval', min: 4, max: null })
  })

  it('says nothing rather than "at least 0", and how much of the announced communes is covered', () => {
    const couverture = new Set(secteurs.map(([code]) => code))
    const offre = { source: PS, couverture, activites: [activite('a', '21', '03118')] }
    const announced = [...publies, chiffre('CPTS', 'communes', 40)]
    const imported = portraitDe({ ...input, publies: announced, offre })
    expect(profession(imported, '92')?.effectif).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(profession(imported, '21')?.effectif).toMatchObject({ min: 1, coverage: { known: 5, total: 40 } })
    expect(imported.nombreCommunes).toMatchObject({ kind: 'known', value: 40 })
  })
})

it('never prints a known sum over communes of which one is missing', () => {
  const parts = fc.array(fc.record({ population: fc.nat(5000), connue: fc.boolean() }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(parts, (list) => {
      const communes = list.map(({ population, connue }, index) => {
        const facts = commune(String(63_001 + index), population)
        return connue ? facts : { ...facts, populations: new Map() }
      })
      const portrait = portraitDe({ ...vide, communes })
      const all = list.every((one) => one.connue)
      expect(portrait.population.kind === 'known').toBe(all)
      expect(portrait.population.coverage).toEqual({
        known: list.filter((one) => one.connue).length,
        total: list.length,
      })
    }),
  )
})
