/** Layouts of the editions of 2026 that have no file of tests of their own; shared files where they stand. */
import { describe, expect, it } from 'vitest'
import { indicateur } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { listComparaisons } from '../../store/comparaisons.ts'

const GANNAT = '03118'
const COMMUNES = [GANNAT, '03053', '63032', '63047', '38421', '38225', '69123', '2A004', '97411'] as const
const ici = (nom: string) => `2026/${nom}`
const plat = (texte = '') => texte.replace(/[\u00a0\u202f]/g, ' ')

type Shop = Awaited<ReturnType<typeof workshop>>
const valeurs = ({ dossier }: Shop, id: string, codes: readonly string[] = COMMUNES): Record<string, number | null> =>
  Object.fromEntries(
    listToutesObservations(dossier, codes)
      .filter(({ indicateur: lu }) => lu === id)
      .map(({ code, valeur }) => [code, valeur]),
  )
const somme = (lues: Record<string, number | null>) => Object.values(lues).reduce<number>((a, b) => a + (b ?? 0), 0)

describe('single years of age (DS_RP_TD_POPULATION_AGESEX_PRINC)', () => {
  /** Two people of each year from 0 to 100, one of each sex; the bands beside say them again. */
  function table(): string {
    const lignes = ['GEO;GEO_OBJECT;AGE;SEX;RP_MEASURE;TIME_PERIOD;OBS_VALUE']
    const ecrire = (age: string, n: number) => {
      for (const [sexe, nombre] of [
        ['_T', 2 * n],
        ['M', n],
        ['F', n],
      ] as const)
        lignes.push(`${GANNAT};COM;${age};${sexe};POP;2023;${nombre}`)
    }
    for (let age = 0; age < 100; age++) ecrire(`Y${age}`, 1)
    ecrire('Y_GE100', 1)
    for (const [bande, n] of [
      ['_T', 101],
      ['Y0T4', 5],
      ['Y0T2', 3],
      ['Y85T89', 5],
      ['Y_GE95', 6],
    ] as const)
      ecrire(bande, n)
    return lignes.join('\n')
  }

  it('of a file that some of them were left out of make a minimum; a year given twice is refused', async () => {
    const shop = await workshop(GANNAT)
    const jusqua20 = table()
      .split('\n')
      .filter((ligne) => !/;Y(?:2[1-9]|[3-9]\d|_GE100);/.test(ligne))
    const rapport = await shop.run(shop.file('ages.csv', jusqua20.join('\n')))
    expect(plat(rapport.avertissements.join())).toContain('« Population de 15 à 29 ans »')
    const lues = Object.fromEntries(
      listToutesObservations(shop.dossier, [GANNAT]).map((une) => [une.indicateur, [une.etat, une.valeur ?? une.min]]),
    )
    expect(lues['RP:POP0014']).toEqual(['connue', 30])
    // 15 to 20: six years of two.
    expect(lues['RP:POP1529']).toEqual(['intervalle', 12])
    const deux = shop.file('deux.csv', `${table()}\n${GANNAT};COM;Y7;_T;POP;2023;2`)
    expect((await shop.refusal(deux)).titre).toBe('Le même code figure plusieurs fois.')
  })

  it('make the groups of the catalogue, each person once in each', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(shop.file('ages.csv', table()))
    const lue = (id: string) => valeurs(shop, id)[GANNAT]
    expect(lue('RP:POP')).toBe(202)
    expect(lue('RP:POPH')).toBe(101)
    // 0 to 14: fifteen years of two; 90 and more: 90 to 99, and 100 or more.
    expect(['0014', '1529', '3044', '4559', '6074', '7589', '90P'].map((age) => lue(`RP:POP${age}`))).toEqual([
      30, 30, 30, 30, 30, 30, 22,
    ])
    expect(['0014', '90P'].map((age) => lue(`RP:F${age}`))).toEqual([15, 11])
    expect(['1524', '1564', '80P', '85P'].map((age) => lue(`RP:POP${age}`))).toEqual([20, 100, 42, 32])
  })

  const AGES = ici('DS_RP_TD_POPULATION_AGESEX_PRINC_2023_CSV_FR_SYNTHETIQUE.zip')
  it.skipIf(!hasSharedData(AGES))('as the README of the invented file says', async () => {
    const shop = await workshop(...COMMUNES)
    await shop.run(sharedData(AGES))
    const de = (...groupes: string[]) => groupes.reduce((total, un) => total + somme(valeurs(shop, `RP:POP${un}`)), 0)
    expect(somme(valeurs(shop, 'RP:POP'))).toBeCloseTo(759_400, 3)
    expect(de('6074', '7589', '90P')).toBeCloseTo(112_480, 3)
    expect(de('7589', '90P')).toBeCloseTo(70_300, 3)
    expect(de('85P')).toBeCloseTo(42_180, 3)
    expect(valeurs(shop, 'RP:POP85P')['69123']).toBeCloseTo(30_000, 3)
  })
})

