import { describe, expect, it } from 'vitest'
import { activite, commune, faits } from '../../test/facts.ts'
import { offreParCommune } from './offre-communes.ts'
import type { OffreFacts } from './portrait-types.ts'

const communes = [commune('03001', 1000), commune('03002', 500), commune('03003', 300)]
const facts = (activites: OffreFacts['activites']): OffreFacts => ({
  source: { label: 'Annuaire Santé', millesime: '2026', file: 'ps.txt', line: null },
  couverture: new Set(['03001', '03002']),
  activites,
})
const lues = (activites: OffreFacts['activites']) => {
  const offre = offreParCommune(faits({ communes, offre: facts(activites) }))
  return {
    titre: offre?.titre,
    valeurs: [...(offre?.valeurs.values() ?? [])].map((q) => (q.kind === 'known' ? q.value : q.kind)),
  }
}
const generaliste = (personne: string, ou: string) => activite(personne, '10', ou, { savoirFaire: 'SM54' })

describe('supply by commune of the printed map', () => {
  it('counts general practitioners, zero where the source knows of none, missing where it does not speak', () => {
    // b works in both communes: once in each.
    const activites = [generaliste('a', '03001'), generaliste('b', '03001'), activite('n', '60', '03002')]
    expect(lues(activites)).toEqual({ titre: 'Médecins généralistes libéraux', valeurs: [2, 0, 'missing'] })
    expect(lues([...activites, generaliste('b', '03002')]).valeurs).toEqual([2, 1, 'missing'])
  })

  it('shows all the professionals where no general practitioner is, each person once', () => {
    const activites = [activite('n', '60', '03002'), activite('n', '70', '03002'), activite('k', '70', '03002')]
    expect(lues(activites)).toEqual({ titre: 'Professionnels de santé libéraux', valeurs: [0, 2, 'missing'] })
  })

  it('shows nothing without supply, or without anybody', () => {
    expect(offreParCommune(faits({ communes }))).toBeNull()
    expect(offreParCommune(faits({ communes, offre: facts([]) }))).toBeNull()
  })
})
