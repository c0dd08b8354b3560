import { expect, it } from 'vitest'
import { erreurReglage, normaliserReglage, REGLAGES_CONTRAT } from '../../shared/document/reglages-contrat.ts'
import { CHOIX, GROUPES_FINANCEMENT, grouper, MISSIONS } from './groupes-reglages.ts'

it('keeps the order of the contract and counts what is filled', () => {
  const cles = REGLAGES_CONTRAT.map((r) => ({
    ...r,
    valeur: r.cle === 'cpam.nom' ? 'CPAM' : r.cle === 'cpam.adresse' ? '' : null,
  }))
  const groupes = grouper(cles)
  expect(groupes.map(({ nom }) => nom)).toEqual([
    'Communauté',
    'Caisse',
    'Agence',
    'Contrat',
    'Missions',
    ...GROUPES_FINANCEMENT,
  ])
  expect(groupes.flatMap(({ cles: siens }) => siens)).toHaveLength(REGLAGES_CONTRAT.length)
  expect(groupes[1]?.remplis).toBe(1)
})

it('offers only choices of missions that the contract takes, as it stores them', () => {
  for (const { value } of MISSIONS) {
    expect(erreurReglage('missions.optionnelles', value)).toBeNull()
    expect(normaliserReglage('missions.optionnelles', value)).toBe(value)
  }
})

it('offers only the closed choices that a setting takes', () => {
  for (const { value } of CHOIX.prorata) expect(erreurReglage('contrat.prorata', value)).toBeNull()
  for (const { value } of CHOIX.taille) expect(erreurReglage('contrat.taille.annee2', value)).toBeNull()
})
