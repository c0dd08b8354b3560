/** Legends: a heading and boxes with labels, laid out in rows; and the words of class limits. */
import { DECIMALS, formatNumber, formatPart, formatUnit } from '../domain/format.ts'
import type { Unit } from '../domain/quantity.ts'
import type { Classes } from './classes.ts'
import { COULEURS } from './couleurs.ts'
import { el, texteSvg } from './svg.ts'
import { largeurTexte, tronquer } from './texte.ts'

const NBSP = '\u00a0'

/** Fewest decimals (0–4) that print all these numbers exactly, or else that still tell them apart. */
export function decimalesUtiles(nombres: readonly number[], unite: Unit): number {
  const echelle = unite === 'part' ? 100 : 1
  const exact = (d: number) =>
    nombres.every((v) => Math.abs(v * echelle - Number((v * echelle).toFixed(d))) <= 1e-9 * Math.abs(v * echelle))
  for (let d = 0; d <= 2; d++) if (exact(d)) return d
  const distinctes = new Set(nombres).size
  const usuel = DECIMALS[unite]
  for (let d = usuel; d < 4; d++)
    if (new Set(nombres.map((v) => formatNumber(v * echelle, d))).size === distinctes) return d
  return 4
}

/** A number of this unit in French, without its unit except %. */
export function nombreUnite(valeur: number, unite: Unit, decimales: number): string {
  return unite === 'part' ? formatPart(valeur, decimales) : formatNumber(valeur, decimales)
}

/**
 * Labels of the classes: « moins de 25 », « 25–50 », « 50 et plus » (`court`, beside a box), or in words (« de 25 à 50 »).
 * Negative limits are always in words: a dash would be read as a minus.
 */
export function libellesClasses(classes: Classes, unite: Unit, forme: 'court' | 'mots'): string[] {
  const { bornes } = classes
  const n = bornes.length - 1
  if (n < 1) return []
  const limites = n === 1 ? bornes : bornes.slice(1, -1)
  const d = decimalesUtiles(limites, unite)
  const f = (v: number | undefined) => nombreUnite(v ?? 0, unite, d)
  const entre = (a: number | undefined, b: number | undefined): string => {
    if (f(a) === f(b)) return f(a)
    if (forme === 'court' && (a ?? 0) >= 0) return `${f(a).replace(`${NBSP}%`, '')}–${f(b)}`
    return `${forme === 'mots' ? 'de ' : ''}${f(a)} à ${f(b)}`
  }
  if (n === 1) return [entre(bornes[0], bornes[1])]
  return Array.from({ length: n }, (_, i) => {
    if (i === 0) return `moins de ${f(bornes[1])}`
    return i === n - 1 ? `${f(bornes[n - 1])} et plus` : entre(bornes[i], bornes[i + 1])
  })
}

/** « Densité (hab./km²) »: a title with its unit, unless the unit says nothing. */
export function titreAvecUnite(titre: string, unite: Unit): string {
  const u = formatUnit(unite)
  return u === '' || titre.toLowerCase().includes(u.toLowerCase()) ? titre : `${titre} (${u})`
}

export interface Caisson {
  readonly libelle: string
  /** Radius in px when the mark is a circle; absent: a box. */
  readonly rayon?: number
  /** Colour or `url(#pattern)` of this drawing. */
  readonly fond: string
}

export interface LegendeDessinee {
  readonly svg: string
  readonly hauteur: number
}

const TAILLE = 10.5
const RANG = 16
const BOITE = [15, 9] as const

/** Heading and boxes in rows over `largeur` px, the top left corner at (x, y). */
export function dessinerLegende(
  x: number,
  y: number,
  largeur: number,
  titre: string | null,
  caissons: readonly Caisson[],
): LegendeDessinee {
  const morceaux: string[] = []
  let bas = y
  if (titre !== null) {
    bas += 11
    morceaux.push(
      texteSvg([x, bas], tronquer(titre, largeur, TAILLE + 0.5, 600), {
        taille: TAILLE + 0.5,
        graisse: 600,
        couleur: COULEURS.encre,
      }),
    )
    bas += 5
  }
  let cx = x
  const rang = Math.max(RANG, ...caissons.map((c) => 2 * (c.rayon ?? 0) + 3))
  if (caissons.length > 0) bas += rang
  // Loose when the boxes hold in one row that way, tight otherwise.
  const total = caissons.reduce((s, c) => s + largeurMarque(c) + 5 + largeurTexte(c.libelle, TAILLE), 0)
  const gouttiere = total + 15 * (caissons.length - 1) <= largeur ? 15 : 9
  for (const caisson of caissons) {
    const m = largeurMarque(caisson)
    const texte = tronquer(caisson.libelle, largeur - m - 6, TAILLE)
    const l = m + 5 + largeurTexte(texte, TAILLE)
    if (cx > x && cx + l > x + largeur) {
      cx = x
      bas += rang
    }
    const milieu = bas - rang / 2
    morceaux.push(
      marque(caisson, cx, milieu),
      texteSvg([cx + m + 5, milieu + 3.6], texte, { taille: TAILLE, couleur: COULEURS.encre }),
    )
    cx += l + gouttiere
  }
  return { svg: morceaux.join('\n'), hauteur: bas - y }
}

const largeurMarque = (c: Caisson): number => (c.rayon === undefined ? BOITE[0] : 2 * c.rayon)

function marque(c: Caisson, x: number, milieu: number): string {
  if (c.rayon !== undefined) {
    return el('circle', {
      cx: x + c.rayon,
      cy: milieu,
      r: c.rayon,
      fill: c.fond,
      stroke: '#ffffff',
      'stroke-width': 0.8,
    })
  }
  return el('rect', {
    x: x + 0.25,
    y: milieu - BOITE[1] / 2 + 0.25,
    width: BOITE[0] - 0.5,
    height: BOITE[1] - 0.5,
    rx: 1.5,
    fill: c.fond,
    stroke: COULEURS.cote,
    'stroke-width': 0.5,
  })
}

/** A readable length for a scale bar of at most `max` metres: 1, 2 or 5 × 10^k. */
export function longueurEchelle(max: number): number {
  const p = 10 ** Math.floor(Math.log10(max))
  return ([5, 2, 1].find((m) => m * p <= max) ?? 1) * p
}

/** « 5 km », « 500 m » */
export function libelleDistance(metres: number): string {
  return metres >= 1000 ? `${formatNumber(metres / 1000)}${NBSP}km` : `${formatNumber(metres)}${NBSP}m`
}
