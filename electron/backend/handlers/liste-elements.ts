/**
 * A pasted text cut into lines of cells, and each cell into what it may be: codes, a name, a département. Knows how
 * people write lists, nothing of which communes exist.
 */

/** What one cell says. `texte` is what the user will recognise. */
export interface Cellule {
  readonly texte: string
  /** Insee code or postcode, five characters. */
  readonly nombre: string | null
  readonly nom: string | null
  /** Code of a département, or its name as written between brackets. */
  readonly departement: string | null
}
export interface LigneListe {
  /** Number of the line in the text or the file, from 1. */
  readonly numero: number
  /** Cells of a spreadsheet or CSV describe one commune; a comma also separates several. */
  readonly tableau: boolean
  readonly cellules: readonly Cellule[]
}

const PUCE = /^[\s>]*(?:[•‣◦▪●○■□➢✓·∙*]\s*|[-–—]\s+|\d{1,3}[.)]\s+|\d{1,3}[.)](?=\p{L}))/u
const NOMBRE = String.raw`(?:\d{4,5}|2[AB]\d{3})`
const SEUL = new RegExp(`^${NOMBRE}$`, 'i')
const AVANT = new RegExp(String.raw`^(${NOMBRE})\s*[-–—:/]?\s+(\S.*)$`, 'iu')
const APRES = new RegExp(String.raw`^(.*\p{L}\S*)\s*[-–—:/]?\s*[([]?\s*\b(${NOMBRE})\s*[)\]]?$`, 'iu')
const DEPARTEMENT = /^(.*\p{L}\S*)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/u
const DEPARTEMENT_NU = /^(.*\p{L}\S*)\s+(\d{2}|97\d|2[AB])$/iu
const CODE_DEPARTEMENT = /^(?:\d{2}|97\d|2[AB])$/i
/** Populations, areas, percentages: figures of a table that name nothing. */
const BRUIT = /^[-+]?[\d\s\u00A0\u202F]+(?:[.,]\d+)?\s*(?:%|km2|km²|hab\.?|habitants?)?$/i
/** Words of a header line; a line made of them alone is no commune. */
const ENTETE =
  /^(?:n°|num[ée]ro|nom|noms|nom de la commune|libell[ée]|libgeo|commune|communes|code|codes|code (?:insee|commune|postal|geo)|codgeo|com|insee|cp|d[ée]partement|d[ée]p|r[ée]gion|epci|canton|population|pmun|habitants|superficie)$/i

export function lireLignes(texte: string): LigneListe[] {
  return texte.split(/\r\n?|\n|\u2028|\u2029/).flatMap((ligne, rang) => {
    const tableau = /[\t;|]/.test(ligne.trim())
    const cellules = ligne
      .split(tableau ? /[\t;|]/ : /,(?!\d)|\s\/\s/)
      .map((cellule) => lireCellule(nettoyer(cellule)))
      .filter((cellule) => cellule !== null)
    const entete = cellules.length > 0 && cellules.every(({ texte: t }) => ENTETE.test(t))
    return cellules.length === 0 || entete ? [] : [{ numero: rang + 1, tableau, cellules }]
  })
}

/** Without bullet, surrounding quotes, nor end of sentence. */
export function nettoyer(cellule: string): string {
  let reste = cellule.trim()
  for (let i = 0; i < 2 && PUCE.test(reste); i++) reste = reste.replace(PUCE, '')
  return reste
    .replace(/^["'«“‘\s\u00A0]+/u, '')
    .replace(/["'»”’\s\u00A0.,:]+$/u, '')
    .trim()
}

export function lireCellule(texte: string): Cellule | null {
  if (texte === '') return null
  const cellule = (nombre: string | null, nom: string | null, departement: string | null): Cellule => ({
    texte,
    nombre: nombre === null ? null : nombre.toUpperCase().padStart(5, '0'),
    nom,
    departement: departement?.toUpperCase() ?? null,
  })
  if (SEUL.test(texte)) return cellule(texte, null, null)
  if (CODE_DEPARTEMENT.test(texte)) return cellule(null, null, texte)
  if (BRUIT.test(texte)) return cellule(null, null, null)
  const avant = AVANT.exec(texte)
  if (avant?.[1] !== undefined && avant[2] !== undefined) return cellule(avant[1], ...nomEtDepartement(avant[2]))
  const apres = APRES.exec(texte)
  if (apres?.[1] !== undefined && apres[2] !== undefined) return cellule(apres[2], ...nomEtDepartement(apres[1]))
  return cellule(null, ...nomEtDepartement(texte))
}

function nomEtDepartement(texte: string): [string, string | null] {
  const trouve = DEPARTEMENT.exec(texte) ?? DEPARTEMENT_NU.exec(texte)
  return trouve?.[1] === undefined || trouve[2] === undefined ? [texte, null] : [trouve[1], trouve[2]]
}
