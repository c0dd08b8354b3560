/**
 * FINESS, open extraction of establishments: `;`, no header, first line "finess;etalab;111;<date>", then typed lines.
 * The commune has 3 digits (département in its own column, 9A…9F overseas). Windows-1252 in older editions.
 */
import { FINESS_ARRETE } from './finess-structures.ts'
import type { StockProfile } from './types.ts'

export const finessStock: StockProfile = {
  id: 'finess-stock',
  libelle: 'FINESS, extraction des établissements',
  producteur: 'Ministère chargé de la santé',
  licence: 'Licence Ouverte',
  contenu: 'structures',
  enregistrement: 'structureet',
  structure: {
    finess: 1,
    raisonSociale: 3,
    code: { code: 12, departement: 13 },
    categorie: 18,
    libelleCategorie: 19,
    arrete: FINESS_ARRETE,
  },
  autres: ['finess', 'geolocalisation'],
  largeur: 20,
}
