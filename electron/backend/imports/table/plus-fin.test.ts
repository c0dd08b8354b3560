/** Tables finer than the commune, and columns that say one thing twice or in another year. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedCases, hasSharedData, sharedCase, sharedData } from '../../../../test/shared-data.ts'
import { valeursPar } from '../../../../test/valeurs-import.ts'
import { francais } from '../bilan/french.ts'

const texte = (...lignes: readonly string[]): string => `${lignes.join('\n')}\n`

describe('a table finer than the commune', () => {
  it.runIf(hasSharedCases('14-Arrete_zonage_QPV_MEDECINS_2026_02.xlsx'))('case 14: zones of quartiers', async () => {
    const shop = await workshop('06069', '06029', '06155', '06088')
    const refus = await shop.refusal(sharedCase('14-Arrete_zonage_QPV_MEDECINS_2026_02.xlsx'))
    expect(refus.titre).toBe('Ce n’est pas le fichier qu’il faut.')
    expect(refus.explication).toContain(
      francais('des quartiers prioritaires (QPV), un par ligne (colonne « Code QPV »)'),
    )
    expect(refus.issue).toContain('une ligne par commune')
  })

  const DEUX = '2026/Liste_communes_zonage_MG2025_SYNTHETIQUE.xlsx'
  it.runIf(hasSharedData(DEUX))('beside a sheet of communes: that one is read, the other is told', async () => {
    const shop = await workshop('03118', '38421')
    const lu = await shop.run(sharedData(DEUX))
    expect(Object.keys(valeursPar(shop, 'ZONE:MG', '03118'))).toEqual(['2025'])
    expect(lu.avertissements.join(' ')).toMatch(/Non lu.*QPV.*quartiers prioritaires/)
  })

  const TABLES: readonly (readonly [string, string, string[], RegExp])[] = [
    [
      'QPV by name',
      'code_insee;Commune;QPV;Zonage',
      ['03118;Gannat;Le Malcourlet;ZIP', '03107;Ébreuil;Centre;ZAC'],
      /prioritaires/,
    ],
    ['QPV by value', 'code_insee;ref;zonage', ['03118;QP003001;ZIP', '03107;QP003002;ZAC'], /prioritaires/],
    ['quartiers', 'CODGEO;LIBGEO;Quartier;Zonage', ['03118;Gannat;Nord;ZIP', '03118;Gannat;Sud;ZAC'], /des quartiers/],
    [
      'IRIS with an income',
      'IRIS;COM;LIBCOM;MED21',
      ['031180101;03118;Gannat;20000', '031180102;03118;Gannat;21000'],
      /IRIS/,
    ],
    ['IRIS in the place of the code', 'CODGEO;MED21', ['031180101;20000', '031070102;21000'], /IRIS/],
    [
      'sections of the cadastre',
      'code_insee;section;superficie_ha',
      ['03118;AB;20', '03118;AC;21', '03107;AD;3'],
      /cadastre/,
    ],
    [
      'populations by quartier',
      'CODGEO;nom_quartier;PMUN2021',
      ['03118;Nord;2000', '03118;Sud;3000', '03107;Bourg;1200'],
      /quartiers/,
    ],
    [
      'unknown figures by polling station',
      'code_insee;bureau_de_vote;inscrits',
      ['03118;1;900', '03118;2;800', '03107;3;7'],
      /bureaux de vote/,
    ],
  ]
  it.each(TABLES)('%s', async (_quoi, entete, lignes, mots) => {
    const shop = await workshop('03118', '03107')
    const refus = await shop.refusal(shop.file('a_2024.csv', texte(entete, ...lignes)))
    expect(refus.explication).toMatch(mots)
    expect(refus.explication).toContain('ne vaut pas pour la commune')
  })

  it('columns chosen by hand obey too', async () => {
    const shop = await workshop('03118', '03107')
    const file = shop.file('a.csv', texte('code;Code QPV;part', '03118;QN00301M;12', '03107;QN00302M;13'))
    const refus = await shop.refusal(file, {
      lecture: {
        ligneEntete: 1,
        libelle: 'Essai',
        lieu: { type: 'code', code: 0, nom: null },
        valeurs: [
          {
            colonne: 2,
            indicateur: null,
            libelle: 'Part',
            unite: 'pourcent',
            nature: 'rapport',
            millesime: '2024',
            vide: 'manquant',
            decimale: 'auto',
          },
        ],
      },
    })
    expect(refus.explication).toContain('quartiers prioritaires')
  })

  it('a table of communes that speaks of quartiers, cantons or whole IRIS is read', async () => {
    const shop = await workshop('03118', '03107')
    const entete = 'code_insee;Commune;nb_qpv;code_qp;canton_code;iris;Zonage 2025'
    const lu = await shop.run(
      shop.file(
        'a.csv',
        texte(entete, '03118;Gannat;1;QN00301M;0306;031180000;ZAC', '03107;Ébreuil;0;;0306;031070000;ZIP'),
      ),
    )
    expect(lu.retenues).toBe(2)
    expect(valeursPar(shop, 'ZONE:MG', '03118')).not.toEqual({})
  })

  it.each(['"03107, 03110"', '03107 / 03110', '03107-03110', '03107 et 03110', '03107 03110'])(
    'several codes in one cell (%s) are no code, and say so',
    async (codes) => {
      const shop = await workshop('03118', '03107')
      const lu = await shop.run(shop.file('a_2024.csv', texte('code_insee;Zonage', '03118;ZAC', `${codes};ZIP`)))
      expect(lu.ignorees.map(({ cause }) => cause)).toEqual(['plusieurs codes de commune dans une cellule'])
      expect(valeursPar(shop, 'ZONE:MG', '03107')).toEqual({})
    },
  )
})

it('a file whose lines are all rejected says why, before doubting of its territory', async () => {
  const shop = await workshop('03118', '03107')
  const refus = await shop.refusal(
    shop.file('a_2024.csv', texte('code_insee;Zonage', '03118-03107;ZAC', '03107/03118;ZIP')),
  )
  expect(refus.explication).toContain(francais('lignes rejetées : plusieurs codes de commune dans une cellule)'))
  expect(refus.issue).toContain('pourquoi')
})

describe('the year of the title', () => {
  it.runIf(hasSharedCases('17-zonage_medecins_publie_en_2026.csv'))(
    'case 17: wins over the name, and is told',
    async () => {
      const shop = await workshop('03118', '03107')
      const lu = await shop.run(sharedCase('17-zonage_medecins_publie_en_2026.csv'))
      expect(Object.keys(valeursPar(shop, 'ZONE:MG', '03118'))).toEqual(['2025'])
      expect(lu.avertissements).toContain(
        francais('L’année du titre « Zonage 2025 », 2025, est retenue ; le nom du fichier dit 2026.'),
      )
    },
  )

  it('no word of populations where there are none', async () => {
    const shop = await workshop('03118', '03107')
    const refus = await shop.refusal(shop.file('zonage.csv', texte('code_insee;Zonage', '03118;ZAC', '03107;ZIP')))
    expect(refus.explication).not.toContain('populations')
    expect(refus.explication).toContain('Zonage')
    await shop.run(shop.file('b.csv', texte('code_insee;Zonage 2025', '03118;ZAC', '03107;ZIP')))
    expect(Object.keys(valeursPar(shop, 'ZONE:MG', '03118'))).toEqual(['2025'])
  })

  test.each([
    ['PMUN', 'CODGEO;Population municipale 2021 (Insee)'],
    ['PMUN', 'CODGEO;Population municipale en 2021'],
    ['PMUN', 'CODGEO;PMUN21'],
    ['PMUN', 'CODGEO;2021_PMUN'],
    ['PTOT', 'CODGEO;Population totale 2021'],
    ['SUPERF', 'CODGEO;Superficie 2021 (km²)'],
    ['SUPERF', 'CODGEO;SUPERF_2021'],
    ['APL:MG', 'CODGEO;APL 2021 aux médecins généralistes;Population standardisée 2019 pour la médecine générale'],
    ['FILO:MED', 'CODGEO;MED21'],
    ['RP:POP', 'CODGEO;P21_POP'],
  ])('%s from « %s » in a file of 2024', async (indicateur, entete) => {
    const shop = await workshop('03118', '03107')
    const suite = entete.split(';').length > 2 ? ';900' : ''
    await shop.run(shop.file('publie_2024.csv', texte(entete, `03118;40${suite}`, `03107;30${suite}`)))
    expect(valeursPar(shop, indicateur, '03118')).toEqual({ 2021: 40 })
  })

  it('two columns of different years stay two years', async () => {
    const shop = await workshop('03118', '03107')
    const entete = 'CODGEO;Superficie 2020 (ha);Superficie 2023 (km²)'
    await shop.run(shop.file('a.csv', texte(entete, '03118;3560;35,7', '03107;3120;31,2')))
    const apl = 'CODGEO;APL 2022 aux infirmiers;APL 2023 aux infirmiers;Population standardisée'
    await shop.run(shop.file('b.csv', texte(apl, '03118;90;100;5000', '03107;80;85;1000')))
    expect(valeursPar(shop, 'SUPERF', '03118')).toEqual({ 2020: 35.6, 2023: 35.7 })
    expect(valeursPar(shop, 'APL:INF', '03118')).toEqual({ 2022: 90, 2023: 100 })
  })
})

describe('two columns of one area', () => {
  it.runIf(hasSharedCases('11-communes-france-2025.csv'))('case 11: hectares before rounded km²', async () => {
    const shop = await workshop('94037', '94043', '94067', '94080')
    const lu = await shop.run(sharedCase('11-communes-france-2025.csv'))
    const lues = ['94037', '94043', '94067', '94080'].map((code) => valeursPar(shop, 'SUPERF', code)['2025'])
    expect(lues).toEqual([1.18, 1.54, 0.92, 1.91])
    expect(lu.avertissements.join(' ')).toMatch(/superficie_hectare.*la plus précise, est lue, pas.*superficie_km2/)
  })

  test.each([
    ['superficie_hectare', 3567],
    ['superficie_ha', 3567],
    ['Superficie (ha)', 3567],
    ['SURFACE_HA', 3567],
    ['surf_ha', 3567],
    ['Superficie en hectares', 3567],
    ['surf_m2', 35_670_000],
    ['Superficie (m²)', 35_670_000],
    ['SUPERF', 35.67],
    ['surface_km2', 35.67],
    ['Superficie totale (km²)', 35.67],
    ['superficie de la commune en km²', 35.67],
  ])('« %s »: %d', async (titre, valeur) => {
    const shop = await workshop('03118')
    await shop.run(shop.file('a_2023.csv', texte(`CODGEO;superficie;${titre}`, `03118;36;${valeur}`)))
    expect(valeursPar(shop, 'SUPERF', '03118')).toEqual({ 2023: 35.67 })
  })

  it('the order of the columns and their rounding change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['ha', 'km2', 'm2'], { minLength: 3 }),
        fc.integer({ min: 101, max: 89_999 }),
        async (ordre, ha) => {
          fc.pre(ha % 100 !== 0)
          const cellule = { ha: String(ha), km2: String(Math.round(ha / 100)), m2: String(Math.round(ha / 100) * 1e6) }
          const lignes = [...ordre.map((u) => cellule[u as keyof typeof cellule])].join(';')
          const entete = ordre.map((u) => `superficie_${u}`).join(';')
          // A dossier each: the same bytes drawn twice are one file.
          const shop = await workshop('03118', '03107')
          await shop.run(shop.file('a_2023.csv', texte(`CODGEO;${entete}`, `03118;${lignes}`)))
          expect(valeursPar(shop, 'SUPERF', '03118')[2023]).toBeCloseTo(ha / 100, 9)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('an area of 0 is none, and is told', async () => {
    const shop = await workshop('03118', '03107')
    const lu = await shop.run(shop.file('a_2023.csv', texte('CODGEO;superficie_km2', '03118;0', '03107;31,2')))
    expect(valeursPar(shop, 'SUPERF', '03118')).toEqual({ 2023: 'non_diffuse' })
    expect(lu.avertissements.join(' ')).toContain('Une superficie de 0 n’en est pas une')
    expect(lu.avertissements.join(' ')).toContain('Gannat')
  })
})
