/**
 * Annuaire Santé (ANS), "PS_LibreAcces_Personne_activite": `|`, UTF-8, a trailing `|` on every line, 52 or 56 columns,
 * no quoting; copies saved again have other separators and quotes. Labels vary by edition and are compared without case, accents or punctuation.
 */
import type { Header } from '../table/header.ts'
import type { AnnuaireProfile } from './types-offre.ts'

export const annuaireSante: AnnuaireProfile = {
  id: 'annuaire-sante',
  libelle: 'Annuaire Santé, extraction en libre accès',
  producteur: 'Agence du numérique en santé (ANS)',
  // Not confirmed by a source of this project: left to the download page rather than guessed.
  licence: null,
  telecharger: 'annuaire-sante',
  annee: 'facultative',
  contenu: 'offre',
  attendu:
    'les colonnes « Identification nationale PP », « Code profession », « Code mode exercice » et « Code commune (coord. structure) »',
  layout(header: Header) {
    const profession = header.find('codeprofession')
    const categorie = header.find('codecategorieprofessionnelle')
    const mode = header.find('codemodeexercice')
    const commune = header.find('codecommunecoordstructure')
    const codePostal = header.find('codepostalcoordstructure')
    const savoirFaire = header.find('codesavoirfaire')
    const identifiantNational = header.find('identificationnationalepp')
    const identifiant = header.find('identifiantpp')
    if ([profession, categorie, mode, commune, codePostal, savoirFaire].some((index) => index < 0)) return null
    if (identifiantNational < 0 && identifiant < 0) return null
    return {
      profession,
      categorie,
      savoirFaire,
      mode,
      codePostal,
      commune,
      identifiantNational,
      typeIdentifiant: header.find('typedidentifiantpp', 'typeidentifiantpp'),
      identifiant,
      ville: header.find('libellecommunecoordstructure'),
      cedex: header.find('bureaucedexcoordstructure'),
      genre: header.find('codegenreactivite', 'codegenredactivite'),
      largeur: header.width,
    }
  },
}
