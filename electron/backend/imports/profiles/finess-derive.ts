/** FINESS in a derived layout with a header: `nofinesset`, `categetab`, and the whole Insee code in `cog`. */
import type { Header } from '../table/header.ts'
import { FINESS_ARRETE } from './finess-structures.ts'
import type { Contexte } from './types-communs.ts'
import type { StructureProfile } from './types-offre.ts'

export const finessDerive: StructureProfile = {
  id: 'finess-derive',
  libelle: 'FINESS, extraction des établissements (avec en-tête)',
  producteur: 'Ministère chargé de la santé',
  licence: 'Licence Ouverte',
  telecharger: 'finess',
  annee: 'facultative',
  contenu: 'structures',
  attendu: 'les colonnes « nofinesset », « categetab » et « cog » (ou « departement » et « commune »)',
  layout(header: Header, { lignes }: Contexte) {
    const finess = header.find(
      'nofinesset',
      'numerofinesset',
      'finesset',
      'numfinesset',
      'numerofinessetablissement',
      'finess',
    )
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
    const atlasante = atlasanteDe(header, lignes)
    return {
      finess,
      categorie,
      code: { code, departement },
      acheminement: header.find('ligneacheminement', 'acheminement', 'lignedacheminement'),
      ...atlasante,
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

/**
 * t-finess of Atlasanté: legal persons (EJ) and what is no more stand beside the establishments; the day of the extraction is
 * in each line (sources-2026 §1.3).
 */
function atlasanteDe(header: Header, lignes: Contexte['lignes']) {
  const [etat, type, jour] = [header.find('etat'), header.find('type'), header.find('dateextractfiness')]
  if (etat < 0 || type < 0 || jour < 0) return {}
  const dit = (cells: readonly string[], index: number) => (cells[index] ?? '').trim().toUpperCase()
  return {
    jour: /^\d{4}-\d{2}-\d{2}$/.exec(lignes()[0]?.[jour]?.trim() ?? '')?.[0] ?? null,
    arrete: FINESS_ARRETE,
    exclut: (cells: readonly string[]) =>
      dit(cells, type) === 'EJ' ? 'entité juridique' : dit(cells, etat) === 'ACTUEL' ? null : 'établissement fermé',
  }
}
