/**
 * Values of one figure by commune, read when somebody asks for that figure and rows until somebody asks for the value: a
 * dossier holds thousands of them, and a screen looks at a few figures.
 */
import type { Valeurs } from '../../../shared/domain/chiffres/faits.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import type { ValeurRow } from '../store/observations.ts'

export interface Lecteur {
  /** Communes that somebody asked for: it only grows. */
  readonly voulues: ReadonlySet<string>
  /** Rows of some of them. */
  lire(codes: readonly string[]): readonly ValeurRow[]
  quantite(row: ValeurRow): Quantity
}

export class ValeursLues implements Valeurs {
  /** Seen by whoever compares two readings of a dossier: a private one would make any two alike. */
  readonly lues = new Map<string, ValeurRow | Quantity>()
  readonly #lecteur: Lecteur
  /** How many of the communes asked for were read. */
  #demandees = 0

  constructor(lecteur: Lecteur) {
    this.#lecteur = lecteur
  }

  /** Reads what is asked for and was not yet. */
  lire(): void {
    const { voulues } = this.#lecteur
    if (this.#demandees === voulues.size) return
    const nouvelles = [...voulues].slice(this.#demandees)
    for (const row of this.#lecteur.lire(nouvelles)) this.lues.set(row.code, row)
    this.#demandees = voulues.size
  }

  has(code: string): boolean {
    this.lire()
    return this.lues.has(code)
  }

  get(code: string): Quantity | undefined {
    this.lire()
    const lue = this.lues.get(code)
    if (lue === undefined || 'kind' in lue) return lue
    const quantite = this.#lecteur.quantite(lue)
    this.lues.set(code, quantite)
    return quantite
  }

  /** Is one of these communes read already? Reads nothing. */
  connait(codes: readonly string[]): boolean {
    return codes.some((code) => this.lues.has(code))
  }
}
