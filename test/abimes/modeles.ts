/**
 * A small valid file for every source that the import knows: real headers, invented values, on the communes of the study
 * area of `epreuve.ts` and a few beside it. The damaged files are made from them (`degats.ts`).
 */
import { COLONNES_ANNUAIRE } from '../bench/rpps.ts'

export type Grille = readonly (readonly string[])[]

export interface Modele {
  /** Profile ids joined by "+", as the import gives them. */
  readonly profil: string
  readonly nom: string
  readonly separateur: ';' | ',' | '\t' | '|'
  /** Lines of the file; the first ones may be titles. */
  readonly grille: Grille
  /** Line of the header; -1 when there is none. */
  readonly entete: number
  readonly bom?: boolean
  /** Its table is written in Parquet, whatever happened to it; its text and encoding are then damaged by nothing. */
  readonly parquet?: true
  /** Read beside the register of establishments (`REGISTRE`), in the dossier before it. */
  readonly registre?: true
}

/** Code, name, postcode: four places of the study area, an arrondissement of a fifth, two communes beside. */
const LIEUX = [
  ['03118', 'Gannat', '03800'],
  ['03254', 'Saint-Pourçain-sur-Sioule', '03500'],
  ['03053', 'Chantelle', '03140'],
  ['01004', 'Ambérieu-en-Bugey', '01500'],
  ['2A004', 'Ajaccio', '20000'],
  ['69381', 'Lyon 1er Arrondissement', '69001'],
  ['01053', 'Bourg-en-Bresse', '01000'],
  ['63113', 'Clermont-Ferrand', '63000'],
] as const
type Lieu = (typeof LIEUX)[number]

const modele = (
  profil: string,
  nom: string,
  separateur: Modele['separateur'],
  entete: string,
  ligne: (lieu: Lieu, rang: number) => string,
): Modele => ({
  profil,
  nom,
  separateur,
  grille: [entete, ...LIEUX.map(ligne)].map((texte) => texte.split(separateur)),
  entete: 0,
})

/** A table with title lines above it. */
const titree = (une: Modele, ...titres: string[]): Modele => ({
  ...une,
  grille: [...titres.map((titre) => [titre]), ...une.grille],
  entete: titres.length,
})

const annuaire: Modele = {
  profil: 'annuaire-sante',
  nom: 'PS_LibreAcces_Personne_activite_20260101.txt',
  separateur: '|',
  entete: 0,
  grille: [
    [...COLONNES_ANNUAIRE, ''],
    ...LIEUX.map(([code, nom, postal], i) => {
      const cellules: Readonly<Record<string, string>> = {
        "Type d'identifiant PP": '8',
        'Identifiant PP': `1000000000${i}`,
        'Identification nationale PP': `81000000000${i}`,
        "Nom d'exercice": 'NOM',
        'Code profession': i % 2 === 0 ? '10' : '60',
        'Libellé profession': i % 2 === 0 ? 'Médecin' : 'Infirmier',
        'Code catégorie professionnelle': 'C',
        'Code savoir-faire': i % 2 === 0 ? 'SM54' : '',
        'Code mode exercice': 'L',
        'Code postal (coord. structure)': postal,
        'Code commune (coord. structure)': i === 2 ? '' : code,
        'Libellé commune (coord. structure)': nom,
        'Code genre activité': 'GENR01',
      }
      return [...COLONNES_ANNUAIRE.map((colonne) => cellules[colonne] ?? ''), '']
    }),
  ],
}

const STOCK: Modele = {
  profil: 'finess-stock',
  nom: 'etalab-cs1100507-stock-20260512.csv',
  separateur: ';',
  entete: -1,
  grille: [
    ['finess', 'etalab', '111', '2026-05-12'],
    ...LIEUX.map(([code, nom], i) =>
      `structureet;03090000${i};030999999;MSP ${i};MAISON ${i};;;1;R;DE LA GARE;;;${code.slice(2)};${code.slice(0, 2)};ALLIER;03800 ${nom.toUpperCase()};;;603;Maison de santé (L.6223-3);1111;Autres;;;99;;;;2020-01-01;2020-01-01;2024-01-01;`.split(
        ';',
      ),
    ),
    ['geolocalisation', '030900000', '700000.1', '6500000.2', '1,BAN', '2024-01-01'],
  ],
}

