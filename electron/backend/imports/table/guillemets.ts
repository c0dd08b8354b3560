/**
 * Quotes, decided by evidence. A table may follow the convention (a quoted cell holds delimiters, doubled quotes, line
 * ends), or have none, where a quote is a character of a name (`"LES TILLEULS" EHPAD`). A physical line that has as many
 * cells as the others although its quotes are ill-formed is a record as it stands; so is one whose quote is still open
 * when the next line is a whole record too: a cell that holds the rest of a record, a line end and a new one is no cell.
 */
import Papa from 'papaparse'
import * as errors from '../bilan/errors.ts'
import { MAX_LINE } from '../octets/bytes.ts'
import type { Separator, TableRow } from './rang.ts'

/** A quoted cell may hold line ends, but not a whole file. */
const MAX_RECORD_LINES = 200
/** Below, a quoted cell of several lines may have by chance as many delimiters as a record. */
const COLONNES_SURES = 4

/** Cells of one record, by the convention of quotes. */
export function splitRecord(record: string, separator: Separator | null): string[] {
  if (!record.includes('"')) return separator === null ? [record] : record.split(separator)
  const parsed = Papa.parse<string[]>(record, { delimiter: separator ?? '\u0001', newline: '\n', dynamicTyping: false })
  return parsed.data[0] ?? []
}

const QUOTE = 0x22

/** Cells of a line that keeps to the convention from end to end; null: a quote of it is open, or is a character. */
function couperConvenu(line: string, separator: Separator): string[] | null {
  const code = separator.charCodeAt(0)
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (line.charCodeAt(at) === QUOTE) {
      let cell = ''
      let from = at + 1
      for (;;) {
        const end = line.indexOf('"', from)
        if (end < 0) return null
        at = end + 1
        if (at === line.length || line.charCodeAt(at) === code) {
          cells.push(cell + line.slice(from, end))
          break
        }
        if (line.charCodeAt(at) !== QUOTE) return null
        cell += line.slice(from, at)
        from = at + 1
      }
      if (at === line.length) return cells
    } else {
      const end = line.indexOf(separator, at)
      if (end < 0) {
        cells.push(line.slice(at))
        return cells
      }
      cells.push(line.slice(at, end))
      at = end
    }
    at++
  }
}

/** Cells where a quote is a character, but for those that it surrounds. */
function splitBrut(line: string, separator: Separator): string[] {
  return line.split(separator).map((cell) => {
    const entoure = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
    return entoure ? cell.slice(1, -1).replaceAll('""', '"') : cell
  })
}

/**
 * A quote opens only at the start of a cell and closes only before a delimiter or the end; doubled, it is a quote.
 * `malForme`: another quote was met inside. `dehors`: separators outside quotes.
 */
function examiner(line: string, separator: Separator | null, inside: boolean) {
  let ouvert = inside
  let malForme = false
  let cellStart = !inside
  let dehors = 0
  for (let i = 0; i < line.length; i++) {
    const char = line[i]
    if (ouvert) {
      if (char !== '"') continue
      const next = line[i + 1]
      if (next === '"') i++
      else if (next === undefined || next === separator) ouvert = false
      else malForme = true
    } else if (char === '"' && cellStart) {
      ouvert = true
    } else if (char === separator) dehors++
    cellStart = char === separator
  }
  return { ouvert, malForme, dehors }
}

/** Separators of a line outside its quotes; all of them where its quotes are no convention. */
export function separateurs(line: string, separator: Separator): number {
  if (!line.includes('"')) return compter(line, separator) - 1
  const { ouvert, malForme, dehors } = examiner(line, separator, false)
  return ouvert || malForme ? compter(line, separator) - 1 : dehors
}

/** Lines, those that a quoted cell of several lines cut being put together again; as they are where quotes do not fit. */
export function recoudre(lines: readonly string[], separator: Separator): readonly string[] {
  const cousues: string[] = []
  let ouvert = false
  for (const line of lines) {
    if (ouvert) cousues.push(`${cousues.pop() ?? ''}\n${line}`)
    else cousues.push(line)
    if (!ouvert && !line.includes('"')) continue
    const vu = examiner(line, separator, ouvert)
    if (vu.malForme) return lines
    ouvert = vu.ouvert
  }
  return ouvert ? lines : cousues
}

interface GuillemetsOptions {
  readonly nom: string
  readonly separateur: Separator | null
  /** Cells of the header, the empty ones that a trailing delimiter adds included; null: unknown. */
  readonly colonnes: number | null
  /** Without those; 0: unknown. */
  readonly largeur: number
  /** First words of the lines of a file without header: such a line begins a record, whatever stands before it. */
  readonly debuts?: readonly string[] | undefined
}

/** Makes records of physical lines, given one by one. */
export class Guillemets {
  readonly #options: GuillemetsOptions
  /** Of a file without header: cells of its lines, by their first word. */
  readonly #apprises = new Map<string, number>()
  #ouvert: { readonly ligne: number; readonly lignes: string[]; longueur: number } | null = null

  constructor(options: GuillemetsOptions) {
    this.#options = options
  }

  /** A line without quotes, met outside a quoted cell, need not pass here but for a file without header. */
  get enCours(): boolean {
    return this.#ouvert !== null
  }

