/**
 * Values of one figure by commune, as rows until somebody asks for them: a dossier holds thousands of them, and a screen
 * looks at a few figures.
 */
import type { Valeurs } from '../../../shared/domain/chiffres/faits.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import type { ValeurRow } from '../store/observations.ts'

export class ValeursLues implements Valeurs {
  /** Seen by whoever compares two readings of a dossier: a private one would make any two alike. */
  readonly lues = new Map<string, ValeurRow | Quantity>()
  readonly #quantite: (row: ValeurRow) => Quantity

  constructor(quantite: (row: ValeurRow) => Quantity) {
    this.#quantite = quantite
  }

  ajouter(row: ValeurRow): void {
    this.lues.set(row.code, row)
  }

  has(code: string): boolean {
    return this.lues.has(code)
  }

  get(code: string): Quantity | undefined {
    const lue = this.lues.get(code)
    if (lue === undefined || 'kind' in lue) return lue
    const quantite = this.#quantite(lue)
    this.lues.set(code, quantite)
    return quantite
  }
}
