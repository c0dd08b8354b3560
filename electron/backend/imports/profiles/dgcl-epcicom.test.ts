/** The composition of EPCI: real header, invented values; and the real workbook in place. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { valeursPar } from '../../../../test/valeurs-import.ts'

const ENTETE =
  'dept;siren;raison_sociale;nature_juridique;mode_financ;nb_membres;total_pop_tot;total_pop_mun;dep_com;insee;siren_membre;nom_membre;ptot_2024;pmun_2024'
const REEL = 'insee/epcicom_2024.xlsx'

describe('the composition of EPCI', () => {
  it('reads « insee » as the code and files the populations under the year of their census', async () => {
    const shop = await workshop('03118', '01004')
    const report = await shop.run(
      shop.file(
        'epcicom.csv',
        `${ENTETE}\n03;200071389;CC;CC;FPU;60;34634;33768;03;03118;210301180;Gannat;610;600\n01;240100883;CC;CC;FPU;53;1;1;01;1004;210100046;Ambérieu-en-Bugey;720;700\n`,
      ),
    )
    expect(report).toMatchObject({ profil: 'dgcl-epcicom', lues: 2, retenues: 2, millesimes: ['2021'] })
    expect(valeursPar(shop, 'PMUN', '03118')).toEqual({ 2021: 600 })
    expect(valeursPar(shop, 'PTOT', '01004')).toEqual({ 2021: 720 })
    expect(report.avertissements.join()).toContain('en vigueur en 2024 sont celles du millésime 2021')
  })

  it('asks the vintage of a later edition, and offers to show it', async () => {
    const shop = await workshop('03118')
    const texte = `${ENTETE.replaceAll('2024', '2027')}\n03;200071389;CC;CC;FPU;60;34634;33768;03;03118;210301180;Gannat;6110;6000\n`
    const path = shop.file('epcicom2027.csv', texte)
    expect((await shop.refusal(path)).remede).toBe('annee')
    const rapport = await shop.run(path, { millesime: '2025' })
    expect(rapport).toMatchObject({ millesimes: ['2025'], plusRecente: '2025' })
    expect(rapport.avertissements.join()).toContain('plus récente que celle que montre le dossier (2023)')
  })
})

describe.skipIf(!hasSharedData(REEL))('the real file of 2024', () => {
  it('has the populations of 2021, those of the reference, and no line that is not understood', async () => {
    const autres = ['03118', '69123', '2A004', '97411']
    const isere = (await workshop()).reference.communesOfDepartement('38')
    const shop = await workshop(...autres, ...isere)
    const report = await shop.run(sharedData(REEL))
    expect(report).toMatchObject({ profil: 'dgcl-epcicom', lues: 34_931, retenues: 516, millesimes: ['2021'] })
    expect(report.ignorees.filter(({ rejet }) => rejet)).toEqual([])
    expect(report.couverture).toEqual({ connues: 516, total: 516, manquantes: [] })
    for (const code of [...autres, ...isere]) {
      expect(valeursPar(shop, 'PMUN', code), code).toEqual({ 2021: shop.reference.population(code, '2021')?.value })
    }
  })
})
