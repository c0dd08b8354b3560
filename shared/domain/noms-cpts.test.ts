import { describe, expect, it } from 'vitest'
import { cptsPartagees, sansCpts } from './noms-cpts.ts'

describe('labels that say none', () => {
  it.each(
    'Sans CPTS|Sans Cpts|sans cpts à ce jour|Hors CPTS|hors zone|Zone blanche|Zone non couverte|Aucune|Aucune CPTS|Non couvert|Commune non couverte|Pas de CPTS|-|—|/|NC|n.c.|n/a|#N/A|néant|Non|En projet|CPTS en projet|à définir||0|Autres communes'.split(
      '|',
    ),
  )('%j', (libelle) => expect(sansCpts(libelle)).toBe(true))
  it.each(
    'PEPS|Val d Orge|CPTS Sans Souci|CPTS Nord|Non-Loin|Centre|CPTS Nantes Nord|Les Hors-Bords|CPTS Projet Santé|A Corps'.split(
      '|',
    ),
  )('%j is a name', (libelle) => expect(sansCpts(libelle)).toBe(false))
})

describe('labels of two CPTS', () => {
  const noms = new Set([
    'CPTS A',
    'CPTS B',
    'Sud-Loire',
    'A / B',
    'CPTS A et CPTS B',
    'Vignoble / Sud-Loire',
    'Vignoble / Pays de Retz',
    'Nord - Sud',
  ])
  it('are those whose parts are all names of the column, or one of them around a slash', () => {
    expect([...cptsPartagees(noms)]).toEqual([
      ['A / B', ['CPTS A', 'CPTS B']],
      ['CPTS A et CPTS B', ['CPTS A', 'CPTS B']],
      ['Vignoble / Sud-Loire', ['Vignoble', 'Sud-Loire']],
    ])
  })
  it('three of them too', () => {
    const trois = new Set(['A', 'B', 'C', 'A ; B ; C'])
    expect(cptsPartagees(trois).get('A ; B ; C')).toEqual(['A', 'B', 'C'])
  })
})
