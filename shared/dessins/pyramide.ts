/** Population pyramid: men to the left, women to the right, the oldest on top. */
import { formatNumber } from '../domain/format.ts'
import { COULEURS } from './couleurs.ts'
import type { Scene } from './scene.ts'
import { documentSvg, el, n1, texteSvg } from './svg.ts'
import { apostrophe, largeurTexte } from './texte.ts'

const NBSP = '\u00a0'
const RANG = 21
const TAILLE = 11
/** Two tones that stay apart in black and white. */
const HOMMES = COULEURS.pin
const FEMMES = '#b9d8c8'

export interface TrancheAge {
  readonly libelle: string
  /** People, rounded at display only. */
  readonly hommes: number
  readonly femmes: number
}

export interface EntreePyramide {
  /** The youngest first. */
  readonly tranches: readonly TrancheAge[]
  readonly width: number
  readonly sourceLabel: string | null
}

/** Both sides on one scale, each bar with its number at its end; the names of the groups between the two. */
export function pyramide({ tranches, width, sourceLabel }: EntreePyramide): Scene {
  const ages = tranches.map(({ libelle }) => apostrophe(libelle))
  const milieu = Math.max(0, ...ages.map((age) => largeurTexte(age, TAILLE))) + 20
  const nombres = tranches.flatMap(({ hommes, femmes }) => [formatNumber(hommes), formatNumber(femmes)])
  const place = Math.max(20, (width - milieu) / 2 - Math.max(0, ...nombres.map((n) => largeurTexte(n, TAILLE))) - 8)
  const max = Math.max(1, ...tranches.flatMap(({ hommes, femmes }) => [hommes, femmes]))
  const [gauche, droite] = [(width - milieu) / 2, (width + milieu) / 2]
  const haut = 24
  const height = haut + tranches.length * RANG + 4
  const barre = (x: number, y: number, largeur: number, fill: string) =>
    el('rect', { x, y: y + 3, width: largeur, height: RANG - 6, fill, stroke: COULEURS.pin, 'stroke-width': 0.6 })
  const nombre = (x: number, y: number, valeur: number, ancre: 'start' | 'end') =>
    texteSvg([x, y + 14.5], formatNumber(valeur), { taille: TAILLE, couleur: COULEURS.encre, ancre })
  const dessin = [...tranches].reverse().flatMap(({ hommes, femmes }, i) => {
    const y = haut + i * RANG
    const [h, f] = [(hommes / max) * place, (femmes / max) * place]
    return [
      barre(gauche - h, y, h, HOMMES),
      barre(droite, y, f, FEMMES),
      nombre(gauche - h - 5, y, hommes, 'end'),
      nombre(droite + f + 5, y, femmes, 'start'),
      texteSvg([width / 2, y + 14.5], ages.at(-1 - i) ?? '', {
        taille: TAILLE,
        couleur: COULEURS.encre,
        ancre: 'middle',
      }),
    ]
  })
  const entete = (x: number, texte: string, ancre: 'start' | 'end') =>
    texteSvg([x, 12], texte, { taille: TAILLE, graisse: 600, couleur: COULEURS.encre, ancre })
  const lignes = tranches.map(({ hommes, femmes }, i) => [ages[i] ?? '', formatNumber(hommes), formatNumber(femmes)])
  const dits = lignes.map(([age, h, f]) => `${age}, ${h} hommes et ${f} femmes`).join(`${NBSP}; `)
  const alt = `Pyramide des âges${NBSP}: ${dits}.`
  return {
    svg: documentSvg(
      width,
      height,
      'Pyramide des âges',
      alt,
      '',
      entete(gauche, 'Hommes', 'end'),
      entete(droite, 'Femmes', 'start'),
      el('path', {
        d: [gauche, droite].map((x) => `M${n1(x)} ${haut}V${haut + tranches.length * RANG}`).join(''),
        stroke: '#b8c4c1',
        'stroke-width': 0.8,
      }),
      ...dessin,
    ),
    width,
    height,
    alt,
    legende: '',
    table: { colonnes: ['Âge', 'Hommes', 'Femmes'], lignes },
    source: sourceLabel === null ? null : apostrophe(sourceLabel),
    avertissements: [],
  }
}
