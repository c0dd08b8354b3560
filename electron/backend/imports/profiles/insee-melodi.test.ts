/** Insee's long files: real headers (facts, data-formats §1.2), invented values worked by hand. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const SMH = '38421'
const EYBENS = '38158'
const POISAT = '38309'

const quoted = (rows: readonly string[]): string =>
  rows
    .map(
      (row) =>
        `${row
          .split(';')
          .map((cell) => `"${cell}"`)
          .join(';')}\n`,
    )
    .join('')

describe('DS_POPULATIONS_REFERENCE', () => {
  it('pivots several years and figures, any order of columns; larger territories are kept to compare with', async () => {
    const shop = await workshop(SMH, EYBENS, POISAT)
    const report = await shop.run(
      shop.file(
        'DS_POPULATIONS_REFERENCE_data.csv',
        quoted([
          'FREQ;GEO;GEO_OBJECT;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE',
          'A;38421;COM;PMUN;2016;38634',
          'A;38421;COM;PMUN;2023;38000',
          'A;38421;COM;PTOT;2023;38900',
          'A;38421;COM;PSDC;2023;38000',
          'A;38158;COM;PMUN;2023;9000',
          'A;38309;COM;PMUN;2023;2100',
          'A;01001;COM;PMUN;2023;860',
          'A;38;DEP;PMUN;2023;1300000',
          'A;69;DEP;PMUN;2023;1900000',
          'A;84;REG;PMUN;2023;8200000',
          'A;200040715;EPCI;PMUN;2023;450000',
          'A;F;FRANCE;PMUN;2023;68000000',
          'A;FM;FRANCE;PMUN;2023;66000000',
          'A;3801;CAN;PMUN;2023;40000',
        ]),
      ),
    )
    expect(report).toMatchObject({ profil: 'insee-melodi', lues: 14, retenues: 5, millesimes: ['2016', '2023'] })
    expect(report.ignorees.map(({ lignes, rejet }) => [lignes, rejet])).toEqual([
      [5, false], // larger territories (one of them, the Rhône, holds nothing of the study area)
      [2, false], // metropolitan France, canton
      [1, false], // PSDC
      [1, false], // 01001, outside
    ])
    expect(valeursPar(shop, 'PMUN', SMH)).toEqual({ 2016: 38_634, 2023: 38_000 })
    expect(valeursPar(shop, 'PTOT', SMH)).toEqual({ 2023: 38_900 })
    expect(comparaisonsDe(shop, 'PMUN', '2023')).toEqual({
      'epci 200040715': 450_000,
      'departement 38': 1_300_000,
      'region 84': 8_200_000,
      'france FR': 68_000_000,
    })
  })

  it('reads values in thousands where the file says so', async () => {
    const shop = await workshop(SMH)
    const lignes = ['2025-COM-38421;COM;A;PMUN;2023;3;38.5', '2025-DEP-38;DEP;A;PMUN;2023;3;1300']
    await shop.run(
      shop.file('a.csv', quoted(['GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;UNIT_MULT;OBS_VALUE', ...lignes])),
    )
    expect(valeursPar(shop, 'PMUN', SMH)).toEqual({ 2023: 38_500 })
    expect(comparaisonsDe(shop, 'PMUN', '2023')).toEqual({ 'departement 38': 1_300_000 })
  })

  it('reads the codes of the API, and counts Paris once when its arrondissements stand beside it', async () => {
    const header = 'GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE'
    const arrondissements = Array.from({ length: 20 }, (_, i) => `2025-ARM-${75_101 + i};ARM;A;PMUN;2014;1750`)
    const sans = await workshop('75056')
    await sans.run(sans.file('a.csv', quoted([header, ...arrondissements])))
    expect(valeursPar(sans, 'PMUN', '75056')).toEqual({ 2014: 35_000 })
    const avec = await workshop('75056')
    const path = avec.file('a.csv', quoted([header, '2025-COM-75056;COM;A;PMUN;2014;2100000', ...arrondissements]))
    const report = await avec.run(path)
    expect(valeursPar(avec, 'PMUN', '75056')).toEqual({ 2014: 2_100_000 })
    expect(report.avertissements.join()).toContain('75056')
  })

  it('sums through a merger', async () => {
    const shop = await workshop('38225')
    const path = shop.file(
      'a.csv',
      'GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE\n38225;COM;A;PMUN;2013;1357\n38021;COM;A;PMUN;2013;1616\n',
    )
    await shop.run(path)
    expect(valeursPar(shop, 'PMUN', '38225')).toEqual({ 2013: 2973 })
  })

  it('explains the dictionary that comes with the data', async () => {
    const shop = await workshop(SMH)
    const body = await shop.refusal(
      shop.file(
        'DS_POPULATIONS_REFERENCE_metadata.csv',
        '"COD_VAR";"LIB_VAR";"COD_MOD";"LIB_MOD"\n"POPREF_MEASURE";"Type de population";"PMUN";"Population municipale"\n',
      ),
    )
    expect(body).toMatchObject({
      kind: 'fichier-non-reconnu',
      titre: 'Ce fichier décrit les données, il n’en contient pas.',
    })
    expect(body.issue).toContain('_data.csv')
    const older = await shop.refusal(
      shop.file(
        'meta.csv',
        'COD_VAR;LIB_VAR;LIB_VAR_LONG;COD_MOD;LIB_MOD;TYPE_VAR;LONG_VAR\nP22_POP;Population;;;;NUM;8\n',
      ),
    )
    expect(older.titre).toBe(body.titre)
  })
})

describe('DS_FILOSOFI_CC', () => {
  const HEADER = 'GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MEASURE;UNIT_MULT;CONF_STATUS;OBS_STATUS;TIME_PERIOD;OBS_VALUE'

  it('keeps secrecy with its reason, and never a zero', async () => {
    const shop = await workshop(SMH, EYBENS, POISAT)
    await shop.run(
      shop.file(
        'DS_FILOSOFI_CC_data.csv',
        quoted([
          HEADER,
          '38421;COM;PR_MD60;PT;0;F;A;2023;24.5',
          '38421;COM;MED_SL;EUR_YR;0;F;A;2023;19850',
          '38421;COM;GI_SL;IX;0;F;A;2023;0.3',
          '38158;COM;PR_MD60;PT;0;C;A;2023;0',
          '38158;COM;MED_SL;EUR_YR;0;F;A;2023;25010',
          '38309;COM;PR_MD60;PT;0;C;Q;2023;',
          '38309;COM;MED_SL;EUR_YR;0;F;O;2023;',
          '38;DEP;PR_MD60;PT;0;F;A;2023;12.1',
          'F;FRANCE;PR_MD60;PT;0;F;A;2023;15.4',
        ]),
      ),
    )
    expect([SMH, EYBENS, POISAT].map((code) => valeursPar(shop, 'FILO:TP60', code)['2023'])).toEqual([
      24.5,
      'secret',
      'secret',
    ])
    expect([SMH, EYBENS, POISAT].map((code) => valeursPar(shop, 'FILO:MED', code)['2023'])).toEqual([
      19_850,
      25_010,
      'non_disponible',
    ])
    // A rate is never added up: only the territories that the file gives.
    expect(comparaisonsDe(shop, 'FILO:TP60', '2023')).toEqual({ 'departement 38': 12.1, 'france FR': 15.4 })
    expect(comparaisonsDe(shop, 'FILO:MED', '2023')).toEqual({})
  })

  it('brings comparisons alone when the file holds no commune of the study area', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'a.csv',
        quoted([HEADER, '38;DEP;MED_SL;EUR_YR;0;F;A;2023;24100', '84;REG;MED_SL;EUR_YR;0;F;A;2023;24500']),
      ),
    )
    expect(report.apports).toEqual(['2\u00A0valeurs pour comparer, 2\u00A0territoires (aucune commune)'])
    expect(comparaisonsDe(shop, 'FILO:MED', '2023')).toEqual({ 'departement 38': 24_100, 'region 84': 24_500 })
  })
})

describe('census sets', () => {
  it('reads sexes and ages where they are ours, and leaves every other detail', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'DS_RP_POPULATION_PRINC_data.csv',
        quoted([
          'GEO;GEO_OBJECT;SEX;AGE;RP_MEASURE;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          '38421;COM;_T;_T;POP;A;2023;38000.5',
          '38421;COM;F;_T;POP;A;2023;19400.25',
          '38421;COM;_T;Y_LT15;POP;A;2023;6100',
          '38421;COM;F;Y_GE90;POP;A;2023;310',
          '38421;COM;_T;Y_GE80;POP;A;2023;1900',
          '38421;COM;F;Y_GE80;POP;A;2023;1200',
          '38421;COM;_T;Y15T24;POP;A;2023;8000',
          '38421;COM;_T;Y_LT20;POP;A;2023;9500',
        ]),
      ),
    )
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 2023: 38_000.5 })
    expect(valeursPar(shop, 'RP:POPF', SMH)).toEqual({ 2023: 19_400.25 })
    expect(valeursPar(shop, 'RP:POP0014', SMH)).toEqual({ 2023: 6100 })
    expect(valeursPar(shop, 'RP:F90P', SMH)).toEqual({ 2023: 310 })
    expect(valeursPar(shop, 'RP:POP80P', SMH)).toEqual({ 2023: 1900 })
    expect(valeursPar(shop, 'RP:POP1524', SMH)).toEqual({ 2023: 8000 })
    expect(report).toMatchObject({ lues: 8, retenues: 6 })
  })

  it('does not take a detail of an unknown dimension for the total', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'a.csv',
        'GEO;GEO_OBJECT;OCS;RP_MEASURE;TIME_PERIOD;OBS_VALUE\n38421;COM;DW_MAIN;POP;2023;5\n38421;COM;_T;POP;2023;38000\n',
      ),
    )
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 2023: 38_000 })
  })
})
