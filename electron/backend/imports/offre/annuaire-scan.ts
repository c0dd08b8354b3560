/**
 * The Annuaire Santé is about 700 MB for a few thousand useful lines: lines are cut and filtered on bytes, and only
 * the cells of kept lines become strings. Codes are ASCII in UTF-8 and in windows-1252 alike.
 */
import { departementOfCode } from '../../../../shared/domain/codes.ts'
import type { Tally } from '../bilan/tally.ts'
import type { PorteeListe } from '../communes/portee.ts'
import type { Zone } from '../communes/zone.ts'
import { CODE_ILLISIBLE, COLONNES, type ImportContext } from '../context.ts'
import type { AnnuaireLayout } from '../profiles/types-offre.ts'
import { Guillemets } from '../table/guillemets.ts'
import type { Header } from '../table/header.ts'
import type { Separator, TableRow } from '../table/rang.ts'
import { parseCode } from '../table/values.ts'
import { ajouter, LigneAnnuaire, type ScannedActivity } from './annuaire-ligne.ts'
import { CLES, DEDANS, DEHORS, ENTIERE, INCONNU, keyOf, PARTAGE, REFUSE } from './cle-code.ts'
import { MetiersScan } from './metiers-scan.ts'

const NEWLINE = 0x0a
const RETURN = 0x0d
const QUOTE = 0x22
const SPACE = 0x20

interface Table {
  readonly layout: AnnuaireLayout
  readonly header: Header
  readonly ligneEntete: number
  readonly separateur: Separator | null
}

export class AnnuaireScan {
  /** Lines seen so far, the header included. */
  ligne = 0
  /** Last line without its newline and without its columns: the download was cut. */
  coupee = false
  readonly #layout: AnnuaireLayout
  readonly #separateur: Separator
  readonly #guillemets: Guillemets
  readonly #zone: Zone
  readonly #tally: Tally
  readonly #lecteur: LigneAnnuaire
  readonly #pipes: Int32Array
  readonly #codes = new Uint8Array(CLES)
  /** Lines by code. */
  readonly #lignes = new Uint32Array(CLES)
  readonly #clefs = new Map<number, string>()
  readonly #portee: PorteeListe
  readonly #metiers: MetiersScan
  readonly #headerLine: number

  /** @param table as recognised; its separator is any of those that an ordinary table may have. */
  constructor(
    nom: string,
    { layout, header, ligneEntete, separateur }: Table,
    context: Pick<ImportContext, 'zone' | 'tally' | 'ailleurs'>,
    portee: PorteeListe,
    keep: (activity: ScannedActivity) => void,
  ) {
    this.#layout = layout
    this.#portee = portee
    this.#metiers = new MetiersScan(layout, portee)
    this.#headerLine = ligneEntete
    this.#separateur = separateur ?? '|'
    const colonnes = header.cells.length
    this.#guillemets = new Guillemets({ nom, separateur: this.#separateur, colonnes, largeur: header.width })
    this.#zone = context.zone
    this.#tally = context.tally
    this.#lecteur = new LigneAnnuaire(layout, context, portee, keep)
    this.#pipes = new Int32Array(layout.largeur + 2)
  }

  /** @param buffer whole lines; only the last of the file may lack its newline. */
  push(buffer: Buffer): void {
    const pipes = this.#pipes
    const capacity = pipes.length
    const length = buffer.length
    const separator = this.#separateur.charCodeAt(0)
    let quote = nextQuote(buffer, 0)
    let start = 0
    let count = 0
    for (let i = 0; i < length; i++) {
      const byte = buffer[i]
      if (byte === separator) {
        if (count < capacity) pipes[count] = i
        count++
      } else if (byte === NEWLINE) {
        this.ligne++
        if (quote < i || this.#guillemets.enCours) {
          this.#quoted(buffer, start, i)
          if (quote < i) quote = nextQuote(buffer, i)
        } else this.#line(buffer, start, i, count)
        start = i + 1
        count = 0
      }
    }
    if (start < length) {
      this.ligne++
      const before = this.#tally.count(COLONNES)
      if (quote < length || this.#guillemets.enCours) this.#quoted(buffer, start, length)
      else this.#line(buffer, start, length, count)
      this.coupee = this.#tally.count(COLONNES) > before
    }
  }

  /** A line with quotes, or inside a quoted cell, is cut like that of any other table, then read like the others. */
  #quoted(buffer: Buffer, start: number, stop: number): void {
    const end = stop > start && buffer[stop - 1] === RETURN ? stop - 1 : stop
    this.#guillemets.prendre(buffer.toString('latin1', start, end), this.ligne, this.#record)
  }

