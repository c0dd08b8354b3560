/**
 * FINESS, open extraction of establishments: `;`, no header, first line "finess;etalab;111;<date>", then typed lines.
 * The commune has 3 digits (département in its own column, 9A…9F overseas). Windows-1252 in older editions.
 */
import { FINESS_ARRETE } from './finess-structures.ts'
import type { StockProfile } from './types-offre.ts'

/**
 * The same lines made again by a converter from the JSON of 2026 (banner « finess;finess-plus;… »): closed establishments
 * are among them, and nothing tells them apart (sources-2026 §1.3).
 */
const FERMES_MELES =
  'Ce fichier est une conversion du nouveau Finess vers l’ancienne présentation\u00a0: les établissements fermés y sont mêlés aux ouverts, sans rien qui les distingue. Les nombres peuvent être trop grands. Prenez «\u00a0finess-structures-…\u00a0» (.json.gz) sur data.gouv.fr.'

export const finessStock: StockProfile = {
  id: 'finess-stock',
  libelle: 'FINESS, extraction des établissements',
  producteur: 'Ministère chargé de la santé',
  licence: 'Licence Ouverte',
  telecharger: 'finess',
  annee: 'facultative',
  contenu: 'structures',
  enregistrement: 'structureet',
  structure: {
    finess: 1,
    raisonSociale: 3,
    code: { code: 12, departement: 13 },
    categorie: 18,
    libelleCategorie: 19,
    acheminement: 15,
    arrete: FINESS_ARRETE,
  },
  autres: ['finess', 'geolocalisation'],
  largeur: 20,
}

export const finessReconstruit: StockProfile = {
  ...finessStock,
  structure: { ...finessStock.structure, arrete: FERMES_MELES },
}
