/**
 * Text inside figures: made safe for XML, measured without a browser, numbers written the French way.
 * Everything a user may have typed (names of communes, sectors, titles) goes through `xml` before it reaches an SVG.
 */

import { nettoyer } from '../domain/texte-propre.ts'

/** Family name declared by the fonts of the `source-sans` package. */
export const POLICE = 'Source Sans 3'

export type Graisse = 400 | 600

/** Advance widths of U+0020…U+007E, per thousand of the size, read in SourceSans3-Regular and -Semibold. */
const CHASSE_400 = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497,
  497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 544, 588, 571, 615, 527, 494, 617, 652, 263, 480, 579, 486, 727,
  647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555,
  496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303,
  241, 303, 497,
]
const CHASSE_600 = [
  200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513,
  513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745,
  657, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564,
  507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324,
  255, 324, 513,
]
const CHASSE_AUTRE: Readonly<Record<string, number>> = {
  '\u00a0': 200,
  '\u202f': 120,
  '’': 275,
  '«': 455,
  '»': 455,
  '–': 480,
  '—': 800,
  '…': 964,
  œ: 830,
  æ: 780,
  Œ: 859,
  '²': 372,
  '·': 275,
}

const ENTITES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text as XML content or attribute value. Any string is accepted; the result is always well-formed. */
export function xml(texte: string): string {
  return nettoyer(texte).replace(/[&<>"']/g, (c) => ENTITES[c] ?? '')
}

/** Typographic apostrophe, as everywhere in the product (the official names carry the straight one). */
export function apostrophe(texte: string): string {
  return texte.replaceAll("'", '’')
}

/** Width in px of a text set in Source Sans 3; letters outside Latin are counted 1 em, so never too narrow. */
export function largeurTexte(texte: string, taille: number, graisse: Graisse = 400): number {
  const table = graisse === 600 ? CHASSE_600 : CHASSE_400
  let total = 0
  for (const c of nettoyer(texte)) {
    const base = c.normalize('NFD').codePointAt(0) ?? 32
    total += CHASSE_AUTRE[c] ?? table[base - 32] ?? 1000
  }
  return (total * taille) / 1000
}

/** The text cut with « … » so that it holds in `max` px. */
export function tronquer(texte: string, max: number, taille: number, graisse: Graisse = 400): string {
  if (largeurTexte(texte, taille, graisse) <= max) return texte
  const lettres = [...texte]
  while (lettres.length > 1 && largeurTexte(`${lettres.join('').trimEnd()}…`, taille, graisse) > max) lettres.pop()
  return `${lettres.join('').trimEnd()}…`
}
