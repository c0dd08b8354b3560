/**
 * Professions as the health insurance writes them, in words and without code: « Médecin généraliste »,
 * « Masseurs-kinésithérapeutes », « Médecins généralistes (hors MEP) ». Table: assets/catalogues/libelles-professions.json.
 */
import table from '../../assets/catalogues/libelles-professions.json' with { type: 'json' }
import { normaliserNom } from './nom-commune.ts'

/** A label that two writings of it share: singular, without accents, punctuation or what stands in brackets. */
export function formeLibelle(libelle: string): string {
  return normaliserNom(libelle.replace(/\([^)]*\)?/g, ' '))
    .split(' ')
    .map((mot) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot))
    .join(' ')
}

const parLibelle: ReadonlyMap<string, string> = new Map(
  table.professions.flatMap(({ profession, libelles }) =>
    libelles.map((libelle) => [formeLibelle(libelle), profession]),
  ),
)

const DEBUTS = table.medecins.debuts.map(formeLibelle)

/** Code of the catalogue ("60", "10-MG", "10-SPE" for a speciality of doctors); null: a label that is not in the table. */
export function professionDuLibelle(libelle: string): string | null {
  const cherche = formeLibelle(libelle)
  const exacte = parLibelle.get(cherche)
  if (exacte !== undefined) return exacte
  return DEBUTS.some((debut) => cherche.startsWith(debut)) ? table.medecins.profession : null
}

/** « Spécialiste en … », « Médecin spécialiste en … », « Médecin qualifié en … »: what stands before a speciality. */
const QUALITES =
  /^(?:(?:docteur|medecin|chirurgien) )?(?:specialiste|specialise|qualifie|competent)(?:e)? (?:en |de |du |d |des )?/
const DENTISTE = 'chirurgien dentiste'
/** Specialities that dentists have too, and words that speak of general practice: they do not tell who it is. */
const DOUTEUX = /dent|\boral|generalis|medecine generale|omnipraticien/

/**
 * The same for one person of a directory, where a label that calls itself a doctor's speciality is that of a doctor who
 * is no general practitioner, although the table has not got it.
 * @param groupe « Médecins généralistes et spécialistes », where the directory tells it; '' otherwise.
 */
export function professionDePersonne(libelle: string, groupe: string): string | null {
  const cherche = formeLibelle(libelle)
  const exacte = parLibelle.get(cherche)
  if (exacte !== undefined) return exacte
  if (cherche.startsWith(DENTISTE)) return parLibelle.get(DENTISTE) ?? null
  const nue = cherche.replace(QUALITES, '')
  const specialite = nue === cherche ? undefined : parLibelle.get(nue)
  // « Médecin spécialiste en médecine générale » is a general practitioner.
  if (specialite === table.medecins.generaliste) return specialite
  const siennes = formeLibelle(groupe)
  const duGroupe = siennes.startsWith('medecin') ? table.medecins.profession : parLibelle.get(siennes)
  if (duGroupe !== undefined && duGroupe !== table.medecins.profession) return duGroupe
  const general = /generalis|medecine generale|omnipraticien/.test(cherche)
  if (duGroupe !== undefined) return general || cherche === '' ? null : duGroupe
  const medecin = nue !== cherche || /^medecine? ./.test(cherche)
  if (medecin && !DOUTEUX.test(cherche)) return table.medecins.profession
  return professionDuLibelle(libelle)
}
