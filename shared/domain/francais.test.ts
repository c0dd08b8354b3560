/** The grammar of generated sentences, by examples and by what holds for any number, any list, any name. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accord, compte, de, deCommune, elide, enumeration, majuscule, minuscule } from './francais.ts'

describe('plurals', () => {
  it.each([
    [0, 'commune'],
    [1, 'commune'],
    [-1, 'commune'],
    [1.9, 'commune'],
    [2, 'communes'],
    [-2, 'communes'],
    [1200, 'communes'],
  ])('%d takes %s', (n, mot) => {
    expect(accord(n, 'commune')).toBe(mot)
  })

  it('writes the number as everywhere, and the word that goes with it', () => {
    expect(compte(1200, 'commune')).toBe('1\u202f200\u00a0communes')
    expect(compte(1, 'œil', 'yeux')).toBe('1\u00a0œil')
    expect(compte(3, 'œil', 'yeux')).toBe('3\u00a0yeux')
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(compte(n, 'un', 'des').endsWith('des')).toBe(Math.abs(n) >= 2)
        expect(compte(n, 'un', 'des')).not.toContain(' ')
      }),
    )
  })
})

describe('enumerations', () => {
  it('name all, in order, with one « et » before the last', () => {
    const noms = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 8 })
    fc.assert(
      fc.property(noms, (liste) => {
        expect(enumeration(liste).split(/, | et /)).toEqual(liste.length === 0 ? [''] : liste)
      }),
    )
  })

  it('say how many are left out: those named and those counted are all of them', () => {
    const noms = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(noms, fc.integer({ min: 1, max: 10 }), (liste, max) => {
        const dite = enumeration(liste, max)
        const reste = Number(/ et (\d+)\u00a0autres?$/.exec(dite)?.[1] ?? 0)
        const nommes = dite.replace(/ et \d+\u00a0autres?$/, '').split(/, | et /)
        expect(nommes.length + reste).toBe(liste.length)
        expect(nommes).toEqual(liste.slice(0, nommes.length))
      }),
    )
    expect(enumeration(['Gannat', 'Vichy', 'Cusset'], 2)).toBe('Gannat, Vichy et 1\u00a0autre')
  })
})

describe('elision', () => {
  it('is before any vowel, accented or not, and never before a consonant other than a mute h', () => {
    const mot = fc.stringMatching(/^[A-ZÀÂÉÈÊÎÔÛa-zàâéèêîôû][a-z]{2,8}$/)
    fc.assert(
      fc.property(mot, (nom) => {
        const nue = nom.normalize('NFD').charAt(0).toLowerCase()
        fc.pre(!/^(onze|oui|ya|h)/i.test(nom) && !nom.toLowerCase().startsWith('yo'))
        expect(elide(nom)).toBe('aeiouy'.includes(nue))
        expect(de(nom)).toBe(elide(nom) ? `d’${nom}` : `de ${nom}`)
      }),
    )
  })

  it('contracts the article of a name, and only « Le » and « Les »', () => {
    expect(['Le Mans', 'Les Abymes', 'La Rochelle', 'Lens', 'Leslie'].map(deCommune)).toEqual([
      'du Mans',
      'des Abymes',
      'de La Rochelle',
      'de Lens',
      'de Leslie',
    ])
  })
})

it('changes the case of a first letter and nothing else, but for acronyms', () => {
  expect([majuscule('élus de la CPTS'), minuscule('Infirmiers'), minuscule('EHPAD')]).toEqual([
    'Élus de la CPTS',
    'infirmiers',
    'EHPAD',
  ])
})
