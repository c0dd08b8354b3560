/** APL, zoning, map exports, numbers by département: real headers, invented values, expected figures worked by hand. */
import { describe, expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { listComparaisons } from '../../store/comparaisons.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { apercevoir } from '../apercu/apercu.ts'

const GANNAT = '03118'
const EBREUIL = '03107'

/** "APL:MG 2022 03118": 3.1; "secret" where there is no value. */
function valeurs(shop: Workshop, ...codes: string[]): Record<string, number | string | null> {
  return Object.fromEntries(
    listToutesObservations(shop.dossier, codes).map((row) => [
      `${row.indicateur} ${row.millesime} ${row.code}`,
      row.valeur ?? row.motif,
    ]),
  )
}

function comparees(shop: Workshop): Record<string, number | string | null> {
  return Object.fromEntries(
    listComparaisons(shop.dossier).map((row) => [
      `${row.indicateur} ${row.millesime} ${row.niveau} ${row.territoire}`,
      row.valeur ?? row.motif,
    ]),
  )
}

describe('APL', () => {
  const titres = ['APL aux médecins généralistes', '', 'Source : DREES', '', '', '', '', '']
  const entete =
    'Code commune INSEE;Commune;APL aux médecins généralistes (sans borne d’âge);APL aux médecins généralistes de moins de 65 ans;Population standardisée 2020 pour la médecine générale;Population totale 2020'
  const fichier = (...lignes: string[]): string => [...titres, entete, ...lignes].join('\n')

  it('reads the indicator, its variant by age and its weight under title lines and a line of explanations', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const report = await shop.run(
      shop.file(
        'APL_MG_2022.csv',
        fichier(
          'Code officiel géographique;Nom;En nombre de consultations par an;de 62 ans;Besoin de soins;Insee',
          '03118;Gannat;3,1;2,4;6000;5900',
          '3107;Ébreuil;2,5;2,5;1300;1280',
        ),
      ),
    )
    expect(report).toMatchObject({ profil: 'drees-apl', ligneEntete: 9, millesimes: ['2022'], lues: 3, retenues: 2 })
    expect(valeurs(shop, GANNAT)).toEqual({
      'APL:MG 2022 03118': 3.1,
      'APL:MG65 2022 03118': 2.4,
      'APL:POPSTD_MG 2022 03118': 6000,
    })
    expect(valeurs(shop, EBREUIL)).toMatchObject({ 'APL:MG 2022 03107': 2.5 })
  })

  it('weights a commune given by arrondissement, its département, and no one else', async () => {
    const shop = await workshop('75056')
    const paris = Array.from({ length: 20 }, (_, i) => {
      const code = String(75_101 + i)
      // Nineteen of weight 1 and APL 2; the twentieth of weight 21 and APL 4: (38 + 84) / 40 = 3.05.
      return i === 19 ? `${code};Paris;4;1;21;0` : `${code};Paris;2;1;1;0`
    })
    await shop.run(shop.file('APL_2022.csv', fichier(...paris)))
    expect(valeurs(shop, '75056')['APL:MG 2022 75056']).toBe(3.05)
    const comparaisons = comparees(shop)
    expect(comparaisons['APL:MG 2022 departement 75']).toBe(3.05)
    expect(comparaisons['APL:POPSTD_MG 2022 departement 75']).toBe(40)
    // One département does not make the Île-de-France.
    expect(comparaisons['APL:MG 2022 region 11']).toBeUndefined()
  })

  it.each([
    ['APL aux infirmières', 'INF'],
    ['APL aux infirmiers (sans borne d’âge)', 'INF'],
    ['APL aux masseurs-kinésithérapeutes', 'MK'],
    ['APL aux sages-femmes', 'SF'],
    ['APL aux chirurgiens-dentistes', 'CD'],
  ])('%s feeds %s', async (titre, code) => {
    const shop = await workshop(GANNAT)
    await shop.run(
      shop.file('APL_2023.csv', `Code commune;Commune;${titre};Population standardisée\n03118;Gannat;88,5;5000\n`),
    )
    expect(valeurs(shop, GANNAT)).toEqual({
      [`APL:${code} 2023 03118`]: 88.5,
      [`APL:POPSTD_${code} 2023 03118`]: 5000,
    })
  })

  it('asks for the year when nothing says it', async () => {
    const shop = await workshop(GANNAT)
    const refus = await shop.refusal(shop.file('apl.csv', fichier('03118;Gannat;3,1;2,4;6000;5900')))
    expect(refus.titre).toBe('L’année des données est inconnue.')
  })
})

