/**
 * Sets of the census and of the equipments in Insee's long files: the columns that public programs read in the real
 * ones (docs/donnees/insee-melodi.md), invented values worked by hand.
 */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'
import { listSources } from '../../store/sources.ts'

const SMH = '38421'
const EYBENS = '38158'

/** Cells of a file of Insee: all quoted. */
const fichier = (...lignes: readonly string[]): string =>
  lignes.map((ligne) => `"${ligne.replaceAll(';', '";"')}"\n`).join('')

const annee = (de: Awaited<ReturnType<typeof workshop>>, id: string, code: string, an = '2023') =>
  valeursPar(de, id, code)[an]

describe('activity: DS_RP_EMPLOI_LR_PRINC', () => {
  const HEADER = 'GEO;GEO_OBJECT;SEX;EMPSTA_ENQ;AGE;EDUC;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE'

  it('takes 15 to 64 years, both sexes, all diplomas; neither jobs at the place of work nor people not working', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'DS_RP_EMPLOI_LR_PRINC_2023_data.csv',
        fichier(
          HEADER,
          '38421;COM;_T;_T;Y15T64;_T;POP;A;A;2023;25000',
          '38421;COM;_T;1T2;Y15T64;_T;POP;A;A;2023;18000',
          '38421;COM;_T;2;Y15T64;_T;POP;A;A;2023;2250.5',
          '38421;COM;_T;1;Y15T64;_T;POP;A;A;2023;15749.5',
          '38421;COM;F;2;Y15T64;_T;POP;A;A;2023;1100',
          '38421;COM;_T;2;Y_GE15;_T;POP;A;A;2023;2300',
          '38421;COM;_T;2;Y15T64;001T100_RP;POP;A;A;2023;700',
          '38421;COM;_T;35T36;Y15T64;_T;POP;A;A;2023;3000',
          '38421;COM;_T;1T2;Y15T64;_T;EMPLT;A;A;2023;9999',
          '38421;COM;_T;2;Y15T64;_T;POP;A;A;2017;2600',
          '38421;BV2022;_T;2;Y15T64;_T;POP;A;A;2023;9000',
          '38;DEP;_T;2;Y15T64;_T;POP;A;A;2023;60000',
          'F;FRANCE;_T;1T2;Y15T64;_T;POP;A;A;2023;31000000',
        ),
      ),
    )
    expect(report).toMatchObject({ profil: 'insee-melodi', lues: 13, retenues: 4 })
    // Documents name the census, not the shape of its files.
    expect(listSources(shop.dossier).map(({ libelle }) => libelle)).toEqual(['Insee, recensement de la population'])
    expect(annee(shop, 'RP:POP1564', SMH)).toBe(25_000)
    expect(annee(shop, 'RP:ACT1564', SMH)).toBe(18_000)
    expect(valeursPar(shop, 'RP:CHOM1564', SMH)).toEqual({ 2017: 2600, 2023: 2250.5 })
    expect(comparaisonsDe(shop, 'RP:CHOM1564', '2023')).toEqual({ 'departement 38': 60_000 })
    expect(comparaisonsDe(shop, 'RP:ACT1564', '2023')).toEqual({ 'france FR': 31_000_000 })
  })

  it('leaves a line that says it is counted with another commune, whatever stands in it', async () => {
    const shop = await workshop(SMH, EYBENS)
    await shop.run(
      shop.file(
        'a.csv',
        fichier(
          HEADER,
          '38421;COM;_T;2;Y15T64;_T;POP;A;K;2023;99999',
          '38421;COM;_T;2;Y15T64;_T;POP;A;A;2023;2250',
          '38158;COM;_T;2;Y15T64;_T;POP;A;W;2023;400',
        ),
      ),
    )
    expect(annee(shop, 'RP:CHOM1564', SMH)).toBe(2250)
    expect(annee(shop, 'RP:CHOM1564', EYBENS)).toBe(400)
  })
})

