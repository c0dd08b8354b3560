/** Colours of the map on screen, light and dark. In the dark a high value is bright: the ramp is turned over. */
import { COULEURS, couleursDeClasses, type RampeDouble, rampe } from '../../../shared/dessins/couleurs.ts'
import type { Hachure, Teintes } from '../../../shared/dessins/habillage.ts'

export interface Palette {
  /** Sea and foreign countries. */
  readonly mer: string
  readonly terre: string
  /** Communes of the other CPTS of the dossier. */
  readonly voisine: string
  readonly limiteCommune: string
  readonly limiteEpci: string
  readonly limiteArrondissement: string
  readonly limiteCanton: string
  readonly limiteDepartement: string
  readonly cote: string
  /** Lines between communes of the territory. */
  readonly interne: string
  /** The same where both are as pale as that line. */
  readonly internePale: string
  readonly secteur: string
  readonly contour: string
  readonly survol: string
  /** Territory without value nor sector; under circles. */
  readonly uni: string
  readonly sousCercles: string
  readonly cercle: string
  /** Below zero. */
  readonly cercleNegatif: string
  readonly cercleBord: string
  readonly sansSecteur: string
  readonly zero: string
  readonly texte: string
  readonly halo: string
  readonly texteVoisin: string
  readonly haloVoisin: string
  readonly outil: string
  readonly hachures: Readonly<Record<Hachure, readonly [string, string]>>
}

export const CLAIR: Palette = {
  mer: '#e7ecea',
  terre: '#f1eee7',
  voisine: '#ddd7c9',
  limiteCommune: '#d8d2c4',
  limiteEpci: '#a2926c',
  limiteArrondissement: '#7c6f8f',
  limiteCanton: '#8fa19c',
  limiteDepartement: '#958c7a',
  cote: '#a9b5b2',
  interne: '#ffffff',
  internePale: '#b3bdb9',
  secteur: '#ffffff',
  contour: COULEURS.contour,
  survol: '#b9502f',
  uni: '#84b9a7',
  sousCercles: '#dfeae4',
  cercle: COULEURS.pin,
  cercleNegatif: '#ac6a1f',
  cercleBord: '#ffffff',
  sansSecteur: '#ffffff',
  zero: '#ffffff',
  texte: '#14302d',
  halo: '#ffffff',
  texteVoisin: '#6b6a60',
  haloVoisin: '#f7f5f0',
  outil: '#b9502f',
  hachures: { secret: ['#ffffff', '#5d6b68'], manquant: ['#ffffff', '#c9c2b6'], encadre: ['#dfeae5', '#4d9285'] },
}

export const SOMBRE: Palette = {
  mer: '#121918',
  terre: '#1e2726',
  voisine: '#33403d',
  limiteCommune: '#303b39',
  limiteEpci: '#8a7d58',
  limiteArrondissement: '#8b7da3',
  limiteCanton: '#5d7a74',
  limiteDepartement: '#7d8a85',
  cote: '#4d5a57',
  interne: '#16201f',
  internePale: '#4a5855',
  secteur: '#0e1514',
  contour: '#eaf3ee',
  survol: '#f0916d',
  uni: '#33776d',
  sousCercles: '#2b3d39',
  cercle: '#84c4b0',
  cercleNegatif: '#dba362',
  cercleBord: '#121918',
  sansSecteur: '#2b3533',
  zero: '#0c1211',
  texte: '#f3f7f5',
  halo: '#12201d',
  texteVoisin: '#a3aeaa',
  haloVoisin: '#1a2221',
  outil: '#f0916d',
  hachures: { secret: ['#1a2221', '#9aa6a2'], manquant: ['#1a2221', '#4b5653'], encadre: ['#24403b', '#84b9a7'] },
}

const RAMPE_SOMBRE = ['#24504b', '#2f6f67', '#4d9285', '#84b9a7', '#cfe6da'] as const

const canaux = (hex: string): number[] => [1, 3, 5].map((k) => Number.parseInt(hex.slice(k, k + 2), 16))

/** Colour at t (0: a, 1: b), as #rrggbb. */
export function melanger(a: string, b: string, t: number): string {
  const [ca, cb] = [canaux(a), canaux(b)]
  const hex = ca.map((v, k) =>
    Math.round(v + ((cb[k] ?? v) - v) * t)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${hex.join('')}`
}

const DOUBLE_SOMBRE: RampeDouble = {
  negatives: ['#7a4a1c', '#ad7438', '#dba362', '#f3d9b5'],
  positives: ['#2a625c', '#4d9285', '#84c4b0', '#cfeee2'],
  neutre: '#2b3533',
}

/** Colours of the classes of these bounds, low values first; two ramps when some are below zero. */
export const couleursBornes = (bornes: readonly number[], sombre: boolean): string[] =>
  sombre ? couleursDeClasses(bornes, (n) => couleursClasses(n, true), DOUBLE_SOMBRE) : couleursDeClasses(bornes)

/** Colours of n classes, low values first. */
export function couleursClasses(n: number, sombre: boolean): string[] {
  if (!sombre) return rampe(n)
  if (n <= 1) return [RAMPE_SOMBRE[2]]
  return Array.from({ length: n }, (_, i) => {
    const x = (i / (n - 1)) * (RAMPE_SOMBRE.length - 1)
    const k = Math.min(Math.floor(x), RAMPE_SOMBRE.length - 2)
    return melanger(RAMPE_SOMBRE[k] ?? RAMPE_SOMBRE[0], RAMPE_SOMBRE[k + 1] ?? RAMPE_SOMBRE[4], x - k)
  })
}

/** The colours of the screen, for `habiller`. */
export const teintes = (palette: Palette, sombre: boolean): Teintes => ({
  ...palette,
  classes: (bornes) => couleursBornes(bornes, sombre),
  secteur: (couleur) => couleurSecteurEcran(couleur, sombre),
})

/** A sector's colour, dimmed in the dark so that the names stay readable. */
export const couleurSecteurEcran = (couleur: string, sombre: boolean): string =>
  sombre ? melanger(couleur, '#16201f', 0.42) : couleur
