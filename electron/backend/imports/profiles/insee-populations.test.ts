/** The workbook of the legal populations of 2016, as Insee published it. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const ENSEMBLE = 'insee/ensemble_populations_legales_2016.xls.gz'

describe.skipIf(!hasSharedData(ENSEMBLE))('ensemble.xls', () => {
  it('reads the sheet of the communes, its code in two columns, Sud-Est Grenoblois in 2016, the total of Isère', async () => {
    const shop = await workshop('38421', '38158', '38309', '97411', '75056')
    const report = await shop.run(sharedData(ENSEMBLE))
    expect(report).toMatchObject({ profil: 'insee-populations', ligneEntete: 8, millesimes: ['2016'] })
    expect(shop.dossier.db.prepare('SELECT partie FROM source').all()).toEqual([{ partie: 'Communes' }])
    const sudEst = ['38421', '38158', '38309'].map((code) => Number(valeursPar(shop, 'PMUN', code)['2016']))
    expect(sudEst[0]).toBe(38_634)
    // Press release of 10 July 2020: 51 233 inhabitants.
    expect(sudEst.reduce((a, b) => a + b)).toBe(51_233)
    // Line of Saint-Denis; the sheet « Départements » of the same workbook for the totals, Paris by its arrondissements.
    expect(valeursPar(shop, 'PMUN', '97411')).toEqual({ 2016: 147_920 })
    expect(valeursPar(shop, 'PMUN', '75056')).toEqual({ 2016: 2_190_327 })
    expect(comparaisonsDe(shop, 'PMUN', '2016')).toMatchObject({
      'departement 38': 1_252_912,
      'departement 75': 2_190_327,
      'departement 974': 852_924,
    })
  })
})
