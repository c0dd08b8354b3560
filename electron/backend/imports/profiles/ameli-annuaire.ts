/**
 * Annuaire santé Ameli (since the end of 2025), "liste-ps-….csv": `;`, UTF-8 with BOM, header. People by name, postcode
 * and town: neither RPPS nor commune code. Column names: facts, data-formats §3.2; seven of the twenty-four are unknown
 * and are not needed.
 */
import type { Header } from '../table/header.ts'
import type { AmeliProfile } from './types-offre.ts'

export const ameliAnnuaire: AmeliProfile = {
  id: 'ameli-annuaire',
  libelle: 'Annuaire santé Ameli',
  producteur: 'Assurance maladie (Cnam)',
  // Not confirmed by a source of this project: left to the download page rather than guessed.
  licence: null,
  telecharger: 'ameli',
  annee: 'facultative',
  contenu: 'ameli',
  attendu:
    'les colonnes « ps_activite_nom », « ps_activite_prenom », « specialite_libelle », « coordonnees_code_postal » et « coordonnees_ville »',
  layout(header: Header) {
    const layout = {
      nom: header.find('psactivitenom'),
      prenom: header.find('psactiviteprenom'),
      specialite: header.find('specialitelibelle'),
      codePostal: header.find('coordonneescodepostal'),
      ville: header.find('coordonneesville'),
    }
    if (Object.values(layout).some((index) => index < 0)) return null
    return { ...layout, groupe: header.find('typepslibelle'), nature: header.find('natureexercicelibelle') }
  },
}
