/** The year of a column that its profile gives none. */
import { expect, it } from 'vitest'
import type { Mesure } from '../profiles/types-mesures.ts'
import { datees } from './annees-titres.ts'
import { Header } from './header.ts'

const mesure = (index: number, plus: Partial<Mesure> = {}): Mesure => ({
  index,
  indicateur: 'PMUN',
  millesime: null,
  facteur: 1,
  videAbsent: false,
  note: -1,
  entier: true,
  ...plus,
})
const annee = (une: Mesure): string | null =>
  datees({ mesures: [une] }, new Header(['COM', 'Population municipale 2019', 'Population'])).mesures[0]?.millesime ??
  null

it('is the one year written above the table where no title has any, and never one of two', () => {
  const dessus = (...lignes: string[]) =>
    datees({ mesures: [mesure(2)] }, new Header(['COM', 'Nom', 'Population']), lignes).mesures[0]?.millesime ?? null
  expect(dessus('Populations légales 2019', '')).toBe('2019')
  expect(dessus('Populations légales 2021, en vigueur au 1er janvier 2024')).toBeNull()
  expect(dessus()).toBeNull()
  const titre = new Header(['COM', 'Population 2020', 'Population'])
  expect(datees({ mesures: [mesure(1), mesure(2)] }, titre, ['Édition 2023']).mesures[1]?.millesime).toBeNull()
})

it('is the one of its title, unless the profile says it or says that it stands elsewhere', () => {
  expect(annee(mesure(1))).toBe('2019')
  expect(annee(mesure(2))).toBeNull()
  expect(annee(mesure(-1))).toBeNull()
  expect(annee(mesure(1, { millesime: '2021' }))).toBe('2021')
  expect(annee(mesure(1, { anneeAilleurs: true }))).toBeNull()
})
