/**
 * What is to be known of a source by the name that a dossier keeps of its profile ("a+b" for several subjects), so that
 * nothing outside this folder names one.
 */
import { PROFILES } from './index.ts'
import { FICHIERS_UTILES } from './telechargements.ts'
import type { Profile } from './types.ts'

/** A map file is no table and has no profile: this stands in its place. */
export const CONTOURS = 'contours'
/** So has the list of useful files, that goes to the application too. */
export const LISTE = 'fichiers-utiles'

const parId = new Map(PROFILES.map((un) => [un.id, un]))
const phrases = new Map(FICHIERS_UTILES.groupes.flatMap(({ fichiers }) => fichiers.map((un) => [un.id, un.apporte])))

const profilsDe = (profil: string): Profile[] => profil.split('+').flatMap((id) => parId.get(id) ?? [])

/** French: what such a file brings, a sentence for each subject. */
export function apporteDe(profil: string): string[] {
  if (profil === CONTOURS) return [phrases.get(CONTOURS) ?? '']
  if (profil === LISTE)
    return ['Les noms d’aujourd’hui des fichiers à télécharger, à la place de ceux de la liste actuelle.']
  const dites = profilsDe(profil).map(({ apporte, telecharger }) => apporte ?? phrases.get(telecharger ?? ''))
  return [...new Set(dites.filter((une) => une !== undefined))]
}

/** How much its year is wanted: `requise` stops the import, `facultative` may be typed over, `inutile` is not asked. */
export type DemandeAnnee = 'requise' | 'facultative' | 'inutile'

/** @param millesime the year that was found; null: none. */
export function demandeAnnee(profil: string, millesime: string | null): DemandeAnnee {
  if (profil === CONTOURS) return 'requise'
  const dites = profilsDe(profil).map(({ annee }) => annee)
  if (millesime === null && dites.includes('requise')) return 'requise'
  return dites.some((une) => une !== undefined) ? 'facultative' : 'inutile'
}

/**
 * Among files imported together: 0, what the others are read by (a list of CPTS makes the territory, movements tell the
 * codes born since); 2, what completes another (the activities of establishments, that say not where they are).
 */
export function ordreDe(profil: string): 0 | 1 | 2 {
  const contenus = profilsDe(profil).map(({ contenu }) => contenu)
  if (contenus.includes('territoire') || contenus.includes('mouvements')) return 0
  return contenus.includes('activites') ? 2 : 1
}

/** French: what stands in the place of its coverage; null: its coverage. */
export const sansCouverture = (profil: string): string | null =>
  profilsDe(profil).find((un) => un.sansCouverture !== undefined)?.sansCouverture ?? null

/** Lines of the list of files to download that these profiles read. */
export const telechargementsDe = (profils: Iterable<string>): Set<string> =>
  new Set([...profils].flatMap((profil) => profilsDe(profil).flatMap(({ telecharger }) => telecharger ?? [])))

/** Lines of that list whose files go to the application's library, not to the dossier. */
export const telechargementsVers = (contenu: 'appartenance' | 'mouvements' | 'quartiers'): string[] =>
  PROFILES.filter((un) => un.contenu === contenu).flatMap(({ telecharger }) => telecharger ?? [])
