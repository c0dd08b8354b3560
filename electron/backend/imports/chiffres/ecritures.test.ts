/** Files that could be read without error, and wrong: hand-worked values, one trap each. */
import { expect, test } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { valeursPar } from '../../../../test/valeurs-import.ts'
import { francais } from '../bilan/french.ts'

const texte = (...lignes: readonly string[]): string => `${lignes.join('\n')}\n`

test('the line of a département is not the commune 03003, whose number is that of the département', async () => {
  const shop = await workshop('03003', '03118')
  const communes = ['03003;Ainay-le-Château;03;984', '03118;Gannat;03;5759']
  const lu = await shop.run(
    shop.file('a_2021.csv', texte('CODGEO;LIBGEO;DEP;PMUN', '03;Allier;03;335628', ...communes)),
  )
  expect(valeursPar(shop, 'PMUN', '03003')).toEqual({ 2021: 984 })
  expect(lu.ignorees).toMatchObject([{ lignes: 1, premieres: [2], rejet: true }])
})

test('a département stays above a hundred others: whole codes are looked for further', async () => {
  const shop = await workshop('03003', '03118')
  const departements = Array.from({ length: 120 }, () => '03;Allier;03;335628')
  const lignes = texte('CODGEO;LIBGEO;DEP;PMUN', ...departements, '03118;Gannat;03;5759')
  await shop.run(shop.file('a.csv', lignes), { millesime: '2021' })
  expect(valeursPar(shop, 'PMUN', '03003')).toEqual({})
})

test('codes in two columns are still put together', async () => {
  const shop = await workshop('03003', '97105')
  const lignes = texte('DEP;COM;Commune;PMUN', '3;3;Ainay-le-Château;984', '971;05;Basse-Terre;9861')
  await shop.run(shop.file('a.csv', lignes), { millesime: '2021' })
  expect(valeursPar(shop, 'PMUN', '03003')).toEqual({ 2021: 984 })
  expect(valeursPar(shop, 'PMUN', '97105')).toEqual({ 2021: 9861 })
})

test('six thousand people written « 6.000 » are not six', async () => {
  const shop = await workshop('03110', '03118', '03001')
  const deux = texte('CODGEO;PMUN', '03110;974', '03118;6.000')
  const lu = await shop.run(shop.file('a.csv', deux), { millesime: '2021' })
  expect(valeursPar(shop, 'PMUN', '03118')).toEqual({})
  expect(lu.ignorees).toMatchObject([{ lignes: 1, premieres: [3], rejet: true }])
  const bpe = texte('AN;DEPCOM;TYPEQU;NB_EQUIP', '2023;03118;D265;1,000', '2023;03110;D265;2')
  await shop.run(shop.file('bpe.csv', bpe))
  expect(valeursPar(shop, 'BPE:D265', '03110')).toEqual({ 2023: 2 })
  expect(valeursPar(shop, 'BPE:D265', '03118')).toEqual({})
})

test.each([
  ['census counts', ['CODGEO;P21_POP', '03110;1.057', '03118;6.000', '03001;2.919'], 'P21_POP', '1057'],
  ['a median', ['CODGEO,MED21', '03110,"21,930"'], 'MED21', '21930'],
])('thousands taken for decimals are refused: %s', async (_titre, lignes, colonne, ecrit) => {
  const shop = await workshop('03110', '03118', '03001')
  const refus = await shop.refusal(shop.file('a.csv', texte(...lignes)))
  expect(refus.titre).toBe('Des milliers semblent séparés par un point ou une virgule.')
  expect(refus.explication).toContain(francais(`Ligne 2 de « a.csv », colonne « ${colonne} »`))
  expect(refus.issue).toContain(ecrit)
})

test('weighted counts with three decimals stay what they are where others have more or fewer', async () => {
  const shop = await workshop('03110', '03118', '03001')
  const lignes = texte('CODGEO;P21_POP', '03110;974.125', '03118;5759.5', '03001;291.375')
  await shop.run(shop.file('a.csv', lignes))
  expect(valeursPar(shop, 'RP:POP', '03110')).toEqual({ 2021: 974.125 })
})

test('poverty rates in shares of one are refused; in percents they are read', async () => {
  const shop = await workshop('03110', '03118')
  const refus = await shop.refusal(shop.file('a.csv', texte('CODGEO;TP6021', '03110;s', '03118;0,19')))
  expect(refus.titre).toBe('Des taux sont écrits en parts de 1.')
  expect(refus.explication).toContain(francais('Ligne 3 de « a.csv », colonne « TP6021 »'))
  await shop.run(shop.file('b.csv', texte('CODGEO;TP6021', '03110;s', '03118;19,0')))
  expect(valeursPar(shop, 'FILO:TP60', '03118')).toEqual({ 2021: 19 })
})

