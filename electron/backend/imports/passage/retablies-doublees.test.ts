/** Essarts-en-Bocage (85084) held L'Oie (85165) and Sainte-Florence (85212) until 2024; a table may have all three lines. */
import { expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const ESSARTS = '85084'
const OIE = '85165'
const FLORENCE = '85212'

it('a restored commune that is also in the line of the other counts once', async () => {
  const shop = await workshop('85001')
  const lignes = shop.reference.communesOfDepartement('85').map((code) => {
    if (code === ESSARTS) return `${code};9399;99.62`
    if (code === OIE) return `${code};;14`
    return code === FLORENCE ? `${code};;17` : `${code};1;1`
  })
  const report = await shop.run(shop.file('superf_2023.csv', `CODGEO;PMUN2021;SUPERF_2023\n${lignes.join('\n')}\n`))
  // Vendée has 253 communes: 99.62 for these three, 1 for each of the 250 others.
  expect(lignes).toHaveLength(253)
  expect(comparaisonsDe(shop, 'SUPERF', '2023')['departement 85']).toBe(349.62)
  expect(comparaisonsDe(shop, 'PMUN', '2021')['departement 85']).toBe(9649)
  expect(report.avertissements.join()).toMatch(
    /L’Oie et Sainte-Florence ont une ligne à part, et la ligne «.Essarts-en-Bocage.» de ce fichier les compte aussi/,
  )
})

it('is left as it is where the file tells its people apart too, or the figure is of a later list', async () => {
  const shop = await workshop(ESSARTS, OIE)
  const lire = async (nom: string, entete: string, oie: string) => {
    await shop.run(shop.file(nom, `${entete}\n${ESSARTS};6000;70\n${OIE};${oie};14\n`))
    return valeursPar(shop, 'SUPERF', OIE)
  }
  expect(await lire('a.csv', 'CODGEO;PMUN2021;SUPERF_2023', '1200')).toEqual({ 2023: 14 })
  expect(await lire('b.csv', 'CODGEO;PMUN2021;SUPERF_2024', '')).toMatchObject({ 2024: 14 })
})

const CONSOLIDE = 'insee/france_communes_2024_consolide.csv'
it.skipIf(!hasSharedData(CONSOLIDE))('the real table gives Vendée its area, without 31 km² too many', async () => {
  const { readFileSync } = await import('node:fs')
  const shop = await workshop('85001')
  const path = sharedData(CONSOLIDE)
  const report = await shop.run(path)
  const lignes = readFileSync(path, 'utf8').split('\n').slice(1)
  const aires = lignes
    .map((ligne) => ligne.split(';'))
    .filter(([code, , dep]) => dep === '85' && code !== OIE && code !== FLORENCE)
  const vendee = aires.reduce((total, cells) => total + Number(cells[7]), 0)
  const lue = Number(comparaisonsDe(shop, 'SUPERF', '2023')['departement 85'])
  expect(lue).toBeCloseTo(vendee, 4)
  expect(report.avertissements.join()).toContain('L’Oie et Sainte-Florence')
})

it('a series that tells the two apart from a year on is left as it is from that year', async () => {
  // Insee: Troarn held Sannerville from 2016 to 2019; in the populations of 2017, 5 428 are of both.
  const shop = await workshop('14712', '14666')
  const lignes = ['CODGEO;PMUN2017;PMUN2018;PMUN2019', '14712;5428;3481;3459', '14666;;1912;1906']
  const autres = shop.reference.communesOfDepartement('14').filter((code) => code !== '14712' && code !== '14666')
  await shop.run(shop.file('a.csv', `${[...lignes, ...autres.map((code) => `${code};1;1;1`)].join('\n')}\n`))
  expect(valeursPar(shop, 'PMUN', '14712')).toEqual({ 2017: 'non_disponible', 2018: 3481, 2019: 3459 })
  expect(valeursPar(shop, 'PMUN', '14666')).toEqual({ 2017: 'non_disponible', 2018: 1912, 2019: 1906 })
  expect(autres).toHaveLength(524)
  expect(comparaisonsDe(shop, 'PMUN', '2017')['departement 14']).toBe(5428 + 524)
  expect(comparaisonsDe(shop, 'PMUN', '2019')['departement 14']).toBe(3459 + 1906 + 524)
})

const MUNICIPALES = 'insee/populations_municipales_2013_2023.csv'
it.skipIf(!hasSharedData(MUNICIPALES))('the real series gives Calvados all its people of 2018 and 2019', async () => {
  const { readFileSync } = await import('node:fs')
  const shop = await workshop('14118')
  const path = sharedData(MUNICIPALES)
  await shop.run(path)
  const lignes = readFileSync(path, 'utf8')
    .split('\n')
    .filter((ligne) => ligne.startsWith('14'))
  for (const [colonne, annee] of [
    [7, '2018'],
    [8, '2019'],
  ] as const) {
    const calvados = lignes.reduce((total, ligne) => total + Number(ligne.split(';')[colonne]), 0)
    expect(comparaisonsDe(shop, 'PMUN', annee)['departement 14']).toBe(calvados)
  }
})
