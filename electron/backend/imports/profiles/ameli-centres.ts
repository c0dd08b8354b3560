/**
 * Centres de santé of the Annuaire santé Ameli, "liste-cds-….csv". Published beside the professionals, in the same
 * style; only `coordonnees_code_postal` and `coordonnees_ville` are known for sure (facts, data-formats §3.2), so the
 * name is looked for among likely columns. Every line is a centre de santé (FINESS category 124).
 */
import type { Header } from '../table/header.ts'
import type { StructureProfile } from './types.ts'

export const ameliCentres: StructureProfile = {
  id: 'ameli-centres',
  libelle: 'Annuaire santé Ameli, centres de santé',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  contenu: 'structures',
  attendu: 'les colonnes « coordonnees_code_postal », « coordonnees_ville » et la raison sociale du centre',
  layout(header: Header) {
    const codePostal = header.find('coordonneescodepostal')
    const ville = header.find('coordonneesville')
    const [raison] = header.matching(/^(?:cds|centre).*(?:raisonsociale|nom|libelle)|^raisonsociale$/)
    if (codePostal < 0 || ville < 0 || raison === undefined || header.find('psactivitenom') >= 0) return null
    const [finess] = header.matching(/finess/)
    return {
      finess: finess?.index ?? -1,
      code: { code: -1, departement: -1, codePostal, nom: ville },
      categorie: -1,
      libelleCategorie: -1,
      raisonSociale: raison.index,
      unique: { categorie: '124', libelle: 'Centre de santé' },
      identite: [raison.index, codePostal, ville, header.find('coordonneesvoie')].filter((index) => index >= 0),
    }
  },
}