// Five hundred thousand digits: read in a moment, or in minutes where an expression tries every cut of them.
test('a column of percents is read to its end, whatever fills a cell', async () => {
  const shop = await workshop('03110', '03118')
  const lignes = ['03110;12,3 %', '03118;19,0 %', `03001;${'0'.repeat(500_000)}x`]
  const report = await shop.run(shop.file('a_2021.csv', texte('CODGEO;TP6021', ...lignes)))
  expect(report.retenues).toBe(2)
})

test('one cell of a column of percents without its sign is refused, not read a hundred times too small', async () => {
  const shop = await workshop('03110', '03118', '03001')
  const lignes = (dernier: string) => texte('CODGEO;TP6021', '03110;12,3 %', '03118;19,0 %', `03001;${dernier}`)
  const refus = await shop.refusal(shop.file('a.csv', lignes('0,07')))
  expect(refus.explication).toContain(francais('Ligne 4 de « a.csv », colonne « TP6021 » : « 0,07 »'))
  await shop.run(shop.file('b.csv', lignes('7')))
  expect(valeursPar(shop, 'FILO:TP60', '03001')).toEqual({ 2021: 7 })
  expect(valeursPar(shop, 'FILO:TP60', '03118')).toEqual({ 2021: 19 })
})

test('a column of years tells the year; several years are refused, whatever the name of the file says', async () => {
  const shop = await workshop('03110', '03118')
  const lignes = (...annees: readonly string[]) =>
    texte('CODGEO;ANNEE;PMUN', `03110;${annees[0]};1001`, `03118;${annees[1]};5002`)
  const refus = await shop.refusal(shop.file('a_2021.csv', lignes('2019', '2020')))
  expect(refus.titre).toBe('Le fichier a plusieurs années.')
  expect(refus.explication).toContain('2019, 2020')
  await shop.run(shop.file('b_2021.csv', lignes('2019', '2019')))
  expect(valeursPar(shop, 'PMUN', '03110')).toEqual({ 2019: 1001 })
})

test('a zero written for a median that is not published is no median of zero euros', async () => {
  const shop = await workshop('03110', '03118')
  await shop.run(shop.file('a.csv', texte('CODGEO;NBMENFISC21;MED21;TP6021', '03110;0;0;0,0', '03118;2600;20810;19,0')))
  expect(valeursPar(shop, 'FILO:MED', '03110')).toEqual({ 2021: 'non_diffuse' })
  expect(valeursPar(shop, 'FILO:TP60', '03110')).toEqual({ 2021: 'non_diffuse' })
  expect(valeursPar(shop, 'FILO:NBMENFISC', '03110')).toEqual({ 2021: 0 })
})

test('six thousand people written « 6.000 » in a long file are not six', async () => {
  const shop = await workshop('03110', '03118')
  const entete = 'GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE'
  const lignes = texte(entete, '03118;COM;A;PMUN;2022;6.000', '03110;COM;A;PMUN;2022;974')
  const lu = await shop.run(shop.file('a.csv', lignes))
  expect(valeursPar(shop, 'PMUN', '03118')).toEqual({})
  expect(lu.ignorees).toMatchObject([{ lignes: 1, premieres: [2], rejet: true }])
})

test('an establishment with a date of closing is not counted', async () => {
  const shop = await workshop('03110', '03118')
  const entete = 'nofinesset;rs;cog;categetab;datefermeture'
  const lignes = texte(entete, '030000001;A;03118;620;', '030000002;B;03118;620;2019-01-01')
  const lu = await shop.run(shop.file('finess_2024.csv', lignes))
  expect(lu.apports).toHaveLength(1)
  expect(lu.apports[0]).toMatch(/FINESS.: 1.établissement$/)
  expect(lu.ignorees).toMatchObject([{ cause: 'établissement fermé', lignes: 1, premieres: [3], rejet: false }])
})

test('births are counted one by one', async () => {
  const shop = await workshop('03110', '03118')
  await shop.run(shop.file('a.csv', texte('CODGEO;NAISD22', '03118;1.050', '03110;5')))
  expect(valeursPar(shop, 'EC:NAISD', '03118')).toEqual({})
  expect(valeursPar(shop, 'EC:NAISD', '03110')).toEqual({ 2022: 5 })
})

test('no commune has 3 685 km²: hectares without a word are refused, and read where the title says so', async () => {
  const shop = await workshop('03110', '03118')
  const refus = await shop.refusal(shop.file('a.csv', texte('CODGEO;SUPERF', '03110;900', '03118;3685')))
  expect(refus.titre).toBe(francais('Les superficies ne sont pas en km².'))
  expect(refus.explication).toContain(francais('Ligne 3 de « a.csv », la commune 03118 aurait 3\u202F685 km²'))
  await shop.run(shop.file('b.csv', texte('CODGEO;superficie_ha', '03110;2230', '03118;3685')), { millesime: '2023' })
  expect(valeursPar(shop, 'SUPERF', '03118')).toEqual({ 2023: 36.85 })
})
