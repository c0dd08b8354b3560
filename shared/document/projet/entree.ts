/** What the documents are given of the projet de santé, and how they name its parts. */
import { nomProfession } from '../../domain/catalogues.ts'
import { nomPropre } from '../../domain/francais.ts'
import type { Action, Membre, Projet } from '../../domain/projet/lignes.ts'
import type { MissionProjet } from '../../domain/projet/missions.ts'
import { nomMembre } from '../../domain/projet/mots.ts'
import type { Chiffres } from '../plan/conversion.ts'

export interface EntreeProjet {
  readonly lignes: Projet
  readonly missions: readonly MissionProjet[]
  /** What the live figures of its texts say today. */
  readonly chiffres: Chiffres
  /** ISO day of the signature; null: none yet. */
  readonly signature: string | null
  readonly secteurs: readonly { readonly id: number; readonly nom: string }[]
  /** Names by code: those of the territory, those where members practise, those that fiches name. */
  readonly communes: Readonly<Record<string, string>>
}

/** « B3 »: the rank of a need among them. */
export function repereBesoin({ lignes }: EntreeProjet, id: number): string {
  return `B${lignes.besoin.findIndex((un) => un.id === id) + 1}`
}

export function actionsDe({ lignes }: EntreeProjet, mission: string): Action[] {
  return lignes.action.filter((une) => une.mission === mission)
}

export const nomCommune = ({ communes }: EntreeProjet, code: string): string => nomPropre(communes[code] ?? code)

/** Its name with its agreement alone. */
export function motsMembre(projet: EntreeProjet, membre: Membre): string {
  const { profession, commune } = membre
  return nomMembre(
    membre,
    profession === null ? null : nomProfession(profession),
    commune === null ? null : nomCommune(projet, commune),
  )
}

/** Who leads a fiche: the member, then the words added; null: nobody yet. */
export function piloteDe(projet: EntreeProjet, { pilote, piloteMembre }: Action): string | null {
  const membre = projet.lignes.membre.find(({ id }) => id === piloteMembre)
  const mots = [membre === undefined ? null : motsMembre(projet, membre), pilote === '' ? null : pilote]
  return mots.filter((un) => un !== null).join('\u00a0; ') || null
}

/** « tout le territoire », « secteurs Nord et Sud », « 3 communes : … ». */
export function territoireDe(projet: EntreeProjet, { territoire }: Action): string {
  if (territoire.type === 'tout') return 'tout le territoire'
  if (territoire.type === 'secteurs') {
    const noms = territoire.secteurs.flatMap((id) => projet.secteurs.find((un) => un.id === id)?.nom ?? [])
    return noms.length === 0 ? 'secteur à préciser' : noms.join(', ')
  }
  return territoire.communes.map((code) => nomCommune(projet, code)).join(', ')
}