  readonly #record = ({ cells, ligne }: TableRow): void => {
    const separator = this.#separateur
    const plain = Buffer.from(cells.map((cell) => cell.replaceAll(separator, ' ')).join(separator), 'latin1')
    const pipes = this.#pipes
    let count = 0
    for (let i = 0; i < plain.length; i++) {
      if (plain[i] !== separator.charCodeAt(0)) continue
      if (count < pipes.length) pipes[count] = i
      count++
    }
    const derniere = this.ligne
    this.ligne = ligne
    this.#line(plain, 0, plain.length, count)
    this.ligne = derniere
  }

  /** Gives the counts kept aside during the scan to the tally. @throws MaillageError fichier-abime: an open quote. */
  finish(): void {
    this.#guillemets.finir(this.#record)
    for (const [key, code] of this.#clefs) this.#portee.voir(this.#zone.place(code), code, this.#lignes[key])
    this.#lecteur.finir()
    this.#metiers.borner()
  }

  #line(buffer: Buffer, start: number, stop: number, pipes: number): void {
    const end = stop > start && buffer[stop - 1] === RETURN ? stop - 1 : stop
    if (this.ligne <= this.#headerLine || end === start) return
    const tally = this.#tally
    const layout = this.#layout
    if (pipes === 0 && blank(buffer, start, end)) return
    tally.lues++
    if (pipes < layout.largeur - 1 || (pipes > layout.largeur && !this.#emptyAfter(buffer, end))) {
      tally.reject(COLONNES, this.ligne, [])
      this.#portee.perdreLigne(buffer.toString('latin1', start, end), null, null)
      return
    }
    this.#metiers.voir(buffer, start, end, this.#pipes)
    const lecteur = this.#lecteur
    lecteur.ligne = this.ligne
    const state = this.#communeState(buffer, start, end)
    if (state === DEHORS) lecteur.dehors()
    if (state === DEHORS || state === REFUSE) return
    const cell = (column: number): string => this.#cell(buffer, start, end, column)
    if (state === DEDANS) {
      lecteur.dedans(cell)
      return
    }
    if (state === INCONNU) tally.unknown(cell(layout.commune).trim())
    lecteur.parCodePostal(cell, state)
  }

  /** As wide as the header: what trailing delimiters add is empty. */
  #emptyAfter(buffer: Buffer, end: number): boolean {
    const separator = this.#separateur.charCodeAt(0)
    for (let i = this.#pipes[this.#layout.largeur - 1] ?? end; i < end; i++) {
      if (buffer[i] !== separator && buffer[i] !== SPACE) return false
    }
    return true
  }

  /** 0 when the cell is empty. */
  #communeState(buffer: Buffer, start: number, end: number): number {
    const column = this.#layout.commune
    const from = column === 0 ? start : (this.#pipes[column - 1] ?? end) + 1
    const to = Math.min(this.#pipes[column] ?? end, end)
    if (to === from) return 0
    const key = to - from === 5 ? keyOf(buffer, from) : -1
    if (key < 0)
      return this.#unusual(buffer.toString('latin1', from, to), (other) => this.#cell(buffer, start, end, other))
    const known = this.#codes[key] ?? 0
    ajouter(this.#lignes, key)
    return known !== 0 ? known : this.#learn(key, buffer.toString('latin1', from, to))
  }

  /** A code that lost its zero, or is surrounded by spaces or quotes. */
  #unusual(cell: string, autre: (column: number) => string): number {
    if (cell.trim() === '') return 0
    const code = parseCode(cell)
    if (code === null) {
      if (this.#tally.count(CODE_ILLISIBLE) === 0)
        this.#tally.warn(`Des codes de commune sont illisibles (« ${cell.slice(0, 20)} »).`)
      return INCONNU
    }
    const state = this.#stateOf(code.code)
    this.#portee.voir(this.#zone.place(code.code), code.code)
    for (const genre of this.#tally.refusDabord(code.reparations)) {
      const mende = { genre, ligne: this.ligne, avant: cell.trim(), apres: code.code }
      const place = this.#zone.place(code.code)
      const ici = place.kind === 'dedans' && this.#zone.etude.has(place.code)
      if (this.#tally.reparer(mende, ici, () => this.#lecteur.rejetee(autre))) continue
      if (place.kind === 'dedans') this.#lecteur.perdre(autre, [place.code])
      return REFUSE
    }
    return state
  }

  #learn(key: number, code: string): number {
    const state = this.#stateOf(code)
    this.#codes[key] = state
    this.#clefs.set(key, code)
    return state
  }

  #stateOf(code: string): number {
    const place = this.#zone.place(code)
    const departement = departementOfCode(code)
    if (place.kind === 'inconnu' && this.#zone.departementsEtude().has(departement)) this.#tally.unknown(code)
    if (place.kind === 'dedans') return DEDANS
    if (place.kind === 'partage') return place.touche ? PARTAGE : DEHORS
    if (place.kind === 'entiere') return ENTIERE
    return place.kind === 'dehors' ? DEHORS : INCONNU
  }

  #cell(buffer: Buffer, start: number, end: number, column: number): string {
    const from = column === 0 ? start : (this.#pipes[column - 1] ?? end) + 1
    return buffer.toString('latin1', from, Math.min(this.#pipes[column] ?? end, end))
  }
}

/** Where the next quote is; beyond the end when there is none. */
function nextQuote(buffer: Buffer, from: number): number {
  const at = buffer.indexOf(QUOTE, from)
  return at < 0 ? buffer.length : at
}

function blank(buffer: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (buffer[i] !== SPACE) return false
  return true
}
