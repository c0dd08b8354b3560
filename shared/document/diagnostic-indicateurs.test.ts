import { describe, expect, it } from 'vitest'
import { indicateur } from '../domain/indicateurs/catalogue.ts'
import { type Serie, syntheses } from '../domain/indicateurs/synthese.ts'
import type { Quantity } from '../domain/quantity.ts'
import { known, missing } from '../domain/quantity-ops.ts'
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
  const indicateurs = syntheses({ communes: ['0', '1'], secteurs: [], series, retenues: new Map() })
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
    expect(lignes(blocs)).toContainEqual(['Part des 90 ans ou plus', '4,0\u00a0%', '–', '–', '2,5\u00a0%'])
    expect(blocs.filter(({ type }) => type === 'heading')).toHaveLength(3) // chapter, Population, Âges
  })

  it('say what a median cannot say', () => {
    const blocs = chapitre([serie('FILO:MED', [21_000, null])])
    expect(lignes(blocs)[0]?.[1]).toBe('secret statistique')
    expect(JSON.stringify(blocs)).toContain('ne s’additionne pas')
  })

  it('name both files that do not say the same', () => {
    const blocs = chapitre([serie('RP:POP90P', [4, 12], 2), serie('RP:POP90P', [4, 10], 1)])
    expect(JSON.stringify(blocs)).toContain('16 selon fichier 2 (publié), 14 selon fichier 1.')
    expect(JSON.stringify(chapitre([serie('RP:POP90P', [4, 12], 2), serie('RP:POP90P', [4, 12], 1)]))).not.toContain(
      'Écarts',
    )
  })
})
