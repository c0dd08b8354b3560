import { describe, expect, it } from 'vitest'
import type { Unit } from '../quantity.ts'
import { lireChiffre } from './lecture.ts'
import { contient, partition, trancheDe } from './tranches.ts'

const lu = (libelle: string, unite: Unit) => lireChiffre({ libelle, unite })?.indicateur ?? null

describe('what a figure is, from its words', () => {
  it.each([
    ['Population Couverte (en nombre d’habitants)', 'nombre', 'population'],
    ['population_couverte'.replaceAll('_', ' '), 'nombre', 'population'],
    ['Nombre d’habitants de la CPTS', 'habitants', 'population'],
    ['% pop. couverte', 'pourcent', 'part_population'],
    ['pct population', 'pourcent', 'part_population'],
    ['Part de la population du département', 'part', 'part_population'],
    ['Part du territoire couverte par les douze CPTS', 'pourcent', 'part_territoire'],
    ['Nombre de professionnels de santé libéraux exerçant sur chaque territoire des CPTS', 'nombre', 'professionnels'],
    ['ps liberaux', 'nombre', 'professionnels'],
    ['Infirmiers libéraux', 'personnes', 'profession:60'],
    ['Nombre de médecins généralistes', 'nombre', 'profession:10-MG'],
    ['Densité d’infirmiers pour 10 000 habitants', 'pour_10000', 'densite:60'],
    ['Infirmiers', 'pour_100000', 'densite:60'],
    ['Infirmiers adhérents', 'personnes', 'adherents:60'],
    ['Adhérents de la CPTS', 'personnes', 'adherents'],
    ['Nombre de communes', 'nombre', 'communes'],
    ['Superficie (km²)', 'nombre', 'superficie'],
    ['Densité de population', 'hab_km2', 'densite'],
  ] as const)('%s', (libelle, unite, attendu) => {
    expect(lu(libelle, unite)).toBe(attendu)
  })

  it.each([
    ['Population de 75 ans et plus', 'habitants'],
    ['Part de la population sans médecin traitant', 'pourcent'],
    ['Population couverte par la C2S', 'habitants'],
    ['Habitants en ALD', 'nombre'],
    ['Personnes polymédiquées', 'pourcent'],
    ['Densité de médecins au km²', 'hab_km2'],
    ['Passages aux urgences', 'nombre'],
  ] as const)('leaves alone: %s', (libelle, unite) => {
    expect(lu(libelle, unite)).toBeNull()
  })
})

describe('ages in words', () => {
  it.each([
    ['Part des 75 ans et plus', 75, null],
    ['65 ans ou plus', 65, null],
    ['Population de 75+', 75, null],
    ['0-14 ans', 0, 14],
    ['Part des 18 à 39 ans', 18, 39],
    ['Moins de 20 ans', 0, 19],
  ])('%s', (libelle, de, a) => {
    expect(trancheDe(libelle)).toEqual({ de, a })
  })
  it('a rate among people of an age is none of them', () => {
    expect(trancheDe('Vaccination contre la grippe des 65 ans et plus')).toBeNull()
    expect(trancheDe('Plus de 70 ans sans médecin traitant')).toBeNull()
    expect(trancheDe('Population 2021')).toBeNull()
  })
  it('hold each other, and follow each other without gap', () => {
    expect(contient({ de: 65, a: null }, { de: 75, a: null })).toBe(true)
    expect(contient({ de: 75, a: null }, { de: 65, a: null })).toBe(false)
    expect(contient({ de: 15, a: 64 }, { de: 65, a: null })).toBe(false)
    const [jeunes, milieu, vieux] = [
      { de: 0, a: 19 },
      { de: 20, a: 64 },
      { de: 65, a: null },
    ]
    expect(partition([vieux, jeunes, milieu])).toEqual([jeunes, milieu, vieux])
    expect(partition([jeunes, vieux])).toBeNull()
    expect(partition([jeunes, milieu, vieux, { de: 20, a: 39 }])).toBeNull()
  })
})