/** A person and their establishment a line; what stands between commas is a cell. */
const STRUCTURES: Modele = {
  profil: 'finess-structures',
  nom: 'finess-structures-journalier-20260911.json',
  separateur: ',',
  entete: 0,
  grille: [
    '{"schemaVersion":"v1.0.0","generatedAt":"2026-09-11T02:07:30Z","gco":[],"pmej":[',
    ...LIEUX.map(([code], i) => {
      const ege = {
        informationsGeneralesEGE: { numFinessEge: `03000000${i}`, nomEgeLong: `MAISON ${i}`, dateFermeture: null },
        categorieentiteGeographiqueExercice: i % 2 === 0 ? '603' : '620',
        adresse: [{ usageAdresse: '03', cogCommune: code }],
        engagement: [],
        etatObjet: 'A',
      }
      return `${JSON.stringify({ informationsGeneralesPMEJ: { pmSmsseId: String(i) }, ege: [ege] })}${i === LIEUX.length - 1 ? '' : ','}`
    }),
    ']}',
  ].map((ligne) => ligne.split(',')),
}

/** The same establishments, as another file of the same day: what the activities are placed by. */
export const REGISTRE: { readonly nom: string; readonly octets: string } = {
  nom: 'finess-structures-mensuel-202608.json',
  octets: STRUCTURES.grille
    .map((cellules) => cellules.join(','))
    .join('\n')
    .replace('2026-09-11', '2026-08-31'),
}

/** Places of each establishment and its zone, a person a line. */
const ACTIVITES: Modele = {
  profil: 'finess-activites',
  nom: 'finess-activites-journalier-20260911.json',
  separateur: ',',
  entete: 0,
  registre: true,
  grille: [
    '{"schemaVersion":"v1.0.0","generatedAt":"2026-09-11T02:16:50Z","pmej":[',
    ...LIEUX.map(([code], i) => {
      const generales = (id: string, autorisation: string | null) => ({
        caracteristiquesGeneriques: { activiteAeId: id, etatObjet: 'A', identifiantAutorisation: autorisation },
      })
      const capacite = (statutCapacite: string, nombre: number, habilitation: string | null) => ({
        nombre: String(nombre),
        statutCapacite,
        uniteMesureCapacite: '02',
        habilitation,
      })
      const personne = {
        numFiness: `03099999${i}`,
        activitesAutorisees: [
          { ...generales(`${i}`, null), zoneIntervention: { communeZI: [{ commune: code }, { commune: '03118' }] } },
        ],
        ege: [
          {
            numFinessEge: `03000000${i}`,
            activitesExercees: [
              {
                ...generales(`1${i}`, `${i}`),
                capacite: [capacite('08', 40 + i, null), capacite('08', 40 + i, '02'), capacite('09', 42 + i, null)],
              },
            ],
          },
        ],
      }
      return `${JSON.stringify(personne)}${i === LIEUX.length - 1 ? '' : ','}`
    }),
    ']}',
  ].map((ligne) => ligne.split(',')),
}

/** Cells of a census line: whole numbers that differ from a line to the next. */
const nombres = (combien: number, rang: number): string =>
  Array.from({ length: combien }, (_, i) => String((rang + 2) * 37 + i * 11)).join(';')

const RECENSEMENT = ['POP', 'POPH', 'POPF', 'POP0014', 'POP1529', 'H0014', 'F90P', 'LOG', 'RP', 'NSCOL15P']
  .map((nom) => `P22_${nom}`)
  .join(';')

