/** Legends: a heading and boxes with labels, laid out in rows; and the words of class limits. */
import { DECIMALS, formatNumber, formatUnit } from '../domain/format.ts'
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
  return unite === 'part' ? `${formatNumber(valeur * 100, decimales)}${NBSP}%` : formatNumber(valeur, decimales)
}

/** Labels of the classes: « moins de 25 », « 25 à 50 », « 50 et plus ». */
export function libellesClasses(classes: Classes, unite: Unit): string[] {
  const { bornes } = classes
  const n = bornes.length - 1
  if (n < 1) return []
  const [min = 0, max = 0] = [bornes[0], bornes.at(-1)]
  if (n === 1) {
    const d = decimalesUtiles([min, max], unite)
    const ecrit = [nombreUnite(min, unite, d), nombreUnite(max, unite, d)]
    return [ecrit[0] === ecrit[1] ? `${ecrit[0]}` : `${ecrit[0]} à ${ecrit[1]}`]
  }
  const d = decimalesUtiles(bornes.slice(1, -1), unite)
  const f = (v: number | undefined) => nombreUnite(v ?? 0, unite, d)
  return Array.from({ length: n }, (_, i) => {
    if (i === 0) return `moins de ${f(bornes[1])}`
    if (i === n - 1) return `${f(bornes[n - 1])} et plus`
    return `${f(bornes[i])} à ${f(bornes[i + 1])}`
  })
}

/** « Densité (hab./km²) »: a title with its unit, unless the unit says nothing. */
export function titreAvecUnite(titre: string, unite: Unit): string {
  const u = formatUnit(unite)
  return u === '' || titre.toLowerCase().includes(u.toLowerCase()) ? titre : `${titre} (${u})`
}

export interface Caisson {
  readonly libelle: string
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
  if (caissons.length > 0) bas += RANG
  for (const { libelle, fond } of caissons) {
    const texte = tronquer(libelle, largeur - BOITE[0] - 6, TAILLE)
    const l = BOITE[0] + 5 + largeurTexte(texte, TAILLE)
    if (cx > x && cx + l > x + largeur) {
      cx = x
      bas += RANG
    }
    morceaux.push(
      el('rect', {
        x: cx + 0.25,
        y: bas - BOITE[1] - 3.5,
        width: BOITE[0] - 0.5,
        height: BOITE[1] - 0.5,
        rx: 1.5,
        fill: fond,
        stroke: COULEURS.cote,
        'stroke-width': 0.5,
      }),
      texteSvg([cx + BOITE[0] + 5, bas - 4], texte, { taille: TAILLE, couleur: COULEURS.encre }),
    )
    cx += l + 14
  }
  return { svg: morceaux.join('\n'), hauteur: bas - y }
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
