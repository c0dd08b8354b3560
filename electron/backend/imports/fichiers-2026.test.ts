/**
 * Every file of the editions of autumn 2026 kept aside, and every case that failed: each is what it is, of its date, with what its
 * README says it brings; or is refused with the reason, and what to take. Figures are in the tests of each source.
 */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { workshop } from '../../../test/import-helper.ts'
import { hasSharedCases, hasSharedData, sharedCase, sharedData } from '../../../test/shared-data.ts'
import { tempFolder } from '../../../test/temp-folder.ts'

const COMMUNES = ['03118', '03053', '63032', '63047', '38421', '38225', '69123', '2A004', '97411']
const ETUDE_CAS = ['03118', '03107', '03290', '03190']

const INUTILE = 'Ce n’est pas le fichier qu’il faut.'
const RECONSTRUIT = 'Ce fichier Finess mêle les établissements fermés aux ouverts.'
const SANS_COLONNES = 'Les colonnes ne sont pas séparées.'
const INCONNU = 'Fichier non reconnu.'

/** Profile, vintages and lines kept; or the title of the refusal. */
const EDITIONS: Readonly<Record<string, string>> = {
  'BPE25_SYNTHETIQUE.csv': 'insee-bpe 2025 28',
  'BPE25_SYNTHETIQUE.parquet': 'insee-bpe 2025 28',
  'DS_BPE_CSV_FR_SYNTHETIQUE.zip': 'insee-melodi 2025 22',
  'DS_POPULATIONS_REFERENCE_2023_CSV_FR_SYNTHETIQUE.zip': 'insee-melodi 2023 54',
  'DS_RP_POPULATION_PRINC_2023_CSV_FR_SYNTHETIQUE.zip': 'insee-melodi 2012,2017,2023 576',
  'DS_RP_SERIE_HISTORIQUE_2023_CSV_FR_SYNTHETIQUE.zip': 'insee-melodi 1968,1975,1982,1990,1999,2006,2012,2017,2023 414',
  'DS_RP_TD_POPULATION_AGESEX_PRINC_2023_CSV_FR_SYNTHETIQUE.zip': 'insee-melodi 2023 3060',
  'FILOSOFI_CC_csv_SYNTHETIQUE.zip': 'insee-melodi 2023 54',
  'Liste_communes_zonage_MG2025_SYNTHETIQUE.xlsx': 'ars-zonage 2025 9',
  'beneficiaires_CNAM_01-01-2025_QP24_SYNTHETIQUE.zip': 'cnam-c2s 2025 4',
  'couverture-sas_SYNTHETIQUE.csv': 'ameli-patientele 2024 0',
  'data_CNAM2025_COM_SYNTHETIQUE.csv': 'cnam-c2s 2025 4',
  'demographie-effectifs-et-les-densites_SYNTHETIQUE.csv': 'ameli-demographie 2023,2024 0',
  'donnees_communes_SYNTHETIQUE.csv': 'L’année des données est inconnue.',
  'dossier_complet_SYNTHETIQUE.parquet': 'insee-tableaux 2017,2023,2025 135',
  'effectifs-pathologies_SYNTHETIQUE.csv': 'ameli-pathologies 2024 0',
  'ensemble-populations-2023_SYNTHETIQUE.zip': 'insee-populations 2023 17',
  'epci_au_01-01-2026_SYNTHETIQUE.xlsx': INUTILE,
  'etablissements-format-historique_SYNTHETIQUE.csv': RECONSTRUIT,
  'fichier_diffusion_2026_SYNTHETIQUE.xlsx': 'insee-densite 2026 9',
  'finess-activites-journalier-20260911_SYNTHETIQUE.json.gz': 'Importez d’abord les structures de Finess.',
  'finess-structures-journalier-20260911_SYNTHETIQUE.json.gz': 'finess-structures 2026-09-11 22',
  'finess_etablissements-datagouv_SYNTHETIQUE.csv': 'finess-derive  22',
  'indicateur-apl-medecins-generalistes-2024_SYNTHETIQUE.xlsx': 'drees-apl 2024 17',
  'indicateur-apl-sages-femmes-2024_SYNTHETIQUE.xlsx': 'drees-apl 2024 17',
  'liste-cds-20261123_SYNTHETIQUE.csv': 'ameli-centres 2026-11-23 3',
  'liste-ps-20261123_SYNTHETIQUE.csv': 'ameli-annuaire 2026-11-23 16',
  'listeqp2024-cog2024_SYNTHETIQUE.csv': 'anct-quartiers 2024 4',
  'patients-longueduree-annuelle_SYNTHETIQUE.csv': 'ameli-patientele 2024 0',
  'ps-libreacces-dipl-autexerc_SYNTHETIQUE.txt': INUTILE,
  'ps-libreacces-personne-activite_SYNTHETIQUE.txt': 'annuaire-sante  20',
  'ps-libreacces-personne-activite_variante_SYNTHETIQUE.txt': 'annuaire-sante  20',
  'ps-libreacces-savoirfaire_SYNTHETIQUE.txt': INUTILE,
  't-finess_SYNTHETIQUE.csv': 'finess-derive 2026-05-04 22',
  'table-appartenance-geo-communes-2026_SYNTHETIQUE.xlsx': 'insee-appartenance 2026 9',
  'v_commune_2026_SYNTHETIQUE.csv': 'insee-cog-communes 2026 9',
  'v_mvt_commune_2026_SYNTHETIQUE.csv': 'insee-cog-mouvements 2026 2',
  'zonage_QPV_MEDECINS_2026_SYNTHETIQUE.xlsx': INUTILE,
}

