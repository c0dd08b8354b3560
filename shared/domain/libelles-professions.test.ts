import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROFESSIONS } from './catalogues.ts'
import { professionDuLibelle } from './libelles-professions.ts'

describe('profession of a label', () => {
  it.each([
    ['Médecin généraliste', '10-MG'],
    ['Médecins généralistes (hors médecins à expertise particulière - MEP)', '10-MG'],
    ['MEDECIN GENERALISTE', '10-MG'],
    ['Infirmière', '60'],
    ['Infirmiers', '60'],
    ['Masseurs-kinésithérapeutes', '70'],
    ['Chirurgien-dentiste', '40'],
    ['Chirurgiens-dentistes', '40'],
    ['Sages-femmes', '50'],
    ['Pédicures-podologues', '80'],
    ['Orthophonistes', '91'],
    // A surgeon is no dentist, an ENT doctor no speech therapist.
    ['Chirurgien orthopédiste', '10-SPE'],
    ['Oto-rhino-laryngologue (ORL)', '10-SPE'],
    ['Gynécologue obstétricien', '10-SPE'],
    ['Ophtalmologistes', '10-SPE'],
  ])('%s → %s', (libelle, code) => expect(professionDuLibelle(libelle)).toBe(code))

  it.each([
    '',
    '45',
    'Ensemble des médecins généralistes',
    'Ostéopathe',
    'Fournisseur de matériel médical',
    'constructor',
  ])('does not guess « %s »', (libelle) => expect(professionDuLibelle(libelle)).toBeNull())

  it('gives a code of the catalogue or nothing, whatever is written, plural and capitals alike', () => {
    const codes = new Set(PROFESSIONS.map(({ code }) => code))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('Infirmier', 'Sage-femme', 'Cardiologue')), (libelle) => {
        const code = professionDuLibelle(libelle)
        if (code !== null) expect(codes.has(code)).toBe(true)
        expect(professionDuLibelle(libelle.toUpperCase())).toBe(professionDuLibelle(libelle.toLowerCase()))
      }),
    )
  })
})
