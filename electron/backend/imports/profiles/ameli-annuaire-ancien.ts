/**
 * The directory of the Cnam before January 2026 ("ps-infospratiques.csv", "ps-tarifs.csv"): `;`, no header, several
 * lines per person (one per act). Columns in order: facts, data-formats §3.2.
 */
import { Header } from '../table/header.ts'
import { parsePostcode } from '../table/values.ts'
import type { SansEnteteProfile } from './types-offre.ts'

const COLONNES = [
  'civilité',
  'nom',
  'prénom',
  'raison sociale',
  'complément',
  'adresse',
  'complément 2',
  'code postal',
  'ville',
  'téléphone',
  'profession',
  'mode d’exercice',
  'nature',
  'convention',
  'contrat',
  'vitale',
]
const [CODE_POSTAL, VILLE, PROFESSION, CONVENTION, CONTRAT, VITALE] = [7, 8, 10, 13, 14, 15]
const LAYOUT = {
  nom: 1,
  prenom: 2,
  specialite: PROFESSION,
  codePostal: CODE_POSTAL,
  ville: VILLE,
  groupe: -1,
  nature: 12,
}

/** A convention (c1, c2, c3, non…), then two yes or no: no other file that we know has them there. */
function convient(cells: readonly string[]): boolean {
  const cell = (index: number): string => (cells[index] ?? '').trim()
  return (
    cells.length >= COLONNES.length &&
    parsePostcode(cell(CODE_POSTAL)) !== null &&
    cell(VILLE) !== '' &&
    /^(?:c\d|non?\w*)?$/i.test(cell(CONVENTION)) &&
    /^[no]$/i.test(cell(CONTRAT)) &&
    /^[no]$/i.test(cell(VITALE))
  )
}

export const ameliAnnuaireAncien: SansEnteteProfile = {
  id: 'ameli-annuaire-ancien',
  libelle: 'Annuaire santé de la Cnam, ancienne présentation sans en-tête',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  telecharger: 'ameli',
  annee: 'facultative',
  contenu: 'ameli',
  attendu: 'seize colonnes ou plus, sans en-tête, le code postal dans la huitième',
  reconnaitre(rows) {
    const [first] = rows
    if (first === undefined || !rows.every(convient)) return null
    const header = new Header(first.map((_cell, index) => COLONNES[index] ?? `colonne ${index + 1}`))
    return { header, layout: LAYOUT }
  },
}
