/**
 * Access to care and equipments by commune: DREES's APL, ARS zoning, Insee's BPE. Labels of the BPE types are those of
 * the fact sheets; a type without label there keeps its code (`catalogue.ts`).
 */
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
  {
    id: 'APL:MG65',
    libelle: 'APL aux médecins généralistes de moins de 65 ans',
    unite: 'consultations',
    nature: 'moyenne',
    theme: 'offre',
    decimales: 1,
    poids: 'APL:POPSTD_MG',
  },
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
