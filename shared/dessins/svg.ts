/** Small helpers that write SVG. Text given by users only enters through `texteSvg` and `document`, which escape it. */
import type { Anneau, Ligne, Point } from './geometrie.ts'
import { type Graisse, POLICE, xml } from './texte.ts'

/** Coordinate with at most one decimal (two for `fin`), without trailing zero. */
export const n1 = (v: number): string => String(Math.round(v * 10) / 10)
export const n2 = (v: number): string => String(Math.round(v * 100) / 100)

type Attributs = Readonly<Record<string, string | number | null | undefined>>

const attributs = (a: Attributs): string =>
  Object.entries(a)
    .filter(([, v]) => v !== null && v !== undefined)
    .map(([k, v]) => ` ${k}="${typeof v === 'number' ? n2(v) : xml(String(v))}"`)
    .join('')

/** An element; `contenu` is SVG already written by these helpers. */
export function el(nom: string, a: Attributs, contenu = ''): string {
  return contenu === '' ? `<${nom}${attributs(a)}/>` : `<${nom}${attributs(a)}>${contenu}</${nom}>`
}

export const groupe = (a: Attributs, ...enfants: readonly string[]): string => {
  const contenu = enfants.filter((e) => e !== '').join('\n')
  return contenu === '' ? '' : el('g', a, contenu)
}

/** Path data of a line; points that round to the same place as the one before are left out. */
export function trace(points: Anneau, ferme: boolean): string {
  let d = ''
  let avant = ''
  for (const [x, y] of points) {
    const p = `${n1(x)} ${n1(y)}`
    if (p === avant) continue
    d += d === '' ? `M${p}` : `L${p}`
    avant = p
  }
  return d.includes('L') ? (ferme ? `${d}Z` : d) : ''
}

export const traceLignes = (lignes: readonly Ligne[]): string => lignes.map((l) => trace(l.points, l.ferme)).join('')
export const traceAnneaux = (anneaux: readonly Anneau[]): string => anneaux.map((a) => trace(a, true)).join('')

/** A path, or nothing when there is nothing to draw. */
export const chemin = (d: string, a: Attributs): string => (d === '' ? '' : el('path', { d, ...a }))

export interface StyleTexte {
  readonly taille: number
  readonly graisse?: Graisse
  readonly couleur: string
  readonly ancre?: 'start' | 'middle' | 'end'
  readonly italique?: boolean
  /** Colour and total width of a halo behind the letters. */
  readonly halo?: readonly [string, number]
}

/**
 * One line of text, its baseline at the given point. A halo is a second text underneath, not `paint-order`: Typst
 * strokes letter by letter, and each halo would eat the letter before.
 */
export function texteSvg([x, y]: Point, texte: string, style: StyleTexte): string {
  const communs = {
    x: n1(x),
    y: n1(y),
    'font-size': style.taille,
    'font-weight': style.graisse === 600 ? 600 : null,
    'font-style': style.italique ? 'italic' : null,
    'text-anchor': style.ancre === 'start' ? null : style.ancre,
  }
  const contenu = xml(texte) || ' '
  const lettres = el('text', { ...communs, fill: style.couleur }, contenu)
  if (!style.halo) return lettres
  const [couleur, largeur] = style.halo
  const contour = { fill: couleur, stroke: couleur, 'stroke-width': largeur, 'stroke-linejoin': 'round' }
  return `${el('text', { ...communs, ...contour, 'aria-hidden': 'true' }, contenu)}\n${lettres}`
}

/** Hatching for what is not known; `id` must be unique in the drawing. */
export function hachures(id: string, fond: string, trait: string, angle: number, ecart = 4): string {
  return el(
    'pattern',
    { id, width: ecart, height: ecart, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle})` },
    el('rect', { width: ecart, height: ecart, fill: fond }) + el('rect', { width: 1, height: ecart, fill: trait }),
  )
}

/** The whole document. `titre` and `description` are read by screen readers. */
export function documentSvg(
  width: number,
  height: number,
  titre: string,
  description: string,
  definitions: string,
  ...contenu: readonly string[]
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n1(width)}" height="${n1(height)}" viewBox="0 0 ${n1(width)} ${n1(height)}" role="img" font-family="'${POLICE}', 'Source Sans Pro', sans-serif">`,
    `<title>${xml(titre)}</title>`,
    `<desc>${xml(description)}</desc>`,
    definitions === '' ? '' : `<defs>${definitions}</defs>`,
    ...contenu,
    '</svg>',
  ]
    .filter((l) => l !== '')
    .join('\n')
}
