import { describe, expect, it } from 'vitest'
import { type Mouvement, Mouvements, MouvementsRecents } from './mouvements.ts'

const ligne = (mod: string, date: string, avant: string, apres: string): Mouvement => ({
  mod,
  date,
  avant,
  nomAvant: `Nom ${avant}`,
  apres,
  nomApres: `Nom ${apres}`,
})

const CONNUES = new Set(['A', 'B', 'C', 'D', 'E', 'G'])
const recents = (lignes: readonly Mouvement[]) =>
  new MouvementsRecents(lignes, '2026-01-01', (code) => CONNUES.has(code))
const reunion = (date: string, chef: string, ...autres: string[]) =>
  [chef, ...autres].map((code) => ligne('32', date, code, chef))

describe('movements', () => {
  it('of one day that share a commune are one event; renamings are counted apart', () => {
    const { evenements, renommages } = new Mouvements([
      ...reunion('2027-01-01', 'A', 'B'),
      ...reunion('2027-01-01', 'C', 'D'),
      { ...ligne('10', '2027-01-01', 'E', 'E'), nomApres: 'Autre' },
      ...reunion('2028-01-01', 'A', 'C'),
    ])
    expect(evenements.map(({ date, avant, apres, disparues }) => [date, avant, apres, disparues])).toEqual([
      ['2027-01-01', ['A', 'B'], ['A'], ['B']],
      ['2027-01-01', ['C', 'D'], ['C'], ['D']],
      ['2028-01-01', ['A', 'C'], ['A'], ['C']],
    ])
    expect(renommages).toBe(1)
  })

  it('are followed from one to the next, from a date, and through a code of one day', () => {
    const suite = new Mouvements([
      ...reunion('2027-01-01', 'C', 'D'),
      ...reunion('2028-01-01', 'A', 'C'),
      // Pont-Farcy in 2018: another département, another code, and a commune nouvelle, on the same day.
      ligne('41', '2029-01-01', 'E', 'X'),
      ligne('32', '2029-01-01', 'X', 'G'),
      ligne('32', '2029-01-01', 'G', 'G'),
    ])
    expect([...suite.suivre('D')]).toEqual(['A'])
    expect([...suite.suivre('D', '2028-01-01')]).toEqual(['D'])
    expect([...suite.suivre('E')]).toEqual(['G'])
    const [, , jour] = suite.evenements
    expect([jour?.avant, jour?.apres, jour?.disparues, jour?.creees]).toEqual([['E', 'G'], ['G'], ['E'], []])
  })
})

describe('a code born after the known geography', () => {
  it('leads to the commune that it was taken from, or that changed code', () => {
    const suite = recents([
      ligne('21', '2027-01-01', 'A', 'A'),
      ligne('21', '2027-01-01', 'A', 'N'),
      ligne('50', '2028-01-01', 'N', 'P'),
      ligne('41', '2027-06-01', 'C', 'Q'),
    ])
    expect(suite.origine('N')?.communes).toEqual(['A'])
    expect(suite.origine('P')?.communes).toEqual(['A'])
    expect(suite.origine('Q')).toMatchObject({ communes: ['C'], evenement: { date: '2027-06-01', mod: '41' } })
    expect(suite.origine('A')).toBeUndefined()
    expect(suite.origine('Z')).toBeUndefined()
  })

  it('of several communes leads to all of them', () => {
    const suite = recents([ligne('32', '2027-01-01', 'A', 'N'), ligne('32', '2027-01-01', 'B', 'N')])
    expect(suite.origine('N')?.communes).toEqual(['A', 'B'])
  })

  it('is not one of the past', () => {
    expect(recents([ligne('41', '2026-01-01', 'A', 'N')]).origine('N')).toBeUndefined()
  })
})

describe('what the lines of a file speak of', () => {
  const fusions = recents([...reunion('2027-01-01', 'A', 'B'), ...reunion('2028-01-01', 'C', 'D')])
  const ensembles = (suite: MouvementsRecents, ...codes: string[]) =>
    suite.ensembles(new Set(codes)).map(({ date, communes, codes: siens }) => [date.slice(0, 4), communes, siens])

  it('a line of a commune without those that joined it speaks of all', () => {
    expect(ensembles(fusions, 'A', 'C', 'G')).toEqual([
      ['2027', ['A', 'B'], ['A']],
      ['2028', ['C', 'D'], ['C']],
    ])
  })

  it('with them, the file is older than the event, and than those after', () => {
    expect(ensembles(fusions, 'A', 'B', 'C', 'G')).toEqual([])
    expect(ensembles(fusions, 'A', 'C', 'D', 'G')).toEqual([['2027', ['A', 'B'], ['A']]])
  })

  it('nothing where neither is in the file', () => {
    expect(ensembles(fusions, 'G')).toEqual([])
  })

  it('mergers of mergers are one whole', () => {
    const suite = recents([...reunion('2027-01-01', 'C', 'D'), ...reunion('2028-01-01', 'A', 'B', 'C')])
    expect(ensembles(suite, 'A', 'G')).toEqual([['2028', ['A', 'B', 'C', 'D'], ['A']]])
    expect(ensembles(suite, 'A', 'B', 'C', 'G')).toEqual([['2027', ['C', 'D'], ['C']]])
  })

  it('a restored commune must be there with the one it left', () => {
    const suite = recents([ligne('21', '2027-01-01', 'A', 'A'), ligne('21', '2027-01-01', 'A', 'N')])
    expect(ensembles(suite, 'A', 'N')).toEqual([['2027', ['A'], ['A', 'N']]])
    expect(ensembles(suite, 'A')).toEqual([])
    expect(suite.ensembles(new Set(['N'])).map(({ absents }) => absents)).toEqual([['A']])
  })

  it('a merger under a code born since', () => {
    const suite = recents([ligne('32', '2027-01-01', 'A', 'N'), ligne('32', '2027-01-01', 'B', 'N')])
    expect(ensembles(suite, 'N', 'G')).toEqual([['2027', ['A', 'B'], ['N']]])
    expect(ensembles(suite, 'A', 'G')).toEqual([])
  })
})
