/** Headers of older and newer editions, as public programs read them in the real files; invented values. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'

const GANNAT = '03118'
const EBREUIL = '03107'

describe('APL', () => {
  it('2021: « de 65 ans et moins » is read where there is no other, and said', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const report = await shop.run(
      shop.file(
        'apl_2021.csv',
        'Code commune INSEE;Commune;APL 2021 aux infirmières de 65 ans et moins;Population standardisée 2019 pour les infirmières\n03118;Gannat;150,5;6000\n03107;Ébreuil;90;1300\n',
      ),
    )
    expect(valeursPar(shop, 'APL:INF', GANNAT)).toEqual({ 2021: 150.5 })
    expect(report.avertissements.join()).toContain('65 ans et moins')
  })

  it('2023: all nurses; doctors with and without a limit of age', async () => {
    const shop = await workshop(GANNAT)
    const infirmiers = await shop.run(
      shop.file(
        'apl_inf_2023.csv',
        'Code commune INSEE;Commune;APL aux infirmières;Population standardisée 2021 pour les infirmières;Population totale 2021\n03118;Gannat;155,25;6010;5900\n',
      ),
    )
    expect(valeursPar(shop, 'APL:INF', GANNAT)).toEqual({ 2023: 155.25 })
    expect(infirmiers.avertissements.join()).not.toContain('ans et moins')
    const ages = [65, 62, 60].map((age) => `APL aux médecins généralistes de ${age} ans et moins`).join(';')
    await shop.run(
      shop.file(
        'apl_mg_2023.csv',
        `Code commune INSEE;Commune;APL aux médecins généralistes;${ages};Population standardisée 2021 pour la médecine générale;Population totale 2021\n03118;Gannat;3,2;2,9;2,5;2,1;5950;5900\n`,
      ),
    )
    const lues = ['APL:MG', 'APL:MG65', 'APL:MG62', 'APL:MG60'].map((id) => valeursPar(shop, id, GANNAT)['2023'])
    expect(lues).toEqual([3.2, 2.9, 2.5, 2.1])
  })
})

describe('zoning of doctors', () => {
  it('2019: the qualification by the ARS, and not the national one nor the code of the TVS', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const entete = [
      'Identifiant unique',
      'Code de la région',
      'Libellé de la région',
      'Code du territoire de vie-santé',
      'Libellé du territoire de vie-santé',
      'Code de la commune',
      'Libellé de la commune',
      'Qualification nationale issue de la concertation de 2017',
      "Qualification attribuée par l'arrêté régional",
      'Population totale (2016)',
    ].join(';')
    const ligne = (code: string, nom: string, ars: string) =>
      `84_${code};84;Auvergne-Rhône-Alpes;03118;Gannat;${code};${nom};Vivier;${ars};5900`
    const report = await shop.run(
      shop.file(
        'Zonage_medecin_20190703.csv',
        `${[entete, ligne(GANNAT, 'Gannat', 'Zone d’intervention prioritaire'), ligne(EBREUIL, 'Ébreuil', 'Hors vivier')].join('\n')}\n`,
      ),
    )
    expect(report).toMatchObject({ profil: 'ars-zonage', millesimes: ['2019'], retenues: 2 })
    // Classes of the catalogue: 0 « Hors zonage », 1 « ZIP ».
    expect(Object.values(valeursPar(shop, 'ZONE:MG', GANNAT))).toEqual([1])
    expect(Object.values(valeursPar(shop, 'ZONE:MG', EBREUIL))).toEqual([0])
  })
})

describe('census in columns', () => {
  it('couples and households: the groups of ages that the long files have, and not people of households only', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(
      shop.file(
        'base-cc-coupl-fam-men-2018.csv',
        'CODGEO;P18_POP1519;P18_POP2539;P18_POP4054;P18_POP5564;P18_POP6579;P18_POP80P;P18_POPMEN6579;P18_POPMEN80P;P18_POP80P_PSEUL\n03118;300;900;1100;800;1000.5;500;980;430;210\n',
      ),
    )
    const lues = ['POP2539', 'POP4054', 'POP5564', 'POP6579', 'POP80P', 'POP80P_PSEUL'].map(
      (nom) => valeursPar(shop, `RP:${nom}`, GANNAT)['2018'],
    )
    expect(lues).toEqual([900, 1100, 800, 1000.5, 500, 210])
  })

  it('three ways of cutting diplomas in one file: 2018, 2013, 2008', async () => {
    const shop = await workshop(GANNAT)
    const colonnes = {
      P18: { DIPLMIN: 700, BEPC: 200, SUP2: 300, SUP34: 200, SUP5: 100 },
      P13: { DIPLMIN: 950, SUP: 550 },
      P08: { DIPL0: 500, CEP: 400, BEPC: 250, BACP2: 250, SUP: 200 },
    }
    const cellules = Object.entries(colonnes).flatMap(([annee, noms]) =>
      Object.entries(noms).map(([nom, valeur]) => [`${annee}_NSCOL15P_${nom}`, valeur] as const),
    )
    const texte = `CODGEO;${cellules.map(([nom]) => nom).join(';')}\n03118;${cellules.map(([, v]) => v).join(';')}\n`
    await shop.run(shop.file('dossier_complet.csv', texte))
    expect(valeursPar(shop, 'RP:NSCOL15P_DIPLMIN', GANNAT)).toEqual({ 2008: 1150, 2013: 950, 2018: 900 })
    expect(valeursPar(shop, 'RP:NSCOL15P_SUP', GANNAT)).toEqual({ 2008: 450, 2013: 550, 2018: 600 })
  })
})

describe('demography of the Assurance maladie', () => {
  it('leaves the territories that the producer does not know', async () => {
    const shop = await workshop(GANNAT)
    const entete =
      'annee;profession_sante;region;libelle_region;departement;libelle_departement;classe_age;libelle_classe_age;libelle_sexe;effectif;densite'
    const ligne = (lieu: string, effectif: number) =>
      `2023-12-31;Infirmiers;${lieu};tout_age;Tout âge;tout sexe;${effectif};150,1`
    await shop.run(
      shop.file(
        'a.csv',
        `${[entete, ligne('84;ARA;03;Allier', 510), ligne('inconnu;Inconnu;inconnu;Inconnu', 7)].join('\n')}\n`,
      ),
    )
    expect(comparaisonsDe(shop, 'DEMO:60', '2023')).toEqual({ 'departement 03': 510 })
  })
})