describe('zoning of the ARS', () => {
  it('keeps the class by its label, whatever its number', async () => {
    const shop = await workshop(GANNAT, EBREUIL, '03254', '69259')
    await shop.run(
      shop.file(
        'Zonage_medecin_20240512.csv',
        'CODGEO;LIBGEO;Zonage médecin généraliste\n03118;Gannat;1_ZIP\n03107;Ébreuil;Zone d’action complémentaire\n03254;Saint-Pourçain;6_HZ\n69259;Vénissieux;3_QPV_ZIP\n',
      ),
    )
    // Classes: 0 hors zonage, 1 ZIP, 2 ZAC, 3 QPV en ZIP.
    expect(valeurs(shop, GANNAT, EBREUIL, '03254', '69259')).toEqual({
      'ZONE:MG 2024 03118': 1,
      'ZONE:MG 2024 03107': 2,
      'ZONE:MG 2024 03254': 0,
      'ZONE:MG 2024 69259': 3,
    })
  })

  it('reads a commune column beside that of the TVS', async () => {
    const shop = await workshop(GANNAT)
    const text = 'INSEE_COM;Code_TVS;Nom_TVS;Zonage\n03118;84012;Gannat;2_ZAC\n'
    await shop.run(shop.file('zonage_2022.csv', text))
    expect(valeurs(shop, GANNAT)).toEqual({ 'ZONE:MG 2022 03118': 2 })
  })

  it('rejects a number without label: zonings are numbered in several ways', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const report = await shop.run(shop.file('z_2022.csv', 'CODGEO;Zonage\n03118;2\n03107;2_ZAC\n'))
    expect(report).toMatchObject({ retenues: 1 })
    expect(report.ignorees).toMatchObject([{ cause: expect.stringContaining('mot non compris'), premieres: [2] }])
  })

  it.each([
    ['a sheet by TVS', 'Zonage_TVS_2022.csv', 'Code;Libellé;Zonage\n84012;Gannat;2_ZAC\n'],
    ['the table of TVS', 'tvs.csv', 'INSEE_COM;Code_TVS;Nom_TVS\n03118;84012;Gannat\n'],
    [
      'an export by TVS',
      'export.csv',
      'Indicateur par territoire de vie (TVS)\nCode;Libellé;Densité\n84012;Gannat;3\n',
    ],
  ])('explains %s', async (_nom, fichier, texte) => {
    const shop = await workshop(GANNAT)
    const refus = await shop.refusal(shop.file(fichier, texte))
    expect(refus).toMatchObject({ kind: 'fichier-non-reconnu', titre: 'Ce n’est pas le fichier qu’il faut.' })
    expect(refus.explication).toContain('territoire de vie-santé')
  })
})

