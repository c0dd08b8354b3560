import { describe, expect, it } from 'vitest'
import { portrait, portraitSansImport } from '../../test/portraits.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { known, missing } from '../domain/quantity-ops.ts'
import { figuresPortrait, zoneVoisins } from './figures-portrait.ts'

const contexte = { voisins: [], land: null }

/** The three communes at 0,1° from each other. */
function place(p: Portrait): Portrait {
  return { ...p, communes: p.communes.map((c, i) => ({ ...c, centre: [3 + i * 0.1, 46 + i * 0.1] as const })) }
}

describe('figures of a portrait', () => {
  it('maps densities when areas are known, else populations', () => {
    const densite = figuresPortrait(place(portrait()), contexte)
    expect(densite.carte?.caption).toBe('Densité de population par commune, en habitants au km², 2021.')
    expect(densite.carte?.source).toContain('Insee, populations municipales 2021')
    const population = figuresPortrait(place(portraitSansImport()), contexte)
    expect(population.carte?.caption).toBe('Population municipale par commune, 2021.')
    expect(population.carteCommunes?.caption).toBe('Communes du territoire.')
  })

  it('says what each map shows to those who cannot see it', () => {
    const { carteFiche, carteCommunes } = figuresPortrait(place(portrait()), contexte)
    expect(carteFiche?.alt).toContain('Le Bourg')
    expect(carteCommunes?.alt).toContain('3\u00a0communes')
    expect(carteFiche?.svg.startsWith('<svg')).toBe(true)
  })

  it('maps the supply by commune when there is one, with boxes for none and for what is not known', () => {
    const source = { label: 'Annuaire Santé', millesime: '2026', file: 'ps.txt', line: null }
    const personnes = (n: number) => known(n, 'personnes', { sources: [source] })
    const offre = {
      titre: 'Médecins généralistes libéraux',
      valeurs: new Map<string, Quantity>([
        ['03001', personnes(0)],
        ['03002', personnes(4)],
        ['03003', missing('non_importe', 'personnes')],
      ]),
    }
    const { carteOffre } = figuresPortrait(place(portrait()), { ...contexte, offre })
    expect(carteOffre?.caption).toBe('Médecins généralistes libéraux par commune.')
    expect(carteOffre?.source).toMatch(/^Annuaire Santé 2026\. Fond schématique/)
    // A box for zero, one for what is missing.
    expect(carteOffre?.svg).toMatch(/>0<[\s\S]*>donnée manquante</)
    expect(carteOffre?.alt).toContain('Le Bourg (4)')
    expect(carteOffre?.plusBas?.height).toBeLessThan(carteOffre?.height ?? 0)
    expect(figuresPortrait(place(portrait()), contexte).carteOffre).toBeUndefined()
  })

  it('marks a partial list as such', () => {
    const { carteCommunes } = figuresPortrait(place(portrait({ perimetre: 'partiel' })), contexte)
    expect(carteCommunes?.caption).toBe('Communes du territoire (communes identifiées).')
  })

  it('draws no map without communes, no shaded map for one, no curve of two points', () => {
    expect(figuresPortrait(portrait({ communes: [] }), contexte)).toEqual({})
    const une = place(portrait())
    const figures = figuresPortrait({ ...une, communes: une.communes.slice(0, 1) }, contexte)
    expect(figures.carte).toBeUndefined()
    expect(figures.carteFiche).toBeDefined()
    expect(figures.evolution).toBeUndefined()
  })

  it('draws a curve from three vintages on', () => {
    const populations = ['2016', '2019', '2021'].map((millesime, i) => ({
      millesime,
      comptee: millesime,
      population: known(4000 + i, 'habitants'),
    }))
    const { evolution } = figuresPortrait(place(portrait({ populations })), contexte)
    expect(evolution?.kind).toBe('graphique')
    expect(evolution?.alt).toContain('2021')
  })

  it('asks for neighbours around the territory, and for none without a centre', () => {
    expect(zoneVoisins(portrait())).toBeNull()
    const zone = zoneVoisins(place(portrait()))
    if (zone === null) throw new Error('zone')
    expect(zone[0]).toBeLessThan(3)
    expect(zone[1]).toBeLessThan(46)
    expect(zone[2]).toBeGreaterThan(3.2)
    expect(zone[3]).toBeGreaterThan(46.2)
  })
})
