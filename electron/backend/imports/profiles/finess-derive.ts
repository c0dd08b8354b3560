/** FINESS in a derived layout with a header: `nofinesset`, `categetab`, and the whole Insee code in `cog`. */
import type { Header } from '../table/header.ts'
import { FINESS_ARRETE } from './finess-structures.ts'
import type { StructureProfile } from './types.ts'

export const finessDerive: StructureProfile = {
  id: 'finess-derive',
  libelle: 'FINESS, extraction des établissements (avec en-tête)',
  producteur: 'Ministère chargé de la santé',
  licence: 'Licence Ouverte',
  telecharger: 'finess',
  annee: 'facultative',
  contenu: 'structures',
  attendu: 'les colonnes « nofinesset », « categetab » et « cog » (ou « departement » et « commune »)',
  layout(header: Header) {
    const finess = header.find('nofinesset', 'numerofinesset', 'finesset', 'numfinesset', 'numerofinessetablissement')
    const categorie = header.find(
      'categetab',
      'categorieetablissement',
      'codecategorie',
      'categorie',
      'categoriecode',
      'categcode',
    )
    const departement = header.find('departement', 'codedepartement', 'coddep', 'dep')
    const cog = header.find('cog', 'codeinsee', 'codecommune', 'comcode', 'codecommuneinsee', 'inseecom')
    const code = cog >= 0 ? cog : departement >= 0 ? header.find('commune') : -1
    if (finess < 0 || categorie < 0 || code < 0) return null
    return {
      finess,
      categorie,
      code: { code, departement },
      fermeture: header.find('datefermeture', 'dateferm', 'datefermetureetablissement'),
      libelleCategorie: header.find(
        'liblongcategetab',
        'libcategetab',
        'libellecategorie',
        'categoriesousunlibelle',
        'categlib',
      ),
      raisonSociale: header.find('rslongue', 'raisonsocialelongue', 'rs', 'raisonsociale'),
      // The 35 columns of data.gouv.fr (sources-2026 §1.3): nothing in the file says its date.
      ...(header.find('sourcecoordet') >= 0 && header.find('dateautor') >= 0 ? { arrete: FINESS_ARRETE } : {}),
    }
  },
}
