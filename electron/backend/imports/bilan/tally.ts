/** What happened to the lines of one import: counted by cause, with the first line numbers and the rejected lines. */
import type { MissingReason } from '../../../../shared/domain/quantity.ts'
import { type GenreReparation, REPARATION_LABELS, type Reparation } from '../../../../shared/domain/reparations.ts'
import type { LieuDit } from '../communes/lieux.ts'
import type { IgnoredCause } from '../types.ts'
import { court } from './french.ts'

export interface RejectedLine {
  readonly ligne: number
  readonly cause: string
  /** Of a very wide table: the line itself, to be split. */
  readonly cells: readonly string[] | string
}

/** A line to reject: its cells, or the row that it is. */
export type Rejetee =
  | readonly string[]
  | (() => readonly string[])
  | { readonly cells: readonly string[]; readonly texte?: string }

/** Rejected lines kept for the export, and the memory that they may take; the count goes on beyond. */
const MAX_REJECTED = 100_000
const MAX_OCTETS = 24e6
/** What a cell takes besides its text. Bytes. */
const CELLULE = 24
const MAX_CODES = 50
/** Mended lines listed, by kind: those of the study area, and a few of the others. */
const MAX_DEDANS = 500
const MAX_DEHORS = 20

interface Repares {
  lignes: number
  refusees: number
  readonly dedans: Reparation[]
  readonly dehors: Reparation[]
}

export class Tally {
  lues = 0
  retenues = 0
  aPlacer = 0
  readonly rejets: RejectedLine[] = []
  #octets = 0
  readonly avertissements: string[] = []
  readonly #causes = new Map<string, { lignes: number; premieres: number[]; rejet: boolean }>()
  /** Cells of the study area without a value, by reason. */
  readonly marques = new Map<MissingReason, number>()
  readonly #cellules = new Map<string, { nombre: number; ligne: number; lue: string }>()
  readonly #inconnus = new Set<string>()
  readonly #hesites = new Map<string, readonly LieuDit[]>()
  readonly #sansSommes = new Map<string, Set<string>>()
  readonly #deplaces = new Map<string, { vers: string; lignes: number; nom?: string }>()
  readonly #refus: ReadonlySet<GenreReparation>
  readonly #repares = new Map<GenreReparation, Repares>()

  /** Told of each rejected line. */
  ecoute: ((cause: string, rejetee: Rejetee) => void) | null = null

  /** @param refus repairs that the user does not want. */
  constructor(refus: Iterable<GenreReparation> = []) {
    this.#refus = new Set(refus)
  }

  /** The line is expected to be left out: outside the area, a student… */
  ignore(cause: string, ligne: number): void {
    this.#count(cause, ligne, 1, false)
  }

  /** Lines counted elsewhere, with the first of their numbers. */
  ignoreMany(cause: string, premieres: readonly number[], lignes: number): void {
    for (const [index, ligne] of premieres.entries()) {
      this.#count(cause, ligne, index === 0 ? lignes - premieres.length + 1 : 1, false)
    }
  }

