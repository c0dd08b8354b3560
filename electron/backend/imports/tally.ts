/** What happened to the lines of one import: counted by cause, with the first line numbers and the rejected lines. */
import type { MissingReason } from '../../../shared/domain/quantity.ts'
import type { IgnoredCause } from './types.ts'

export interface RejectedLine {
  readonly ligne: number
  readonly cause: string
  readonly cells: readonly string[]
}

/** Rejected lines kept for the export; the count goes on beyond. */
const MAX_REJECTED = 100_000
const MAX_CODES = 50

export class Tally {
  lues = 0
  retenues = 0
  aPlacer = 0
  reparees = 0
  readonly rejets: RejectedLine[] = []
  readonly avertissements: string[] = []
  readonly #causes = new Map<string, { lignes: number; premieres: number[]; rejet: boolean }>()
  /** Cells of the study area without a value, by reason. */
  readonly marques = new Map<MissingReason, number>()
  readonly #inconnus = new Set<string>()
  readonly #deplaces = new Map<string, { vers: string; lignes: number; nom?: string }>()

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

  /** Something is wrong in the line: it can be exported. */
  reject(cause: string, ligne: number, cells: readonly string[]): void {
    this.#count(cause, ligne, 1, true)
    if (this.rejets.length < MAX_REJECTED) this.rejets.push({ ligne, cause, cells })
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