describe('diplomas: DS_RP_DIPLOMES_PRINC', () => {
  it('adds « sans diplôme » and « brevet » up, in communes and in larger territories', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'DS_RP_DIPLOMES_PRINC_2023_data.csv',
        fichier(
          'GEO;GEO_OBJECT;SEX;AGE;EDUC;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          ...['38421;COM', '38;DEP'].flatMap((lieu, i) => [
            `${lieu};_T;Y_GE15;_T;POP;A;A;2023;${20_000 * (1 + i * 30)}`,
            `${lieu};_T;Y_GE15;001T100_RP;POP;A;A;2023;${4000 * (1 + i * 30)}`,
            `${lieu};_T;Y_GE15;200_RP;POP;A;A;2023;${1000.5 * (1 + i * 30)}`,
            `${lieu};_T;Y_GE15;300_RP;POP;A;A;2023;${3000 * (1 + i * 30)}`,
            `${lieu};_T;Y_GE15;500T702_RP;POP;A;A;2023;${7000 * (1 + i * 30)}`,
            `${lieu};_T;Y_GE15;700_RP;POP;A;A;2023;${2500 * (1 + i * 30)}`,
            `${lieu};F;Y_GE15;200_RP;POP;A;A;2023;${550 * (1 + i * 30)}`,
          ]),
        ),
      ),
    )
    expect(annee(shop, 'RP:NSCOL15P', SMH)).toBe(20_000)
    expect(annee(shop, 'RP:NSCOL15P_DIPLMIN', SMH)).toBe(5000.5)
    expect(annee(shop, 'RP:NSCOL15P_SUP', SMH)).toBe(7000)
    // 31 × 4000 + 31 × 1000.5
    expect(comparaisonsDe(shop, 'RP:NSCOL15P_DIPLMIN', '2023')).toEqual({ 'departement 38': 155_015.5 })
  })
})

describe('diplomas told for everybody and for 15 years or more', () => {
  it('are the same people: counted once', async () => {
    const shop = await workshop(SMH)
    const ligne = (age: string, diplome: string, valeur: number) =>
      `38421;COM;_T;${age};${diplome};POP;A;A;2023;${valeur}`
    await shop.run(
      shop.file(
        'DS_RP_DIPLOMES_PRINC_2023_data.csv',
        fichier(
          'GEO;GEO_OBJECT;SEX;AGE;EDUC;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          ...['Y_GE15', '_T'].flatMap((age) => [
            ligne(age, '_T', 20_000),
            ligne(age, '001T100_RP', 4000),
            ligne(age, '200_RP', 1000),
          ]),
        ),
      ),
    )
    expect(annee(shop, 'RP:NSCOL15P', SMH)).toBe(20_000)
    expect(annee(shop, 'RP:NSCOL15P_DIPLMIN', SMH)).toBe(5000)
  })
})

