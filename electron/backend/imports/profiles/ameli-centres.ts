/**
 * Centres de santé of the Annuaire santé Ameli, "liste-cds-….csv": `etab_finess`, `etab_raison_sociale`, one line a centre and
 * specialty (sources-2026 §3); older editions name the centre otherwise. Each is a centre de santé (FINESS category 124).
 */
import type { Header } from '../table/header.ts'
import type { StructureProfile } from './types-offre.ts'

export const ameliCentres: StructureProfile = {
  id: 'ameli-centres',
  libelle: 'Annuaire santé Ameli, centres de santé',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  telecharger: 'ameli',
  apporte: 'Les centres de santé, à comparer avec Finess.',
  contenu: 'structures',
  attendu: 'les colonnes « coordonnees_code_postal », « coordonnees_ville » et la raison sociale du centre',
  layout(header: Header) {
    const codePostal = header.find('coordonneescodepostal')
    const ville = header.find('coordonneesville')
    const [raison] = header.matching(/^(?:cds|centre).*(?:raisonsociale|nom|libelle)|^(?:etab)?raisonsociale$/)
    if (codePostal < 0 || ville < 0 || raison === undefined || header.find('psactivitenom') >= 0) return null
    const [finess] = header.matching(/finess/)
    return {
      finess: finess?.index ?? -1,
      code: { code: -1, departement: -1, codePostal, nom: ville },
      categorie: -1,
      libelleCategorie: -1,
      raisonSociale: raison.index,
      unique: { categorie: '124', libelle: 'Centre de santé' },
      repete: true,
      identite: [raison.index, codePostal, ville, header.find('coordonneesvoie')].filter((index) => index >= 0),
    }
  },
}
