/** Which source the user publishes where several say the same thing: settings of the dossier that hold its number. */
import { listReglages, setReglage } from './reglages.ts'
import type { Dossier } from './types.ts'

/** `retenue:PMUN` = id of the source kept for a figure, "0" for the embedded reference. */
export const RETENUE = 'retenue:'
/** Id of the source whose professionals are published; absent: the default of `listOffres`. */
export const SOURCE_OFFRE = 'offre.source'
/** `offre.source:60` = id of the source whose people of that profession are published, in place of the former. */
const SOURCE_PROFESSION = `${SOURCE_OFFRE}:`

/** Source that the user keeps, by figure; null: the embedded reference. */
export function retenues(dossier: Dossier): ReadonlyMap<string, number | null> {
  return new Map(
    [...listReglages(dossier)].flatMap(([cle, valeur]) =>
      cle.startsWith(RETENUE) ? [[cle.slice(RETENUE.length), valeur === '0' ? null : Number(valeur)] as const] : [],
    ),
  )
}

/** Source chosen for one profession, by its code. */
export function choixProfessions(dossier: Dossier): ReadonlyMap<string, number> {
  return new Map(
    [...listReglages(dossier)].flatMap(([cle, valeur]) =>
      cle.startsWith(SOURCE_PROFESSION) ? [[cle.slice(SOURCE_PROFESSION.length), Number(valeur)] as const] : [],
    ),
  )
}

/** Null: the profession follows the others. */
export function choisirProfession(dossier: Dossier, profession: string, id: number | null): void {
  setReglage(dossier, `${SOURCE_PROFESSION}${profession}`, id === null ? null : String(id))
}

/** For every profession, those chosen one by one included. Null: the rule of `listOffres`. */
export function choisirOffre(dossier: Dossier, id: number | null): void {
  for (const profession of choixProfessions(dossier).keys()) choisirProfession(dossier, profession, null)
  setReglage(dossier, SOURCE_OFFRE, id === null ? null : String(id))
}

/** Keys of the choices of this source. */
export function choixDe(dossier: Dossier, id: number): string[] {
  return [...listReglages(dossier)].flatMap(([cle, valeur]) =>
    valeur === String(id) && [SOURCE_OFFRE, SOURCE_PROFESSION, RETENUE].some((une) => cle.startsWith(une)) ? cle : [],
  )
}

/** A source that goes leaves no choice behind: its number may be that of the next import. */
export function oublierChoix(dossier: Dossier, id: number): void {
  for (const cle of choixDe(dossier, id)) setReglage(dossier, cle, null)
}

/** What was chosen of a source holds for the one that takes its place. */
export function reporterChoix(dossier: Dossier, cles: readonly string[], id: number): void {
  for (const cle of cles) setReglage(dossier, cle, String(id))
}