describe('housing and households', () => {
  it('DS_RP_LOGEMENT_PRINC: kinds of dwellings and cars, and no detail of them', async () => {
    const shop = await workshop(SMH)
    const suite = 'A;A;2023'
    const report = await shop.run(
      shop.file(
        'DS_RP_LOGEMENT_PRINC_2023_data.csv',
        fichier(
          'GEO;GEO_OBJECT;OCS;L_STAY;TDW;CARS;RP_MEASURE;CARPARK;NOR;TSH;BUILD_END;NRG_SRC;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          `38421;COM;_T;_T;_T;_T;DWELLINGS;_T;_T;_T;_T;_T;${suite};20000`,
          `38421;COM;DW_MAIN;_T;_T;_T;DWELLINGS;_T;_T;_T;_T;_T;${suite};17850`,
          `38421;COM;DW_SEC_DW_OCC;_T;_T;_T;DWELLINGS;_T;_T;_T;_T;_T;${suite};450`,
          `38421;COM;DW_VAC;_T;_T;_T;DWELLINGS;_T;_T;_T;_T;_T;${suite};1700`,
          `38421;COM;DW_MAIN;_T;_T;C_GE1;DWELLINGS;_T;_T;_T;_T;_T;${suite};12000`,
          `38421;COM;DW_MAIN;_T;_T;C1;DWELLINGS;_T;_T;_T;_T;_T;${suite};8500`,
          `38421;COM;DW_MAIN;_T;1;_T;DWELLINGS;_T;_T;_T;_T;_T;${suite};3000`,
          `38421;COM;DW_MAIN;_T;_T;_T;DWELLINGS;_T;_T;100;_T;_T;${suite};6000`,
          `38421;COM;DW_MAIN;_T;_T;_T;DWELLINGS_ROOMS;_T;_T;_T;_T;_T;${suite};60000`,
        ),
      ),
    )
    expect(report).toMatchObject({ lues: 9, retenues: 5 })
    const lus = ['RP:LOG', 'RP:RP', 'RP:RSECOCC', 'RP:LOGVAC', 'RP:RP_VOIT1P'].map((id) => annee(shop, id, SMH))
    expect(lus).toEqual([20_000, 17_850, 450, 1700, 12_000])
  })

  it('DS_RP_MENAGES_COMP, DS_RP_FAMILLE_COMP, DS_RP_MENAGES_PRINC: people alone, single parents', async () => {
    const shop = await workshop(SMH)
    const menages = fichier(
      'GEO;GEO_OBJECT;PREFPH;TPH;PCS;OCS;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
      '38421;COM;_T;_T;_T;DW_MAIN;DWELLINGS;A;A;2023;17840',
      '38421;COM;_T;11;_T;DW_MAIN;DWELLINGS;A;A;2023;7900',
      '38421;COM;_T;111;_T;DW_MAIN;DWELLINGS;A;A;2023;4100',
      '38421;COM;1;_T;3;DW_MAIN;DWELLINGS;A;A;2023;1500',
      '38421;COM;_T;_T;_T;DW_MAIN;DWELLINGS_POPSIZE;A;A;2023;37000',
    )
    const familles = fichier(
      'GEO;GEO_OBJECT;TFN;NCH;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
      '38421;COM;_T;_T;FAM;A;A;2023;9000',
      '38421;COM;1;_T;FAM;A;A;2023;2000',
      '38421;COM;12;_T;FAM;A;A;2023;1700',
      '38421;COM;_T;CH1_Y_LT25;FAM;A;A;2023;2200',
    )
    const seuls = fichier(
      'GEO;GEO_OBJECT;AGE;CIVIL_STATUS;COUPLE;NOC;OCS;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
      '38421;COM;Y_GE80;_T;_T;P1;DW_MAIN;ONEPERS;A;A;2023;800',
      '38421;COM;Y65T79;_T;_T;P1;DW_MAIN;ONEPERS;A;A;2023;1200',
      '38421;COM;Y_GE80;_T;_T;_T;DW_MAIN;DWELLINGS_POPSIZE;A;A;2023;1750',
      '38421;COM;Y_GE80;4;_T;_T;_T;POP;A;A;2023;900',
    )
    for (const [nom, contenu] of Object.entries({ menages, familles, seuls })) {
      await shop.run(shop.file(`${nom}.csv`, contenu))
    }
    const lus = ['RP:MEN', 'RP:MENPSEUL', 'RP:FAM', 'RP:FAMMONO', 'RP:POP80P_PSEUL'].map((id) => annee(shop, id, SMH))
    expect(lus).toEqual([17_840, 7900, 9000, 2000, 800])
    expect(valeursPar(shop, 'RP:POP80P', SMH)).toEqual({})
  })
})

