import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliserNom, sansArticle } from './nom-commune.ts'

describe('normaliserNom', () => {
  it.each([
    ["Saint-Martin-d'Hères", 'saint martin d heres'],
    ['st martin d heres', 'saint martin d heres'],
    ['STE-MÈRE-ÉGLISE', 'sainte mere eglise'],
    ['Stes Maries de la Mer', 'saintes maries de la mer'],
    ['L’Isle-d’Abeau', 'l isle d abeau'],
    ['Œuilly', 'oeuilly'],
    ['Lœuilly', 'loeuilly'],
    ['L\u00e6titia', 'laetitia'],
    ["L'Hay\u0308-les-Roses", 'l hay les roses'], // decomposed diaeresis
    ['  Évaux   les Bains ', 'evaux les bains'],
    ['Saint-Denis (93)', 'saint denis 93'],
    ['Brest', 'brest'], // "st" inside a word is not Saint
    ['Costes', 'costes'],
    ["--'’", ''],
    ['', ''],
  ])('%s → %s', (nom, attendu) => expect(normaliserNom(nom)).toBe(attendu))

  it('leaves only letters, figures and single spaces, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (nom) => {
        const norme = normaliserNom(nom)
        expect(norme).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/)
        expect(normaliserNom(norme)).toBe(norme)
      }),
    )
  })

  it('ignores case', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zéèçœ' -]*$/),
        (nom) => normaliserNom(nom.toUpperCase()) === normaliserNom(nom),
      ),
    )
  })
})

describe('sansArticle', () => {
  it.each([
    ['l isle adam', 'isle adam'],
    ['le havre', 'havre'],
    ['les ulis', 'ulis'],
    ['lens', 'lens'],
    ['la', 'la'],
  ])('%s → %s', (norme, attendu) => expect(sansArticle(norme)).toBe(attendu))
})