  /** @throws MaillageError fichier-abime: a quote never closed, and nothing that tells the records apart. */
  prendre(line: string, ligne: number, donner: (row: TableRow) => void): void {
    // Nearly every line of a file without header, of which each passes here.
    if (this.#ouvert === null && !line.includes('"')) {
      this.#sansGuillemet(line, ligne, donner)
      return
    }
    const attente = [{ line, ligne }]
    for (let une = attente.shift(); une !== undefined; une = attente.shift()) {
      attente.unshift(...this.#prendre(une.line, une.ligne, donner))
    }
  }

  /** The end of the file. */
  finir(donner: (row: TableRow) => void): void {
    while (this.#ouvert !== null) {
      const { ligne, lignes } = this.#ouvert
      if (!this.#seule(lignes[0] ?? '')) throw errors.guillemetOuvert(this.#options.nom, ligne)
      for (const { line, ligne: suivante } of this.#abandonner(donner)) this.prendre(line, suivante, donner)
    }
  }

  /** Gives the lines to take again. */
  #prendre(line: string, ligne: number, donner: (row: TableRow) => void): { line: string; ligne: number }[] {
    const { separateur, nom, debuts } = this.#options
    const ouvert = this.#ouvert
    if (ouvert === null) {
      if (!line.includes('"')) {
        this.#sansGuillemet(line, ligne, donner)
        return []
      }
      const convenues = separateur === null ? null : couperConvenu(line, separateur)
      if (convenues !== null && this.#convient(convenues.length, line, 1)) {
        donner({ ligne, cells: convenues })
        return []
      }
      const vu = examiner(line, separateur, false)
      if (vu.ouvert && !vu.malForme) {
        this.#ouvert = { ligne, lignes: [line], longueur: line.length }
        return []
      }
      const brute = separateur !== null && this.#seule(line) ? splitBrut(line, separateur) : null
      const cells = splitRecord(line, separateur)
      // As many separators as the other lines: those inside quotes are separators too.
      if (brute !== null && (vu.malForme || !this.#convient(cells.length, line, 1))) donner({ ligne, cells: brute })
      else if (vu.ouvert) this.#ouvert = { ligne, lignes: [line], longueur: line.length }
      else donner({ ligne, cells })
      return []
    }
    const seule = this.#seule(ouvert.lignes[0] ?? '')
    ouvert.lignes.push(line)
    ouvert.longueur += line.length
    if (seule && this.#seule(line)) return this.#abandonner(donner)
    if (ouvert.longueur > MAX_LINE || ouvert.lignes.length > MAX_RECORD_LINES) {
      if (seule) return this.#abandonner(donner)
      throw errors.guillemetOuvert(nom, ouvert.ligne)
    }
    if (examiner(line, separateur, true).ouvert) return []
    const cells = splitRecord(ouvert.lignes.join('\n'), separateur)
    if (this.#convient(cells.length, ouvert.lignes[0] ?? '', 1)) {
      this.#ouvert = null
      donner({ ligne: ouvert.ligne, cells })
      return []
    }
    if (seule || debuts !== undefined) return this.#abandonner(donner)
    throw errors.guillemetOuvert(nom, ouvert.ligne)
  }

  /** The quote was a character: its line stands alone, those after it are taken again. */
  #abandonner(donner: (row: TableRow) => void): { line: string; ligne: number }[] {
    const ouvert = this.#ouvert
    const separateur = this.#options.separateur
    this.#ouvert = null
    if (ouvert === null || separateur === null) return []
    const [premiere = '', ...suite] = ouvert.lignes
    donner({ ligne: ouvert.ligne, cells: splitBrut(premiere, separateur) })
    return suite.map((line, index) => ({ line, ligne: ouvert.ligne + index + 1 }))
  }

  /** May this physical line be a record by itself, quotes being characters? */
  #seule(line: string): boolean {
    const { separateur, colonnes, debuts } = this.#options
    if (separateur === null) return false
    if (debuts === undefined) {
      return colonnes !== null && colonnes >= COLONNES_SURES && this.#convient(compter(line, separateur), line, 0)
    }
    const mot = premierMot(line, separateur)
    return debuts.includes(mot) && this.#convient(compter(line, separateur), line, 0)
  }

  /** @param plus empty cells that may follow those of the header. */
  #convient(cells: number, line: string, plus: number): boolean {
    const { colonnes, largeur, separateur, debuts } = this.#options
    if (debuts !== undefined) {
      const apprises = this.#apprises.get(premierMot(line, separateur ?? ';'))
      return apprises === undefined || apprises === cells
    }
    if (colonnes === null) return true
    return cells === colonnes || cells === colonnes + plus || (largeur > 0 && cells === largeur)
  }

  #sansGuillemet(line: string, ligne: number, donner: (row: TableRow) => void): void {
    const { separateur } = this.#options
    this.#apprendre(line)
    if (line.trim() !== '') donner({ ligne, cells: separateur === null ? [line] : line.split(separateur) })
  }

  #apprendre(line: string): void {
    const { separateur, debuts } = this.#options
    if (separateur === null || debuts === undefined || this.#apprises.size === debuts.length) return
    const mot = premierMot(line, separateur)
    if (debuts.includes(mot) && !this.#apprises.has(mot)) this.#apprises.set(mot, compter(line, separateur))
  }
}

const premierMot = (line: string, separateur: Separator): string =>
  (line.split(separateur, 1)[0] ?? '').replaceAll('"', '').trim()

function compter(line: string, separateur: Separator): number {
  let cells = 1
  for (let at = line.indexOf(separateur); at >= 0; at = line.indexOf(separateur, at + 1)) cells++
  return cells
}
