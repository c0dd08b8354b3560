/** Essarts-en-Bocage (85084) held L'Oie (85165) and Sainte-Florence (85212) until 2024; a table may have all three lines. */
import { expect, it } from 'vitest'
import { workshop } from '../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../test/valeurs-import.ts'

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
