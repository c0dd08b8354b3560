/**
 * Every piece of text of the product that can say « none » in French: strings, templates and the text between tags, each
 * with its place. Comments and identifiers are passed over. A small scanner is enough: Biome formats the sources.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

export const RACINE = resolve(import.meta.dirname, '../..')
const PIECES = ['shared', 'electron', 'renderer', 'assets/catalogues']

export interface Phrase {
  readonly fichier: string
  readonly ligne: number
  /** On one line, with plain spaces; « … » stands for what is computed. */
  readonly texte: string
}

const MOTS =
  /(?<![\p{L}\p{N}_$-])(?:(?:aucune?s?|nuls?|nulles?|zéro|sans)(?![\p{L}\p{N}_$-])|pas (?:encore )?(?:de |d’))/iu
/** Turns of phrase that say nothing of an amount. */
const TOURS =
  /sans (?:doute|hésitation|délai|mot de passe|risque|être|échange|importer|enregistrer)|sans un échange|sans-serif|(?:Source|DejaVu) Sans|(?:permet|permettent|est|sont|part) pas de /giu

const aplati = (texte: string): string => texte.replace(/\\u00a0|\\u202f|[\s\u00A0\u202F]+/giu, ' ').trim()

interface Morceau {
  readonly debut: number
  readonly texte: string
}

/** Reads a source once: `morceaux` is its text, `code` is what is left, of the same length. */
class Lecteur {
  readonly #source: string
  readonly morceaux: Morceau[] = []
  code = ''

  constructor(source: string) {
    this.#source = source
    this.#lire(0, false)
  }

  /** Up to the end, or to the brace that closes a hole of a template. */
  #lire(debut: number, trou: boolean): number {
    const source = this.#source
    let accolades = 0
    let i = debut
    while (i < source.length) {
      const c = source[i]
      if (trou && c === '}' && accolades === 0) return i + 1
      const fin = this.#passer(i)
      if (fin > i) {
        if (!trou) this.code += source.slice(i, fin).replace(/[^\n]/g, ' ')
        i = fin
        continue
      }
      if (c === '{') accolades++
      if (c === '}') accolades--
      if (!trou) this.code += c
      i++
    }
    return i
  }

  /** Offset after the comment, string or template that begins here; the same offset when there is none. */
  #passer(i: number): number {
    const source = this.#source
    const jusque = (fin: number): number => (fin < 0 ? source.length : fin)
    if (source.startsWith('//', i)) return jusque(source.indexOf('\n', i))
    if (source.startsWith('/*', i)) return jusque(source.indexOf('*/', i) + 2)
    if (source[i] === '`') return this.#gabarit(i)
    if (source[i] !== "'" && source[i] !== '"') return i
    let fin = i + 1
    while (fin < source.length && source[fin] !== source[i] && source[fin] !== '\n') fin += source[fin] === '\\' ? 2 : 1
    this.morceaux.push({ debut: i, texte: source.slice(i + 1, fin) })
    return fin + 1
  }

  #gabarit(debut: number): number {
    const source = this.#source
    let texte = ''
    let i = debut + 1
    while (i < source.length && source[i] !== '`') {
      if (source.startsWith('${', i)) {
        texte += '…'
        i = this.#lire(i + 2, true)
      } else if (source[i] === '\\') {
        texte += source.slice(i, i + 2)
        i += 2
      } else texte += source[i++]
    }
    this.morceaux.push({ debut, texte })
    return i + 1
  }
}

function morceaux(source: string, balises: boolean): Morceau[] {
  const lecteur = new Lecteur(source)
  if (!balises) return lecteur.morceaux
  const entre = [...lecteur.code.matchAll(/[>}]([^<>{}()=;|&]+)(?=[<{])/g)]
  return [...lecteur.morceaux, ...entre.map(({ index, 1: texte = '' }) => ({ debut: index, texte }))]
}

function* sources(dossier: string): Generator<string> {
  for (const entree of readdirSync(dossier, { withFileTypes: true })) {
    const chemin = join(dossier, entree.name)
    if (entree.isDirectory()) yield* sources(chemin)
    else if (/\.(?:tsx?|json)$/.test(entree.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entree.name)) yield chemin
  }
}

/** Words of code are not sentences: a single word without a capital, a key, a path. */
const estPhrase = (texte: string): boolean =>
  (/ /.test(texte) || /^\p{Lu}/u.test(texte)) && !/\bconst [A-Z]/.test(texte)

export const ditUneAbsence = (texte: string): boolean => MOTS.test(texte.replace(TOURS, ''))

export function phrases(): Phrase[] {
  return PIECES.flatMap((piece) => [...sources(join(RACINE, piece))]).flatMap((chemin) => {
    const source = readFileSync(chemin, 'utf8')
    return morceaux(source, chemin.endsWith('.tsx'))
      .map(
        ({ debut, texte }): Phrase => ({
          fichier: relative(RACINE, chemin).replaceAll('\\', '/'),
          ligne: source.slice(0, debut).split('\n').length,
          texte: aplati(texte),
        }),
      )
      .filter(({ texte }) => estPhrase(texte) && ditUneAbsence(texte))
  })
}