  /** Something is wrong in the line: it can be exported, with its own `detail` of the cause. */
  reject(cause: string, ligne: number, rejetee: Rejetee, detail = cause): void {
    this.#count(cause, ligne, 1, true)
    this.ecoute?.(cause, rejetee)
    if (this.rejets.length >= MAX_REJECTED || this.#octets >= MAX_OCTETS) return
    const cells = cellules(rejetee)
    this.#octets += typeof cells === 'string' ? cells.length : cells.reduce((n, un) => n + un.length + CELLULE, 0)
    this.rejets.push({ ligne, cause: detail, cells })
  }

  /** A cell that cannot be read, in a line whose others are: it alone is missing. */
  cellule(titre: string, ligne: number, lue: string): void {
    const vues = this.#cellules.get(titre)
    if (vues === undefined) this.#cellules.set(titre, { nombre: 1, ligne, lue: court(lue.trim(), 40) })
    else vues.nombre++
  }

  /** Cells that were not read, by the title of their column: how many, the first with its line. */
  get cellules(): ReadonlyMap<string, { readonly nombre: number; readonly ligne: number; readonly lue: string }> {
    return this.#cellules
  }

  /** A place of the file that may be several communes: left out. */
  hesitate(nom: string, lieux: readonly LieuDit[]): void {
    if (this.#hesites.size < MAX_CODES) this.#hesites.set(nom, lieux)
  }

  /** A commune that several lines lead to, and a figure that cannot be added up. */
  sansSomme(libelle: string, code: string): void {
    const codes = this.#sansSommes.get(libelle)
    if (codes === undefined) this.#sansSommes.set(libelle, new Set([code]))
    else codes.add(code)
  }

  /** Figures that could not be added up, with the communes that have no value of them. */
  get sansSommes(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#sansSommes
  }

  /**
   * A line has to be mended to be read. False: the user refused that, the line is rejected and says so.
   * @param dedans its commune is of the study area.
   */
  reparer({ genre, ligne, avant, apres }: Reparation, dedans: boolean, rejetee: Rejetee): boolean {
    let repares = this.#repares.get(genre)
    if (repares === undefined) {
      repares = { lignes: 0, refusees: 0, dedans: [], dehors: [] }
      this.#repares.set(genre, repares)
    }
    if (this.refuse(genre)) {
      repares.refusees++
      this.reject(`réparation refusée : ${REPARATION_LABELS[genre].refus}`, ligne, rejetee)
      return false
    }
    repares.lignes++
    const liste = dedans ? repares.dedans : repares.dehors
    if (liste.length < (dedans ? MAX_DEDANS : MAX_DEHORS)) liste.push({ genre, ligne, avant: court(avant, 40), apres })
    return true
  }

  /** The user does not want this repair. */
  refuse(genre: GenreReparation): boolean {
    return this.#refus.has(genre)
  }

  /** The refused kinds first: a line that is rejected for one of them is not counted as mended by the others. */
  refusDabord(genres: readonly GenreReparation[]): readonly GenreReparation[] {
    return genres.length < 2 ? genres : [...genres].sort((a, b) => Number(this.refuse(b)) - Number(this.refuse(a)))
  }

  /** Lines mended so. */
  reparees(genre: GenreReparation): number {
    return this.#repares.get(genre)?.lignes ?? 0
  }

  /** The refused repairs, with the lines that needed them. */
  refusees(): { genre: GenreReparation; lignes: number }[] {
    return [...this.#refus].map((genre) => ({ genre, lignes: this.#repares.get(genre)?.refusees ?? 0 }))
  }

  /** Mended lines to show, those of the study area first. */
  exemples(): Reparation[] {
    return [...this.#repares.values()].flatMap(({ dedans, dehors }) => [...dedans, ...dehors])
  }

  unknown(code: string): void {
    if (this.#inconnus.size < MAX_CODES) this.#inconnus.add(code)
  }

  moved(de: string, vers: string): void {
    const known = this.#deplaces.get(de)
    if (known === undefined) this.#deplaces.set(de, { vers, lignes: 1 })
    else known.lignes++
  }

  /** Name that the file gives to a code that was moved. */
  nommer(de: string, nom: string): void {
    const known = this.#deplaces.get(de)
    if (known !== undefined && nom !== '') known.nom ??= nom
  }

  warn(text: string): void {
    if (!this.avertissements.includes(text)) this.avertissements.push(text)
  }

  missing(reason: MissingReason): void {
    this.marques.set(reason, (this.marques.get(reason) ?? 0) + 1)
  }

  /** Lines left out for this cause. */
  count(cause: string): number {
    return this.#causes.get(cause)?.lignes ?? 0
  }

  get rejected(): number {
    return [...this.#causes.values()].reduce((sum, cause) => sum + (cause.rejet ? cause.lignes : 0), 0)
  }

  ignorees(): IgnoredCause[] {
    return [...this.#causes]
      .map(([cause, { premieres, ...rest }]) => ({ cause, ...rest, premieres: premieres.toSorted((a, b) => a - b) }))
      .sort((a, b) => b.lignes - a.lignes)
  }

  /** Places left out, with the communes that each may be. */
  get hesites(): ReadonlyMap<string, readonly LieuDit[]> {
    return this.#hesites
  }

  codesInconnus(): string[] {
    return [...this.#inconnus].sort()
  }

  codesDeplaces(): { de: string; vers: string; lignes: number; nom?: string }[] {
    return [...this.#deplaces].map(([de, value]) => ({ de, ...value })).sort((a, b) => (a.de < b.de ? -1 : 1))
  }

  #count(cause: string, ligne: number, lignes: number, rejet: boolean): void {
    let entry = this.#causes.get(cause)
    if (entry === undefined) {
      entry = { lignes: 0, premieres: [], rejet }
      this.#causes.set(cause, entry)
    }
    entry.lignes += lignes
    if (entry.premieres.length < 10) entry.premieres.push(ligne)
  }
}

/** What happens to lines around the study area is told by nobody; what they take from a figure is. */
export class TallyAilleurs extends Tally {
  readonly #principal: Tally

  constructor(principal: Tally) {
    super()
    this.#principal = principal
  }

  override ignore(): void {}
  override hesitate(): void {}
  override sansSomme(): void {}
  override unknown(): void {}
  override moved(): void {}
  override nommer(): void {}
  override warn(): void {}
  override missing(): void {}
  override cellule(): void {}

  override reject(cause: string, _ligne: number, rejetee: Rejetee): void {
    this.#principal.ecoute?.(cause, rejetee)
  }

  override reparer({ genre }: Reparation): boolean {
    return !this.#principal.refuse(genre)
  }

  override refuse(genre: GenreReparation): boolean {
    return this.#principal.refuse(genre)
  }
}

/** A rejected line, as text. */
export function enTexte(rejetee: Rejetee): string {
  const cells = cellules(rejetee)
  return typeof cells === 'string' ? cells : cells.join(' ')
}

function cellules(rejetee: Rejetee): readonly string[] | string {
  if (typeof rejetee === 'function') return rejetee()
  if (!('texte' in rejetee) || rejetee.texte === undefined) return 'cells' in rejetee ? rejetee.cells : rejetee
  // A copy: the line is a slice of the text read with it, which would be kept as well.
  return Buffer.from(rejetee.texte).toString()
}
