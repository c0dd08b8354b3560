/** What is missing, contradicts itself or waits, on contracts worked by hand. */
import { describe, expect, it } from 'vitest'
import type { MontantAci } from '../portrait-types.ts'
import { completude, type EntreeCompletude, plafondDepasse } from './completude.ts'

const montant = (cle: string, euros: number | null, statut: MontantAci['statut'] = 'confirmed'): MontantAci => ({
  cle,
  libelle: cle,
  montant: euros,
  statut,
  source: '',
})
const CHAMPS = [
  { groupe: 'Communauté', cle: 'cpts.association', libelle: 'Nom de l’association' },
  { groupe: 'Contrat', cle: 'msa.temoin', libelle: 'Caisse de MSA témoin' },
  { groupe: 'Missions', cle: 'mission.acces-soins.debut', libelle: 'Début prévu : accès aux soins' },
  { groupe: 'Missions', cle: 'mission.qualite.debut', libelle: 'Début prévu : qualité' },
  { groupe: 'Simulation', cle: 'atteinte.toutes', libelle: 'Part variable atteinte' },
]
const dire = (reglages: Record<string, string>, reste: Partial<EntreeCompletude> = {}) =>
  completude({
    contexte: { version: 'aci-2019+avenant2', taille: null, reglages },
    champs: CHAMPS,
    perimetre: 'complet',
    taille: {
      classe: 2,
      libelle: '',
      margeSeuil: null,
      seuilProche: null,
      direction: null,
      alerte: false,
    },
    avis: [],
    fiches: 1,
    membres: 1,
    ...reste,
  })
const cles = (reglages: Record<string, string>) => dire(reglages).map(({ etat, cle }) => `${etat} ${cle}`)

describe('fields', () => {
  it('those that wait are named, not the optional ones, nor those of a mission that is not taken', () => {
    expect(cles({})).toEqual(['manque cpts.association', 'manque mission.acces-soins.debut', 'manque crise.redaction'])
    const pleins = {
      'cpts.association': 'A',
      'mission.acces-soins.debut': '2027-06-01',
      'crise.redaction': '2027-09-01',
    }
    expect(cles(pleins)).toEqual([])
    expect(cles({ ...pleins, 'missions.optionnelles': 'qualite' })).toEqual(['manque mission.qualite.debut'])
  })
})

describe('days', () => {
  const pleins = { 'cpts.association': 'A', 'contrat.dateSignature': '2027-03-15' }
  it('a start before the signature, one after its last day: 15 March 2027 and 6 months are 15 September', () => {
    const jours = (acces: string, plan: string) =>
      cles({ ...pleins, 'mission.acces-soins.debut': acces, 'crise.redaction': plan })
    expect(jours('2027-03-15', '2027-09-15')).toEqual([])
    expect(jours('2027-03-14', '2027-09-15')).toEqual(['contradiction mission.acces-soins.debut'])
    expect(jours('2027-03-15', '2027-01-01')).toEqual(['contradiction crise.redaction'])
    expect(jours('2027-09-16', '2027-09-16')).toEqual([
      'contradiction mission.acces-soins.debut',
      'contradiction crise.redaction',
    ])
  })
  it('two days for the crisis mission are told, with the one that the money follows', () => {
    const [un] = dire({
      ...pleins,
      'mission.acces-soins.debut': '2027-04-01',
      'mission.crise.debut': '2027-05-01',
      'crise.redaction': '2027-06-01',
    })
    expect(un).toMatchObject({ etat: 'contradiction', cle: 'mission.crise.debut' })
    expect(un?.phrase).toContain('le contrat et les versements suivent la seconde')
  })
})

describe('the ceiling', () => {
  // 75 + 125 + 22.5 (or 45 the first year) + 67.5: the first year is the larger, 312.5.
  const LIGNES = [
    montant('fonctionnement', 75_000),
    montant('mission:acces-soins:fixe', 90_000),
    montant('mission:acces-soins:variable', 35_000),
    montant('mission:crise:redaction', 45_000),
    montant('mission:crise:mise-a-jour', 22_500),
    montant('mission:crise:survenue', 67_500),
  ]
  it('counts the plan once, written or brought up to date', () => {
    expect(plafondDepasse([montant('plafond', 312_500), ...LIGNES])).toBeNull()
    expect(plafondDepasse([montant('plafond', 312_499), ...LIGNES])).toBe(
      'Les montants d’une année peuvent atteindre 312\u202f500\u00a0€, au-dessus du plafond de 312\u202f499\u00a0€.',
    )
  })
  it('an amount that nobody confirmed counts for nothing; without a ceiling nothing is said', () => {
    expect(plafondDepasse([montant('plafond', 100_000), montant('fonctionnement', 200_000, 'to_check')])).toBeNull()
    expect(plafondDepasse([montant('plafond', null, 'to_check'), ...LIGNES])).toBeNull()
  })
})

it('contradictions come first, then what is missing, then what waits', () => {
  const etats = dire({}, { perimetre: 'partiel', fiches: 0, membres: 0 }).map(({ etat }) => etat)
  expect(etats).toEqual(
    [...etats].sort(
      (a, b) =>
        ['contradiction', 'manque', 'a_confirmer'].indexOf(a) - ['contradiction', 'manque', 'a_confirmer'].indexOf(b),
    ),
  )
  expect(etats.length).toBeGreaterThan(4)
})
