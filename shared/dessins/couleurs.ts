/**
 * Colours of the figures. The sequential ramp gets darker at each step, so it stays readable in grey and by
 * colour-blind readers; sector colours differ in lightness as well as in hue.
 */
export const COULEURS = {
  papier: '#ffffff',
  voisin: '#efebe4',
  voisinTrait: '#d8d2c6',
  cote: '#b9c3c1',
  encre: '#1f2d2b',
  doux: '#5d6b68',
  contour: '#15403c',
  pin: '#1f5c57',
  trait: '#e4dfd5',
  ambre: '#b7791f',
} as const

/** Pine ramps for one to seven classes, light to dark. Steps are even in lightness (checked in the tests). */
const RAMPE = ['#e4efe7', '#b9d8c8', '#84b9a7', '#4d9285', '#1f6a63', '#12443f'] as const

function melange(a: string, b: string, t: number): string {
  const canal = (hex: string, i: number) => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16)
  return `#${[0, 1, 2]
    .map((i) =>
      Math.round(canal(a, i) + (canal(b, i) - canal(a, i)) * t)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** `n` colours of the pine ramp, light to dark. With one class, the middle green. */
export function rampe(n: number): string[] {
  const base = RAMPE.slice(0, 5)
  if (n <= 1) return [RAMPE[2]]
  // Two or three classes need neither the palest tint (it would melt into the neighbours) nor the darkest.
  const [debut, fin] = n === 2 ? [0.22, 0.75] : n === 3 ? [0.12, 0.88] : [0, 1]
  return Array.from({ length: n }, (_, i) => {
    const x = (debut + (i / (n - 1)) * (fin - debut)) * (base.length - 1)
    const k = Math.min(Math.floor(x), base.length - 2)
    return melange(base[k] ?? RAMPE[0], base[k + 1] ?? RAMPE[4], x - k)
  })
}

export interface RampeDouble {
  /** From the smallest difference to zero to the greatest. */
  readonly negatives: readonly string[]
  readonly positives: readonly string[]
  /** A class on both sides of zero. */
  readonly neutre: string
}

/**
 * Losses brown, gains pine, white between them: the pair that colour-blind readers tell apart best (hue axis brown to
 * blue-green, after Brewer's BrBG). Checked in the tests in three simulated deficiencies.
 */
const DOUBLE: RampeDouble = {
  negatives: ['#efcb9a', '#d69c52', '#ac6a1f', '#6f3a0a'],
  positives: ['#b4dccf', '#6fb5a4', '#2f857b', '#0d4f4b'],
  neutre: '#ffffff',
}

/** `n` colours along these. */
function etaler(couleurs: readonly string[], n: number): string[] {
  const dernier = couleurs.length - 1
  return Array.from({ length: n }, (_, i) => {
    const x = n === 1 ? dernier / 2 : (i / (n - 1)) * dernier
    const k = Math.min(Math.floor(x), dernier - 1)
    return melange(couleurs[k] ?? '#000000', couleurs[k + 1] ?? '#000000', x - k)
  })
}

/**
 * Colour of each class of these bounds, low values first: one ramp (`simple`) when no value is below zero, else two
 * from zero outwards, even in number of steps, so that the same shade says the same rank on both sides.
 */
export function couleursDeClasses(
  bornes: readonly number[],
  simple: (n: number) => string[] = rampe,
  double: RampeDouble = DOUBLE,
): string[] {
  const n = Math.max(0, bornes.length - 1)
  if (n === 0) return []
  if ((bornes[0] ?? 0) >= 0) return simple(n)
  const cote = Array.from({ length: n }, (_, i) => {
    const [bas = 0, haut = 0] = [bornes[i], bornes[i + 1]]
    return haut <= 0 ? -1 : bas >= 0 ? 1 : 0
  })
  const negatives = cote.filter((c) => c < 0).length
  const positives = cote.filter((c) => c > 0).length
  const pas = Math.max(negatives, positives)
  const [moins, plus] = [etaler(double.negatives, pas), etaler(double.positives, pas)]
  return cote.map((c, i) => {
    if (c === 0) return double.neutre
    return (c < 0 ? moins[negatives - 1 - i] : plus[i - (n - positives)]) ?? double.neutre
  })
}

/**
 * Fills of sectors, chosen by search: any two stay apart (ΔE ≥ 11 in CIE Lab, 14 among the first six) in ordinary vision
 * and in simulated protanopia, deuteranopia and tritanopia. Checked in the tests.
 */
const SECTEURS = [
  '#7fb3a6', // pine
  '#e8c98a', // straw
  '#a9b8d6', // slate blue
  '#c98a70', // clay
  '#cdceac', // meadow
  '#897fb3', // dusk
  '#c8e8f3', // ice
  '#479294', // lagoon
  '#9a8177', // bark
  '#96d9cb', // mint
] as const

/** Colour of the i-th sector (they repeat after ten; the borders between sectors are drawn in any case). */
export function couleurSecteur(i: number): string {
  return SECTEURS[i % SECTEURS.length] ?? SECTEURS[0]
}

/** A CSS colour that may be written into the SVG: #rgb or #rrggbb, nothing else. */
export function couleurSure(couleur: string | null | undefined, sinon: string): string {
  return couleur && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(couleur) ? couleur : sinon
}

/** Relative luminance 0..1 (WCAG), for contrast decisions and tests. */
export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
