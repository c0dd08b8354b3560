/** Which names a map shows, how large, and how they are drawn. */
import { formatQuantity } from '../domain/format.ts'
import type { Unit } from '../domain/quantity.ts'
import type { HabillagePapier } from './carte-habillage.ts'
import type { CommuneCarte } from './carte-types.ts'
import { coupesHorizontales } from './contours.ts'
import { COULEURS } from './couleurs.ts'
import type { Demande, Etiquette } from './etiquettes.ts'
import type { CommunePlacee, Fond } from './fond.ts'
import { type Boite, boite, dansAnneaux, seCroisent } from './geometrie.ts'
import { texteSvg } from './svg.ts'
import { apostrophe } from './texte.ts'

const poidsDe = (c: CommuneCarte): number => c.poids ?? (c.valeur?.kind === 'known' ? c.valeur.value : 0)

/** Width of the shape at the height of its name, px; generous when it has none. */
function largeurForme({ forme, point: [x, y] }: CommunePlacee): number {
  const xs = coupesHorizontales(forme, y)
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const [a = 0, b = 0] = [xs[i], xs[i + 1]]
    if (a <= x && x <= b) return b - a + 6
  }
  return 90
}

/**
 * How far from its point a name must stay, px: off a circle or a mark, and off a shape too small to carry it when it
 * stands alone (among others, a name set beside its commune would sit on the next one).
 */
function rayonMarque(
  p: CommunePlacee,
  i: number,
  habillage: HabillagePapier,
  boites: readonly (Boite | null)[],
  cadre: Boite,
): number {
  const cercle = habillage.rayon(p.commune.code)
  if (cercle > 0) return cercle
  const b = boites[i]
  if (!b) return 4
  if (boites.length > 12 || b[2] - b[0] >= 0.16 * (cadre[2] - cadre[0])) return 0
  const large: Boite = [b[0] - 2, b[1] - 2, b[2] + 2, b[3] + 2]
  if (boites.some((autre, j) => j !== i && autre !== null && seCroisent(large, autre))) return 0
  return Math.max(p.point[1] - b[1], b[3] - p.point[1])
}

/** Does the box touch the shape? Tried on a grid of points: enough for a name against a commune. */
function couvre(b: Boite, p: CommunePlacee, boiteForme: Boite | null): boolean {
  if (!boiteForme || !seCroisent(b, boiteForme)) return false
  for (let i = 0; i <= 8; i++) {
    for (const y of [b[1], (b[1] + b[3]) / 2, b[3]]) {
      if (dansAnneaux([b[0] + ((b[2] - b[0]) * i) / 8, y], p.forme)) return true
    }
  }
  return false
}

/** Names wanted: all those of the territory, and the largest neighbours to say where we are. */
export function demandesDeNoms(fond: Fond, habillage: HabillagePapier, unite: Unit | null, cadre: Boite): Demande[] {
  const dedans = fond.placees.filter((p) => p.commune.inside)
  const taille = dedans.length <= 12 ? 10 : dedans.length <= 40 ? 9 : 8.5
  const chiffres = unite !== null && dedans.length <= 6
  const boites = dedans.map((p) => boite(p.forme.flat()))
  const surTerritoire = ([x0, y0, x1, y1]: Boite) =>
    dedans.some((p, i) => couvre([x0 - 3, y0 - 2, x1 + 3, y1 + 2], p, boites[i] ?? null))
  // Any name of the territory comes before any neighbour's.
  const bond = 1e9
  const dansCadre = ({ point: [x, y] }: CommunePlacee) => x > cadre[0] && x < cadre[2] && y > cadre[1] && y < cadre[3]
  const voisins = fond.placees
    .filter((p) => !p.commune.inside && dansCadre(p) && poidsDe(p.commune) > 0)
    .sort((a, b) => poidsDe(b.commune) - poidsDe(a.commune))
    .slice(0, 12)
  return [
    ...dedans.map((p, i) => ({
      texte: apostrophe(p.commune.nom),
      point: p.point,
      rayon: rayonMarque(p, i, habillage, boites, cadre),
      place: largeurForme(p),
      exclu: null,
      detail: chiffres && p.commune.valeur ? formatQuantity(p.commune.valeur) : null,
      poids: bond + poidsDe(p.commune),
      taille,
      graisse: 600 as const,
      style: 'dedans' as const,
    })),
    ...voisins.map((p) => ({
      texte: apostrophe(p.commune.nom),
      point: p.point,
      rayon: 0,
      place: 90,
      exclu: surTerritoire,
      detail: null,
      poids: poidsDe(p.commune),
      taille: 9,
      graisse: 400 as const,
      style: 'voisin' as const,
    })),
  ]
}

/** One name with its halo. */
export function dessinerEtiquette(e: Etiquette): string {
  const dedans = e.demande.style === 'dedans'
  return e.lignes
    .map((ligne, i) =>
      texteSvg(e.positions[i] ?? [0, 0], ligne, {
        taille: e.demande.taille,
        graisse: e.demande.detail !== null && i === e.lignes.length - 1 ? 400 : e.demande.graisse,
        couleur: dedans ? COULEURS.encre : COULEURS.doux,
        ancre: 'middle',
        halo: [dedans ? '#ffffff' : COULEURS.voisin, dedans ? 2.4 : 2],
      }),
    )
    .join('\n')
}
