/** What a typed or received text may hold: the one guard against characters that hide or reorder the words around them. */

/**
 * Letters that show nothing: soft hyphen, joiners and fillers of other scripts, annotations, tags. Two names that read the
 * same would be two, and a text could hold words that nobody sees.
 */
function invisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x034f ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x17b4 ||
    code === 0x17b5 ||
    (code >= 0x180b && code <= 0x180f) ||
    code === 0x3164 ||
    code === 0xffa0 ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    (code >= 0x1d173 && code <= 0x1d17a) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  )
}

/** Characters that XML 1.0 forbids, and controls that reorder or hide text around them (bidi marks, BOM). */
function interdit(code: number): boolean {
  return (
    invisible(code) ||
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    (code >= 0x200b && code <= 0x200f && code !== 0x200d) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    (code & 0xfffe) === 0xfffe
  )
}

function sansInterdits(texte: string, blanc: (c: string) => string): string {
  let propre = ''
  for (const c of texte) {
    const code = c.codePointAt(0) ?? 0
    if (code === 9 || code === 10 || code === 13 || code === 0x2028 || code === 0x2029) propre += blanc(c)
    else if (!interdit(code)) propre += c
  }
  return propre
}

/** One line: tabs and line ends become one space each. */
export const nettoyer = (texte: string): string => sansInterdits(texte, () => ' ')

/** Several lines: line ends and tabs stay. */
export const nettoyerLignes = (texte: string): string =>
  sansInterdits(texte, (c) => (c === '\u2028' || c === '\u2029' ? '\n' : c))

/** Line ends, and the blanks around them, become one space. In one pass: a pattern would try each blank of a long run. */
export function surUneLigne(texte: string): string {
  const lignes = texte.split('\n')
  const bordees = lignes.map((ligne, rang) => {
    const debut = rang === 0 ? ligne : ligne.trimStart()
    return rang === lignes.length - 1 ? debut : debut.trimEnd()
  })
  return bordees.filter((ligne, rang) => ligne !== '' || rang === 0 || rang === lignes.length - 1).join(' ')
}
