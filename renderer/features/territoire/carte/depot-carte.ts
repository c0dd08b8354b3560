/** What a file let fall on the map is for: a list of communes is read here, all the rest (contours, data) goes to Données. */

const LISTES = /\.(?:csv|tsv|txt|xlsx?|xlsm|ods|maillage)$/i
/** A list of communes is short; the tables of Insee or of the professionals, for all of France, are not. */
const TAILLE_LISTE = 1_000_000

/** One table or text of a reasonable size, or another dossier whatever its size. */
export function estListe(fichiers: readonly { readonly name: string; readonly size: number }[]): boolean {
  const [un, ...autres] = fichiers
  if (un === undefined || autres.length > 0 || !LISTES.test(un.name)) return false
  return un.size <= TAILLE_LISTE || /\.maillage$/i.test(un.name)
}
