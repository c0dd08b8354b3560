import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ecrans, ecrireRoute, lireRoute } from './route.ts'

describe('the address of a screen', () => {
  it('is read', () => {
    expect(lireRoute('#/donnees?fichier=a.maillage&cpts=12')).toEqual({
      ecran: 'donnees',
      fichier: 'a.maillage',
      cpts: 12,
      vue: null,
    })
  })

  it('falls back on the welcome screen: empty, unknown, or a room without dossier', () => {
    const accueil = { ecran: 'accueil', fichier: null, cpts: null, vue: null }
    expect(lireRoute('')).toEqual(accueil)
    expect(lireRoute('#')).toEqual(accueil)
    expect(lireRoute('#/territoire')).toEqual(accueil)
    expect(lireRoute('#/inconnu?fichier=a.maillage')).toEqual({ ...accueil, fichier: 'a.maillage' })
  })

  it('keeps any path and any number: accents, spaces, &, #, ?, %', () => {
    const fichier = fc.string({ unit: 'grapheme', minLength: 1 }).filter((mot) => mot.isWellFormed())
    const route = fc.record({
      ecran: fc.constantFrom(...ecrans),
      fichier,
      cpts: fc.option(fc.integer({ min: 1 }), { nil: null }),
      vue: fc.option(fichier, { nil: null }),
    })
    fc.assert(
      fc.property(route, (une) => {
        expect(lireRoute(ecrireRoute(une))).toEqual(une)
      }),
    )
    const une = { ecran: 'chiffres', fichier: 'C:\\Été 50 %\\a#b?c&d.maillage', cpts: 3, vue: null } as const
    expect(lireRoute(ecrireRoute(une))).toEqual(une)
  })
})
