/** Insee's census bases in columns: real names of columns, invented values worked by hand. */
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const SMH = '38421'
const EYBENS = '38158'

describe('base-cc-evol-struct-pop', () => {
  it('gives each census its vintage, weighted figures to the last digit, ages, sexes and categories', async () => {
    const shop = await workshop(SMH, EYBENS)
    const report = await shop.run(
      shop.file(
        'base-cc-evol-struct-pop-2021.CSV',
        [
          'CODGEO;P21_POP;P21_POP0014;P21_POP1529;P21_POPH;P21_F90P;C21_POP15P;C21_POP15P_CS1;C21_POP15P_CS8;P15_POP;P15_POP0014;P10_POP',
          '38421;38000.120394811;6100.5;9000;18500;300.25;31900;12.5;4000;38500;6300;35000.75',
          '38158;9000;1500;1400;4300;80;7500;0;900;10000;1600;9500',
          '',
        ].join('\n'),
      ),
    )
    expect(report).toMatchObject({ profil: 'insee-recensement', millesimes: ['2010', '2015', '2021'], retenues: 2 })
    expect(report.avertissements).toEqual([])
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 2010: 35_000.75, 2015: 38_500, 2021: 38_000.120394811 })
    expect(valeursPar(shop, 'RP:POP0014', EYBENS)).toEqual({ 2015: 1600, 2021: 1500 })
    expect(valeursPar(shop, 'RP:F90P', SMH)).toEqual({ 2021: 300.25 })
    expect(valeursPar(shop, 'RP:POP15P_CS1', EYBENS)).toEqual({ 2021: 0 })
    expect(valeursPar(shop, 'RP:POP15P_CS8', SMH)).toEqual({ 2021: 4000 })
  })

  it('reads the categories of the census of 2022, renamed by the new nomenclature', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'a.csv',
        'CODGEO;P22_POP;C22_POP15P;C22_POP15P_STAT_GSEC11_21;C22_POP15P_STAT_GSEC13_23;C22_POP15P_STAT_GSEC32;C22_POP15P_STAT_GSEC40;C16_POP15P;C16_POP15P_CS3\n38421;38000;31900;10;5000;6500;6000;31000;4500\n',
      ),
    )
    expect(valeursPar(shop, 'RP:POP15P_CS1', SMH)).toEqual({ 2022: 10 })
    expect(valeursPar(shop, 'RP:POP15P_CS3', SMH)).toEqual({ 2016: 4500, 2022: 5000 })
    expect(valeursPar(shop, 'RP:POP15P_CS7', SMH)).toEqual({ 2022: 6500 })
    expect(valeursPar(shop, 'RP:POP15P_CS8', SMH)).toEqual({ 2022: 6000 })
  })

  it('reads the workbook: names of columns on line 6 under titles in words, communes apart from arrondissements', async () => {
    const book = utils.book_new()
    const titres = [
      ['Évolution et structure de la population en 2013'],
      ['Source : Insee, RP2013'],
      ['Géographie au 01/01/2015'],
      [],
      ['Code commune', 'Région', 'Département', 'Commune', 'Population en 2013', 'Superficie (en km²)'],
    ]
    const noms = ['CODGEO', 'REG', 'DEP', 'LIBGEO', 'P13_POP', 'P13_POP7589', 'P08_POP']
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ...titres,
        noms,
        ['38225', '82', '38', 'Méaudre', 1357.5, 90, 1300],
        ['38021', '82', '38', 'Autrans', 1616.25, 110, 1600],
        ['75056', '11', '75', 'Paris', 2_229_621, 120_000, 2_211_297],
      ]),
      'COM_2013',
    )
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([...titres, noms, ['75101', '11', '75', 'Paris 1er', 17_000, 900, 17_500]]),
      'ARM_2013',
    )
    const shop = await workshop('38225', '75056')
    const path = shop.file('base-cc-evol-struct-pop-2013.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }))
    const report = await shop.run(path)
    expect(report).toMatchObject({ profil: 'insee-recensement', ligneEntete: 6, retenues: 3 })
    expect(report.avertissements.join(' ')).toContain('ARM_2013')
    // Autrans joined Méaudre in 2016: 1 357.5 + 1 616.25.
    expect(valeursPar(shop, 'RP:POP', '38225')).toEqual({ 2008: 2900, 2013: 2973.75 })
    expect(valeursPar(shop, 'RP:POP7589', '38225')).toEqual({ 2013: 200 })
    expect(valeursPar(shop, 'RP:POP', '75056')).toEqual({ 2008: 2_211_297, 2013: 2_229_621 })
    // The other sheet alone: one arrondissement is a part of Paris, and no more is claimed.
    const arrondissements = await workshop('75056')
    await arrondissements.run(path, { partie: 'ARM_2013' })
    expect(valeursPar(arrondissements, 'RP:POP', '75056')).toEqual({ 2008: '≥ 17500', 2013: '≥ 17000' })
  })
})

