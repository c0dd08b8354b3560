import { describe, expect, it } from 'vitest'
import { faitsVides } from '../../test/facts.ts'
import type { Serie } from '../domain/chiffres/faits.ts'
import { indicateur } from '../domain/indicateurs/catalogue.ts'
import { syntheses } from '../domain/indicateurs/synthese.ts'
import type { Quantity } from '../domain/quantity.ts'
import { interval, known, missing } from '../domain/quantity-ops.ts'
import { chapitreIndicateurs } from './diagnostic-indicateurs.ts'
import type { EntreeDocument } from './entree.ts'
import type { Block, Cell } from './model.ts'

function serie(id: string, valeurs: readonly (number | null)[], source = 1, france?: number): Serie {
  const definition = indicateur(id)
  if (definition === undefined) throw new Error(id)
  return {
    definition,
    millesime: '2022',
    source,
    libelleSource: `fichier ${source}`,
    valeurs: new Map(
      valeurs.map((valeur, i): [string, Quantity] => [
        String(i),
        valeur === null ? missing('secret', definition.unite) : known(valeur, definition.unite),
      ]),
    ),
    comparaisons:
      france === undefined
        ? []
        : [{ niveau: 'france', territoire: 'FR', nom: 'France', valeur: known(france, definition.unite) }],
  }
}

function chapitre(series: readonly Serie[]): Block[] {
  const indicateurs = syntheses({ ...faitsVides, communes: ['0', '1'], series })
  return chapitreIndicateurs({ indicateurs, textes: {} } as unknown as EntreeDocument)
}

const texte = (cell: Cell | undefined): string => {
  if (cell === undefined || typeof cell === 'string') return cell ?? ''
  const contenu = Array.isArray(cell) ? cell : (cell as { content: readonly unknown[] }).content
  return contenu.map((un) => (typeof un === 'string' ? un : (un as { text: string }).text)).join('')
}

const lignes = (blocs: readonly Block[]) =>
  blocs.flatMap((bloc) => (bloc.type === 'table' ? bloc.rows.map((row) => row.map(texte)) : []))

