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
