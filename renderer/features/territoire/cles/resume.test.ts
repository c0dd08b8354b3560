import { describe, expect, it } from 'vitest'
import { known, knownValue } from '../../../../shared/domain/quantity-ops.ts'
import { type CommuneEssai, chiffre, commune, type Essai, portraitDe as essayer } from '../../../../test/facts.ts'
import { completer, figureMontree } from '../carte/reglages.ts'
import { chiffresSecteur } from '../secteurs/chiffres-secteurs.ts'
import { type Connaissances, chiffrePublie, departementDe, resumer } from './resume.ts'

function portraitDe(communes: readonly CommuneEssai[], extra: Essai = {}) {
  return essayer({
    nom: 'CPTS',
    perimetre: 'complet',
    millesime: '2021',
    versionAci: 'aci-2019',
    communes,
    secteurs: [],
    epciTotaux: new Map(),
    departementPopulations: new Map(),
    offre: null,
    structures: null,
    publies: [],
    passeport: [],
    ...extra,
  })
}

const A = commune('03118', 30_000, 100, { epci: '200071389' })
const B = commune('63102', 12_000, 60, { epci: '200070753' })
const connu: Connaissances = {
  populations: new Map([
    ['03118', 30_000],
    ['63102', 12_000],
    ['03999', null],
  ]),
  superficies: new Map([['63102', known(60, 'km2')]]),
  epci: new Map([
    ['03118', '200071389'],
    ['63102', '200070753'],
  ]),
}

describe('figures shown before the answer', () => {
  it('is the portrait when the communes are the same', () => {
    const portrait = portraitDe([A])
    expect(resumer(portrait, new Set(['03118']), connu)).toMatchObject({
      population: portrait.population,
      epci: 1,
      attente: 'rien',
    })
  })

  it('gives for an added commune what the portrait will give', () => {
    const avant = resumer(portraitDe([A]), new Set(['03118', '63102']), connu)
    const apres = portraitDe([A, B])
    expect(knownValue(avant.population)).toBe(knownValue(apres.population))
    expect(knownValue(avant.superficie)).toBe(160)
    expect(knownValue(avant.densite)).toBe(knownValue(apres.densite))
    expect(avant.taille).toEqual(apres.taille)
    expect(avant.plafond).toEqual(apres.montants.find((un) => un.cle === 'plafond') ?? null)
    expect([avant.epci, avant.departements]).toEqual([apres.epci.length, apres.departements.length])
  })

  it('keeps the former area, marked as waiting, when the new one is not known here', () => {
    const resume = resumer(portraitDe([A]), new Set(['03118', '63102']), { ...connu, superficies: new Map() })
    expect(resume.attente).toBe('superficie')
    expect(knownValue(resume.superficie)).toBe(100)
    expect(knownValue(resume.population)).toBe(42_000)
  })

  it('never counts an unknown population as zero', () => {
    const resume = resumer(portraitDe([A]), new Set(['03118', '03999']), connu)
    expect(resume.population).toMatchObject({ kind: 'interval', min: 30_000, max: null })
  })

  it('leaves published totals alone when the list is partial', () => {
    const publies = [chiffre('CPTS', 'population', 74_413)]
    const portrait = portraitDe([A], { perimetre: 'partiel', publies })
    const resume = resumer(portrait, new Set(['03118', '63102']), connu)
    expect(knownValue(resume.population)).toBe(74_413)
    expect(resume.nombreCommunes).toMatchObject({ kind: 'interval', min: 2, max: null })
    expect(chiffrePublie(portrait, 'population')?.valeur).toBe(74_413)
    expect(chiffrePublie(portraitDe([A], { publies }), 'population')).toBeNull()
  })
})

describe('what the map can show', () => {
  it('is the population when no area is known', () => {
    const sansAire = portraitDe([commune('03118', 30_000)])
    expect(figureMontree(sansAire, completer({}))).toBe('PMUN')
    expect(figureMontree(portraitDe([A]), completer({}))).toBe('densite')
    expect(figureMontree(sansAire, completer({ figure: null }))).toBeNull()
  })
})

describe('sectors', () => {
  it('sums the communes moved, before the portrait follows', () => {
    const portrait = portraitDe([A, B], { secteurs: [{ nom: 'Nord', couleur: null, communes: ['03118'] }] })
    const chiffres = chiffresSecteur(portrait, { nom: 'Nord', couleur: null, communes: ['03118', '63102'] })
    // 42 000 inhabitants over 160 km²
    expect([knownValue(chiffres.population), knownValue(chiffres.densite)]).toEqual([42_000, 262.5])
  })
})

describe('département of a code', () => {
  it('takes three digits overseas and the letter of Corsica', () => {
    expect(['03118', '2A004', '97411'].map(departementDe)).toEqual(['03', '2A', '974'])
  })
})
