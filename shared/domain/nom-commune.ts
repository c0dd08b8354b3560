/**
 * The one way to compare names of communes: without accents, case, hyphen, apostrophe or ligature, and with
 * "St" / "Ste" written in full. Stored and typed names both pass through here, so that they meet.
 */

/** Initial articles of French commune names, once normalised: "L'Isle-d'Abeau" → "l isle d abeau". */
const ARTICLE = /^(?:l|le|la|les|los|las) (?=.)/

const ABREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
])

/**
 * Normal form of a name: lower case, no accents, ligatures opened (œ → oe), every other sign a single space,
 * "st"/"ste"/"sts"/"stes" → "saint"/"sainte"/"saints"/"saintes". Idempotent. "" when nothing is left.
 */
export function normaliserNom(nom: string): string {
  const lettres = ASCII.test(nom) ? nom.toLowerCase() : sansAccents(nom)
  const mots = lettres.match(/[a-z0-9]+/g)
  if (mots === null) return ''
  const [seul = ''] = mots
  return mots.length === 1
    ? (ABREVIATIONS.get(seul) ?? seul)
    : mots.map((mot) => ABREVIATIONS.get(mot) ?? mot).join(' ')
}

/** Nothing to take away: most names of a file of half a million, for a third of the time. */
const ASCII = /^[\0-\x7f]*$/

function sansAccents(nom: string): string {
  return nom
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
}

/** Normal form without its initial article ("l isle adam" → "isle adam"); unchanged when there is none. */
export function sansArticle(nomNormalise: string): string {
  return nomNormalise.replace(ARTICLE, '')
}

const ALPHABET = new Intl.Collator('fr', { numeric: true })

/** The one alphabetical order of screens, files and documents: accents after letters, « Lot 2 » before « Lot 10 ». */
export const comparerNoms = (a: string, b: string): number => ALPHABET.compare(a, b)
