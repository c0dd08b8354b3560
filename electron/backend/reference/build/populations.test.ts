import { describe, expect, it } from 'vitest'
import { geographie, Histoire } from './history.ts'
import { type OptionsPopulations, populationsEpci, populationsMillesime } from './populations.ts'
import type { CommuneSource, MillesimeSource } from './sources.ts'

const com = (code: string, population: number | undefined, plus: Partial<CommuneSource> = {}): CommuneSource => ({
  code,
  nom: `Commune ${code}`,
  type: 'commune-actuelle',
  departement: code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2),
  ...(population === undefined ? {} : { population }),
  ...plus,
})
const partie = (code: string, chefLieu: string) => com(code, undefined, { type: 'commune-deleguee', chefLieu })

const source = (communes: CommuneSource[], membres: [string, number][] = [], millesime = '2021'): MillesimeSource => ({
  millesime,
  cog: 2024,
  communes,
  epci: [
    {
      code: '1',
      nom: 'CC',
      type: 'CC',
      membres: membres.map(([code, populationMunicipale]) => ({ code, populationMunicipale })),
    },
  ],
})

/** Today: 01001 holds 01002 since 2025; 01003 is restored from 01004 in 2025; 75056 has two arrondissements. */
const AUJOURDHUI = [
  ...['01001', '01003', '01004', '75056', '97601', '97701', '98735'].map((code) => com(code, 0)),
  partie('01002', '01001'),
]
const SOURCE = source([
  com('01001', 100),
  com('01002', 20),
  com('01004', 70),
  partie('01003', '01004'),
  com('75056', 30),
  com('75101', 10, { type: 'arrondissement-municipal', commune: '75056' }),
  com('75102', 20, { type: 'arrondissement-municipal', commune: '75056' }),
  com('97601', 5),
  com('97701', 9),
  com('98735', 8),
])

function options(donnees: MillesimeSource, plus: Partial<OptionsPopulations> = {}): OptionsPopulations {
  return {
    histoire: new Histoire([], [geographie(donnees.cog, donnees.communes), geographie(2025, AUJOURDHUI)]),
    departements: new Map(
      AUJOURDHUI.filter((c) => c.type === 'commune-actuelle').map((c) => [
        c.code,
        c.departement === '98' ? '987' : (c.departement ?? ''),
      ]),
    ),
    precedent: undefined,
    sommes: new Map(),
    partielles: new Set(),
    ...plus,
  }
}

describe('populationsMillesime', () => {
  const resultat = populationsMillesime(SOURCE, options(SOURCE))
  const de = (code: string) => resultat.communes.find((c) => c.commune === code)

  it('sums a merged commune from its predecessors and keeps the lines', () => {
    expect(de('01001')).toEqual({
      commune: '01001',
      valeur: 120,
      lignes: [
        { code: '01001', nom: 'Commune 01001', valeur: 100 },
        { code: '01002', nom: 'Commune 01002', valeur: 20 },
      ],
      recensement: null,
    })
  })
  it('counts arrondissements once', () => {
    expect(de('75056')?.valeur).toBe(30)
    expect(de('75056')?.lignes.map((l) => l.code)).toEqual(['75101', '75102'])
    expect(resultat.departements.get('75')).toBe(30)
  })
  it('leaves unknown a commune restored since and the one that held it, but not their département', () => {
    expect(de('01003')).toBeUndefined()
    expect(de('01004')).toBeUndefined()
    expect(resultat.inconnues).toEqual(['01003', '01004'])
    expect(resultat.departements.get('01')).toBe(190)
  })
  it('says which census Mayotte is from, and gives no PMUN to Polynésie', () => {
    expect(de('97601')?.recensement).toBe('2017')
    expect(de('97701')).toMatchObject({ valeur: 9, recensement: null })
    expect(de('98735')).toBeUndefined()
  })
  it('drops figures of the COM that were only copied from the vintage before', () => {
    const copie = populationsMillesime(SOURCE, options(SOURCE, { precedent: SOURCE }))
    expect(copie.communes.map((c) => c.commune)).not.toContain('97701')
    expect(copie.communes.map((c) => c.commune)).toContain('97601')
  })
  it('takes a sum known from elsewhere, and hides a partial figure without one', () => {
    const partielles = new Set(['01001'])
    const avec = populationsMillesime(SOURCE, options(SOURCE, { partielles, sommes: new Map([['01001', 150]]) }))
    expect(avec.communes.find((c) => c.commune === '01001')?.valeur).toBe(170)
    expect(avec.corrigees).toEqual(['01001'])
    const sans = populationsMillesime(SOURCE, options(SOURCE, { partielles }))
    expect(sans.inconnues).toContain('01001')
    expect(sans.departements.has('01')).toBe(false)
  })
})

describe('populationsEpci', () => {
  const cent = Array.from({ length: 100 }, (_, i) => com(`01${String(i).padStart(3, '0')}`, 10))
  const membres = (valeurs: (i: number) => number) => cent.map((c, i): [string, number] => [c.code, valeurs(i)])

  it('corrects the chief town’s figure when the file is of the same vintage', () => {
    const donnees = source(
      cent,
      membres((i) => (i === 7 ? 25 : 10)),
    )
    expect(populationsEpci(donnees).get('01007')).toBe(25)
  })
  it('is ignored when it is of another vintage', () => {
    expect(
      populationsEpci(
        source(
          cent,
          membres((i) => (i < 2 ? 25 : 10)),
        ),
      ).size,
    ).toBe(0)
  })
})
