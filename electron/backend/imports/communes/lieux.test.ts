/** Communes told by their name or their postcode, on the real reference. */
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureReference } from '../../reference/ensure.ts'
import { openReference } from '../../reference/reference.ts'
import { Lieux } from './lieux.ts'

let lieux: Lieux

beforeAll(async () => {
  const reference = openReference(await ensureReference())
  lieux = new Lieux(reference)
  return () => reference.close()
})

const commune = (code: string) => ({ kind: 'commune', code })

describe('by name', () => {
  it.each([
    ['Gannat', '', '03118'],
    ['SAINT MARTIN D’HERES', '38', '38421'],
    ['St-Martin-d’Hères', 'Isère', '38421'],
    ['saint-denis', '974', '97411'],
    ['Saint-Denis', 'Seine-Saint-Denis', '93066'],
    ['Bègues', '3', '03021'],
    ['Bègues', '03.0', '03021'],
    ['Montmorin', 'Hautes-Alpes', '05088'],
    ['Montmorin', '63', '63239'],
    ['La Garde', 'dpt 83', '83062'],
    ['Sainte-Lucie-de-Tallano', '2A - Corse-du-Sud', '2A308'],
    ['Sainte-Lucie-de-Tallano', '2a', '2A308'],
    ['Villeurbanne', '69M', '69266'],
    ['Laval', 'Mayenne (53)', '53130'],
    ['Laval', 'dép. 38', '38206'],
    ['Fère (La)', '02', '02304'],
    ['Lyon 5e arrondissement', 'Rhône', '69385'],
    ['PARIS 13', '', '75113'],
  ])('%s (%s) is %s', (nom, departement, code) => {
    expect(lieux.parNom(nom, departement)).toEqual(commune(code))
  })

  it.each([
    ['Autrans', '38', '38021'],
    ['AUTRANS', '', '38021'],
    // Of the same code as the commune of today.
    ['Méaudre', 'Isère', '38225'],
  ])('%s (%s), a former commune, is %s', (nom, departement, code) => {
    expect(lieux.parNom(nom, departement)).toEqual(commune(code))
  })

  it('does not choose between homonyms', () => {
    const lieu = lieux.parNom('Saint-Denis', '')
    const actuels = lieu.kind === 'ambigu' ? lieu.lieux.filter(({ ancien }) => ancien === null) : []
    expect(actuels.map(({ commune }) => commune).sort()).toEqual(['11339', '30247', '93066', '97411'])
  })

  it('does not stop at the name of today: others bore it, each by its own code', () => {
    expect(lieux.parNom('Laval', '')).toEqual({
      kind: 'ambigu',
      lieux: [
        { code: '53130', commune: '53130', ancien: null },
        { code: '38206', commune: '38206', ancien: 'Laval' },
        { code: '51317', commune: '51317', ancien: 'Laval' },
      ],
    })
  })

  it('knows no commune of another département, nor an invented one', () => {
    expect(lieux.parNom('Gannat', '38')).toEqual({ kind: 'inconnu' })
    expect(lieux.parNom('Gannat', 'n. d.')).toEqual({ kind: 'inconnu' })
    expect(lieux.parNom('Trifouilly-les-Oies', '')).toEqual({ kind: 'inconnu' })
    expect(lieux.parNom('', '38')).toEqual({ kind: 'inconnu' })
  })
})

describe('by postcode and town', () => {
  it.each([
    // One commune: the town is not needed.
    ['38400', 'ST MARTIN D HERES', '38421'],
    ['38400', 'n’importe', '38421'],
    // Twelve communes: its name tells.
    ['03800', 'GANNAT', '03118'],
    ['03800', 'Mayet d’École', '03164'],
    ['03800', 'SAINT BONNET DE ROCHEFORT', '03220'],
    ['97605', 'MAMOUDZOU', '97611'],
  ])('%s %s is %s', (codePostal, ville, code) => {
    expect(lieux.parCodePostal(codePostal, ville)).toEqual(commune(code))
  })

  it('does not choose when no name fits', () => {
    const lieu = lieux.parCodePostal('03800', 'PARIS')
    expect(lieu.kind).toBe('ambigu')
    expect(lieu.kind === 'ambigu' && lieu.lieux).toHaveLength(12)
  })

  it.each([
    // Ruffieu joined Haut Valromey (01187) in 2025; Béon, Culoz-Béon (01138) in 2023: each by its own code.
    ['01260', 'RUFFIEU', '01330'],
    ['01350', 'BEON', '01039'],
  ])('%s %s is a former commune, %s', (codePostal, ville, code) => {
    expect(lieux.parCodePostal(codePostal, ville)).toEqual(commune(code))
  })

  it('takes the town of a CEDEX, whose postcode is nobody’s, when it is the one of its département', () => {
    expect(lieux.parCodePostal('38401', 'ST MARTIN D HERES CEDEX')).toEqual({ kind: 'commune', code: '38421' })
    expect(lieux.parCodePostal('03006', 'MOULINS CEDEX')).toEqual({ kind: 'commune', code: '03190' })
    // Nobody of that name there.
    expect(lieux.parCodePostal('38401', 'MOULINS CEDEX')).toEqual({ kind: 'inconnu' })
  })

  it('takes the postal words off a name that must be told among several', () => {
    expect(lieux.parCodePostal('03800', 'GANNAT CEDEX 2')).toEqual(commune('03118'))
  })
})
