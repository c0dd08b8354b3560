/** Names on the map: which are wanted at this zoom, the most populated first, none touching another. */

import { type Demande, type Etiquette, placer } from '../../../shared/dessins/etiquettes.ts'
import type { Boite } from '../../../shared/dessins/geometrie.ts'
import { apostrophe } from '../../../shared/dessins/texte.ts'

export interface Nommable {
  readonly nom: string
  readonly population: number
  readonly dedans: boolean
  /** px in the frame. */
  readonly point: readonly [number, number]
  /** Width and height of its shape, px. */
  readonly largeur: number
  readonly hauteur: number
  /** Circle at that point, px. */
  readonly rayon: number
}

/** Fewest inhabitants for a neighbour to be named, by zoom. */
export function seuilPopulation(zoom: number): number {
  if (zoom < 6) return 400_000
  if (zoom < 7) return 130_000
  if (zoom < 8) return 45_000
  if (zoom < 9) return 15_000
  if (zoom < 10) return 5_000
  if (zoom < 11) return 1_000
  return 0
}

/**
 * A name of the territory is wanted as soon as its shape is some pixels wide, or its commune populated; seen from afar,
 * only when it is wide all the same (Guyane).
 */
const estVoulu = (c: Nommable, zoom: number): boolean =>
  c.dedans
    ? Math.max(c.largeur, c.hauteur) >= (zoom >= 8.5 ? 22 : 45) ||
      (zoom >= 8.5 ? c.population >= seuilPopulation(zoom) : c.rayon >= 12)
    : (c.population >= seuilPopulation(zoom) && (zoom < 11 || c.largeur >= 34)) || estVaste(c)

/** Wide enough to carry its name whatever its population: the communes of Guyane. */
const estVaste = (c: Nommable): boolean => c.largeur >= 90 && c.hauteur >= 40

const CANDIDATS_MAX = 350
/** Beyond so many communes of the territory in the frame, names are smaller and further apart. */
const NOMBREUSES = 120

export function placerNoms(
  communes: readonly Nommable[],
  zoom: number,
  cadre: Boite,
  marques: readonly Boite[],
): Etiquette[] {
  const aire = (cadre[2] - cadre[0]) * (cadre[3] - cadre[1])
  const serre = communes.filter((c) => c.dedans).length > NOMBREUSES
  const demandes = communes
    .filter((c) => estVoulu(c, zoom))
    .sort((a, b) => Number(b.dedans) - Number(a.dedans) || b.population - a.population)
    .slice(0, CANDIDATS_MAX)
    .map(
      (c): Demande => ({
        texte: apostrophe(c.nom),
        point: c.point,
        rayon: c.rayon,
        place: c.largeur,
        exclu: null,
        detail: null,
        // Any name of the territory comes before any neighbour's.
        poids: c.population + (c.dedans ? 1e9 : 0),
        taille: c.dedans && !serre ? 12.5 : 11.5,
        graisse: c.dedans ? 600 : 400,
        style: c.dedans ? 'dedans' : 'voisin',
      }),
    )
  return placer(demandes, {
    cadre,
    obstacles: [],
    marques,
    ecart: serre ? [18, 10] : [10, 5],
    maximum: Math.max(12, Math.round(aire / 11_000)),
  })
}
