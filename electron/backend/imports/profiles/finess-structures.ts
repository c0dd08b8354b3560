/**
 * FINESS structures of the Agence du numérique en santé, the JSON published since July 2026, in the table that
 * `conteneur/json/finess.ts` makes of it: one line an establishment, its whole Insee code, the day of the extraction in the
 * title of the closing column.
 */
import { ETAT_NON_DIT } from '../conteneur/json/finess.ts'
import type { Header } from '../table/header.ts'
import type { StructureProfile } from './types-offre.ts'

/** Of the files that this one took the place of (sources-2026 §1.0, questions and answers of the producer). */
export const FINESS_ARRETE =
  'Finess ne met plus ce fichier à jour\u00a0: données arrêtées au 4\u00a0mai 2026. Pour un état d’aujourd’hui, prenez «\u00a0finess-structures-…\u00a0» (.json.gz) sur data.gouv.fr.'

const FERMETURE = /^fermeture au (\d{4}-\d{2}-\d{2})$/

export const finessStructures: StructureProfile = {
  id: 'finess-structures',
  libelle: 'FINESS, structures',
  producteur: 'Agence du numérique en santé',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'finess',
  annee: 'facultative',
  contenu: 'structures',
  attendu: 'un fichier « finess-structures-… », en .json ou .json.gz, tel qu’il est publié',
  layout(header: Header) {
    const finess = header.find('numfinessege')
    const categorie = header.find('categorieentitegeographiqueexercice')
    const code = header.find('cogcommune')
    if (finess < 0 || categorie < 0 || code < 0) return null
    const fermeture = header.cells.findIndex((cell) => cell.startsWith('fermeture'))
    return {
      finess,
      categorie,
      code: { code, departement: -1 },
      fermeture,
      libelleCategorie: -1,
      raisonSociale: header.find('denomination'),
      jour: FERMETURE.exec(header.cells[fermeture] ?? '')?.[1] ?? null,
      doute: (cells) =>
        cells[fermeture] === ETAT_NON_DIT ? 'établissement dont le fichier ne dit pas s’il est ouvert ou fermé' : null,
      sansCategorie: true,
      aci: {
        signature: header.find('acisignature'),
        effet: header.find('acieffet'),
        fin: header.find('acifin'),
        autorite: header.find('aciautorite'),
      },
    }
  },
}
