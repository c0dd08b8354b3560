/** Totals to compare with, on the real reference: Mayotte has 17 communes, two of them in one EPCI; Paris has one. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { ensureReference } from '../../reference/ensure.ts'
import { openReference } from '../../reference/reference.ts'
import { type Place, Zone } from '../communes/zone.ts'
import type { NumberCell } from '../table/values.ts'
import { Comparaisons } from './comparaisons.ts'

const EPCI = '200060457'
const cle = {}

const nombre = (value: number): NumberCell => ({ kind: 'number', value })
const secret: NumberCell = { kind: 'missing', reason: 'secret', mark: 's' }
const mayotte = (n: number): string => `976${String(n).padStart(2, '0')}`

async function zoneDe(...codes: string[]): Promise<Zone> {
  const reference = openReference(await ensureReference())
  onTestFinished(() => reference.close())
  return new Zone(reference, codes)
}

function ajouter(totaux: Comparaisons, zone: Zone, code: string, value: NumberCell): void {
  const place = zone.place(code)
  if (place.kind !== 'dedans' && place.kind !== 'dehors') throw new Error(`${code}: ${place.kind}`)
  totaux.ajouter(cle, place, value, code)
}

function lignes(totaux: Comparaisons, additif = true): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    totaux
      .lignes(cle, 'PMUN', '2021', additif)
      .map(({ niveau, territoire, etat, valeur, min, motif, connues, communes }) => [
        `${niveau} ${territoire}`,
        [etat, valeur ?? min ?? motif, `${connues}/${communes}`],
      ]),
  )
}

describe('sums', () => {
  it('is known when every commune is, outside the study area too', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    for (let n = 1; n <= 17; n++) ajouter(totaux, zone, mayotte(n), nombre(n))
    expect(lignes(totaux)).toEqual({
      [`epci ${EPCI}`]: ['connue', 18, '2/2'],
      'departement 976': ['connue', 153, '17/17'],
      'region 06': ['connue', 153, '17/17'],
    })
  })

  it('is no total where a commune stands on two lines, unless one says what to do of it', async () => {
    const zone = await zoneDe('97611')
    const faits = (['refuser', 'sommer', 'remplacer'] as const).map((doublons) => {
      const totaux = new Comparaisons(zone, doublons)
      for (let n = 1; n <= 17; n++) ajouter(totaux, zone, mayotte(n), nombre(n))
      ajouter(totaux, zone, mayotte(1), nombre(100))
      return { doubles: totaux.doubles, departement: lignes(totaux)['departement 976'] }
    })
    // 1 + 2 + … + 17 = 153; 97601 is 1, then 100.
    expect(faits).toEqual([
      { doubles: ['97601'], departement: undefined },
      { doubles: [], departement: ['connue', 253, '17/17'] },
      { doubles: [], departement: ['connue', 252, '17/17'] },
    ])
  })

  it('counts no line of an arrondissement or of a former commune twice', async () => {
    const zone = await zoneDe('01138')
    const paris = await zoneDe('75056')
    const faits = (['refuser', 'sommer', 'remplacer'] as const).map((doublons) => {
      const ain = new Comparaisons(zone, doublons)
      for (const code of zone.reference.communesOfDepartement('01')) ajouter(ain, zone, code, nombre(1))
      for (const value of [10, 100]) ajouter(ain, zone, '01039', nombre(value))
      const seine = new Comparaisons(paris, doublons)
      for (let n = 1; n <= 20; n++) ajouter(seine, paris, String(75_100 + n), nombre(1))
      ajouter(seine, paris, '75101', nombre(100))
      return [ain.doubles, lignes(ain)['departement 01']?.[1], seine.doubles, lignes(seine)['departement 75']?.[1]]
    })
    // 391 communes and Béon, which joined one of them; 20 arrondissements.
    expect(faits).toEqual([
      [['01138'], undefined, ['75056'], undefined],
      [[], 501, [], 120],
      [[], 491, [], 119],
    ])
  })

  it('is a lower bound where a line cannot be read, or leads to several communes', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    totaux.couvrir((code) => code.startsWith('976'))
    for (let n = 2; n <= 17; n++) ajouter(totaux, zone, mayotte(n), nombre(2))
    ajouter(totaux, zone, mayotte(1), { kind: 'invalid', raw: '3x' })
    expect(lignes(totaux)['departement 976']).toEqual(['intervalle', 32, '16/17'])
    totaux.partager('97699', ['97611'])
    expect(lignes(totaux)).toMatchObject({
      [`epci ${EPCI}`]: ['intervalle', 4, '1/2'],
      'departement 976': ['intervalle', 32, '15/17'],
    })
  })

  it('takes a commune nouvelle for the whole where its communes déléguées have lines too', async () => {
    const zone = await zoneDe('01138')
    const { reference } = zone
    const totaux = new Comparaisons(zone)
    for (const code of reference.communesOfDepartement('01')) {
      ajouter(totaux, zone, code, nombre(reference.population(code, '2021')?.value ?? 0))
    }
    ajouter(totaux, zone, '01039', nombre(464))
    expect(lignes(totaux)['departement 01']).toEqual([
      'connue',
      reference.populationDepartement('01', '2021'),
      '391/391',
    ])
  })

  it('is a lower bound when a commune is secret or absent, nothing when most are absent', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    for (let n = 1; n <= 9; n++) ajouter(totaux, zone, mayotte(n), n === 1 ? secret : nombre(10))
    // 97611 absent: one of the two communes of the EPCI is known. 9 of 17 are spoken of, 8 known.
    expect(lignes(totaux)).toEqual({
      [`epci ${EPCI}`]: ['intervalle', 10, '1/2'],
      'departement 976': ['intervalle', 80, '8/17'],
      'region 06': ['intervalle', 80, '8/17'],
    })
    const peu = new Comparaisons(zone)
    for (let n = 1; n <= 6; n++) ajouter(peu, zone, mayotte(n), nombre(10))
    expect(lignes(peu)).toEqual({})
  })

  it('counts zero for the communes without a line of a covered département', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    totaux.couvrir((code) => code.startsWith('976'))
    ajouter(totaux, zone, mayotte(3), nombre(4))
    ajouter(totaux, zone, mayotte(5), secret)
    expect(lignes(totaux)).toEqual({
      [`epci ${EPCI}`]: ['connue', 0, '2/2'],
      'departement 976': ['intervalle', 4, '16/17'],
      'region 06': ['intervalle', 4, '16/17'],
    })
  })

  it('adds the arrondissements of Paris, or takes Paris, never both', async () => {
    const zone = await zoneDe('75056')
    const arrondissements = new Comparaisons(zone)
    for (let n = 1; n <= 19; n++) ajouter(arrondissements, zone, String(75_100 + n), nombre(1))
    // The twentieth has no line: what is known is a lower bound.
    expect(lignes(arrondissements)['departement 75']).toEqual(['intervalle', 19, '0/1'])
    ajouter(arrondissements, zone, '75120', nombre(16))
    expect(lignes(arrondissements)['departement 75']).toEqual(['connue', 35, '1/1'])
    ajouter(arrondissements, zone, '75056', nombre(2000))
    expect(lignes(arrondissements)['departement 75']).toEqual(['connue', 2000, '1/1'])
  })

  it('adds a former commune to the one that absorbed it', async () => {
    // Béon (01039) joined Culoz-Béon (01138) in 2023; its EPCI has other communes, so only the presence is looked at.
    const zone = await zoneDe('01138')
    const totaux = new Comparaisons(zone)
    for (const code of zone.reference.codes()) if (code !== '01138') ajouter(totaux, zone, code, nombre(0))
    ajouter(totaux, zone, '01138', nombre(3053))
    ajouter(totaux, zone, '01039', nombre(464))
    const { 'departement 01': ain, 'france FR': france } = lignes(totaux)
    expect(ain).toEqual(['connue', 3517, '391/391'])
    expect(france).toEqual(['connue', 3517, '34875/34875'])
  })
})

describe('given values', () => {
  it('win over sums, keep their reason when missing, and are the only ones of a rate', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    expect(totaux.compare).toBe(false)
    for (let n = 1; n <= 17; n++) ajouter(totaux, zone, mayotte(n), nombre(n))
    totaux.donner(cle, { niveau: 'departement', territoire: '976' }, nombre(160))
    totaux.donner(cle, { niveau: 'region', territoire: '06' }, secret)
    totaux.donner(cle, { niveau: 'departement', territoire: '38' }, nombre(1))
    expect(totaux.compare).toBe(true)
    expect(lignes(totaux)).toEqual({
      [`epci ${EPCI}`]: ['connue', 18, '2/2'],
      'departement 976': ['connue', 160, '17/17'],
      'region 06': ['manquante', 'secret', '0/17'],
    })
    expect(lignes(totaux, false)).toEqual({
      'departement 976': ['connue', 160, '17/17'],
      'region 06': ['manquante', 'secret', '0/17'],
    })
  })

  it('are passed over for a territory that holds nothing of the study area', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    totaux.donner(cle, { niveau: 'departement', territoire: '38' }, nombre(1))
    expect(totaux.compare).toBe(false)
    expect(lignes(totaux, false)).toEqual({})
  })
})

it('says where an arrondissement and a former commune lead', async () => {
  const zone = await zoneDe('75056')
  expect(zone.place('75101')).toEqual({
    kind: 'dedans',
    code: '75056',
    deplace: true,
    arrondissement: true,
  } satisfies Place)
})

describe('what made a value', () => {
  const faites = (totaux: Comparaisons) =>
    Object.fromEntries(
      totaux
        .lignes(cle, 'PMUN', '2021', true)
        .map(({ niveau, origine, empreinte }) => [niveau, { origine, empreinte }]),
    )

  it('is said: given by the file, or summed', async () => {
    const zone = await zoneDe('97611')
    const totaux = new Comparaisons(zone)
    for (let n = 1; n <= 17; n++) ajouter(totaux, zone, mayotte(n), nombre(n))
    totaux.donner(cle, { niveau: 'departement', territoire: '976' }, nombre(160))
    const { departement, region } = faites(totaux)
    expect(departement).toEqual({ origine: 'donnee', empreinte: null })
    expect(region?.origine).toBe('somme')
  })

  it('tells sums over the same communes from sums over as many others', async () => {
    const zone = await zoneDe('97611')
    const sans = (secrete: number, fois: number) => {
      const totaux = new Comparaisons(zone)
      for (let n = 1; n <= 17; n++) ajouter(totaux, zone, mayotte(n), n === secrete ? secret : nombre(n * fois))
      return faites(totaux).departement?.empreinte
    }
    expect(sans(3, 1)).toBe(sans(3, 10))
    expect(sans(3, 1)).not.toBe(sans(4, 1))
    expect(sans(3, 1)).not.toBe(sans(0, 1))
  })
})
