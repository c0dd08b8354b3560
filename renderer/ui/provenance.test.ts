import { describe, expect, it } from 'vitest'
import { known, missing, sum } from '../../shared/domain/quantity-ops.ts'
import { detailPart, enTexte, expliquer, texteSource } from './provenance.ts'

const source = (file: string, line: number | null) => ({ label: 'Insee', millesime: '2021', file, line })
const a = { nom: 'Gannat', quantite: known(5610, 'habitants', { sources: [source('p.csv', 12)] }) }
const b = { nom: 'Vichy', quantite: known(25_279, 'habitants', { sources: [source('p.csv', 1500)] }) }

describe('where a figure comes from', () => {
  it('says formula, coverage and sources, in this order, and nothing empty', () => {
    const total = sum([a.quantite, b.quantite, missing('non_importe', 'habitants')], {
      unit: 'habitants',
      formula: 'Σ population',
    })
    const { rubriques } = expliquer(total, 'habitants', 'au moins 30 889')
    expect(rubriques.map(({ titre }) => titre)).toEqual(['Calcul', 'Couverture', 'Sources'])
    expect(rubriques[1]?.lignes).toEqual(['2\u00a0communes connues sur 3'])
    expect(expliquer(known(1, 'ratio'), 'x', '1').rubriques).toEqual([])
  })

  it('names the line of each part, and the file when parts come from several', () => {
    expect(detailPart(b, [a, b])).toBe('ligne 1\u202f500')
    const autre = { nom: 'Cusset', quantite: known(1, 'habitants', { sources: [source('q.csv', 3)] }) }
    expect(detailPart(a, [a, autre])).toBe('Insee, 2021, p.csv, ligne 12')
  })

  it('shows how a value was made: as given, or the sum of former communes', () => {
    expect(detailPart({ ...a, detail: '5 610 ÷ 36,9' }, [a])).toBe('5 610 ÷ 36,9, ligne 12')
    const fusion = known(3, 'habitants', { formula: 'Σ population\u00a0: 17272 1 + 17340 2' })
    expect(detailPart({ nom: 'x', quantite: fusion }, [])).toBe('Σ population\u00a0: 17272 1 + 17340 2')
    expect(detailPart({ nom: 'x', quantite: known(3, 'habitants', { formula: 'population' }) }, [])).toBeNull()
  })

  it('is copied whole, and no name becomes a formula', () => {
    const total = sum([a.quantite], { unit: 'habitants', formula: 'Σ' })
    const texte = enTexte(expliquer(total, 'habitants', '5 610'), 'Commune', [{ ...a, nom: '=HYPERLINK("x")\ty' }])
    const lignes = texte.split('\r\n')
    expect(lignes[0]).toBe('5 610 habitants')
    const derniere = lignes.at(-1)?.split('\t') ?? []
    expect(derniere).toHaveLength(3)
    expect(derniere[0]?.startsWith('=')).toBe(false)
  })

  it('writes a source once with its year', () => {
    expect(texteSource({ label: 'Insee 2021', millesime: '2021', file: null, line: null })).toBe('Insee 2021')
  })
})
