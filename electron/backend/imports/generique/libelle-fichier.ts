/** The words under which a table is proposed when it has no title of its own: those of its file. */
const ANNEE = /(?:19|20)\d{2}/g

/** "CPAM 03 - suivi_2024.csv" → "CPAM 03 suivi": name without folder of an archive, extension nor year. */
export function libelleFichier(nom: string): string {
  const mots = (nom.split(' › ').at(-1) ?? nom)
    .replace(/\.(?:csv|txt|tsv|gz|xlsx?|ods)$/gi, '')
    .replace(/[_-]+/g, ' ')
    .replace(ANNEE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (mots === '' ? nom : mots).slice(0, 120)
}
