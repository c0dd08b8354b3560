/** Names of the files we give, good for Windows, macOS and Linux. */

/** "Fiche d’identité Sud Allier.pdf" from any title: no character that a system refuses, no endless name. */
export function nomFichier(titre: string, extension: string): string {
  const propre = titre
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${[...(propre === '' ? 'Maillage' : propre)].slice(0, 80).join('').trimEnd()}.${extension}`
}
