import { expect, it } from 'vitest'
import { entree } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { rienTrouve, trouve } from './recherche.ts'

const choix = (id: string) => ({ value: id, label: entree(id)?.libelle ?? id })

it('finds a figure by its words in the list, its short ones, its theme, without accents nor order', () => {
  expect(trouve(choix('APL:MG'), 'apl')).toBe(true)
  expect(trouve(choix('APL:MG'), 'généralistes APL')).toBe(true)
  expect(trouve(choix('APL:MK'), 'kinesitherapeutes')).toBe(true)
  expect(trouve(choix('FILO:TP60'), 'pauvrete')).toBe(true)
  expect(trouve(choix('FILO:RD'), 'revenus')).toBe(true)
  expect(trouve(choix('profession:60'), 'liberaux')).toBe(true)
  expect(trouve(choix('PMUN'), 'apl')).toBe(false)
  // A figure of the dossier's own has its label alone.
  expect(trouve({ value: 'perso:bus', label: 'Arrêts de bus' }, 'arrets bus')).toBe(true)
})

it('says of a figure that it is known and not imported, rather than that it does not exist', () => {
  expect(rienTrouve('pauvrete')).toContain('Taux de pauvreté')
  expect(rienTrouve('pauvrete')).toContain('importez sa source')
  expect(rienTrouve('xylophone')).toBe('Aucun chiffre de ce nom. Importez sa source dans l’écran Données.')
})