describe('map exports', () => {
  const texte = [
    'Cartosanté - Indicateurs',
    'Découpage : communes',
    '',
    'Code;Libellé;Part des patients de 16 ans et plus sans médecin traitant (%) 2023;Nombre de bénéficiaires 2023;Densité pour 100 000 habitants',
    '03118;Gannat;12,3;1 234;88,1',
    '03107;Ébreuil;N/A - secret statistique;56;N/A - résultat non disponible',
    '03;Allier;11;9999;80',
  ].join('\r\n')

  it.each([
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-8 with BOM', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ])('makes figures of the dossier of each column, in %s', async (_encodage, encoder) => {
    const shop = await workshop(GANNAT, EBREUIL)
    const report = await shop.run(shop.file('export_2022.csv', encoder(texte)))
    expect(report).toMatchObject({ profil: 'carto-export', ligneEntete: 4, retenues: 2 })
    expect(
      listIndicateurs(shop.dossier).map(({ libelle, unite, nature, theme }) => [libelle, unite, nature, theme]),
    ).toEqual([
      ['Densité pour 100 000 habitants', 'pour_100000', 'rapport', 'sante'],
      ['Nombre de bénéficiaires', 'nombre', 'additif', 'sante'],
      ['Part des patients de 16 ans et plus sans médecin traitant (%)', 'pourcent', 'rapport', 'offre'],
    ])
    const part = 'perso:carto:partdespatientsde16ansetplussansmedecintraitant 2023'
    expect(valeurs(shop, GANNAT, EBREUIL)).toEqual({
      [`${part} 03118`]: 12.3,
      [`${part} 03107`]: 'secret',
      'perso:carto:nombredebeneficiaires 2023 03118': 1234,
      'perso:carto:nombredebeneficiaires 2023 03107': 56,
      'perso:carto:densitepour100000habitants 2022 03118': 88.1,
      'perso:carto:densitepour100000habitants 2022 03107': 'non_disponible',
    })
  })

  it('reads « 12,3 % » as 12.3 in a column of percents', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(shop.file('export_2022.csv', 'Code;Libellé;Taux de recours\n03118;Gannat;12,3 %\n'))
    expect(valeurs(shop, GANNAT)).toEqual({ 'perso:carto:tauxderecours 2022 03118': 12.3 })
  })

  it('neither adds up a mean nor prints a rate per thousand in percents; several years in a title are no year', async () => {
    const shop = await workshop(GANNAT)
    const titres = [
      'Taux standardisé de mortalité pour 100 000 habitants',
      'Taux pour 1 000 habitants',
      'Taux pour 100 000 femmes',
      'Nombre moyen d’actes par bénéficiaire',
      'Nombre d’actes par patient',
      'Âge moyen des médecins',
      'Évolution 2015-2020 du nombre de médecins',
    ]
    await shop.run(
      shop.file('export_2022.csv', `Code;Libellé;${titres.join(';')}\n03118;Gannat;845,3;8,3;12;4,5;5,5;51;12,3\n`),
    )
    const definitions = new Map(listIndicateurs(shop.dossier).map((une) => [une.libelle, une]))
    expect(titres.map((titre) => [definitions.get(titre)?.unite, definitions.get(titre)?.nature])).toEqual([
      ['pour_100000', 'rapport'],
      ...Array.from({ length: 6 }, () => ['ratio', 'rapport']),
    ])
    expect(Object.keys(valeurs(shop, GANNAT)).every((cle) => cle.includes(' 2022 '))).toBe(true)
  })

  it('leaves to their own profile the figures that the catalogue knows', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(
      shop.file('stat.csv', 'Statistiques locales\nCode;Libellé;Population municipale 2021\n03118;Gannat;5900\n'),
    )
    expect(report.profil).toBe('insee-populations-historique')
  })
})

