import { describe, expect, it } from 'vitest'
import montantsData from '../../assets/aci/montants.json' with { type: 'json' }
import { MISSIONS, missionsDe, montants, VERSIONS, versionAci } from './aci.ts'
import { addDays, addMonths, anniversaires, finContrat } from './echeances.ts'

const montant = (version: string, taille: 1 | 2 | 3 | 4, cle: string) =>
  montants(version, taille).find((row) => row.cle === cle)

describe('amounts', () => {
  it('ships exactly the confirmed figures', () => {
    const confirmed = montantsData
      .filter((row) => row.status === 'confirmed')
      .map((row) => [row.version, row.taille, row.cle, row.montant])
    expect(confirmed).toEqual([
      ['aci-2019', 1, 'plafond', 220_000],
      ['aci-2019', 1, 'fonctionnement', 50_000],
      ['aci-2019', 2, 'plafond', 287_000],
      ['aci-2019', 2, 'fonctionnement', 60_000],
      ['aci-2019', 3, 'plafond', 370_000],
      ['aci-2019', 3, 'fonctionnement', 75_000],
      ['aci-2019', 4, 'plafond', 450_000],
      ['aci-2019', 4, 'fonctionnement', 90_000],
      ['aci-2019+avenant2', 1, 'plafond', 287_500],
      ['aci-2019+avenant2', 3, 'fonctionnement', 75_000],
      ['aci-2019+avenant2', 4, 'plafond', 580_000],
    ])
  })

  it('has for size 3 what annexes of contracts show, and says so: 275 000 fixed in a normal year, 122 500 variable', () => {
    const vus = montantsData.filter((row) => row.status === 'seen_in_contract')
    expect(new Set(vus.map((row) => `${row.version} ${row.taille}`))).toEqual(new Set(['aci-2019+avenant2 3']))
    const somme = (fin: string) =>
      vus.filter(({ cle }) => cle.endsWith(fin)).reduce((total, row) => total + (row.montant ?? 0), 0)
    // aci-2026 §1.1: fixed 90 + 45 + 17.5 + 15 + 10, update of the plan 22.5, running costs 75.
    expect(
      somme(':fixe') + somme(':mise-a-jour') + (montant('aci-2019+avenant2', 3, 'fonctionnement')?.montant ?? 0),
    ).toBe(275_000)
    expect(somme(':variable')).toBe(122_500)
    expect(somme(':survenue')).toBe(67_500)
  })

  it('gives no amount without a status confirmed or seen in a contract, and always a source', () => {
    for (const row of montantsData) {
      if (row.status === 'to_check') expect(row.montant).toBeNull()
      expect(row.source).not.toBe('')
      expect(VERSIONS.map((version) => version.id)).toContain(row.version)
    }
  })

  it('looks up by version and size', () => {
    expect(montant('aci-2019', 2, 'plafond')).toMatchObject({ montant: 287_000, statut: 'confirmed' })
    expect(montant('aci-2019+avenant2', 2, 'plafond')).toMatchObject({ montant: null, statut: 'to_check' })
    expect(montant('aci-2019', 1, 'mission:crise:redaction')).toBeUndefined()
    expect(montants('aci-2019', null)).toEqual([])
    expect(versionAci('inconnue')).toMatchObject({ libelle: 'inconnue', statut: 'to_check' })
  })
})

describe('missions', () => {
  it('are 3 + 2 in 2019 and 4 + 2 after avenant 2', () => {
    const count = (version: string) =>
      ['socle', 'complementaire'].map((type) => missionsDe(version).filter((one) => one.type === type).length)
    expect(count('aci-2019')).toEqual([3, 2])
    expect(count('aci-2019+avenant2')).toEqual([4, 2])
    // A dossier of before, with its amounts typed by hand.
    expect(count('custom')).toEqual([4, 2])
    expect(versionAci('custom').id).toBe('aci-2019+avenant2')
    expect(MISSIONS.map((one) => one.numero)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('have the latest dates of the contract signed on 15 March 2027', () => {
    const dates = (cle: string) => {
      const found = MISSIONS.find((une) => une.cle === cle)?.versions.get('aci-2019+avenant2')
      const date = (mois: number | null | undefined) => (mois == null ? null : addMonths('2027-03-15', mois))
      return [date(found?.demarrageMois), date(found?.deploiementMois)]
    }
    expect(dates('acces-soins')).toEqual(['2027-09-15', '2028-09-15'])
    expect(dates('parcours')).toEqual(['2028-03-15', '2029-03-15'])
    expect(dates('prevention')).toEqual(['2028-03-15', '2029-03-15'])
    expect(dates('crise')).toEqual(['2027-09-15', '2028-09-15'])
    expect(dates('qualite')).toEqual([null, null])
    expect(MISSIONS.find(({ cle }) => cle === 'crise')?.versions.get('aci-2019')).toBeUndefined()
  })
})

describe('dates', () => {
  it.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -13, '2022-12-15'],
  ])('%s %d months: %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })
  it('ends the contract five years later minus one day, or as set', () => {
    expect(finContrat('2020-06-17')).toBe('2025-06-16')
    expect(finContrat('2022-01-01')).toBe('2026-12-31')
    expect(finContrat('2020-06-17', { annees: 5, joursRetires: 0 })).toBe('2025-06-17')
  })
  it('lists the anniversaries', () => {
    expect(anniversaires('2020-06-17')).toEqual(['2021-06-17', '2022-06-17', '2023-06-17', '2024-06-17'])
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  })
  it.each(['2023-02-29', '2023-13-01', '17/06/2020', '2023-00-10'])('refuses %s', (text) => {
    expect(() => addMonths(text, 1)).toThrow(RangeError)
  })
})
