/**
 * Access to care and equipments by commune: DREES's APL, ARS zoning, Insee's BPE; professionals by département to compare
 * with (Assurance maladie). Labels of the BPE types are those of
 * the fact sheets; a type without label there keeps its code (`catalogue.ts`).
 */
import { PROFESSIONS } from '../catalogues.ts'
import type { Indicateur } from './types.ts'

/** Professions of the five APL workbooks, and the unit of each (facts, data-formats §3.5). */
const APL = [
  ['MG', 'aux médecins généralistes', 'consultations'],
  ['INF', 'aux infirmiers', 'etp_100000'],
  ['MK', 'aux masseurs-kinésithérapeutes', 'etp_100000'],
  ['SF', 'aux sages-femmes', 'etp_100000'],
  ['CD', 'aux chirurgiens-dentistes', 'etp_100000'],
] as const

/** TYPEQU of the present nomenclature, then of the old one. The two are never added up. */
const EQUIPEMENTS = [
  ['D265', 'Médecins généralistes'],
  ['D276', 'Gynécologues'],
  ['D277', 'Chirurgiens-dentistes'],
  ['D278', 'Sages-femmes'],
  ['D279', 'Masseurs-kinésithérapeutes'],
  ['D280', 'Pédicures-podologues'],
  ['D281', 'Infirmiers'],
  ['D302', 'Laboratoires d’analyses'],
  ['D303', 'Ambulances'],
  ['D307', 'Pharmacies'],
  ['D401', 'Hébergements de personnes âgées'],
  ['D201', 'Médecins généralistes (ancienne nomenclature)'],
  ['D221', 'Chirurgiens-dentistes (ancienne nomenclature)'],
  ['D231', 'Sages-femmes (ancienne nomenclature)'],
  ['D232', 'Infirmiers (ancienne nomenclature)'],
  ['D233', 'Masseurs-kinésithérapeutes (ancienne nomenclature)'],
  ['D301', 'Pharmacies (ancienne nomenclature)'],
] as const

/** Types of equipment that are people of one profession, in the present nomenclature and in the old one. */
export const PROFESSION_DE_BPE: ReadonlyMap<string, string> = new Map([
  ['BPE:D265', '10-MG'],
  ['BPE:D277', '40'],
  ['BPE:D278', '50'],
  ['BPE:D279', '70'],
  ['BPE:D280', '80'],
  ['BPE:D281', '60'],
  ['BPE:D201', '10-MG'],
  ['BPE:D221', '40'],
  ['BPE:D231', '50'],
  ['BPE:D232', '60'],
  ['BPE:D233', '70'],
])

/**
 * Professions of which the health insurance publishes the number and density by département. Doctors other than general
 * practitioners come speciality by speciality there, and have no line of their own.
 */
export const DEMOGRAPHIE: ReadonlyMap<string, string> = new Map(
  PROFESSIONS.filter(({ minimum, code }) => minimum && code !== '10-SPE').map(({ code, pluriel }) => [code, pluriel]),
)

/** Means per doctor and shares as the health insurance publishes them, by département; doctors installed in the year. */
const GENERALISTES: readonly Indicateur[] = [
  ...(
    [
      ['PATIENTELE_MT', 'Patients par médecin traitant, en moyenne (généralistes)'],
      ['FILE_ACTIVE', 'Patients vus dans l’année par généraliste, en moyenne'],
    ] as const
  ).map(
    ([code, libelle]): Indicateur => ({
      id: `CNAM:${code}`,
      libelle,
      unite: 'nombre',
      nature: 'rapport',
      theme: 'offre',
      decimales: 0,
    }),
  ),
  {
    id: 'CNAM:ALD_SANS_MT',
    libelle: 'Part des patients en ALD sans médecin traitant',
    unite: 'pourcent',
    nature: 'rapport',
    theme: 'sante',
  },
  ...(
    [
      ['PRIMO_MG', 'Premières installations de généralistes dans l’année'],
      ['INSTALL_ZSD', 'Installations de généralistes en zone sous-dotée dans l’année'],
    ] as const
  ).map(
    ([code, libelle]): Indicateur => ({
      id: `CNAM:${code}`,
      libelle,
      unite: 'personnes',
      nature: 'additif',
      theme: 'offre',
    }),
  ),
]

export const OFFRE: readonly Indicateur[] = [
  ...APL.flatMap(([code, libelle, unite]): Indicateur[] => [
    {
      id: `APL:${code}`,
      libelle: `APL ${libelle}`,
      unite,
      nature: 'moyenne',
      theme: 'offre',
      decimales: 1,
      poids: `APL:POPSTD_${code}`,
    },
    {
      id: `APL:POPSTD_${code}`,
      libelle: `Population standardisée de l’APL ${libelle}`,
      unite: 'habitants',
      nature: 'additif',
      theme: 'offre',
    },
  ]),
  ...[65, 62, 60].map(
    (age): Indicateur => ({
      id: `APL:MG${age}`,
      libelle: `APL aux médecins généralistes de moins de ${age} ans`,
      unite: 'consultations',
      nature: 'moyenne',
      theme: 'offre',
      decimales: 1,
      poids: 'APL:POPSTD_MG',
    }),
  ),
  ...[...DEMOGRAPHIE].flatMap(([code, pluriel]): Indicateur[] => [
    {
      id: `DEMO:${code}`,
      libelle: `${pluriel}, selon l’Assurance maladie`,
      unite: 'personnes',
      nature: 'additif',
      theme: 'offre',
    },
    {
      id: `DEMO:${code}:densite`,
      libelle: `${pluriel} pour 100 000 habitants, selon l’Assurance maladie`,
      unite: 'pour_100000',
      nature: 'rapport',
      theme: 'offre',
      decimales: 1,
    },
  ]),
  ...GENERALISTES,
  {
    id: 'ZONE:MG',
    libelle: 'Zonage des médecins (ARS)',
    unite: 'ratio',
    nature: 'classe',
    theme: 'offre',
    classes: ['Hors zonage', 'ZIP', 'ZAC', 'QPV en ZIP', 'QPV en ZAC', 'Zone de vigilance', 'GQ en ZAC', 'GQ en ZIP'],
  },
  ...EQUIPEMENTS.map(
    ([code, libelle]): Indicateur => ({
      id: `BPE:${code}`,
      libelle: `${libelle}, base des équipements`,
      unite: 'equipements',
      nature: 'additif',
      theme: 'equipements',
    }),
  ),
]
