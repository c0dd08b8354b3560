import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unit } from './quantity.ts'
import { lireValeur, texteValeur, type ValeurSaisie } from './saisie-valeur.ts'

const entre = (min: number, max: number | null, decimales = 0): ValeurSaisie => ({
  intervalle: { min, max },
  decimales,
})

describe('lireValeur', () => {
  it.each<[string, ValeurSaisie | undefined]>([
    ['10,3', { valeur: 10.3, decimales: 1 }],
    ['10,0\u00a0%', { valeur: 10, decimales: 1 }],
    ['1\u202f234', { valeur: 1234, decimales: 0 }],
    ['-5', { valeur: -5, decimales: 0 }],
    ['', null],
    ['  ', null],
    ['Secret', { motif: 'secret' }],
    ['secret statistique', { motif: 'secret' }],
    ['s', { motif: 'secret' }],
    ['ns', { motif: 'non_diffuse' }],
    ['n/d', { motif: 'non_disponible' }],
    ['nd', { motif: 'non_disponible' }],
    ['-', { motif: 'non_disponible' }],
    ['beaucoup', undefined],
    ['1,2,3', undefined],
    ['=1+1', undefined],
  ])('%j is %j', (texte, valeur) => {
    expect(lireValeur(texte, 'pourcent')).toEqual(valeur)
  })

  it.each<[string, ValeurSaisie | undefined]>([
    ['< 11', entre(0, 10)],
    ['<11', entre(0, 10)],
    ['moins de 11', entre(0, 10)],
    ['Moins de\u00a01\u202f000', entre(0, 999)],
    ['≤ 10', entre(0, 10)],
    ['<= 10', entre(0, 10)],
    ['au plus 10', entre(0, 10)],
    ['> 10', entre(11, null)],
    ['plus de 10', entre(11, null)],
    ['≥ 11', entre(11, null)],
    ['au moins 11', entre(11, null)],
    ['5 à 10', entre(5, 10)],
    ['de 5 à 10', entre(5, 10)],
    ['entre 5 et 10', entre(5, 10)],
    ['5-10', entre(5, 10)],
    ['5 – 10', entre(5, 10)],
    ['10 à 5', undefined],
    ['< 0', undefined],
    ['< -3', undefined],
    ['<', undefined],
    ['5 à', undefined],
    ['moins de dix', undefined],
  ])('%j of persons is %j', (texte, valeur) => {
    expect(lireValeur(texte, 'personnes')).toEqual(valeur)
  })

  it('knows that below 11 % may be 10,9 %', () => {
    expect(lireValeur('< 11 %', 'pourcent')).toEqual(entre(0, 11))
    expect(lireValeur('< 2,5', 'nombre')).toEqual(entre(0, 2.5, 1))
  })
})

it('reads back what it wrote, in every unit', () => {
  const unites = fc.constantFrom<Unit>('personnes', 'nombre', 'pourcent', 'pour_10000', 'euros')
  const borne = fc.integer({ min: 0, max: 1_000_000 })
  const valeur = fc.oneof(
    fc.integer({ min: 0, max: 1_000_000 }).map((n): ValeurSaisie => ({ valeur: n, decimales: 0 })),
    fc.tuple(borne, borne, fc.nat(1)).map(([a, b, sansHaut]): ValeurSaisie => {
      return { intervalle: { min: Math.min(a, b), max: sansHaut === 1 ? null : Math.max(a, b) }, decimales: 0 }
    }),
    fc.constantFrom('secret', 'non_disponible', 'non_diffuse', 'absent').map((motif): ValeurSaisie => ({ motif })),
  )
  fc.assert(
    fc.property(valeur, unites, (une, unite) => {
      expect(lireValeur(texteValeur(une, unite), unite)).toEqual(une)
    }),
  )
})
