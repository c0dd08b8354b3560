import { describe, expect, it } from 'vitest'
import type { Quantity } from '../../shared/domain/quantity.ts'
import { interval, known, missing } from '../../shared/domain/quantity-ops.ts'
import { colonnesTri } from './colonnes.ts'
import { filtrer, lignesDe } from './liste.ts'
import type { Communes, Valeurs } from './types.ts'

const communes: Communes = {
  codes: ['01001', '01002', '01003', '2A004'],
  noms: ['Évry', 'Zonza', 'Eyzin', 'L’Abergement'],
  centres: [null, null, null, null],
  epci: [null, null, null, null],
  arrondissements: [null, null, null, null],
  cantons: null,
  populations: [100, null, 50, 0],
}
const lignes = lignesDe(
  communes,
  new Map([
    ['01001', 4],
    ['2A004', 10],
  ]),
)

describe('list twin', () => {
  it('ranks names in the French order, accents aside', () => {
    expect([...lignes].sort((a, b) => a.rangNom - b.rangNom).map((l) => l.nom)).toEqual([
      'Évry',
      'Eyzin',
      'L’Abergement',
      'Zonza',
    ])
  })
  it('knows a density only from both its terms', () => {
    expect(lignes.map((l) => l.densite)).toEqual([25, undefined, undefined, 0])
  })
  it('takes the inhabitants that the dossier publishes, for the density too; elsewhere those of the reference', () => {
    const publiees = new Map([
      ['01001', 120],
      ['01003', undefined],
    ])
    const avec = lignesDe(communes, new Map([['01001', 4]]), null, publiees)
    expect(avec.map((l) => l.population)).toEqual([120, undefined, undefined, 0])
    expect(avec[0]?.densite).toBe(30)
  })
  it('carries the figure of the map: its value to sort by, its words to print', () => {
    const figure: Valeurs = {
      titre: 'Taux',
      unite: 'part',
      decimales: 2,
      parCommune: new Map<string, Quantity>([
        ['01001', known(-0.0123, 'part')],
        ['01002', missing('secret', 'part')],
        ['01003', interval(0.1, null, 'part')],
      ]),
      classes: { methode: 'quantiles' },
    }
    const avec = lignesDe(communes, new Map(), figure)
    // A narrow column has the short words, its long ones are its title.
    expect(colonnesTri({ ...figure, titre: 'Taux de pauvreté (seuil)', court: 'Pauvreté' }).at(-1)).toMatchObject({
      libelle: 'Pauvreté',
      titre: expect.stringContaining('Taux de pauvreté (seuil)'),
    })
    expect(colonnesTri(figure).at(-1)?.libelle).toBe('Taux')
    expect(avec.map((l) => l.figure)).toEqual([-0.0123, undefined, 0.1, undefined])
    expect(avec.map((l) => l.texteFigure)).toEqual([
      '\u22121,23\u00a0%',
      'secret statistique',
      'au moins 10,00\u00a0%',
      null,
    ])
    const zonage = { ...figure, categories: ['ZIP', 'ZAC'], parCommune: new Map([['01001', known(1, 'ratio')]]) }
    expect(lignesDe(communes, new Map(), zonage)[0]?.texteFigure).toBe('ZAC')
  })
  it('filters by words or by the beginning of a code', () => {
    const noms = (requete: string) => filtrer(lignes, requete).map((l) => l.nom)
    expect(noms('evry')).toEqual(['Évry'])
    expect(noms('l’abergement')).toEqual(['L’Abergement'])
    expect(noms('2a')).toEqual(['L’Abergement'])
    expect(noms('0100')).toEqual(['Évry', 'Zonza', 'Eyzin'])
    expect(noms('  ')).toHaveLength(4)
    expect(noms('xyz')).toEqual([])
  })
})