export const MODELES: readonly Modele[] = [
  annuaire,
  {
    ...modele(
      'ameli-annuaire',
      'liste-ps-20260101.csv',
      ';',
      'ps_activite_nom;ps_activite_prenom;ps_activite_civilite;specialite_code;specialite_libelle;coordonnees_voie;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
      ([, nom, postal], i) =>
        `NOM${i};PRENOM;F;01;${i % 2 === 0 ? 'Infirmier' : 'Médecin généraliste'};1 RUE;${postal};${nom.toUpperCase()};Libéral intégral`,
    ),
    bom: true,
  },
  {
    ...modele(
      'ameli-annuaire-ancien',
      'ps-infospratiques.csv',
      ';',
      'F;NOM;PRENOM;;;1 RUE;;03800;GANNAT;0470;Infirmier;;Libéral intégral;c1;n;o',
      ([, nom, postal], i) =>
        `M;NOM${i};PRENOM;;;2 RUE;;${postal};${nom.toUpperCase()};0470;Infirmier;;Libéral intégral;c1;n;o`,
    ),
    entete: -1,
  },
  modele(
    'ameli-centres',
    'liste-cds-20260101.csv',
    ';',
    'cds_raison_sociale;coordonnees_voie;coordonnees_code_postal;coordonnees_ville',
    ([, nom, postal], i) => `CENTRE ${i};1 RUE;${postal};${nom.toUpperCase()}`,
  ),
  modele(
    'finess-derive',
    'finess_20260512.csv',
    ';',
    'nofinesset;rs;rslongue;departement;cog;codepostal;categetab;libcategetab',
    ([code, nom, postal], i) =>
      `01000002${i};CH;CENTRE ${nom};${code.slice(0, 2)};${code};${postal};355;Centre Hospitalier`,
  ),
  STOCK,
  STRUCTURES,
  ACTIVITES,
  modele('cpts-liste', 'cpts.csv', ';', 'cpts;code_insee;commune;source;confiance', ([code, nom], i) =>
    i < 3 ? `Sud Allier;${code};${nom};site;complet` : `Autre CPTS;${code};${nom};site;partiel`,
  ),
  modele(
    'cpts-publies',
    'tableau_cpts.csv',
    ';',
    'CPTS;Population couverte 2021;% pop. couverte',
    ([, nom], i) => `${nom};${10_000 + i};${i + 1},5`,
  ),
  modele(
    'insee-appartenance',
    'table_appartenance_geo_communes_2024.csv',
    ';',
    'CODGEO;LIBGEO;DEP;REG;EPCI;ARR;CANOV;BV2022',
    ([code, nom], i) => `${code};${nom};${code.slice(0, 2)};84;200071363;031;030${i};${code}`,
  ),
  modele(
    'insee-cog-communes',
    'v_commune_2024.csv',
    ',',
    'TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT',
    ([code, nom], i) => `COM,${code},84,${code.slice(0, 2)},03D,031,0,${nom.toUpperCase()},${nom},${nom},030${i},`,
  ),
  modele(
    'insee-cog-mouvements',
    'v_mvtcommune_2027.csv',
    ',',
    'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP',
    ([code, nom], i) =>
      // Two communes of the study area become one, after the year of the embedded reference.
      `32,${i < 2 ? '2027' : '2019'}-01-01,COM,${code},0,${nom.toUpperCase()},${nom},${nom},COM,${i < 2 ? '03118' : code},0,GANNAT,Gannat,Gannat`,
  ),
  modele(
    'anct-quartiers',
    'listeqp2024-cog2024.csv',
    ';',
    'code_qp;lib_qp;insee_reg;lib_reg;insee_dep;lib_dep;insee_com;lib_com;siren_epci;lib_epci',
    ([code, nom], i) =>
      `QN003${String(i).padStart(2, '0')}M;Quartier ${i};84;Auvergne-Rhône-Alpes;03;Allier;${i % 7 === 0 ? `${code}, 03118` : code};${nom};200071389;EPCI`,
  ),
  modele(
    'insee-populations',
    'donnees_communes_2021.csv',
    ';',
    'REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT',
    ([code, nom], i) =>
      `84;ARA;${code.slice(0, 2)};1;0${i};${code.slice(2)};${code};${nom};${1000 + i};${10 + i};${1010 + 2 * i}`,
  ),
  titree(
    modele(
      'insee-populations',
      'ensemble_2016.csv',
      '\t',
      'Code région\tCode département\tCode commune\tNom de la commune\tPopulation municipale\tPopulation comptée à part\tPopulation totale',
      ([code, nom], i) => `84\t${code.slice(0, 2)}\t${code.slice(2)}\t${nom}\t${1000 + i}\t${10 + i}\t${1010 + 2 * i}`,
    ),
    'Populations légales 2016',
    'Recensement de la population',
  ),
  modele(
    'insee-populations-historique',
    'populations_municipales.csv',
    ';',
    'CODGEO;LIBGEO;PMUN2013;PMUN2020;PMUN2021;PTOT2021',
    ([code, nom], i) => `${code};${nom};${990 + i};${995 + i};${1000 + i};${1010 + i}`,
  ),
  modele(
    'dgcl-epcicom',
    'epcicom_2024.csv',
    ';',
    'dept;siren;raison_sociale;nature_juridique;mode_financ;nb_membres;total_pop_tot;total_pop_mun;dep_com;insee;siren_membre;nom_membre;ptot_2024;pmun_2024',
    ([code, nom], i) =>
      `${code.slice(0, 2)};200071389;CC;CC;FPU;60;34634;33768;${code.slice(0, 2)};${code};21030118${i};${nom};${1010 + i};${1000 + i}`,
  ),
  modele(
    'insee-recensement+insee-etat-civil+insee-filosofi+superficie',
    'dossier_complet.csv',
    ';',
    `CODGEO;${RECENSEMENT};SUPERF;NAIS1621;DECE1621;NAISD24;NBMENFISC21;MED21;TP6021`,
    ([code], i) =>
      `${code};${nombres(10, i)};${12 + i}.5;${20 + i};${10 + i};${5 + i};400;21${i}00;${i === 1 ? 's' : 12}`,
  ),
  modele(
    'insee-recensement',
    'base-cc-evol-struct-pop-2022_iris.csv',
    ';',
    `IRIS;COM;LIBIRIS;${RECENSEMENT}`,
    ([code], i) => `${code}0101;${code};Iris ${i};${nombres(10, i)}`,
  ),
  modele('insee-etat-civil', 'naissances.csv', ';', 'CODGEO;LIBGEO;NAISD23;NAISD24;DECESD24', ([code, nom], i) =>
    [code, nom, 10 + i, 11 + i, 12 + i].join(';'),
  ),
  modele(
    'insee-filosofi',
    'cc_filosofi_2021_COM.csv',
    ';',
    'CODGEO;NBMENFISC21;NBPERSMENFISC21;MED21;PIMP21;TP6021;RD21',
    ([code], i) => `${code};${400 + i};${900 + i};2${i}340;55;${i === 2 ? 'ns' : '13,4'};2,9`,
  ),
  modele(
    'insee-melodi',
    'DS_POPULATIONS_REFERENCE_data.csv',
    ';',
    'GEO;GEO_OBJECT;FREQ;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE',
    ([code], i) => (i === 7 ? '03;DEP;A;PMUN;2023;335000' : `${code};COM;A;PMUN;2023;${1000 + i}`),
  ),
  modele(
    'insee-melodi',
    'DS_RP_POPULATION_PRINC_data.csv',
    ';',
    '"GEO";"GEO_OBJECT";"RP_MEASURE";"SEX";"AGE";"TIME_PERIOD";"CONF_STATUS";"OBS_VALUE"',
    ([code], i) => `"${code}";"COM";"POP";"_T";"Y15T29";"2022";"F";"${100 + i}.5"`,
  ),
  modele(
    'insee-bpe',
    'BPE24.csv',
    ';',
    'AN;NOMRS;DEPCOM;LIBCOM;TYPEQU;LAMBERT_X;LAMBERT_Y',
    ([code, nom], i) => `2024;CABINET;${code};${nom};${i % 3 === 0 ? 'D265' : 'B203'};700000.1;6500000.2`,
  ),
  modele(
    'insee-tableaux',
    'dossier_complet_2023.csv',
    ';',
    'GEO;GEO_OBJECT;ID_TAB;TAB_MEASURE;TAB_MEASURE_LABEL;TIME_PERIOD;OBS_VALUE',
    ([code], i) => `${code};${code === '69381' ? 'ARM' : 'COM'};POP_T1;POP;Population;2023;${1500 + i * 13}`,
  ),
  {
    ...modele(
      'insee-tableaux',
      'dossier_complet.parquet',
      ';',
      'GEO;GEO_OBJECT;ID_TAB;TAB_MEASURE;TAB_MEASURE_LABEL;TIME_PERIOD;OBS_VALUE',
      ([code], i) => `${code};${code === '69381' ? 'ARM' : 'COM'};POP_T1;POP;Population;2023;${1500 + i * 13}`,
    ),
    parquet: true,
  },
  {
    ...modele(
      'insee-bpe',
      'BPE25.parquet',
      ';',
      'AN;NOMRS;DEPCOM;LIBCOM;TYPEQU;LAMBERT_X;LAMBERT_Y',
      ([code, nom], i) => `2025;CABINET;${code};${nom};${i % 3 === 0 ? 'D265' : 'B203'};700000.1;6500000.2`,
    ),
    parquet: true,
  },
  modele(
    'cnam-c2s',
    'data_CNAM2025_COM.csv',
    ';',
    'CODGEO;C;C_C2SNP;C_C2SP',
    ([code], i) => `${code};${3000 + i};${400 + i};${90 + i}`,
  ),
  modele(
    'insee-densite',
    'fichier_diffusion_2026.csv',
    ';',
    'CODGEO;LIBGEO;DENS;LIBDENS;PMUN21;DENS7;LIBDENS7',
    ([code, nom], i) => `${code};${nom};2;Urbain intermédiaire;${5000 + i};${(i % 7) + 1};X`,
  ),
  modele(
    'superficie',
    'superficies_2023.csv',
    ',',
    'code_insee,nom,superficie_km2,superficie_source',
    ([code, nom], i) => [code, nom, `${20 + i}.25`, 'INSEE_SUPERF_2023'].join(','),
  ),
  titree(
    modele(
      'drees-apl',
      'APL_MG_2022.csv',
      ';',
      'Code commune INSEE;Commune;APL aux médecins généralistes (sans borne d’âge);APL aux médecins généralistes de moins de 65 ans;Population standardisée 2020 pour la médecine générale;Population totale 2020',
      ([code, nom], i) => `${code};${nom};${i},1;${i},0;${1000 + i};${1100 + i}`,
    ),
    'APL aux médecins généralistes',
    'Source : DREES',
  ),
  modele(
    'ars-zonage',
    'Zonage_medecin_20240512.csv',
    ';',
    'CODGEO;LIBGEO;Zonage médecin généraliste',
    ([code, nom], i) => [code, nom, i % 2 === 0 ? '1_ZIP' : '6_HZ'].join(';'),
  ),
  modele(
    'ameli-demographie',
    'demographie-effectifs-et-les-densites.csv',
    ';',
    'annee;profession_sante;region;libelle_region;departement;libelle_departement;classe_age;libelle_classe_age;libelle_sexe;effectif;densite',
    ([code], i) =>
      `2023;Infirmiers;84;ARA;${i === 7 ? '999' : code.slice(0, 2)};Allier;tout_age;Tout âge;tout sexe;${200 + i};${70 + i},4`,
  ),
  modele(
    'ameli-patientele',
    'patientele-medecintraitant-generalistes-annuelle.csv',
    ';',
    'annee;profession_sante;region;libelle_region;departement;libelle_departement;nombre_patients_medecin_traitant;taux_evolution_annuel;taux_evolution_annuel_integer',
    ([code], i) =>
      `2024;Médecins généralistes;84;ARA;${i === 7 ? '999' : code.slice(0, 2)};Allier;${1000 + i};2,1 %;2.1`,
  ),
  modele(
    'ameli-pathologies',
    'effectifs.csv',
    ';',
    'annee;patho_niv1;patho_niv2;patho_niv3;top;cla_age_5;sexe;region;dept;ntop;npop;prev;niveau_prioritaire;libelle_classe_age;libelle_sexe;tri',
    ([code], i) =>
      `2024;Diabète;Diabète de type ${i % 3};;DIA_T${i % 3}_IND;tsage;9;84;${i === 7 ? '999' : code.slice(0, 2)};${2000 + i};${33_000 + i};6.${i};2;tous âges;tous sexes;1`,
  ),
  titree(
    modele(
      'carto-export',
      'export_cartosante_2023.csv',
      ';',
      'Code;Libellé;Part des bénéficiaires de la C2S (%) 2023;Nombre de bénéficiaires 2023',
      ([code, nom], i) => `${code};${nom};${i === 3 ? 'N/A - secret statistique' : `${i},5`};${300 + i}`,
    ),
    'Indicateurs par commune',
  ),
]
