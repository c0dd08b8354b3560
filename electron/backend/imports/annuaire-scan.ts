/**
 * The Annuaire Santé is about 700 MB for a few thousand useful lines: lines are cut and filtered on bytes, and only
 * the cells of kept lines become strings. Codes are ASCII in UTF-8 and in windows-1252 alike.
 */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import { CLES, keyOf } from './cle-code.ts'
import { CODE_ILLISIBLE, CODE_INCONNU, COLONNES, HORS_ZONE } from './context.ts'
import type { AnnuaireLayout } from './profiles/types.ts'
import { deplacer } from './rows.ts'
import type { Tally } from './tally.ts'
import { parseCode, parsePostcode, zeroPerdu } from './values.ts'
import type { Zone } from './zone.ts'

const PIPE = 0x7c
const NEWLINE = 0x0a
const RETURN = 0x0d

/** What is known of a code, one byte each: 0 means not met yet. */
const DEHORS = 1
const INCONNU = 2
const PARTAGE = 3
const TOUCHE = 4
const DEDANS = 5
/** Would lead somewhere by a repair that the user refused. */
const REFUSE = 6
/** The whole of a commune of which the study area holds arrondissements only. */
const ENTIERE = 7

export interface ScannedActivity {
  /** Null: à placer. */
  readonly code: string | null
  readonly codePostal: string | null
  readonly profession: string
  readonly savoirFaire: string | null
  readonly mode: string | null
  readonly identifiant: string
}

export const ETUDIANT = 'étudiant (catégorie E)'
export const REMPLACANT = 'activité de remplacement (GENR02)'
export const SANS_ADRESSE = 'ni code de commune ni code postal'
export const CEDEX = 'code postal CEDEX ou inconnu, sans code de commune'
export const SANS_IDENTIFIANT = 'identifiant du professionnel absent'

export class AnnuaireScan {
  /** Lines seen so far, the header included. */
  ligne = 0
  /** Départements met in the whole file. */
  readonly departements = new Set<string>()
  /** Communes of the study area of which a line was refused. */
  readonly perdues = new Set<string>()
  /** Last line without its newline and without its columns: the download was cut. */
  coupee = false
  readonly #layout: AnnuaireLayout
  readonly #zone: Zone
  readonly #tally: Tally
  readonly #keep: (activity: ScannedActivity) => void
  readonly #pipes: Int32Array
  readonly #codes = new Uint8Array(CLES)
  readonly #postcodes = new Uint8Array(100_000)
  readonly #departements: ReadonlySet<string>
  readonly #headerLine: number
  #hors = 0
  #horsFirst: number[] = []
  #sansAdresse = 0
  #sansAdresseFirst: number[] = []

  constructor(
    layout: AnnuaireLayout,
    headerLine: number,
    zone: Zone,
    tally: Tally,
    keep: (activity: ScannedActivity) => void,
  ) {
    this.#layout = layout
    this.#headerLine = headerLine
    this.#zone = zone
    this.#tally = tally
    this.#keep = keep
    this.#pipes = new Int32Array(layout.largeur + 2)
    this.#departements = zone.departements()
  }

  /** @param buffer whole lines; only the last of the file may lack its newline. */
  push(buffer: Buffer): void {
    const pipes = this.#pipes
    const capacity = pipes.length
    const length = buffer.length
    let start = 0
    let count = 0
    for (let i = 0; i < length; i++) {
      const byte = buffer[i]
      if (byte === PIPE) {
        if (count < capacity) pipes[count] = i
        count++
      } else if (byte === NEWLINE) {
        this.#line(buffer, start, i, count)
        start = i + 1
        count = 0
      }
    }
    if (start < length) {
      const before = this.#tally.count(COLONNES)
      this.#line(buffer, start, length, count)
      this.coupee = this.#tally.count(COLONNES) > before
    }
  }

