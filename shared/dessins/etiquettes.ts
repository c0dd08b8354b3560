/** Placing names on a map without any two touching: the heaviest first, each at the first free place near its point. */
import type { Boite, Point } from './geometrie.ts'
import { type Graisse, largeurTexte } from './texte.ts'

export interface Demande {
  readonly texte: string
  /** Point to label, px. */
  readonly point: Point
  /** Radius of the mark at that point, px: the name then goes beside it. 0 = the name sits on the point. */
  readonly rayon: number
  /** Width of the shape under the name, px: a wider name is rather set on two lines. */
  readonly place: number
  /** Says whether the name may not cover this box; null: it may go anywhere. */
  readonly exclu: ((boite: Boite) => boolean) | null
  /** A second, lighter line under the name (its value), or null. */
  readonly detail: string | null
  /** Heavier names are placed first. */
  readonly poids: number
  readonly taille: number
  readonly graisse: Graisse
  /** Anything the caller wants back. */
  readonly style: 'dedans' | 'voisin'
}

export interface Etiquette {
  readonly demande: Demande
  readonly lignes: readonly string[]
  /** Centre of each line's baseline. */
  readonly positions: readonly Point[]
  readonly boite: Boite
}

export interface OptionsPlacement {
  /** Where names may go. */
  readonly cadre: Boite
  /** Places already taken (scale bar, note). */
  readonly obstacles: readonly Boite[]
  /** Squares of the circles, `boiteMarque`: a name may lie over those smaller than its own, when there is no other place. */
  readonly marques: readonly Boite[]
  /** Free space to keep around each name, px: beside it, and above and below. */
  readonly ecart: readonly [number, number]
  readonly maximum: number
}

const INTERLIGNE = 1.05

/** Ways to set a name, best first: one line, or two (cut at a space or after a hyphen) when one is wider than its place. */
function decoupes(d: Demande): string[][] {
  const une = [d.texte]
  const largeur = largeurTexte(d.texte, d.taille, d.graisse)
  const morceaux = d.texte.split(/(?<=[-\s])/)
  if (morceaux.length < 2 || largeur < 5 * d.taille) return [une]
  let mieux: { lignes: string[]; largeur: number } | null = null
  for (let k = 1; k < morceaux.length; k++) {
    const lignes = [morceaux.slice(0, k).join('').trimEnd(), morceaux.slice(k).join('')]
    const l = Math.max(...lignes.map((ligne) => largeurTexte(ligne, d.taille, d.graisse)))
    if (!mieux || l < mieux.largeur) mieux = { lignes, largeur: l }
  }
  if (!mieux) return [une]
  return largeur > d.place ? [mieux.lignes, une] : [une, mieux.lignes]
}

/** Shifts of the middle of the name from its point, in preference order. */
function decalages(d: Demande, largeur: number, hauteur: number): Point[] {
  if (d.rayon === 0) {
    const v = hauteur * 0.55
    return [
      [0, 0],
      [0, v],
      [0, -v],
      [largeur * 0.2, 0],
      [-largeur * 0.2, 0],
    ]
  }
  const [h, v] = [d.rayon + 3 + largeur / 2, d.rayon + 1 + hauteur / 2]
  return [
    [0, v],
    [0, -v],
    [h, 0],
    [-h, 0],
    [h * 0.85, v * 0.7],
    [-h * 0.85, v * 0.7],
  ]
}

const chevauche = (a: Boite, b: Boite, [h, v]: readonly [number, number]): boolean =>
  a[0] - h < b[2] && b[0] < a[2] + h && a[1] - v < b[3] && b[1] < a[3] + v

/** Names that fit, in the order placed. Equal weights keep the order given, so the result never varies. */
export function placer(demandes: readonly Demande[], options: OptionsPlacement): Etiquette[] {
  const { cadre, ecart } = options
  const posees: Etiquette[] = []
  const ordre = demandes.map((d, i) => ({ d, i })).sort((a, b) => b.d.poids - a.d.poids || a.i - b.i)
  for (const { d } of ordre) {
    if (posees.length >= options.maximum) break
    const libre = (obstacles: readonly Boite[]) => (boite: Boite) => {
      if (boite[0] < cadre[0] || boite[1] < cadre[1] || boite[2] > cadre[2] || boite[3] > cadre[3]) return false
      return (
        !obstacles.some((o) => chevauche(boite, o, [2, 2])) && !posees.some((p) => chevauche(boite, p.boite, ecart))
      )
    }
    const trouvee =
      premierePlace(d, libre([...options.obstacles, ...options.marques])) ??
      // Rather over a smaller mark than no name: a town comes before the villages around it.
      (d.rayon > 0 ? premierePlace(d, libre([...options.obstacles, ...plusGrandes(d.rayon, options.marques)])) : null)
    if (trouvee) posees.push(trouvee)
  }
  return posees
}

/** What a circle takes: a little less than its square, whose corners are empty. */
const PRIS = 0.8

export const boiteMarque = (x: number, y: number, rayon: number): Boite => [
  x - PRIS * rayon,
  y - PRIS * rayon,
  x + PRIS * rayon,
  y + PRIS * rayon,
]

/** Its own among them: a name stands beside its circle. */
const plusGrandes = (rayon: number, marques: readonly Boite[]): Boite[] =>
  marques.filter(([x0, , x1]) => x1 - x0 >= 2 * PRIS * rayon - 1e-9)

function premierePlace(d: Demande, libre: (b: Boite) => boolean): Etiquette | null {
  for (const nom of decoupes(d)) {
    const lignes = d.detail === null ? nom : [...nom, d.detail]
    const largeur = Math.max(...lignes.map((l) => largeurTexte(l, d.taille, d.graisse)))
    const pas = d.taille * INTERLIGNE
    const hauteur = pas * lignes.length
    for (const [dx, dy] of decalages(d, largeur, hauteur)) {
      const [x, y] = [d.point[0] + dx, d.point[1] + dy]
      const boite: Boite = [x - largeur / 2, y - hauteur / 2, x + largeur / 2, y + hauteur / 2]
      if (!libre(boite)) continue
      // 0.8 of the line: the baseline that centres capitals and ascenders in the box.
      const positions = lignes.map((_, k): Point => [x, y - hauteur / 2 + pas * (k + 0.79)])
      return { demande: d, lignes, positions, boite }
    }
  }
  return null
}
