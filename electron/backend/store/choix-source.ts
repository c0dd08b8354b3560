/** Which source the user publishes where several say the same thing: settings of the dossier that hold its number. */
import { listReglages, setReglage } from './reglages.ts'
import type { Dossier } from './types.ts'

/** `retenue:PMUN` = id of the source kept for a figure, "0" for the embedded reference. */
export const RETENUE = 'retenue:'
/** Id of the source whose professionals are published; absent: the default of `listOffres`. */
export const SOURCE_OFFRE = 'offre.source'

/** Keys of the choices of this source. */
export function choixDe(dossier: Dossier, id: number): string[] {
  return [...listReglages(dossier)].flatMap(([cle, valeur]) =>
    valeur === String(id) && (cle === SOURCE_OFFRE || cle.startsWith(RETENUE)) ? cle : [],
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
