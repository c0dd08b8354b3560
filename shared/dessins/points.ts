/** Dots on one scale: a line per figure, a mark per territory. Marks differ by shape too: the page may be printed in grey. */
import { formatPart } from '../domain/format.ts'
import { COULEURS } from './couleurs.ts'
import type { Scene } from './scene.ts'
import { documentSvg, el, n1, texteSvg } from './svg.ts'
import { apostrophe, largeurTexte, tronquer } from './texte.ts'

export interface LignePoints {
  readonly libelle: string
  /** Shares, 0 to 1 or more, in the order of the series; null: not known. */
  readonly valeurs: readonly (number | null)[]
  /** Digits of the percentage. */
  readonly decimales: number
}

export interface EntreePoints {
  readonly title: string
  /** The CPTS first; four at most. */
  readonly series: readonly string[]
  readonly lignes: readonly LignePoints[]
  readonly width: number
  readonly sourceLabel: string | null
}

const NBSP = '\u00a0'
const [RANG, TAILLE] = [21, 11] as const
const LEGENDE = 30
const AXE = 18

export function points(entree: EntreePoints): Scene {
  const { width, series, lignes } = entree
  const titre = apostrophe(entree.title)
  const libelles = lignes.map((une) => apostrophe(une.libelle))
  const colonne = Math.min(0.48 * width, Math.max(0, ...libelles.map((un) => largeurTexte(un, TAILLE))) + 12)
  const ecrire = ({ decimales }: LignePoints, valeur: number | null): string =>
    valeur === null ? '–' : formatPart(valeur, decimales)
  const nombres = lignes.map((une) => ecrire(une, une.valeurs[0] ?? null))
  const fin = Math.max(0, ...nombres.map((un) => largeurTexte(un, TAILLE, 600))) + 14
  const pas = pasDe(Math.max(0, ...lignes.flatMap(({ valeurs }) => valeurs.map((un) => un ?? 0))))
  const max = pas.nombre * pas.taille
  const x = (valeur: number): number => colonne + 6 + (valeur / max) * (width - colonne - fin - 12)
  const haut = LEGENDE + 8
  const bas = haut + lignes.length * RANG
  const grille = Array.from({ length: pas.nombre + 1 }, (_, i) => i * pas.taille).flatMap((valeur) => [
    el('path', { d: `M${n1(x(valeur))} ${haut}V${bas}`, stroke: '#e1e6e4', 'stroke-width': 0.8 }),
    texteSvg([x(valeur), bas + 12], formatPart(valeur, pas.taille * 100 < 1 ? 1 : 0), {
      taille: 9.5,
      couleur: COULEURS.doux,
      ancre: 'middle',
    }),
  ])
  const dessin = lignes.flatMap((une, i) => {
    const y = haut + (i + 0.5) * RANG
    const connus = une.valeurs.flatMap((valeur) => valeur ?? [])
    return [
      texteSvg([0, y + 3.8], tronquer(libelles[i] ?? '', colonne - 8, TAILLE), {
        taille: TAILLE,
        couleur: COULEURS.encre,
      }),
      el('path', {
        d: `M${n1(x(Math.min(...connus)))} ${n1(y)}H${n1(x(Math.max(...connus)))}`,
        stroke: '#b8c4c1',
        'stroke-width': 1.2,
      }),
      // The CPTS over the others.
      ...une.valeurs.map((valeur, serie) => (valeur === null ? '' : marque(serie, x(valeur), y))).reverse(),
      texteSvg([width, y + 3.8], nombres[i] ?? '', {
        taille: TAILLE,
        graisse: 600,
        couleur: COULEURS.encre,
        ancre: 'end',
      }),
    ]
  })
  const alt = `Points. ${titre}${NBSP}: ${lignes
    .map(
      (une, i) =>
        `${libelles[i]}, ${series.map((serie, s) => `${serie} ${ecrire(une, une.valeurs[s] ?? null)}`).join(', ')}`,
    )
    .join(`${NBSP}; `)}.`
  return {
    svg: documentSvg(
      width,
      bas + AXE,
      titre,
      alt,
      '',
      texteSvg([0, 11], tronquer(titre, width, TAILLE, 600), { taille: TAILLE, graisse: 600, couleur: COULEURS.encre }),
      ...legende(series, width),
      ...grille,
      ...dessin,
    ),
    width,
    height: bas + AXE,
    alt,
    legende: '',
    table: {
      colonnes: ['', ...series],
      lignes: lignes.map((une, i) => [libelles[i] ?? '', ...series.map((_, s) => ecrire(une, une.valeurs[s] ?? null))]),
    },
    source: entree.sourceLabel === null ? null : apostrophe(entree.sourceLabel),
    avertissements: [],
  }
}

/** Round steps, three to six of them, that hold the largest share. */
function pasDe(plusGrand: number): { readonly taille: number; readonly nombre: number } {
  const brut = Math.max(plusGrand, 0.001) / 5
  const puissance = 10 ** Math.floor(Math.log10(brut))
  const taille = ([1, 2, 5, 10].find((un) => un * puissance >= brut * 0.999) ?? 10) * puissance
  return { taille, nombre: Math.max(1, Math.ceil(plusGrand / taille - 1e-9)) }
}

function legende(series: readonly string[], width: number): string[] {
  let x = 6
  return series.flatMap((serie, rang) => {
    const mot = tronquer(apostrophe(serie), width / 3, 10.5)
    const ici = x
    x += 12 + largeurTexte(mot, 10.5) + 18
    return [marque(rang, ici, 24), texteSvg([ici + 10, 27.6], mot, { taille: 10.5, couleur: COULEURS.encre })]
  })
}

/** A full disc, then a hollow diamond, square, triangle. */
function marque(serie: number, cx: number, cy: number): string {
  const creux = { fill: '#ffffff', stroke: COULEURS.encre, 'stroke-width': 1.1 }
  const pointe = (points: readonly (readonly [number, number])[]): string =>
    el('path', { d: `M${points.map(([dx, dy]) => `${n1(cx + dx)} ${n1(cy + dy)}`).join('L')}Z`, ...creux })
  if (serie === 0) return el('circle', { cx, cy, r: 4.6, fill: COULEURS.pin, stroke: '#ffffff', 'stroke-width': 0.8 })
  if (serie === 1)
    return pointe([
      [0, -4.8],
      [4.8, 0],
      [0, 4.8],
      [-4.8, 0],
    ])
  if (serie === 2) return el('rect', { x: cx - 3.6, y: cy - 3.6, width: 7.2, height: 7.2, ...creux })
  return pointe([
    [0, -4.6],
    [4.6, 3.8],
    [-4.6, 3.8],
  ])
}