describe('Complémentaire santé solidaire', () => {
  it('adds both kinds; a commune without a line is unknown', async () => {
    const shop = await workshop(GANNAT, '38421')
    await shop.run(shop.file('data_CNAM2025_COM.csv', 'CODGEO;C;C_C2SNP;C_C2SP\n38421;30000;4200;900\n'))
    expect(valeurs(shop, 'C2S:POP')).toEqual({ '38421': 30_000 })
    expect(valeurs(shop, 'C2S:BENEF')).toEqual({ '38421': 5_100 })
  })

  it('of one old commune alone is a minimum for the commune that it made with others', async () => {
    // Autrans; Méaudre and it are Autrans-Méaudre en Vercors since 2016, under the code of Méaudre.
    const shop = await workshop('38225')
    const texte = 'CODGEO;C;C_C2SNP;C_C2SP\n38021;1200;60;20\n38421;30000;4200;900\n'
    const rapport = await shop.run(shop.file('data_CNAM2025_COM.csv', texte))
    const lues = listToutesObservations(shop.dossier, ['38225']).map(({ indicateur: id, etat, min }) => [id, etat, min])
    expect(lues.sort()).toEqual([
      ['C2S:BENEF', 'intervalle', 80],
      ['C2S:POP', 'intervalle', 1200],
    ])
    expect(plat(rapport.avertissements.join())).toContain('n’a que d’anciennes communes')
  })

  it('is refused where one of the two is below zero, which their sum would hide', async () => {
    const shop = await workshop('38421')
    const refus = await shop.refusal(shop.file('c.csv', 'CODGEO;C;C_C2SNP;C_C2SP\n38421;30000;-3;900\n'), {
      millesime: '2025',
    })
    expect(refus.titre).toBe('Une valeur est négative.')
  })

  const ARCHIVE = ici('beneficiaires_CNAM_01-01-2025_QP24_SYNTHETIQUE.zip')
  it.skipIf(!hasSharedData(ARCHIVE))('in its archive, beside the table of quarters', async () => {
    const shop = await workshop(...COMMUNES)
    const report = await shop.run(sharedData(ARCHIVE))
    expect(report).toMatchObject({ profil: 'cnam-c2s', millesimes: ['2025'] })
    expect(valeurs(shop, 'C2S:BENEF')).toEqual({ '38421': 5_100, '69123': 57_000, '2A004': 7_800, '97411': 48_000 })
  })
})

describe('density grid', () => {
  it('keeps the level, never the population that it was made from', async () => {
    const shop = await workshop(GANNAT)
    const texte =
      'Géographie au 1er janvier 2026\nCODGEO;LIBGEO;DENS;LIBDENS;PMUN21;DENS7;LIBDENS7\n03118;Gannat;2;U;5500;3;Petites villes\n'
    const report = await shop.run(shop.file('fichier_diffusion.csv', texte))
    expect(report).toMatchObject({ profil: 'insee-densite', millesimes: ['2026'] })
    expect(indicateur('DENSITE:7')?.classes?.[valeurs(shop, 'DENSITE:7')[GANNAT] ?? -1]).toBe('Petites villes')
    expect(valeurs(shop, 'PMUN')).toEqual({})
  })

  const GRILLE = ici('fichier_diffusion_2026_SYNTHETIQUE.xlsx')
  it.skipIf(!hasSharedData(GRILLE))('of the invented workbook', async () => {
    const shop = await workshop(...COMMUNES)
    await shop.run(sharedData(GRILLE))
    // Numbered from 0 in the catalogue.
    const lues = valeurs(shop, 'DENSITE:7')
    expect(COMMUNES.map((code) => (lues[code] ?? 0) + 1)).toEqual([3, 6, 1, 5, 1, 6, 1, 2, 1])
  })
})