describe('série historique, comparateur', () => {
  it('keeps the population since 1968, the area of the latest census, births and deaths by period', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'base-cc-serie-historique.csv',
        'CODGEO;P22_POP;P16_POP;P11_POP;P06_POP;D99_POP;D68_POP;SUPERF;NAIS1621;NAIS1115;NAIS0610;DECE1621;P22_LOG;P06_LOG\n38421;38000;38634;36000;35927;35777;32000;9.26;3300;3200;3100;1500;20000;17000\n',
      ),
    )
    expect(report.profil).toBe('insee-recensement+insee-etat-civil+superficie')
    expect(report.avertissements).toEqual([
      'Recensements gardés\u00A0: 2022, 2016, 2011. Plus anciens, non gardés\u00A0: 2006.',
      '3\u00A0colonnes de chiffres ne sont pas lues\u00A0: «\u00A0P06_POP\u00A0», «\u00A0NAIS0610\u00A0», «\u00A0P06_LOG\u00A0». Pour les importer, choisissez les colonnes de ce fichier.',
    ])
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({
      1968: 32_000,
      1999: 35_777,
      2011: 36_000,
      2016: 38_634,
      2022: 38_000,
    })
    expect(valeursPar(shop, 'SUPERF', SMH)).toEqual({ 2022: 9.26 })
    expect(valeursPar(shop, 'EC:NAIS', SMH)).toEqual({ '2011-2015': 3200, '2016-2021': 3300 })
    expect(valeursPar(shop, 'EC:DECE', SMH)).toEqual({ '2016-2021': 1500 })
    expect(valeursPar(shop, 'RP:LOG', SMH)).toEqual({ 2022: 20_000 })
  })

  it('takes four subjects from one line of the comparateur', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'base_cc_comparateur.csv',
        "CODGEO;LIBGEO;REG;DEP;P22_POP;P16_POP;SUPERF;NAIS1621;DECE1621;P22_MEN;NAISD24;DECESD24;P22_LOG;P22_RP;P22_RSECOCC;P22_LOGVAC;P22_RP_PROP;NBMENFISC21;PIMP21;MED21;TP6021;P22_POP1564;P22_CHOM1564;P22_ACT1564\n38421;Saint-Martin-d'Hères;84;38;38000;38634;9.26;3300;1500;18000;520;260;20000;18000;400;1600;6000;17500;48;19500;24;26000;2600;17000\n",
      ),
    )
    expect(report.profil).toBe('insee-recensement+insee-etat-civil+insee-filosofi+superficie')
    const lu = (id: string) => valeursPar(shop, id, SMH)
    expect(lu('RP:MEN')).toEqual({ 2022: 18_000 })
    expect(lu('RP:LOGVAC')).toEqual({ 2022: 1600 })
    expect(lu('RP:CHOM1564')).toEqual({ 2022: 2600 })
    expect(lu('EC:NAISD')).toEqual({ 2024: 520 })
    expect(lu('EC:DECESD')).toEqual({ 2024: 260 })
    expect(lu('FILO:MED')).toEqual({ 2021: 19_500 })
    expect(lu('FILO:PIMP')).toEqual({ 2021: 48 })
  })
})

describe('dossier complet', () => {
  it('keeps the known columns, diplomas of each cutting, households of the count that has people alone', async () => {
    const shop = await workshop(SMH)
    const inconnues = Array.from({ length: 1500 }, (_, i) => `P18_RP_INCONNU${i}`)
    const colonnes: readonly (readonly [string, number])[] = [
      ['P18_POP', 38_000],
      ['C18_MEN', 18_010],
      ['P18_MEN', 18_000],
      ['C18_MENPSEUL', 8000],
      ['C18_FAM', 8500],
      ['C18_FAMMONO', 1900],
      ['P18_POP80P', 1800],
      ['P18_POP80P_PSEUL', 700],
      ['P18_RP_VOIT1P', 12_000],
      ['P18_NSCOL15P', 25_000],
      ['P18_NSCOL15P_DIPLMIN', 5000],
      ['P18_NSCOL15P_BEPC', 1500],
      ['P18_NSCOL15P_SUP2', 3000],
      ['P18_NSCOL15P_SUP34', 2500],
      ['P18_NSCOL15P_SUP5', 4000],
      ['P13_NSCOL15P_DIPLMIN', 7000],
      ['P13_NSCOL15P_SUP', 8600],
      ['P08_NSCOL15P_DIPL0', 4000],
      ['P08_NSCOL15P_CEP', 2200],
      ['P08_NSCOL15P_BEPC', 1400],
      ['P08_NSCOL15P_BACP2', 2800],
      ['P08_NSCOL15P_SUP', 5000],
      ['D99_POP', 35_777],
      ['NAISD14', 600],
      ['NAISD15', 601],
      ['NAISD16', 602],
      ['NAISD17', 603],
      ['NAISD18', 604],
      ['NAISD19', 605],
      ['TP6018', 23],
      ['SUPERF', 9.26],
    ]
    const entete = ['CODGEO', ...colonnes.map(([nom]) => nom), ...inconnues].join(';')
    const ligne = [SMH, ...colonnes.map(([, valeur]) => valeur), ...inconnues.map((_, i) => i)].join(';')
    const report = await shop.run(shop.file('dossier_complet.csv', `${entete}\n${ligne}\n`))
    const lu = (id: string) => valeursPar(shop, id, SMH)
    expect(lu('RP:MEN')).toEqual({ 2018: 18_010 })
    expect(lu('RP:FAMMONO')).toEqual({ 2018: 1900 })
    expect(lu('RP:POP80P_PSEUL')).toEqual({ 2018: 700 })
    expect(lu('RP:RP_VOIT1P')).toEqual({ 2018: 12_000 })
    // "No diploma, or the brevet at most", whatever the cutting: 5 000 + 1 500; 7 000; 4 000 + 2 200 + 1 400.
    expect(lu('RP:NSCOL15P_DIPLMIN')).toEqual({ 2008: 7600, 2013: 7000, 2018: 6500 })
    expect(lu('RP:NSCOL15P_SUP')).toEqual({ 2008: 7800, 2013: 8600, 2018: 9500 })
    expect(lu('EC:NAISD')).toEqual({ 2015: 601, 2016: 602, 2017: 603, 2018: 604, 2019: 605 })
    expect(lu('SUPERF')).toEqual({ 2018: 9.26 })
    expect(report.apports.length).toBeLessThan(20)
  })
})

