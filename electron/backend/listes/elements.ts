/**
 * A pasted text cut into lines of cells, and each cell into what it may be: codes, a name, a département. Knows how
 * people write lists, nothing of which communes exist. The work grows with the length of the text and no faster: no
 * expression that may go back is tried on more than `LONG` letters.
 */
import { arrondissementNomme, villeDe } from '../../../shared/domain/arrondissements-ecrits.ts'
import type { Tours } from './tours.ts'

/** What one cell says. `texte` is what the user will recognise. */
export interface Cellule {
  readonly texte: string
  /** Its column in a row of a table, its place in a line otherwise. */
  readonly rang: number
  /** Insee code or postcode, five characters. */
  readonly nombre: string | null
  readonly nom: string | null
  /** What may be a département: a short number alone, or what stood between brackets or after a name. */
  readonly departement: string | null
  /** Only a part of the commune is meant: « Pessac (en partie) ». */
  readonly partie: boolean
}
export interface LigneListe {
  /** Number of the line in the text or the file, from 1. */
  readonly numero: number
  /** Cells of a spreadsheet or CSV describe one commune; a comma also separates several. */
  readonly tableau: boolean
  readonly cellules: readonly Cellule[]
}

/** A longer cell is a paragraph: it is looked into by `phrase.ts`. */
export const LONG = 120
/** Letters of a line read at once: what is longer is cut where it lists, so that no line holds the thread. */
const LIGNE = 4000
const PUCE = /^[\s>]*(?:[•‣◦▪●○■□➢✓·∙*]\s*|[-–—]\s+|\d{1,3}(?:[.)/]|°)\s+|\d{1,3}[.)/](?=\p{L}))/u
const NOMBRE = String.raw`(?:\d{4,5}|2[AB]\d{3})`
const SEUL = new RegExp(`^${NOMBRE}$`, 'i')
const AVANT = new RegExp(String.raw`^(${NOMBRE})\s*[-–—:/]?\s+(\S.*)$`, 'iu')
const APRES = new RegExp(String.raw`^(.*\p{L}\S*)\s*[-–—:/]?\s*[([]?\s*\b(${NOMBRE})\s*[)\]]?$`, 'iu')
const PARENTHESE = /^(.*\p{L}\S*)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/u
const DEPARTEMENT_NU = /^(.*\p{L}\S*)\s+(\d{2}|97\d|2[AB])$/iu
const NUMERO_DEPARTEMENT = /^(?:\d{1,3}|2[AB])(?:[.,]0)?$/i
const ARTICLE = /^(?:l['’]?|le|la|les|los|las|lo)$/iu
const PARTIE = /\b(?:en|pour|une) partie\b|^partie?l?(?:le|lement)?\b|^quartiers?\b|^hameaux?\b|^secteurs?\b|^iris\b/iu
/** Populations, areas, percentages: figures of a table that name nothing. */
const BRUIT = /^[-+]?[\d\s\u00A0\u202F]+(?:[.,]\d+)?\s*(?:%|km2|km²|hab\.?|habitants?)?$/i
const HABITANTS = /[-–—:,]? ?\(?(?:environ |env\.? )?\d[\d .,]{0,12} ?(?:habitants?|hab(?!\p{L})\.?|%)\)?/giu
/** Codes with nothing but a space between them. */
const COLLES = /(?<=(?<![\d.,])(?:\d{5}|2[AB]\d{3})) (?=(?:\d{5}|2[AB]\d{3})(?![\d.,]))/giu
/** « 3118.0 »: a code that a program took for a number. */
const DECIMAL = /^(\d{4,5})[.,]0$/
/** Words of a header line; a line made of them alone is no commune. */
const ENTETE =
  /^(?:n°|num[ée]ro|nom|noms|nom (?:de la |des )?communes?|libell[ée]|libgeo|communes?|villes?|codes?|code (?:insee|commune|postal|geo)|code[ _]?insee|code[ _]?postal|codgeo|com|insee|cp|(?:code |num[ée]ro )?d[ée]partements?|code[ _]?dep|d[ée]pt?\.?|dpt\.?|r[ée]gion|epci|canton|territoire(?: cpts)?|cpts|nom (?:de la )?cpts|population|pmun|habitants|superficie|secteur|m[ée]decins?)$/iu

/** The lines of a text that say something. */
export async function lireTexte(texte: string, tours: Tours): Promise<LigneListe[]> {
  const lignes: LigneListe[] = []
  let rang = 0
  let exclues = false
  for (const brute of texte.split(/\r\n?|[\n\u2028\u2029\f\v]/)) {
    rang++
    const tableau = estRangee(brute)
    // A title (« Communes hors périmètre : ») says what the lines under it are, to the next one.
    const titre = /[:\uFF1A]\s*$/.test(brute)
    if (titre || brute.trim() === '') exclues = titre && EXCLUES.test(brute)
    for (const troncon of couperLongue(brute)) {
      await tours.prendre()
      const ligne = lireLigne(troncon, rang, tableau)
      if (ligne !== null) lignes.push(tableau ? ligne : { ...ligne, cellules: douter(ligne.cellules, exclues) })
    }
  }
  return lignes
}

/** Words before what a text leaves out: « sauf Lapalisse », « à l’exception de Vertou », « hors périmètre ». */
const EXCLUES =
  /(?<![\p{L}-])(?:sauf|hormis|except(?:ion|é|ée|és|ées)|exclu(?:e|s|es)?|exclusion|hors|non (?:compris|couvert|retenu|concerné|adhérent)(?:e|s|es)?)(?![\p{L}-])/iu

/** What stands after such a word is never taken in silence: it is asked. */
function douter(cellules: readonly Cellule[], exclues: boolean): readonly Cellule[] {
  const premiere = exclues ? 0 : cellules.findIndex(({ texte }) => EXCLUES.test(texte))
  return premiere < 0 ? cellules : cellules.map((une, i) => (i < premiere ? une : { ...une, partie: true }))
}

/** « A, B ; C »: a list that uses both signs is no row of a table. */
const estRangee = (ligne: string): boolean =>
  /[\t|]/.test(ligne.trim()) || (ligne.includes(';') && !/,[^\S\t]/.test(ligne))

/** Cut after a sign that separates, else at a space. */
function* couperLongue(ligne: string): Generator<string> {
  let debut = 0
  while (ligne.length - debut > LIGNE) {
    const troncon = ligne.slice(debut, debut + LIGNE)
    const signe = Math.max(...[',', ';', '\t', '|'].map((un) => troncon.lastIndexOf(un)))
    const fin = signe > 0 ? signe + 1 : Math.max(troncon.lastIndexOf(' '), 0) || LIGNE
    yield troncon.slice(0, fin)
    debut += fin
  }
  yield ligne.slice(debut)
}

function lireLigne(brute: string, numero: number, tableau: boolean): LigneListe | null {
  const ecrite = villesDevant(brute)
  const ligne = ecrite.replace(/[^\S\t]+|[\u200B\u2060]/gu, ' ').trim()
  const cases = ecrite.split(/[\t;|]/)
  const morceaux = tableau ? cases : couper(ligne.replace(HABITANTS, ', ').replace(COLLES, ', ').replaceAll(';', ', '))
  const cellules = morceaux
    .map((cellule, place) => lireCellule(nettoyer(cellule), place))
    .filter((cellule) => cellule !== null)
  const entete = cellules.length > 0 && cellules.every(({ texte: t }) => t.length <= LONG && ENTETE.test(t))
  return cellules.length === 0 || entete ? null : { numero, tableau, cellules }
}

const RANGS = String.raw`\d{1,2} ?(?:ers?|[eè]re|nde?|[eè]mes?|i[eè]mes?|es?)?(?!\p{L})`
const SUITE_RANGS = `${RANGS}(?:(?:, ?| et | & | ?[-–/] ?| à | au )(?:les? )?${RANGS}){0,20}`
const APRES_RANGS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:les? |des |du )?(${SUITE_RANGS}) ?(?:arrondissements?|arrdts?\.?|arr\.?) (?:municipa(?:l|ux) )?(?:de |à )?(paris|lyon|marseille)(?!\p{L})`,
  'giu',
)
const AVANT_RANGS = new RegExp(
  String.raw`(?<![\p{L}\d])(?:les? |l['’]|des |du )?arrondissements? (${SUITE_RANGS}) (?:de |à )(paris|lyon|marseille)(?!\p{L})`,
  'giu',
)

/** « les 5e et 9e arrondissements de Lyon » as « Lyon 5e et 9e », the one order that is read. */
const villesDevant = (ligne: string): string =>
  /arr/i.test(ligne) && /paris|lyon|marseille/i.test(ligne)
    ? ligne.replace(APRES_RANGS, '$2 $1').replace(AVANT_RANGS, '$2 $1')
    : ligne

const CODE_AVANT = String.raw`(?<!(?:^|[ ,(])(?:\d{4,5}|2[AB]\d{3}))`
const CODE_APRES = String.raw`(?!(?:\d{4,5}|2[AB]\d{3})(?:$|[ ,)]))`
const DECIMALE = String.raw`(?<=(?:^|[^\d])(?:\d{5}|2[AB]\d{3}))`
/** Commas but those of decimals, dashes and slashes with spaces but those between a code and its name, bullets. */
const SEPARATEUR = new RegExp(
  String.raw`,(?!\d)|(?<=\D),(?=\d)|${DECIMALE},(?=(?:\d{5}|2[AB]\d{3}))|[·•▪‣◦●∙]|${CODE_AVANT} [-–—] ${CODE_APRES}| \/ `,
  'giu',
)

/** A line of text cut where it lists: « Cachan – Fresnes », « 4 communes (Mérignac, Pessac) », « Fère, La » kept whole. */
function couper(ligne: string): string[] {
  const morceaux = ouvrirListes(ligne).replace(PUCE, '').split(SEPARATEUR)
  return morceaux.reduce<string[]>((suite, morceau) => {
    const dernier = suite.at(-1)
    if (dernier !== undefined && ARTICLE.test(morceau.trim()))
      suite[suite.length - 1] = `${dernier.trim()} (${morceau.trim()})`
    else suite.push(morceau)
    return suite
  }, [])
}

/** Letters between two brackets, at most, to be looked at as a list. */
const LISTE_ENTRE = 5000

/** Brackets around a list are separators: what they hold is not said of the name before them. */
function ouvrirListes(ligne: string): string {
  let fait = ''
  let reste = 0
  for (let ouvre = ligne.indexOf('('); ouvre >= 0; ouvre = ligne.indexOf('(', reste)) {
    const ferme = ligne.indexOf(')', ouvre)
    if (ferme < 0) break
    const dedans = ligne.slice(ouvre + 1, ferme)
    const liste = dedans.length <= LISTE_ENTRE && /[,–—•·]| et | - /u.test(dedans)
    fait += ligne.slice(reste, ouvre) + (liste ? `, ${dedans}, ` : `(${dedans})`)
    reste = ferme + 1
  }
  return fait + ligne.slice(reste)
}

const DEBUT = new Set([...'"\'«“‘ \u00A0\u202F\u2009-–—,;:*.'])
const FIN = new Set([...'"\'»”’ \u00A0\u202F\u2009.,:;-–—*'])

/** Without bullet, number, surrounding quotes, nor end of sentence. */
export function nettoyer(cellule: string): string {
  let reste = cellule.trim()
  for (let i = 0; i < 2 && PUCE.test(reste.slice(0, LONG)); i++) reste = reste.replace(PUCE, '')
  let debut = 0
  let fin = reste.length
  while (debut < fin && DEBUT.has(reste.charAt(debut))) debut++
  while (fin > debut && FIN.has(reste.charAt(fin - 1))) fin--
  // « (L’) »: the apostrophe is the article's own.
  return reste.slice(debut, fin).replace(/^(?:et|puis|ainsi que) (?=\S)/iu, '')
}

export function lireCellule(texte: string, rang = 0): Cellule | null {
  if (texte === '') return null
  if (DECIMAL.test(texte)) return lireCellule(texte.replace(DECIMAL, '$1'), rang)
  const cellule = (
    nombre: string | null,
    { nom, departement, partie }: Pick<Cellule, 'nom' | 'departement' | 'partie'>,
  ): Cellule => ({
    texte,
    rang,
    nombre: nombre === null ? null : nombre.toUpperCase().padStart(5, '0'),
    nom,
    departement,
    partie,
  })
  const rien = { nom: null, departement: null, partie: false }
  if (texte.length > LONG) return cellule(null, { ...rien, nom: texte })
  if (SEUL.test(texte)) return cellule(texte, rien)
  if (NUMERO_DEPARTEMENT.test(texte)) return cellule(null, { ...rien, departement: texte.replace(/[.,]0$/, '') })
  if (BRUIT.test(texte)) return cellule(null, rien)
  const avant = AVANT.exec(texte)
  if (avant?.[1] !== undefined && avant[2] !== undefined) return cellule(avant[1], decrire(avant[2]))
  const apres = APRES.exec(texte)
  if (apres?.[1] !== undefined && apres[2] !== undefined) return cellule(apres[2], decrire(apres[1]))
  return cellule(null, decrire(texte))
}

/** A name, and what stands after it: a département, a part of it, an article, a remark. */
function decrire(texte: string): Pick<Cellule, 'nom' | 'departement' | 'partie'> {
  const [, nom, dit] = PARENTHESE.exec(texte) ?? []
  if (nom !== undefined && dit !== undefined) {
    if (ARTICLE.test(dit)) return { nom: texte, departement: null, partie: false }
    // « Gerland (Lyon 7e) » is a part of that arrondissement, whatever commune bears its name elsewhere.
    if (arrondissementNomme(dit) !== undefined && villeDe(nom) === undefined)
      return { nom: `${dit} ${nom.trim()}`, departement: null, partie: false }
    return { nom: nom.trim(), departement: dit, partie: PARTIE.test(dit) }
  }
  const [, seul, numero] = DEPARTEMENT_NU.exec(texte) ?? []
  if (seul !== undefined && numero !== undefined) return { nom: seul, departement: numero, partie: false }
  const partie = / (?:en|pour) partie$/iu.exec(texte)
  return partie === null
    ? { nom: texte, departement: null, partie: false }
    : { nom: texte.slice(0, partie.index), departement: null, partie: true }
}
