/**
 * The public files that feed Maillage, under their producers' own names: what to download before leaving the network.
 * Names, producers and licences are those of the fact sheets (data-formats); a licence that no source states is null.
 */

export interface Telechargement {
  /** Named by the profiles that read it (`telecharger`). */
  readonly id: string
  readonly nom: string
  readonly producteur: string
  /** Where to look for it, in words: the application opens no page. */
  readonly ou: string
  /** Name of the file, as downloaded. */
  readonly fichier: string
  /** One line: what it brings. */
  readonly apporte: string
  readonly licence: string | null
}

export interface GroupeTelechargements {
  readonly titre: string
  readonly fichiers: readonly Telechargement[]
}

const LO = 'Licence Ouverte 2.0'

export const TELECHARGEMENTS: readonly GroupeTelechargements[] = [
  {
    titre: 'L’essentiel',
    fichiers: [
      {
        id: 'contours',
        nom: 'Contours administratifs des communes, ou Admin Express COG',
        producteur: 'Etalab, IGN',
        ou: 'data.gouv.fr, «\u00a0Contours administratifs\u00a0»\u00a0; ou geoservices.ign.fr',
        fichier: 'communes-100m.geojson.gz, Shapefile en .zip ou GeoPackage',
        apporte: 'Le tracé des communes sur la carte, pour tous vos dossiers.',
        licence: LO,
      },
      {
        id: 'populations',
        nom: 'Populations de référence',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Populations de référence\u00a0», fichiers d’ensemble',
        fichier: 'ensemble.zip (donnees_communes.csv)',
        apporte: 'Une année de population plus récente que celles que Maillage connaît déjà.',
        licence: LO,
      },
      {
        id: 'comparateur',
        nom: 'Comparateur de territoires, ou dossier complet',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Comparateur de territoires\u00a0», «\u00a0Dossier complet\u00a0»',
        fichier: 'base_cc_comparateur.csv, base-cc-serie-historique…csv ou dossier_complet.csv',
        apporte: 'La superficie (donc la densité), les ménages, les logements, l’emploi, les naissances et les décès.',
        licence: LO,
      },
      {
        id: 'annuaire-sante',
        nom: 'Annuaire Santé, extractions en libre accès (RPPS)',
        producteur: 'Agence du numérique en santé',
        ou: 'data.gouv.fr, «\u00a0Annuaire santé, extractions en libre accès\u00a0»',
        fichier: 'PS_LibreAcces_….zip (plusieurs centaines de Mo)',
        apporte: 'Les professionnels de chaque commune, par profession. Aucun nom n’est gardé.',
        licence: null,
      },
      {
        id: 'finess',
        nom: 'FINESS, structures',
        producteur: 'Agence du numérique en santé',
        ou: 'data.gouv.fr, «\u00a0FINESS, structures\u00a0»',
        fichier: 'finess-structures-mensuel-….json.gz ou finess-structures-journalier-….json.gz (environ 50\u00a0Mo)',
        apporte: 'Maisons et centres de santé, pharmacies, hôpitaux, établissements pour personnes âgées.',
        licence: LO,
      },
    ],
  },
  {
    titre: 'Pour le diagnostic',
    fichiers: [
      {
        id: 'ages',
        nom: 'Évolution et structure de la population',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Évolution et structure de la population\u00a0»',
        fichier: 'base-cc-evol-struct-pop-<année>.zip',
        apporte: 'Les âges, le sexe et les catégories socioprofessionnelles, comparés au département et à la France.',
        licence: LO,
      },
      {
        id: 'format-long',
        nom: 'Les mêmes au format long (recensement de 2023 et suivants)',
        producteur: 'Insee',
        ou: 'catalogue-donnees.insee.fr, un jeu par sujet, en CSV',
        fichier:
          'DS_RP_POPULATION_PRINC, DS_RP_MENAGES_COMP, DS_RP_EMPLOI_LR_PRINC…, DS_POPULATIONS_REFERENCE, DS_FILOSOFI_CC, DS_BPE',
        apporte: 'Âges, ménages, logements, activité, diplômes, avec le département, la région, l’EPCI et la France.',
        licence: LO,
      },
      {
        id: 'filosofi',
        nom: 'Revenus et pauvreté (Filosofi)',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Filosofi\u00a0», niveaux de vie par commune',
        fichier: 'cc_filosofi_<année>_COM.csv',
        apporte: 'Niveau de vie médian et taux de pauvreté, avec leur secret statistique.',
        licence: LO,
      },
      {
        id: 'bpe',
        nom: 'Base permanente des équipements',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Base permanente des équipements\u00a0»',
        fichier: 'BPE<année>.zip ou bpe<année>_ensemble.zip',
        apporte: 'Pharmacies, laboratoires, ambulances\u00a0; un second avis sur les professionnels.',
        licence: LO,
      },
      {
        id: 'appartenance',
        nom: 'Table d’appartenance géographique des communes',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Table d’appartenance géographique des communes\u00a0»',
        fichier: 'table-appartenance-geo-communes-<année>.zip',
        apporte: 'Les cantons et les bassins de vie, pour composer un territoire en un geste.',
        licence: LO,
      },
      {
        id: 'mouvements',
        nom: 'Mouvements des communes',
        producteur: 'Insee',
        ou: 'insee.fr, «\u00a0Code officiel géographique\u00a0», mouvements des communes depuis 1943',
        fichier: 'v_mvtcommune_<année>.csv',
        apporte: 'Les communes réunies, créées ou recodées depuis 2026, pour lire les fichiers des années suivantes.',
        licence: LO,
      },
    ],
  },
  {
    titre: 'Accès aux soins et comparaisons',
    fichiers: [
      {
        id: 'apl',
        nom: 'Accessibilité potentielle localisée (APL)',
        producteur: 'Drees',
        ou: 'data.drees.solidarites-sante.gouv.fr, «\u00a0APL\u00a0»',
        fichier: 'un classeur .xlsx par profession (cinq)',
        apporte: 'L’accès aux généralistes, infirmiers, kinésithérapeutes, sages-femmes et dentistes.',
        licence: null,
      },
      {
        id: 'zonage',
        nom: 'Zonage des médecins (ZIP, ZAC)',
        producteur: 'ARS de votre région',
        ou: 'site de votre ARS, ou C@rtoSanté',
        fichier: 'Zonage_medecin_<date>.xlsx, feuille des communes',
        apporte: 'La zone de chaque commune pour les aides à l’installation.',
        licence: null,
      },
      {
        id: 'ameli',
        nom: 'Annuaire santé Ameli',
        producteur: 'Assurance maladie (Cnam)',
        ou: 'data.gouv.fr, «\u00a0Annuaire santé Ameli\u00a0»',
        fichier: 'liste-ps-….csv',
        apporte: 'Les libéraux conventionnés, à comparer avec l’Annuaire Santé.',
        licence: null,
      },
      {
        id: 'demographie',
        nom: 'Démographie\u00a0: effectifs et densités',
        producteur: 'Assurance maladie (Cnam)',
        ou: 'data.ameli.fr, «\u00a0Démographie des professionnels de santé libéraux\u00a0»',
        fichier: 'demographie-effectifs-et-les-densites.csv',
        apporte: 'Les densités du département, de la région et de la France, pour comparer.',
        licence: null,
      },
      {
        id: 'patientele',
        nom: 'Accès aux soins\u00a0: médecins généralistes et leurs patients',
        producteur: 'Assurance maladie (Cnam)',
        ou: 'data.ameli.fr, «\u00a0Observatoire de l’accès aux soins\u00a0», jeux annuels',
        fichier:
          'patientele-medecintraitant-generalistes-annuelle.csv, patients-longueduree-annuelle.csv, primo-installes-medgen-annuelle.csv',
        apporte: 'Patients par médecin traitant, patients en ALD sans médecin traitant, installations, pour comparer.',
        licence: null,
      },
      {
        id: 'cartosante',
        nom: 'C@rtoSanté, exports',
        producteur: 'ARS et Drees',
        ou: 'cartosante.atlasante.fr, bouton d’export',
        fichier: 'un .csv par indicateur',
        apporte: 'Offre, patientèle et recours, commune par commune.',
        licence: null,
      },
    ],
  },
]