describe('IRIS', () => {
  it('adds the IRIS of a commune up', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'base-ic-evol-struct-pop-2021.csv',
        'IRIS;COM;TYP_IRIS;P21_POP;P21_POP0014\n384210101;38421;H;20000.5;300\n384210102;38421;H;15000.25;200\n',
      ),
    )
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 2021: 35000.75 })
    expect(valeursPar(shop, 'RP:POP0014', SMH)).toEqual({ 2021: 500 })
  })

  it('makes a minimum where one of them has no value, and refuses one given twice', async () => {
    const shop = await workshop(SMH)
    const [titre, un, deux] = [
      'IRIS;COM;TYP_IRIS;P21_POP;P21_POP0014',
      '384210101;38421;H;20000;300',
      '384210102;38421;H;15000;',
    ]
    const rapport = await shop.run(shop.file('base-ic-evol-struct-pop-2021.csv', `${titre}\n${un}\n${deux}\n`))
    expect(rapport.avertissements).toEqual([])
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 2021: 35000 })
    const jeunes = listToutesObservations(shop.dossier, [SMH]).find((une) => une.indicateur === 'RP:POP0014')
    expect(jeunes).toMatchObject({ etat: 'intervalle', min: 300, max: null })
    // One IRIS of some twenty: of 38 000 inhabitants, 2 000 are not the commune.
    const extrait = await workshop(SMH)
    const dit = await extrait.run(
      extrait.file('base-ic-evol-struct-pop-2021.csv', `${titre}\n384210101;38421;H;2000;300\n`),
    )
    expect(dit.avertissements.join()).toContain('Des quartiers (IRIS) manquent à')
    const minimums = listToutesObservations(extrait.dossier, [SMH]).map(({ indicateur, etat, min, max }) => [
      indicateur,
      etat,
      min,
      max,
    ])
    expect(minimums.sort()).toEqual([
      ['RP:POP', 'intervalle', 2000, null],
      ['RP:POP0014', 'intervalle', 300, null],
    ])
    const refus = await shop.refusal(shop.file('deux.csv', `${titre}\n${un}\n${deux}\n${un}\n`))
    expect(refus.titre).toBe('Le même code figure plusieurs fois.')
  })
})

it('an empty cell of one of two communes since merged leaves a minimum; a year without any says nothing', async () => {
  // Dallet joined Mur-sur-Allier in 2019.
  const shop = await workshop('63226')
  await shop.run(shop.file('rp.csv', 'CODGEO;P22_POP;P22_LOG;P16_POP;P16_LOG\n63133;100;;;\n63226;200;5;300;7\n'))
  const lues = listToutesObservations(shop.dossier, ['63226'])
  expect(lues.map((une) => [une.indicateur, une.millesime, une.etat, une.valeur ?? une.min]).sort()).toEqual([
    ['RP:LOG', '2016', 'connue', 7],
    ['RP:LOG', '2022', 'intervalle', 5],
    ['RP:POP', '2016', 'connue', 300],
    ['RP:POP', '2022', 'connue', 300],
  ])
})

describe('totals to compare with', () => {
  it('sums the 17 communes of Mayotte, outside the study area too', async () => {
    const shop = await workshop('97611')
    const lignes = Array.from({ length: 17 }, (_, i) => `976${String(i + 1).padStart(2, '0')};${(i + 1) * 100.5};${i}`)
    await shop.run(shop.file('a.csv', `CODGEO;P21_POP;P21_POP0014\n${lignes.join('\n')}\n`))
    // 100.5 × (1 + … + 17) = 100.5 × 153; the EPCI is 97607 and 97611: 100.5 × 18. Too few communes for France.
    expect(comparaisonsDe(shop, 'RP:POP', '2021')).toEqual({
      'epci 200060457': 1809,
      'departement 976': 15_376.5,
      'region 06': 15_376.5,
    })
    expect(comparaisonsDe(shop, 'RP:POP0014', '2021')['departement 976']).toBe(136)
  })
})