describe('other spellings and files beside', () => {
  it('midwives are weighted by the women', async () => {
    const shop = await workshop(GANNAT)
    const titre =
      'Code commune INSEE;Commune;APL aux sages-femmes;Population féminine standardisée 2022 pour les sages-femmes'
    const report = await shop.run(shop.file('apl_2024.csv', `${titre}\n03118;Gannat;20;3000\n`))
    expect(valeurs(shop, 'APL:POPSTD_SF')).toEqual({ [GANNAT]: 3000 })
    expect(report.avertissements.map(plat).join()).not.toContain('ne peut pas être calculée')
  })

  const VARIANTE = ici('ps-libreacces-personne-activite_variante_SYNTHETIQUE.txt')
  it.skipIf(!hasSharedData(VARIANTE))('« Code genre d’activité » is read: replacements are left out', async () => {
    const shop = await workshop(...COMMUNES)
    const { ignorees } = await shop.run(sharedData(VARIANTE))
    expect(ignorees.map(({ cause, lignes }) => `${cause} ${lignes}`)).toContain('activité de remplacement (GENR02) 1')
    expect(offreRetenue(shop.dossier, [...COMMUNES])).not.toBeNull()
  })

  const TFINESS = ici('t-finess_SYNTHETIQUE.csv')
  it.skipIf(!hasSharedData(TFINESS))('t-finess: legal persons and what is no more are left out', async () => {
    const shop = await workshop(...COMMUNES)
    const report = await shop.run(sharedData(TFINESS))
    expect(report).toMatchObject({ profil: 'finess-derive', retenues: 22, millesimes: ['2026-05-04'] })
    expect(report.ignorees.map(({ cause, lignes }) => [cause, lignes])).toEqual(
      expect.arrayContaining([
        ['entité juridique', 9],
        ['établissement fermé', 3],
      ]),
    )
  })

  it('what brings nothing is told for what it is', async () => {
    const shop = await workshop(GANNAT)
    const epci = await shop.refusal(
      shop.file('epci.csv', 'CODGEO;LIBGEO;EPCI;LIBEPCI;DEP;REG\n03118;Gannat;200071389;CC X;03;84\n'),
    )
    expect(plat(epci.explication)).toContain('la composition des EPCI : elle est déjà dans Maillage')
  })

  it('pathologies and cover by the SAS are told of the département, every age and sex together', async () => {
    const shop = await workshop(GANNAT)
    const patho = shop.file(
      'effectifs.csv',
      [
        'annee;patho_niv1;patho_niv2;patho_niv3;top;cla_age_5;sexe;region;dept;ntop;npop;prev',
        '2024;Diabète;Diabète de type 2;;DIA_T2_IND;tsage;9;84;03;20000;333000;6.006',
        '2024;Diabète;Diabète de type 2;;DIA_T2_IND;70-74;1;84;03;1000;11100;9.009',
        '2024;Diabète;Diabète de type 2;;DIA_T2_IND;tsage;9;84;999;371000;8000000;',
      ].join('\n'),
    )
    await shop.run(patho)
    const comparees = () =>
      listComparaisons(shop.dossier).map(({ indicateur: id, millesime, niveau, valeur, motif }) =>
        [id, millesime, niveau, valeur ?? motif].join(' '),
      )
    expect(comparees().sort()).toEqual([
      'perso:patho:DIA_T2_IND 2024 departement 6.006',
      'perso:patho:DIA_T2_IND 2024 region non_diffuse',
    ])
    const sas =
      'annee;region;libelle_region;departement;libelle_departement;taux_population_couverte;taux_population_couverte_integer\n2024;84;ARA;03;Allier;100 %;100\n'
    await shop.run(shop.file('couverture-sas.csv', sas))
    expect(comparees()).toContain('CNAM:SAS 2024 departement 100')
  })
})
