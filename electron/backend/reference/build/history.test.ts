import { describe, expect, it } from 'vitest'
import { geographie, Histoire } from './history.ts'
import type { CommuneSource, EtatSource } from './sources.ts'

const com = (code: string, plus: Partial<CommuneSource> = {}): CommuneSource => ({
  code,
  nom: `Commune ${code}`,
  type: 'commune-actuelle',
  ...plus,
})
const deleguee = (code: string, chefLieu: string) => com(code, { type: 'commune-deleguee', chefLieu })
const etat = (id: string, plus: Partial<EtatSource> = {}): EtatSource => {
  const [, type = 'COM', code = ''] = /^(\w+)-(\w+)@/.exec(id) ?? []
  return { id, type: type as EtatSource['type'], code, nom: `Commune ${code}`, ...plus }
}
const jusque = (dateFin: string, raisonFin: string, successeur?: string) => ({
  dateFin,
  raisonFin,
  ...(successeur === undefined ? {} : { successeur }),
})

/** 1965: 99002 merges simply into 99001. 2016: 99001 and 99003 become the commune nouvelle 99001. */
const ETATS: readonly EtatSource[] = [
  etat('COM-99001@1943', jusque('2016-01-01', 'commune devenant déléguée', 'COMD-99001@2016')),
  etat('COMD-99001@2016', { dateDebut: '2016-01-01', pole: 'COM-99001@2016' }),
  etat('COM-99001@2016', { dateDebut: '2016-01-01', membres: ['COMD-99001@2016', 'COMD-99003@2016'] }),
  etat('COM-99002@1943', jusque('1965-01-01', 'fusion simple', 'COMP-99002@1965')),
  etat('COMP-99002@1965', { dateDebut: '1965-01-01', pole: 'COM-99001@1943' }),
  etat('COM-99003@1943', jusque('2016-01-01', 'commune devenant déléguée', 'COMD-99003@2016')),
  etat('COMD-99003@2016', { dateDebut: '2016-01-01', pole: 'COM-99001@2016' }),
  // 1968: 99100 changes département.
  etat('COM-99100@1943', jusque('1968-01-01', 'changement de département', 'COM-98100@1968')),
  etat('COM-98100@1968', { dateDebut: '1968-01-01' }),
  // 1950: 99200 is shared out.
  etat('COM-99200@1943', jusque('1950-06-17', 'suppression')),
  // 1970: 99301 and 99302 unite under a new code 99300, undone in 1980.
  etat('COM-99300@1970', { ...jusque('1980-01-01', 'dé-fusion'), membres: ['COMP-99301@1970', 'COMP-99302@1970'] }),
  etat('COMP-99301@1970', { pole: 'COM-99300@1970', ...jusque('1980-01-01', 'dé-fusion', 'COM-99301@1980') }),
  etat('COMP-99302@1970', { pole: 'COM-99300@1970', ...jusque('1980-01-01', 'dé-fusion', 'COM-99302@1980') }),
  etat('COM-99301@1980', { dateDebut: '1980-01-01' }),
  etat('COM-99302@1980', { dateDebut: '1980-01-01' }),
  etat('COM-99400@1943'),
  etat('COM-99401@1943'),
]

const COMMUNES = ['98100', '99301', '99302']
const histoire = new Histoire(ETATS, [
  geographie(2019, [
    ...['99001', '99400', '99401', '99500', ...COMMUNES].map((c) => com(c)),
    deleguee('99001', '99001'),
    deleguee('99003', '99001'),
  ]),
  // 99400 became a déléguée of 99401 in 2022; 99500 changed its chef-lieu, hence its code.
  geographie(2022, [
    ...['99001', '99401', '99501', ...COMMUNES].map((c) => com(c)),
    deleguee('99400', '99401'),
    deleguee('99500', '99501'),
  ]),
  // 2023: 99003 is restored, 99401 joins 98100.
  geographie(2023, [
    ...['99001', '99003', '99501', '99900', ...COMMUNES].map((c) => com(c)),
    deleguee('99401', '98100'),
    com('99901', { type: 'arrondissement-municipal', commune: '99900' }),
    com('99001', { anciensCodes: ['99777'] }),
  ]),
])

describe('Histoire.resolve', () => {
  it('a code of today is itself, even when a déléguée bears it', () => {
    expect(histoire.resolve('99001')).toEqual({ kind: 'today', code: '99001' })
  })
  it('a commune restored since is itself, not its former parent', () => {
    expect(histoire.resolve('99003')).toEqual({ kind: 'today', code: '99003' })
  })
  it('says which commune held a restored one, and from which list on it stands alone', () => {
    expect(histoire.retablies()).toContainEqual({ commune: '99003', parent: '99001', cog: 2023 })
  })
  it('follows an old merger through a later one, with the date of the first', () => {
    expect(histoire.resolve('99002')).toEqual({
      kind: 'moved',
      code: '99002',
      to: '99001',
      date: '1965-01-01',
      event: 'Fusion simple',
    })
  })
  it('follows a change of département', () => {
    expect(histoire.resolve('99100')).toMatchObject({ kind: 'moved', to: '98100', date: '1968-01-01' })
  })
  it('says that a commune shared out cannot be resolved', () => {
    expect(histoire.resolve('99200')).toMatchObject({ kind: 'split', to: [], date: '1950-06-17' })
  })
  it('lists the communes of a union undone', () => {
    expect(histoire.resolve('99300')).toMatchObject({ kind: 'split', to: ['99301', '99302'], date: '1980-01-01' })
  })
  it('chains the yearly packages; no date where they are more than a year apart', () => {
    expect(histoire.resolve('99400')).toEqual({
      kind: 'moved',
      code: '99400',
      to: '98100',
      date: null,
      event: 'Commune nouvelle (devenue commune déléguée) entre le 1er janvier 2019 et le 1er janvier 2022',
    })
    expect(histoire.resolve('99401')).toMatchObject({ to: '98100', date: '2023-01-01' })
  })
  it('tells a change of chef-lieu by a code that was not there before', () => {
    expect(histoire.resolve('99500')).toMatchObject({
      to: '99501',
      date: null,
      event: 'Changement de chef-lieu entre le 1er janvier 2019 et le 1er janvier 2022',
    })
  })
  it('leads an arrondissement municipal to its commune', () => {
    expect(histoire.resolve('99901')).toMatchObject({ kind: 'moved', to: '99900', event: 'Arrondissement municipal' })
  })
  it('knows the former codes of a package, and the two of 2007', () => {
    expect(histoire.resolve('99777')).toMatchObject({ kind: 'moved', to: '99001' })
    expect(histoire.resolve('97127')).toMatchObject({ kind: 'moved', to: '97801', date: '2007-07-15' })
  })
  it('does not guess', () => {
    expect(histoire.resolve('12345')).toEqual({ kind: 'unknown', code: '12345' })
  })
})