  /** Gives the counts kept aside during the scan to the tally. */
  finish(): void {
    const [hors] = this.#horsFirst
    if (hors !== undefined) this.#tally.ignoreMany(HORS_ZONE, this.#horsFirst, this.#hors)
    if (this.#sansAdresse > 0) this.#tally.ignoreMany(SANS_ADRESSE, this.#sansAdresseFirst, this.#sansAdresse)
  }

  #line(buffer: Buffer, start: number, stop: number, pipes: number): void {
    this.ligne++
    const end = stop > start && buffer[stop - 1] === RETURN ? stop - 1 : stop
    if (this.ligne <= this.#headerLine || end === start) return
    const tally = this.#tally
    const layout = this.#layout
    tally.lues++
    if (pipes !== layout.largeur && pipes !== layout.largeur - 1) {
      tally.reject(COLONNES, this.ligne, [])
      return
    }
    const state = this.#communeState(buffer, start, end)
    if (state === DEHORS) this.#outside()
    if (state === DEHORS || state === REFUSE) return
    const cell = (column: number): string => this.#cell(buffer, start, end, column)
    if (state === DEDANS) {
      const code = this.#target(cell)
      if (code !== null) this.#give(cell, code, null)
      return
    }
    if (state === INCONNU) tally.unknown(cell(layout.commune).trim())
    const placed = this.#byPostcode(cell, state)
    if (placed !== null) this.#give(cell, placed.code, placed.codePostal)
  }

  #give(cell: (column: number) => string, code: string | null, codePostal: string | null): void {
    const layout = this.#layout
    const tally = this.#tally
    if (cell(layout.categorie) === 'E') {
      tally.ignore(ETUDIANT, this.ligne)
      return
    }
    if (layout.genre >= 0 && cell(layout.genre) === 'GENR02') {
      tally.ignore(REMPLACANT, this.ligne)
      return
    }
    const national = layout.identifiantNational < 0 ? '' : cell(layout.identifiantNational).trim()
    const own = layout.identifiant < 0 ? '' : cell(layout.identifiant).trim()
    const type = layout.typeIdentifiant < 0 ? '' : cell(layout.typeIdentifiant).trim()
    const identifiant = national !== '' ? national : own === '' ? '' : type + own
    const profession = cell(layout.profession).trim()
    if (identifiant === '' || profession === '') {
      tally.reject(SANS_IDENTIFIANT, this.ligne, this.#rejected(cell))
      return
    }
    this.#keep({
      code,
      codePostal,
      profession,
      savoirFaire: cell(layout.savoirFaire).trim() || null,
      mode: cell(layout.mode).trim() || null,
      identifiant,
    })
  }

  /** A postcode decides only when it has one commune and the address is no CEDEX; null: counted and left out. */
  #byPostcode(
    cell: (column: number) => string,
    state: number,
  ): { readonly code: string | null; readonly codePostal: string | null } | null {
    const layout = this.#layout
    const raw = cell(layout.codePostal).trim()
    const codePostal = parsePostcode(raw)
    // An old commune shared between several of today's: the person is near, not placed.
    if (state === PARTAGE) return { code: null, codePostal }
    if (state === ENTIERE) return this.#arrondissement(codePostal)
    if (raw === '' && state === INCONNU) {
      this.#tally.reject(CODE_INCONNU, this.ligne, this.#rejected(cell))
      return null
    }
    if (raw === '') {
      if (this.#sansAdresse++ < 10) this.#sansAdresseFirst.push(this.ligne)
      return null
    }
    if (codePostal === null) {
      this.#outside()
      return null
    }
    const place = this.#postcodeState(codePostal)
    if (place === DEHORS) {
      this.#outside()
      return null
    }
    if (place === INCONNU) {
      if (this.#departements.has(departementOfCode(codePostal))) {
        this.#tally.reject(CEDEX, this.ligne, this.#rejected(cell))
      } else this.#outside()
      return null
    }
    const mende = { genre: 'zeros', ligne: this.ligne, avant: raw, apres: codePostal } as const
    if (zeroPerdu(raw) && !this.#tally.reparer(mende, true, () => this.#rejected(cell))) {
      for (const commune of this.#zone.communesOfPostcode(codePostal)) this.perdues.add(commune)
      return null
    }
    const cedex = layout.cedex >= 0 && /\bcedex\b/i.test(cell(layout.cedex))
    if (place === TOUCHE || cedex || state === INCONNU) return { code: null, codePostal }
    const only = this.#zone.postcode(codePostal)
    return { code: only.kind === 'dedans' ? only.code : null, codePostal }
  }

  /** In the arrondissement of the postcode; near, not placed, when the postcode does not tell it. */
  #arrondissement(
    codePostal: string | null,
  ): { readonly code: string | null; readonly codePostal: string | null } | null {
    const place = codePostal === null ? null : this.#zone.postcode(codePostal)
    if (place?.kind === 'dedans') return { code: place.code, codePostal }
    if (place?.kind !== 'dehors') return { code: null, codePostal }
    this.#outside()
    return null
  }

  /** Only cells that name nobody. */
  #rejected(cell: (column: number) => string): string[] {
    const { profession, codePostal, commune } = this.#layout
    return [cell(profession), cell(codePostal), cell(commune)]
  }

  #outside(): void {
    if (this.#hors++ < 10) this.#horsFirst.push(this.ligne)
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
    return known !== 0 ? known : this.#learn(key, buffer.toString('latin1', from, to))
  }

  /** Null: rejected. */
  #target(cell: (column: number) => string): string | null {
    const code = parseCode(cell(this.#layout.commune))?.code ?? ''
    const place = this.#zone.place(code)
    if (place.kind !== 'dedans') return null
    const rejetee = () => this.#rejected(cell)
    if (!place.deplace || deplacer(this.#tally, this.ligne, rejetee, code, place)) return this.#precis(cell, place.code)
    this.perdues.add(place.code)
    return null
  }

  /** A line may tell the whole commune and the postcode of one of its arrondissements. */
  #precis(cell: (column: number) => string, code: string): string {
    if (this.#zone.arrondissements(code).length === 0) return code
    const place = this.#zone.postcode(parsePostcode(cell(this.#layout.codePostal)) ?? '')
    return place.kind === 'dedans' ? place.code : code
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
    for (const genre of this.#tally.refusDabord(code.reparations)) {
      const mende = { genre, ligne: this.ligne, avant: cell.trim(), apres: code.code }
      if (this.#tally.reparer(mende, state === DEDANS, () => this.#rejected(autre))) continue
      const place = this.#zone.place(code.code)
      if (place.kind === 'dedans') this.perdues.add(place.code)
      return REFUSE
    }
    return state
  }

  #learn(key: number, code: string): number {
    const state = this.#stateOf(code)
    this.#codes[key] = state
    return state
  }

  #stateOf(code: string): number {
    const place = this.#zone.place(code)
    const departement = departementOfCode(code)
    if (place.kind !== 'inconnu') this.departements.add(departement)
    else if (this.#departements.has(departement)) this.#tally.unknown(code)
    if (place.kind === 'dedans') return DEDANS
    if (place.kind === 'partage') return place.touche ? PARTAGE : DEHORS
    if (place.kind === 'entiere') return ENTIERE
    return place.kind === 'dehors' ? DEHORS : INCONNU
  }

  #postcodeState(codePostal: string): number {
    const key = Number(codePostal)
    const known = this.#postcodes[key] ?? 0
    if (known !== 0) return known
    const place = this.#zone.postcode(codePostal)
    const state =
      place.kind === 'dedans' ? DEDANS : place.kind === 'touche' ? TOUCHE : place.kind === 'dehors' ? DEHORS : INCONNU
    this.#postcodes[key] = state
    return state
  }

  #cell(buffer: Buffer, start: number, end: number, column: number): string {
    const from = column === 0 ? start : (this.#pipes[column - 1] ?? end) + 1
    return buffer.toString('latin1', from, Math.min(this.#pipes[column] ?? end, end))
  }
}
