/**
 * What is pasted, from Word, LibreOffice, a browser or a mail: paragraphs, headings, lists, bold and italics are kept,
 * everything else is text or nothing. The HTML is read as data in a document apart, and never enters the page.
 */
import { type Morceau, type Paragraphe, reference, type Texte } from '../../../shared/document/plan/texte.ts'
import { CHIFFRE } from './schema.ts'

/** Paragraphs of what a clipboard says in HTML. */
export function lireHtml(html: string): Texte {
  return new Lecture().lire(new DOMParser().parseFromString(sansStyle(html), 'text/html').body)
}

/** The content policy refuses styles even in a document apart: they are read under another name. */
function sansStyle(html: string): string {
  const sansFeuille = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
  return sansFeuille.replace(/<[^<>]+>/g, (balise) => balise.replace(/(\s)style(?=\s*=)/gi, `$1${STYLE}`))
}
const STYLE = 'data-style'

/** Paragraphs of plain text, one per line. */
export function lireBrut(texte: string): Texte {
  const lignes = propre(texte)
    .split(/\r\n?|\n/)
    .map((ligne) => ligne.trim())
  return lignes.filter((ligne) => ligne !== '').map((ligne) => ({ type: 'paragraphe', morceaux: [{ texte: ligne }] }))
}

/** Headings of a text have three levels at most. */
const NIVEAUX = 3
const BLOCS = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 LI UL OL TABLE TBODY THEAD TFOOT TR TD TH SECTION ARTICLE BLOCKQUOTE PRE HEADER FOOTER MAIN BR HR DL DT DD FIGURE FIGCAPTION'.split(
    ' ',
  ),
)
const IGNORES = new Set(
  'STYLE SCRIPT TITLE META LINK TEMPLATE NOSCRIPT SVG IMG VIDEO AUDIO OBJECT IFRAME SELECT TEXTAREA BUTTON INPUT'.split(
    ' ',
  ),
)

type Liste = 'puce' | 'numero' | null

type Chiffre = Pick<Extract<Morceau, { chiffre: unknown }>, 'chiffre' | 'vu'>
type Piece = ({ texte: string } | Chiffre) & Style

interface Style {
  readonly gras: boolean
  readonly italique: boolean
}
type Genre = { readonly type: 'paragraphe' | 'puce' | 'numero' } | { readonly type: 'titre'; readonly niveau: number }

class Lecture {
  readonly #texte: Paragraphe[] = []
  #genre: Genre = { type: 'paragraphe' }
  #morceaux: Piece[] = []

  lire(racine: Element): Texte {
    this.#enfants(racine, { gras: false, italique: false }, null)
    this.#clore()
    return this.#texte
  }

  #enfants(element: Element, style: Style, liste: Liste): void {
    for (const enfant of element.childNodes) {
      if (enfant.nodeType === 3) this.#ecrire(enfant.nodeValue ?? '', style)
      else if (enfant.nodeType === 1) this.#element(enfant as Element, style, liste)
    }
  }

  #element(element: Element, style: Style, liste: Liste): void {
    const nom = element.nodeName.toUpperCase()
    const css = declarations(element)
    if (IGNORES.has(nom) || css.get('display') === 'none' || css.get('mso-list') === 'ignore') return
    const chiffre = chiffreDe(element)
    if (chiffre !== null) this.#morceaux.push({ ...chiffre, ...style })
    else if (BLOCS.has(nom)) this.#bloc(element, nom, css, style, liste)
    else this.#enfants(element, styleDe(nom, css, style), liste)
  }

  #bloc(element: Element, nom: string, css: Declarations, style: Style, liste: Liste): void {
    const avant = this.#genre
    // The paragraph that LibreOffice and others put in an item is the item.
    const dansElement = (nom === 'P' || nom === 'DIV') && (avant.type === 'puce' || avant.type === 'numero')
    this.#clore()
    this.#genre = dansElement ? avant : genreDe(element, nom, css, liste)
    const interne = nom === 'UL' ? 'puce' : nom === 'OL' ? 'numero' : liste
    this.#enfants(element, styleDe(nom, css, style), interne)
    this.#clore()
    this.#genre = avant
  }

  #ecrire(brut: string, { gras, italique }: Style): void {
    const texte = propre(brut).replace(/[ \t\r\n\f]+/g, ' ')
    if (texte === '') return
    const titre = this.#genre.type === 'titre' // already bold by being one
    this.#morceaux.push({ texte, gras: gras && !titre, italique })
  }

  /** Ends the paragraph: spaces at its ends and doubled between its pieces are the layout of the HTML, not its words. */
  #clore(): void {
    const pieces: Piece[] = []
    for (const piece of this.#morceaux) {
      const derniere = pieces.at(-1)
      if ('chiffre' in piece) {
        pieces.push(piece)
        continue
      }
      const avant = derniere === undefined ? ' ' : 'texte' in derniere ? derniere.texte : ''
      const texte = avant.endsWith(' ') ? piece.texte.replace(/^ /, '') : piece.texte
      if (texte === '') continue
      if (derniere !== undefined && 'texte' in derniere && memeStyle(derniere, piece)) derniere.texte += texte
      else pieces.push({ ...piece, texte })
    }
    this.#morceaux = []
    const derniere = pieces.at(-1)
    if (derniere !== undefined && 'texte' in derniere) derniere.texte = derniere.texte.replace(/ $/, '')
    const morceaux = pieces.map(enMorceau).filter((un) => !('texte' in un) || un.texte !== '')
    // Word writes an empty line as a paragraph with a no-break space.
    if (morceaux.every((un) => 'texte' in un && /^\s*$/.test(un.texte))) return
    this.#texte.push({ ...this.#genre, morceaux })
  }
}

