/** Filosofi in columns: real names of columns, invented values. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const HEADER = 'CODGEO;LIBGEO;NBMENFISC21;NBPERSMENFISC21;MED21;PIMP21;TP6021;TP60AGE121;TP60TOL121;D121;D921;RD21'
const CODES = ['38421', '38158', '38309', '38185', '38151']

describe('cc_filosofi', () => {
  it('reads the percents of a workbook as percents', async () => {
    const shop = await workshop('38421')
    await shop.run(shop.file('cc_filosofi_2021_COM.csv', 'CODGEO;MED21;PIMP21;TP6021\n38421;21 500;55 %;19,0 %\n'))
    expect(valeursPar(shop, 'FILO:TP60', '38421')).toEqual({ 2021: 19 })
    expect(valeursPar(shop, 'FILO:PIMP', '38421')).toEqual({ 2021: 55 })
  })

  it('keeps the reason of every missing value, decimal commas, latin1', async () => {
    const shop = await workshop(...CODES)
    const report = await shop.run(
      shop.file(
        'cc_filosofi_2021_COM.csv',
        Buffer.from(
          [
            HEADER,
            "38421;Saint-Martin-d'Hères;17500;38500;19 510;48,2;24,0;30;5;10000;32000;3,2",
            '38158;Eybens;4300;9000;25010;62,0;s;s;s;13000;40000;3,0',
            '38309;Poisat;950;2100;26300;ns;nd;;;;;',
            '38185;Grenoble;80000;158000;22 400;55,1;;22;;11000;40000;3,7',
            '38151;Échirolles;15000;37000;so;;so;;;;;',
            '',
          ].join('\r\n'),
          'latin1',
        ),
      ),
    )
    expect(report).toMatchObject({
      profil: 'insee-filosofi',
      encodage: 'Windows-1252',
      millesimes: ['2021'],
      retenues: 5,
    })
    const lus = (id: string) => CODES.map((code) => valeursPar(shop, id, code)['2021'])
    expect(lus('FILO:MED')).toEqual([19_510, 25_010, 26_300, 22_400, 'absent'])
    expect(lus('FILO:TP60')).toEqual([24, 'secret', 'non_disponible', 'non_diffuse', 'absent'])
    expect(lus('FILO:PIMP')).toEqual([48.2, 62, 'non_diffuse', 55.1, 'non_diffuse'])
    expect(lus('FILO:RD')).toEqual([3.2, 3, 'non_diffuse', 3.7, 'non_diffuse'])
    // Households are counted; medians and rates are not.
    expect(lus('FILO:NBMENFISC')).toEqual([17_500, 4300, 950, 80_000, 15_000])
  })

  it('reads points, and another year', async () => {
    const shop = await workshop('38421')
    await shop.run(shop.file('a.csv', 'CODGEO;NBMENFISC18;MED18;TP6018\n38421;17000;18210;25.5\n'))
    expect(valeursPar(shop, 'FILO:TP60', '38421')).toEqual({ 2018: 25.5 })
    expect(valeursPar(shop, 'FILO:MED', '38421')).toEqual({ 2018: 18_210 })
  })

  it('sums households, never medians: a commune made of two has none, and no total is shown for a median', async () => {
    const shop = await workshop('97611')
    const lignes = Array.from({ length: 17 }, (_, i) => `976${String(i + 1).padStart(2, '0')};10;9000;77`)
    await shop.run(shop.file('a.csv', `CODGEO;NBMENFISC21;MED21;TP6021\n${lignes.join('\n')}\n`))
    expect(comparaisonsDe(shop, 'FILO:NBMENFISC', '2021')['departement 976']).toBe(170)
    expect(comparaisonsDe(shop, 'FILO:MED', '2021')).toEqual({})
    const merged = await workshop('38225')
    const report = await merged.run(
      merged.file('a.csv', 'CODGEO;NBMENFISC12;MED12\n38225;550;20100\n38021;700;21300\n'),
    )
    expect(valeursPar(merged, 'FILO:NBMENFISC', '38225')).toEqual({ 2012: 1250 })
    expect(valeursPar(merged, 'FILO:MED', '38225')).toEqual({ 2012: 'non_disponible' })
    expect(report.avertissements.join()).toContain('ne s’additionne pas')
  })
})
