/** Autrans (38021) and Méaudre became Autrans-Méaudre en Vercors (38225) on 1 January 2016. */
import { expect, test } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { valeursPar } from '../../../../test/valeurs-import.ts'

const texte = (...lignes: readonly string[]): string => `${lignes.join('\n')}\n`
const DITE = /Autrans-Méaudre en Vercors \(38225\) et une pour Autrans \(38021\).*additionnées/

test('a commune nouvelle listed with a commune déléguée years after is said to be added up', async () => {
  const shop = await workshop('38225')
  const lignes = ['38225;Autrans-Méaudre en Vercors;2950.5', '38021;Autrans;1700.5']
  const lu = await shop.run(shop.file('a.csv', texte('CODGEO;LIBGEO;P21_POP', ...lignes)))
  expect(valeursPar(shop, 'RP:POP', '38225')).toEqual({ 2021: 4651 })
  expect(lu.avertissements.join()).toMatch(DITE)
})

test('nothing to say of figures older than the merger, nor where the populations tell the whole', async () => {
  const shop = await workshop('38225')
  const avant = texte('CODGEO;LIBGEO;P11_POP', '38225;Méaudre;1300.5', '38021;Autrans;1700.5')
  const lu = await shop.run(shop.file('a.csv', avant))
  expect(valeursPar(shop, 'RP:POP', '38225')).toEqual({ 2011: 3001 })
  expect(lu.avertissements.join()).not.toMatch(DITE)
  const entiere = shop.reference.population('38225', '2021')?.value
  const apres = texte('CODGEO;PMUN', `38225;${entiere}`, '38021;1700')
  const lue = await shop.run(shop.file('b.csv', apres), { millesime: '2021' })
  expect(valeursPar(shop, 'PMUN', '38225')).toEqual({ 2021: entiere })
  expect(lue.avertissements.join()).not.toMatch(DITE)
})