const memeStyle = (une: Style, autre: Style): boolean => une.gras === autre.gras && une.italique === autre.italique

function enMorceau(piece: Piece): Morceau {
  const style = {
    ...(piece.gras ? { gras: true as const } : {}),
    ...(piece.italique ? { italique: true as const } : {}),
  }
  return 'chiffre' in piece ? { chiffre: piece.chiffre, vu: piece.vu, ...style } : { texte: piece.texte, ...style }
}

/** A figure copied from a text of ours; null for anything else, which is then read as text. */
function chiffreDe(element: Element): Chiffre | null {
  const ecrit = element.getAttribute(CHIFFRE)
  if (ecrit === null) return null
  try {
    const chiffre = reference.safeParse(JSON.parse(ecrit))
    return chiffre.success ? { chiffre: chiffre.data, vu: propre(element.textContent ?? '') } : null
  } catch {
    return null
  }
}

function genreDe(element: Element, nom: string, css: Declarations, liste: Liste): Genre {
  const titre = /^H([1-6])$/.exec(nom)
  if (titre !== null) return { type: 'titre', niveau: Math.min(NIVEAUX, Number(titre[1])) }
  const classe = element.getAttribute('class') ?? ''
  if (/^MsoTitle\b/.test(classe)) return { type: 'titre', niveau: 1 }
  if (/^MsoSubtitle\b/.test(classe)) return { type: 'titre', niveau: 2 }
  if (nom === 'LI') return { type: liste ?? 'puce' }
  // Word's own lists are paragraphs that name a list, with the mark written in them.
  if (/^l\d/.test(css.get('mso-list') ?? ''))
    return { type: /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(marque(element)) ? 'numero' : 'puce' }
  return { type: 'paragraphe' }
}

function marque(element: Element): string {
  for (const un of element.querySelectorAll(`[${STYLE}]`))
    if (declarations(un).get('mso-list') === 'ignore') return (un.textContent ?? '').trim()
  return ''
}

function styleDe(nom: string, css: Declarations, style: Style): Style {
  const graisse = css.get('font-weight')
  const pente = css.get('font-style')
  const gras = nom === 'B' || nom === 'STRONG' || nom === 'TH' || style.gras
  const italique = nom === 'I' || nom === 'EM' || nom === 'CITE' || style.italique
  return {
    gras: graisse === undefined ? gras : graisse === 'bold' || graisse === 'bolder' || Number(graisse) >= 600,
    italique: pente === undefined ? italique : pente === 'italic' || pente === 'oblique',
  }
}

type Declarations = ReadonlyMap<string, string>

/** Of the `style` attribute as written: what Word says of itself is no CSS, and a browser drops it. */
function declarations(element: Element): Declarations {
  const ecrit = element.getAttribute(STYLE)
  if (ecrit === null) return new Map()
  return new Map(
    ecrit.split(';').flatMap((une): [string, string][] => {
      const [nom = '', ...valeur] = une.split(':')
      return valeur.length === 0 ? [] : [[nom.trim().toLowerCase(), valeur.join(':').trim().toLowerCase()]]
    }),
  )
}

/** Without what no one sees and a file may not hold: controls, soft hyphens, marks of direction and of order. */
function propre(texte: string): string {
  return texte.replace(/(?![\t\n\r\u200d])[\p{Cc}\p{Cf}\ufffc\ufffe\uffff]/gu, '')
}