describe('other sets', () => {
  it('DS_RP_POPULATION_COMP: eight groups, the last one under its two codes', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'DS_RP_POPULATION_COMP_2023_data.csv',
        fichier(
          'GEO;GEO_OBJECT;SEX;AGE;PCS;RP_MEASURE;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          '38421;COM;_T;Y_GE15;_T;POP;A;A;2023;31000',
          '38421;COM;_T;Y_GE15;3;POP;A;A;2023;6000',
          '38421;COM;_T;Y_GE15;9;POP;A;A;2023;8000',
          '38421;COM;_T;Y_GE15;8;POP;A;A;2012;7500',
          '38421;COM;_T;Y15T24;3;POP;A;A;2023;200',
          '38421;COM;M;Y_GE15;3;POP;A;A;2023;3300',
        ),
      ),
    )
    expect(annee(shop, 'RP:POP15P', SMH)).toBe(31_000)
    expect(annee(shop, 'RP:POP15P_CS3', SMH)).toBe(6000)
    expect(valeursPar(shop, 'RP:POP15P_CS8', SMH)).toEqual({ 2012: 7500, 2023: 8000 })
  })

  it('DS_RP_SERIE_HISTORIQUE: populations, areas in km², dwellings', async () => {
    const shop = await workshop(SMH)
    await shop.run(
      shop.file(
        'DS_RP_SERIE_HISTORIQUE_2023_data.csv',
        fichier(
          'GEO;GEO_OBJECT;RP_MEASURE;OCS;FREQ;OBS_STATUS;TIME_PERIOD;OBS_VALUE',
          '38421;COM;POP;_T;A;A;1968;24000',
          '38421;COM;POP;_T;A;A;2023;38000',
          '38421;COM;SUP;_T;A;A;2023;10.04',
          '38421;COM;BRTH;_T;A;A;2023;2600',
          '38421;COM;DWELLINGS;DW_VAC;A;A;2023;1700',
        ),
      ),
    )
    expect(valeursPar(shop, 'RP:POP', SMH)).toEqual({ 1968: 24_000, 2023: 38_000 })
    expect(valeursPar(shop, 'SUPERF', SMH)).toEqual({ 2023: 10.04 })
    expect(annee(shop, 'RP:LOGVAC', SMH)).toBe(1700)
  })

  it('DS_BPE: each type once, its domain left; a commune without a line has none', async () => {
    const [ici, sans] = ['97611', '97607']
    const shop = await workshop(ici, sans)
    await shop.run(
      shop.file(
        'DS_BPE_2024_data.csv',
        fichier(
          'GEO;GEO_OBJECT;FACILITY_DOM;FACILITY_SDOM;FACILITY_TYPE;BPE_MEASURE;UNIT_MEASURE;TIME_PERIOD;OBS_VALUE',
          // Shops: the file speaks of 7 communes, in all 5 EPCI.
          ...[1, 2, 3, 4, 5, 8].map((n) => `9760${n};COM;B;B1;B105;FACILITIES;NR;2024;1`),
          `${ici};COM;D;D2;D265;FACILITIES;NR;2024;40`,
          `${ici};COM;D;D2;_T;FACILITIES;NR;2024;300`,
          `${ici};COM;_T;_T;_T;FACILITIES;NR;2024;2000`,
          `${ici};COM;D;D2;D265;CAPACITY;NR;2024;9`,
          '976;DEP;D;D2;D265;FACILITIES;NR;2024;120',
        ),
      ),
    )
    expect(annee(shop, 'BPE:D265', ici, '2024')).toBe(40)
    expect(annee(shop, 'BPE:D265', sans, '2024')).toBe(0)
    expect(comparaisonsDe(shop, 'BPE:D265', '2024')).toMatchObject({ 'departement 976': 120 })
  })

  it.each([
    // The total of people at work is not that of the inhabitants.
    'GEO;GEO_OBJECT;SEX;AGE;EMPFORM;WKTIME;RP_MEASURE;TIME_PERIOD;OBS_VALUE',
    'GEO;GEO_OBJECT;SEX;AGE;STUD;STUD_AREA;RP_MEASURE;TIME_PERIOD;OBS_VALUE',
    'GEO;GEO_OBJECT;SEX;AGE;EMPSTA_ENQ;PCS;RP_MEASURE;TIME_PERIOD;OBS_VALUE',
    'GEO;GEO_OBJECT;EC_MEASURE;TIME_PERIOD;OBS_VALUE',
  ])('says which sets are read for one that is not: %s', async (entete) => {
    const shop = await workshop(SMH)
    const ligne = entete
      .split(';')
      .map(
        (nom) =>
          ({ GEO: '38421', GEO_OBJECT: 'COM', TIME_PERIOD: '2023', OBS_VALUE: '12000', RP_MEASURE: 'POP' })[nom] ??
          '_T',
      )
      .join(';')
    const refus = await shop.refusal(shop.file('a.csv', fichier(entete, ligne)))
    expect(refus.kind).toBe('fichier-non-reconnu')
    expect(refus.explication).toContain('format long (Melodi)')
    expect(refus.issue).toContain('DS_RP_EMPLOI_LR_PRINC')
  })
})
