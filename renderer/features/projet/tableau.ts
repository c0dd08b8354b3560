/** What the board of missions decides: which fiches show, where one goes, how far each mission is. */
import type { Action, Projet } from './useProjet.ts'

export const FILTRES = ['toutes', 'pretes', 'a-reprendre', 'indicateur'] as const
export type Filtre = (typeof FILTRES)[number]

type Vu = Pick<Projet, 'action' | 'indicateur' | 'besoin'>

/** Fiches that a filter keeps, whatever was typed. */
export function filtrees({ action, indicateur }: Vu, filtre: Filtre): Action[] {
  return action.filter(({ id, etat }) => {
    if (filtre === 'pretes') return etat === 'prete'
    if (filtre === 'a-reprendre') return etat !== 'prete'
    if (filtre === 'indicateur') return !indicateur.some((un) => un.action === id)
    return true
  })
}

const nu = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Title, pilot, need: what was typed is looked for without accents. */
export function cherchees(projet: Vu, actions: readonly Action[], mots: string): Action[] {
  const voulu = nu(mots.trim())
  return actions.filter(({ titre, pilote, besoins }) => {
    const siens = projet.besoin.filter(({ id }) => besoins.includes(id)).map((un) => un.titre)
    return [titre, pilote, ...siens].some((texte) => nu(texte).includes(voulu))
  })
}

/** The order of the fiches of a mission once `id` is there, before `avant` (null: last); null when nothing moves. */
export function poser(
  actions: readonly Pick<Action, 'id' | 'mission'>[],
  id: number,
  mission: string,
  avant: number | null,
): { readonly mission: string; readonly ordre: readonly number[] } | null {
  const fiche = actions.find((une) => une.id === id)
  if (fiche === undefined || avant === id) return null
  const siennes = actions.filter((une) => une.mission === mission).map((une) => une.id)
  const autres = siennes.filter((une) => une !== id)
  const place = avant === null ? autres.length : autres.indexOf(avant)
  const ordre = autres.toSpliced(place < 0 ? autres.length : place, 0, id)
  return fiche.mission === mission && ordre.join() === siennes.join() ? null : { mission, ordre }
}

/** One place up or down among those of its mission; to the mission before or after (`missions`: all, in order). */
export function deplacer(
  actions: readonly Pick<Action, 'id' | 'mission'>[],
  missions: readonly string[],
  id: number,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): ReturnType<typeof poser> {
  const fiche = actions.find((une) => une.id === id)
  if (fiche === undefined) return null
  if (dx !== 0) {
    const autre = missions[missions.indexOf(fiche.mission) + dx]
    return autre === undefined ? null : poser(actions, id, autre, null)
  }
  const siennes = actions.filter((une) => une.mission === fiche.mission).map((une) => une.id)
  const ici = siennes.indexOf(id)
  if (ici + dy < 0 || ici + dy >= siennes.length) return null
  return poser(actions, id, fiche.mission, dy < 0 ? (siennes[ici - 1] ?? null) : (siennes[ici + 2] ?? null))
}

/** Fiches ready, begun, still to write. */
export function progres(
  actions: readonly Pick<Action, 'etat'>[],
): readonly [prete: number, en_cours: number, a_ecrire: number] {
  const nombre = (etat: Action['etat']) => actions.filter((une) => une.etat === etat).length
  return [nombre('prete'), nombre('en_cours'), nombre('a_ecrire')]
}
