/** Essarts-en-Bocage (85084) held L'Oie (85165) and Sainte-Florence (85212) until 2024. Insee 2021: 9 399 people. */
import { describe, expect, it } from 'vitest'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { listCpts } from '../../store/territoire.ts'

const ESSARTS = '85084'
const OIE = '85165'
const FLORENCE = '85212'

const somme = (shop: Workshop, id: string) => {
  const [cpts] = listCpts(shop.dossier)
  if (cpts === undefined) throw new Error('no CPTS')
  const contexte = { reference: shop.reference, espace: { bibliotheque: shop.folder } }
  return syntheses(lireFaits(shop.dossier, cpts, contexte)).find((une) => une.id === id)?.valeur
}
/** All communes of Vendée but those, with one person each. */
const vendee = (shop: Workshop, ...sans: readonly string[]) =>
  shop.reference.communesOfDepartement('85').filter((code) => !sans.includes(code))

describe('a file older than a restoration', () => {
  it('gives no commune the value of several, the sum of all, and the total of the département', async () => {
    const shop = await workshop(ESSARTS, OIE, FLORENCE)
    const lignes = vendee(shop, OIE, FLORENCE).map((code) => `${code};${code === ESSARTS ? 900 : 1}`)
    const report = await shop.run(shop.file('base_2021.csv', `CODGEO;P21_POP\n${lignes.join('\n')}\n`))
    for (const code of [ESSARTS, OIE, FLORENCE]) {
      expect(valeursPar(shop, 'RP:POP', code)).toEqual({ 2021: 'non_disponible' })
    }
    expect(somme(shop, 'RP:POP')).toMatchObject({ kind: 'known', value: 900, coverage: { known: 3, total: 3 } })
    expect(comparaisonsDe(shop, 'RP:POP', '2021')['departement 85']).toBe(900 + 250)
    expect(report.avertissements.join()).toContain('L’Oie et Sainte-Florence sont redevenues des communes')
  })

  it('does not count the others in a CPTS that has one of them', async () => {
    const shop = await workshop(ESSARTS)
    const lignes = vendee(shop, OIE, FLORENCE).map((code) => `${code};900;19`)
    await shop.run(shop.file('base_2021.csv', `CODGEO;P21_POP;TP6021\n${lignes.join('\n')}\n`))
    expect(somme(shop, 'RP:POP')).toMatchObject({ kind: 'missing' })
    expect(valeursPar(shop, 'FILO:TP60', ESSARTS)).toEqual({ 2021: 'non_disponible' })
  })

  it('is told by the year where it is a short extract', async () => {
    const shop = await workshop(ESSARTS)
    await shop.run(shop.file('a.csv', `CODGEO;P21_POP;P22_POP\n${ESSARTS};900;700\n`))
    // Populations of 2022 are on the list of 2024, that has the three.
    expect(valeursPar(shop, 'RP:POP', ESSARTS)).toEqual({ 2021: 'non_disponible', 2022: 700 })
  })

  it('is one of its years only in a table of several', async () => {
    const shop = await workshop(ESSARTS, OIE, FLORENCE)
    const lignes = [`${ESSARTS};9399;6835`, `${OIE};;1264`, `${FLORENCE};;1338`]
    await shop.run(shop.file('a.csv', `CODGEO;PMUN2021;PMUN2022\n${lignes.join('\n')}\n`))
    expect(valeursPar(shop, 'PMUN', ESSARTS)).toEqual({ 2021: 'non_disponible', 2022: 6835 })
    expect(valeursPar(shop, 'PMUN', OIE)).toEqual({ 2021: 'non_disponible', 2022: 1264 })
  })
})

it('a file that has them all is read as it is', async () => {
  const shop = await workshop(ESSARTS, OIE, FLORENCE)
  const report = await shop.run(shop.file('a.csv', `CODGEO;P21_POP\n${ESSARTS};700\n${OIE};100\n${FLORENCE};100\n`))
  expect(valeursPar(shop, 'RP:POP', ESSARTS)).toEqual({ 2021: 700 })
  expect(report.avertissements.join()).not.toContain('redevenue')
})

const INSEE = 'insee/donnees_communes_2021.csv'
describe.skipIf(!hasSharedData(INSEE))('the real populations of 2021', () => {
  it('make the départements whole, though communes were restored since', async () => {
    const shop = await workshop(ESSARTS, '15141', '60054')
    await shop.run(sharedData(INSEE))
    expect(valeursPar(shop, 'PMUN', ESSARTS)).toEqual({ 2021: 'non_disponible' })
    // Sums of the lines of the file.
    expect(comparaisonsDe(shop, 'PMUN', '2021')).toMatchObject({
      'departement 15': 144_226,
      'departement 60': 828_838,
      'departement 85': 699_459,
    })
  })
})