/** Lists of communes are laid down on the territory, and say so when they are laid down as data. */
const CAS: Readonly<Record<string, string>> = {
  '01-finess-structures-journalier-20260911.json.gz': 'finess-structures 2026-09-11 3',
  '02-finess-plus-format-historique.csv': RECONSTRUIT,
  '03-finess_etablissements.csv': 'finess-derive  2',
  '04-PS_LibreAcces_Personne_activite_202605120811.txt': 'annuaire-sante 2026-05-12 7',
  '05-PS_LibreAcces_20260512_point-virgule.csv': 'annuaire-sante 2026-05-12 7',
  '05-PS_LibreAcces_20260512_virgule.csv': 'annuaire-sante 2026-05-12 7',
  '06-PS_infirmiers_20260512.txt': 'annuaire-sante 2026-05-12 4',
  '07-liste-gresivaudan.txt': SANS_COLONNES,
  '08-listing-cpts-ars.xlsx': 'cpts-liste  10',
  '08-pour-coller.txt': INCONNU,
  '09-cpts-arrondissements.csv': 'cpts-liste  4',
  '10-cpts-departement.csv': 'cpts-liste  3',
  '11-communes-france-2025.csv': 'Aucune ligne ne concerne le territoire.',
  '12-QP2024_France_WGS84.geojson': 'Ces contours ne sont pas ceux des communes.',
  '13-ADMIN-EXPRESS-COG_2026_extrait.gpkg': 'Ce sont des contours, et non des données.',
  '14-Arrete_zonage_QPV_MEDECINS_2026_02.xlsx': INUTILE,
  '15-zonages_2024.csv': 'ars-zonage 2024 3',
  '16-zonage_2026.csv': 'ars-zonage 2026 3',
  '17-zonage_medecins_publie_en_2026.csv': 'ars-zonage 2025 2',
  '18-cc_filosofi_2021_COM.csv': 'insee-filosofi 2021 3',
  '19-liste-cds-20261005-023058.csv': 'ameli-centres 2026-10-05 3',
  '20-liste-ps-20261005-023058.csv': 'ameli-annuaire 2026-10-05 6',
  '21-etalab-cs1100502-stock-20190906-0450.csv': 'finess-stock 2019-09-06 4',
  '22-FILO2021_DISP_COM.csv': 'insee-filosofi 2021 2',
  '22-population-et-superficie.csv': 'superficie inconnu 2',
  '23-liste-articles.txt': SANS_COLONNES,
  '23-liste-departement.csv': INCONNU,
  '23-liste-tirets.txt': SANS_COLONNES,
  '24-communes-eloignees.txt': SANS_COLONNES,
  '25-paragraphe.txt': INCONNU,
}

async function lire(chemin: string, communes: readonly string[]): Promise<string> {
  const { run } = await workshop(...communes)
  try {
    const { profil, millesimes, retenues } = await run(chemin, { bibliotheque: tempFolder() })
    return `${profil} ${millesimes.join(',')} ${retenues}`
  } catch (error) {
    if (!(error instanceof MaillageError)) throw error
    expect(error.body.issue, chemin).not.toBe('')
    return error.body.titre
  }
}

const fichiersDe = (un: string): string[] =>
  readdirSync(un.replace(/[^/]+$/, ''))
    .filter((nom) => !nom.endsWith('.md'))
    .sort()

const present = hasSharedData('2026/BPE25_SYNTHETIQUE.csv')
describe.skipIf(!present)('the editions of autumn 2026', () => {
  it('are all in this list', () => {
    expect(fichiersDe(sharedData('2026/BPE25_SYNTHETIQUE.csv'))).toEqual(Object.keys(EDITIONS).sort())
  })

  it.each(Object.entries(EDITIONS))('%s: %s', async (nom, attendu) => {
    expect(await lire(sharedData(`2026/${nom}`), COMMUNES)).toBe(attendu)
  })
})

const PREMIER = '01-finess-structures-journalier-20260911.json.gz'
describe.skipIf(!hasSharedCases(PREMIER))('the cases', () => {
  it('are all in this list', () => {
    expect(fichiersDe(sharedCase(PREMIER))).toEqual(Object.keys(CAS).sort())
  })

  it.each(Object.entries(CAS))('%s: %s', async (nom, attendu) => {
    expect(await lire(sharedCase(nom), ETUDE_CAS)).toBe(attendu)
  })
})
