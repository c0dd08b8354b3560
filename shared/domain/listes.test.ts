import { describe, expect, it } from 'vitest'
import { compterListes, ditDe, type Liste, lireDans, nommerListe, type Portee } from './listes.ts'

const source = { label: 'Annuaire', millesime: '2026', file: 'a.csv', line: null }
const portee = (autre: Partial<Portee> = {}): Portee => ({
  categories: ['60', '354'],
  bornees: [],
  partielles: [],
  pertes: [],
  ...autre,
})
const liste = (autre: Partial<Portee> = {}, plus: Partial<Liste> = {}): Liste => ({
  source,
  couverture: new Set(['A', 'B']),
  portee: portee(autre),
  ...plus,
})

describe('the condition of an exact count', () => {
  it('is a category of the file, in a commune that it covers, without a line left out', () => {
    expect(ditDe(liste(), ['60'], 'A')).toBe('tout')
    expect(ditDe(liste(), ['60'], 'C')).toBe('rien')
    expect(ditDe(liste(), ['70'], 'A')).toBe('rien')
    expect(ditDe(liste({ bornees: ['60'] }), ['60'], 'A')).toBe('minimum')
    expect(ditDe(liste({ partielles: ['A'] }), ['60'], 'A')).toBe('minimum')
    expect(ditDe(liste({ partielles: ['A'] }), ['60'], 'B')).toBe('tout')
    const pertes = [{ commune: 'A', categorie: '60', lignes: 1 }]
    expect(ditDe(liste({ pertes }), ['60'], 'A')).toBe('minimum')
    expect(ditDe(liste({ pertes }), ['354'], 'A')).toBe('tout')
    expect(ditDe(liste({ pertes: [{ commune: 'A', categorie: null, lignes: 1 }] }), ['354'], 'A')).toBe('minimum')
    // Two categories counted as one, of which the file has one.
    expect(ditDe(liste(), ['354', '209'], 'A')).toBe('minimum')
    // A dossier of before: as it was.
    expect(ditDe(liste({}, { portee: null }), ['70'], 'A')).toBe('tout')
  })

  it('the user may declare: of the categories of the file, in the communes of that day, no line being left out', () => {
    const declaree = (autre: Partial<Portee> = {}) => liste({ partielles: ['A'], declarees: ['A', 'C'], ...autre })
    expect(ditDe(declaree(), ['60'], 'A')).toBe('tout')
    expect(ditDe(declaree(), ['60'], 'C')).toBe('tout')
    expect(ditDe(declaree({ bornees: ['60'] }), ['60'], 'A')).toBe('tout')
    expect(ditDe(declaree({ declarees: ['C'] }), ['60'], 'A')).toBe('minimum')
    expect(ditDe(declaree(), ['70'], 'A')).toBe('rien')
    expect(ditDe(declaree(), ['60'], 'D')).toBe('rien')
    const pertes = [{ commune: 'A', categorie: '60', lignes: 1 }]
    expect(ditDe(declaree({ pertes }), ['60'], 'A')).toBe('minimum')
    expect(nommerListe('Annuaire', portee())).toBe('Annuaire')
    expect(nommerListe('Annuaire', portee({ declarees: ['A'] }))).toBe('Annuaire, déclaré complet par l’utilisateur')
  })

  it('takes the list that says all, else what one family says', () => {
    const partie = liste({ partielles: ['A'] }, { famille: 'f' })
    const autre = liste({ partielles: ['A'] }, { famille: 'g' })
    const entiere = liste({}, { famille: 'f' })
    expect(lireDans([partie, entiere], ['60'], 'A')).toEqual({ dit: 'tout', listes: [entiere] })
    expect(lireDans([partie, autre, partie], ['60'], 'A').listes).toEqual([partie, partie])
    const vieille = { ...partie, source: { ...source, millesime: '2020' } }
    expect(lireDans([partie, vieille], ['60'], 'A').listes).toEqual([partie])
    expect(lireDans([partie, entiere], ['60'], 'A', true)).toEqual({ dit: 'minimum', listes: [partie] })
  })

  it('never makes a zero of what is not whole', () => {
    const options = { unit: 'personnes', formula: '', defaut: [source] } as const
    const tout = { dit: 'tout', listes: [liste()] } as const
    const minimum = { dit: 'minimum', listes: [liste({ partielles: ['A'] })] } as const
    expect(compterListes(0, [tout], 0, options)).toMatchObject({ kind: 'known', value: 0 })
    expect(compterListes(0, [tout], 1, options)).toMatchObject({ kind: 'interval', min: 0, max: null })
    expect(compterListes(0, [minimum], 0, options)).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(compterListes(2, [tout, minimum], 0, options)).toMatchObject({ kind: 'interval', min: 2, max: null })
    expect(compterListes(0, [{ dit: 'rien', listes: [] }], 0, options)).toMatchObject({ reason: 'non_importe' })
  })
})