describe('numbers and densities by département', () => {
  const entete =
    'annee;profession_sante;region;libelle_region;departement;libelle_departement;classe_age;libelle_classe_age;libelle_sexe;effectif;densite'
  const lignes = [
    '2022;Infirmiers;84;Auvergne-Rhône-Alpes;03;Allier;tout_age;Tout âge;tout sexe;500;150,2',
    '2023-12-31;Infirmiers;84;Auvergne-Rhône-Alpes;03;Allier;tout_age;Tout âge;tout sexe;510;153,1',
    '2023-12-31;Infirmiers;84;Auvergne-Rhône-Alpes;03;Allier;0;Moins de 25 ans;tout sexe;20;',
    '2023-12-31;Infirmiers;84;Auvergne-Rhône-Alpes;03;Allier;tout_age;Tout âge;femmes;430;',
    '2023-12-31;Infirmiers;84;Auvergne-Rhône-Alpes;999;Tout département;tout_age;Tout âge;tout sexe;12 000;148,5',
    '2023-12-31;Infirmiers;99;Toute région;999;Tout département;tout_age;Tout âge;tout sexe;100000;147',
    '2023-12-31;Infirmiers;11;Île-de-France;75;Paris;tout_age;Tout âge;tout sexe;4000;190',
    '2023-12-31;Cardiologues;84;Auvergne-Rhône-Alpes;03;Allier;tout_age;Tout âge;tout sexe;12;3,6',
  ]

  it('keeps the totals of the territories around the study area, year by year', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(shop.file('demographie.csv', `\uFEFF${[entete, ...lignes].join('\n')}\n`))
    expect(comparees(shop)).toEqual({
      'DEMO:60 2022 departement 03': 500,
      'DEMO:60:densite 2022 departement 03': 150.2,
      'DEMO:60 2023 departement 03': 510,
      'DEMO:60:densite 2023 departement 03': 153.1,
      'DEMO:60 2023 region 84': 12_000,
      'DEMO:60:densite 2023 region 84': 148.5,
      'DEMO:60 2023 france FR': 100_000,
      'DEMO:60:densite 2023 france FR': 147,
    })
    expect(report).toMatchObject({ profil: 'ameli-demographie', lues: 8, millesimes: ['2022', '2023'] })
    expect(report.apports).toEqual(['8\u00A0valeurs pour comparer, 3\u00A0territoires (aucune commune)'])
  })

  it.skipIf(!hasSharedData('ps/demographie-effectifs-et-les-densites_SYNTHETIQUE.csv'))(
    'reads the synthetic file: 243 GP in the Allier, 72.4 for 100 000',
    async () => {
      const shop = await workshop(GANNAT)
      await shop.run(sharedData('ps/demographie-effectifs-et-les-densites_SYNTHETIQUE.csv'))
      expect(comparees(shop)).toEqual({
        'DEMO:10-MG 2023 departement 03': 243,
        'DEMO:10-MG:densite 2023 departement 03': 72.4,
        'DEMO:10-MG 2023 region 84': 6800,
      })
    },
  )
})

describe('the archive of the Annuaire Santé', () => {
  it.each(['Dipl_AutExerc', 'SavoirFaire'])('explains %s taken alone', async (nom) => {
    const shop = await workshop(GANNAT)
    const entete = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Code savoir-faire|"
    const refus = await shop.refusal(
      shop.file(`PS_LibreAcces_${nom}_202605120811.txt`, `${entete}\n8|1|81|X|SM54|\n8|2|82|Y|SM26|\n`),
    )
    expect(refus.issue).toContain('PS_LibreAcces_Personne_activite')
  })
})

describe('before the import', () => {
  it('shows the columns that will be read, without the line of explanations', async () => {
    const shop = await workshop(GANNAT)
    const texte =
      'Titre;;;\nCode commune;Commune;APL aux sages-femmes;Autre\nCode officiel;Nom;En ETP;X\n03118;Gannat;12,3;9\n'
    const vu = await apercevoir(shop.file('apl_2022.csv', texte), shop.reference)
    expect(vu).toMatchObject({
      profil: 'drees-apl',
      millesime: '2022',
      entete: ['Code commune', 'Commune', 'APL aux sages-femmes'],
      lignes: [['03118', 'Gannat', '12,3']],
    })
  })

  it('shows postcode and town where there is no code', async () => {
    const shop = await workshop(GANNAT)
    const texte = 'cds_raison_sociale;coordonnees_code_postal;coordonnees_ville\nCENTRE;03800;GANNAT\n'
    const vu = await apercevoir(shop.file('liste-cds.csv', texte), shop.reference)
    expect([vu.entete, vu.lignes]).toEqual([['Nom', 'Code postal', 'Commune'], [['CENTRE', '03800', 'GANNAT']]])
  })
})
