/** Which names a map shows, how large, and how they are drawn. */
import { formatQuantity } from '../domain/format.ts'
import type { Unit } from '../domain/quantity.ts'
import type { Habillage } from './carte-habillage.ts'
import type { CommuneCarte } from './carte-types.ts'
import { coupesHorizontales } from './contours.ts'
import { COULEURS } from './couleurs.ts'
import type { Demande, Etiquette } from './etiquettes.ts'
import type { CommunePlacee, Fond } from './fond.ts'
import type { Boite } from './geometrie.ts'
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

/** Names wanted: all those of the territory, and the largest neighbours to say where we are. */
export function demandesDeNoms(fond: Fond, habillage: Habillage, unite: Unit | null, cadre: Boite): Demande[] {
  const dedans = fond.placees.filter((p) => p.commune.inside)
  const taille = dedans.length <= 12 ? 10 : dedans.length <= 40 ? 9 : 8.5
  const chiffres = unite !== null && dedans.length <= 6
  // Any name of the territory comes before any neighbour's.
  const bond = 1e9
  const dansCadre = ({ point: [x, y] }: CommunePlacee) => x > cadre[0] && x < cadre[2] && y > cadre[1] && y < cadre[3]
  const voisins = fond.placees
    .filter((p) => !p.commune.inside && dansCadre(p) && poidsDe(p.commune) > 0)
    .sort((a, b) => poidsDe(b.commune) - poidsDe(a.commune))
    .slice(0, 12)
  return [
    ...dedans.map((p) => ({
      texte: apostrophe(p.commune.nom),
      point: p.point,
      rayon: p.forme.length === 0 ? 4 : habillage.rayon(p.commune),
      place: largeurForme(p),
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