describe('the figures of imported files in the diagnostic', () => {
  it('have no chapter when nothing was imported but what the portrait already tells', () => {
    expect(chapitre([])).toEqual([])
    expect(chapitre([serie('PMUN', [10, 20])])).toEqual([])
  })

  it('stand beside France, the rate recomputed', () => {
    const blocs = chapitre([serie('RP:POP', [100, 300], 1, 1000), serie('RP:POP90P', [4, 12], 1, 25)])
    // 16 / 400 = 4,0 %; 25 / 1000 = 2,5 %
    expect(lignes(blocs)).toContainEqual(['Part des 90 ans ou plus', '4,0\u00a0%', '2,5\u00a0%'])
    expect(blocs.filter(({ type }) => type === 'heading')).toHaveLength(3) // chapter, Population, Âges
  })

  it('say what a median cannot say', () => {
    const blocs = chapitre([serie('FILO:MED', [21_000, null])])
    expect(lignes(blocs)[0]?.[1]).toBe('secret statistique')
    expect(JSON.stringify(blocs)).toContain('ne s’additionne pas')
  })

  it('name both files that do not say the same', () => {
    const blocs = chapitre([serie('RP:POP90P', [4, 12], 2), serie('RP:POP90P', [4, 10], 1)])
    // 14 − 16 = −2, a hundred and twenty-five thousandths of 16.
    expect(lignes(blocs)).toContainEqual([expect.any(String), '16', '14', '\u221212,5\u00a0%'])
    expect(JSON.stringify(blocs)).toContain('publié, fichier 2\u00a0; autre, fichier 1')
    expect(JSON.stringify(chapitre([serie('RP:POP90P', [4, 12], 2), serie('RP:POP90P', [4, 12], 1)]))).not.toContain(
      'Écarts',
    )
  })

  const tables = (blocs: readonly Block[]) => blocs.flatMap((bloc) => (bloc.type === 'table' ? bloc : []))
  const enTetes = (table: { columns: readonly { label: string }[] } | undefined) => table?.columns.map((c) => c.label)
  const lieu = (niveau: 'departement' | 'region', territoire: string, nom: string, valeur: number) => ({
    niveau,
    territoire,
    nom,
    valeur: known(valeur, 'personnes'),
  })

  it('have one column for each département of a CPTS over two, in the order of their codes', () => {
    const seule = {
      ...serie('RP:POP', [100, 300], 1, 1000),
      comparaisons: [lieu('departement', '71', 'Saône-et-Loire', 600), lieu('departement', '03', 'Allier', 500)],
    }
    const [table] = tables(chapitre([seule]))
    expect(enTetes(table)).toEqual(['Chiffre', 'CPTS', 'Allier', 'Saône-et-Loire'])
    expect(table?.caption).toBe('Population, 2022')
    expect(table?.rows.map((row) => row.map(texte))).toEqual([['Population au recensement', '400', '500', '600']])
  })

  it('have no column of the CPTS where larger territories only have a value', () => {
    const definition = indicateur('CNAM:PATIENTELE_MT')
    if (definition === undefined) throw new Error()
    const publiee: Serie = {
      ...serie('CNAM:PATIENTELE_MT', []),
      definition,
      sansCommune: true,
      comparaisons: [
        { niveau: 'departement', territoire: '38', nom: 'Isère', valeur: known(1031, 'nombre') },
        { niveau: 'france', territoire: 'FR', nom: 'France', valeur: known(1044, 'nombre') },
      ],
    }
    const [table] = tables(chapitre([publiee]))
    expect(enTetes(table)).toEqual(['Chiffre', 'Isère', 'France'])
    expect(table?.rows[0]?.map(texte).slice(1)).toEqual(['1\u202f031', '1\u202f044'])
    expect(table?.caption).toContain('plus grands territoires seulement')
  })

  it('print ages as one table of shares and a pyramid, not a line for each group and sex', () => {
    // Of 400: 10, 20, 15, 25, 15, 10 and 5 %. Men are 40 % of each group.
    const groupes = [40, 80, 60, 100, 60, 40, 20]
    const noms = ['0014', '1529', '3044', '4559', '6074', '7589', '90P']
    const series = [
      serie('RP:POP', [400, 0], 1, 1000),
      ...noms.flatMap((nom, i) => {
        const n = groupes[i] ?? 0
        return [
          serie(`RP:POP${nom}`, [n, 0], 1, 100),
          serie(`RP:H${nom}`, [n * 0.4, 0]),
          serie(`RP:F${nom}`, [n * 0.6, 0]),
        ]
      }),
    ]
    const blocs = chapitre(series)
    const ages = tables(blocs).find(({ caption }) => caption === 'Répartition par âge, 2022')
    expect(enTetes(ages)).toEqual(['Âge', 'Hommes', 'Femmes', 'Ensemble', 'CPTS', 'France'])
    expect(ages?.rows.map((row) => row.map(texte))[0]).toEqual([
      '0 à 14 ans',
      '16',
      '24',
      '40',
      '10,0\u00a0%',
      '10,0\u00a0%',
    ])
    expect(ages?.rows).toHaveLength(7)
    const figure = blocs.find((bloc) => bloc.type === 'figure')
    expect(figure?.alt).toContain('45 à 59 ans, 40 hommes et 60 femmes')
    expect(lignes(blocs).flat()).not.toContain('Hommes de 0 à 14 ans')
  })

  it('recompute a share from the file that has both its terms, though another publishes one of them', () => {
    const blocs = chapitre([
      serie('RP:POP', [100, 300], 2, 999),
      serie('RP:POP', [100, 300], 1, 1000),
      serie('RP:POP90P', [4, 12], 1, 25),
    ])
    expect(lignes(blocs)).toContainEqual(['Part des 90 ans ou plus', '4,0\u00a0%', '2,5\u00a0%'])
  })

  it('count the communes of a zoning by class, in a table of its own, and leave weights out', () => {
    const blocs = chapitre([serie('ZONE:MG', [1, 2]), serie('APL:POPSTD_MG', [10, 20])])
    expect(tables(blocs)).toHaveLength(1)
    expect(lignes(blocs)).toEqual([
      ['ZIP', '1', '–', '–'],
      ['ZAC', '1', '–', '–'],
    ])
    expect(JSON.stringify(blocs)).toContain('zone d’intervention prioritaire')
  })

  it('say of a count between bounds why it is, and not that it cannot be added up', () => {
    const bornee = serie('RP:POP90P', [4, 12])
    const borne = interval(0, 10, 'personnes')
    const valeurs = { has: () => true, get: (code: string) => (code === '1' ? borne : bornee.valeurs.get(code)) }
    const blocs = chapitre([{ ...bornee, valeurs }])
    expect(lignes(blocs)).toContainEqual(['Population de 90 ans ou plus', '4 à 14'])
    expect(JSON.stringify(blocs)).toContain('< 11')
    expect(JSON.stringify(blocs)).not.toContain('ne s’additionne pas')
  })

  it('draw shares beside those of France, from three of them', () => {
    const parts = (ids: readonly string[]) =>
      chapitre([serie('RP:POP', [60, 40], 1, 1000), ...ids.map((id) => serie(id, [12, 8], 1, 150))]).flatMap((bloc) =>
        bloc.type === 'figure' && bloc.alt.startsWith('Points.') ? [bloc.alt] : [],
      )
    expect(parts(['RP:POP0014', 'RP:POP1529'])).toEqual([])
    const [alt = ''] = parts([
      'RP:POP0014',
      'RP:POP1529',
      'RP:POP3044',
      'RP:POP4559',
      'RP:POP6074',
      'RP:POP7589',
      'RP:POP90P',
    ])
    // 20 of 100 people here, 150 of 1 000 in France.
    expect(alt).toContain('0 à 14 ans, CPTS 20,0\u00a0%, France 15,0\u00a0%')
  })
})
