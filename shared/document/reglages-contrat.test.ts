import { describe, expect, it } from 'vitest'
import { MISSIONS, missionsOptionnelles } from '../domain/aci.ts'
import { erreurReglage, MISSIONS_OPTIONNELLES, normaliserReglage, REGLAGES_CONTRAT } from './reglages-contrat.ts'

describe('fields of the contract', () => {
  it('has one label per key, and a start date per mission', () => {
    const cles = REGLAGES_CONTRAT.map((r) => r.cle)
    expect(new Set(cles).size).toBe(cles.length)
    expect(new Set(REGLAGES_CONTRAT.map((r) => r.libelle)).size).toBe(cles.length)
    for (const { cle } of MISSIONS) expect(cles).toContain(`mission.${cle}.debut`)
    for (const cle of MISSIONS_OPTIONNELLES) expect(MISSIONS.some((m) => m.cle === cle)).toBe(true)
  })

  it('refuses a key that does not exist', () => {
    expect(erreurReglage('cpam.non', 'x')).toContain('cpam.non')
    expect(erreurReglage('cpam.nom', 'CPAM du Puy-de-Dôme')).toBeNull()
  })

  it('accepts an empty value: it clears the field', () => {
    for (const { cle } of REGLAGES_CONTRAT) expect(erreurReglage(cle, '  ')).toBeNull()
  })

  it('reads French dates and refuses days that do not exist', () => {
    expect(normaliserReglage('contrat.dateSignature', '17/06/2020')).toBe('2020-06-17')
    expect(normaliserReglage('contrat.dateSignature', '7/6/2020')).toBe('2020-06-07')
    expect(erreurReglage('contrat.dateSignature', '2024-02-29')).toBeNull()
    expect(erreurReglage('contrat.dateSignature', '2023-02-29')).not.toBeNull()
    expect(erreurReglage('contrat.dateSignature', '31/04/2020')).not.toBeNull()
    expect(erreurReglage('contrat.dateSignature', 'demain')).not.toBeNull()
  })

  it('checks the key of a SIRET and the shape of RNA and Finess numbers', () => {
    // 732 829 320 00074: the worked example of the Luhn key, sum 40.
    expect(erreurReglage('cpts.siret', '732 829 320 00074')).toBeNull()
    expect(normaliserReglage('cpts.siret', '732\u202f829 320\u00a000074')).toBe('73282932000074')
    expect(erreurReglage('cpts.siret', '73282932000075')).toContain('clé')
    expect(erreurReglage('cpts.siret', '7328293200007')).toContain('quatorze')
    expect(erreurReglage('cpts.rna', 'w031234567')).toBeNull()
    expect(erreurReglage('cpts.rna', '031234567')).not.toBeNull()
    expect(erreurReglage('cpts.finess', '030012345')).toBeNull()
    expect(erreurReglage('cpts.finess', '2A0012345')).toBeNull()
    expect(erreurReglage('cpts.finess', '12345')).not.toBeNull()
  })

  it('reads the optional missions', () => {
    expect(missionsOptionnelles('Qualité, accompagnement')).toEqual(['qualite', 'accompagnement'])
    expect(missionsOptionnelles('aucune')).toEqual([])
    expect(erreurReglage('missions.optionnelles', 'qualite;accompagnement')).toBeNull()
    expect(erreurReglage('missions.optionnelles', 'prevention')).toContain('prevention')
  })
})
