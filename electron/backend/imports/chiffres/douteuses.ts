/** Rows of the communes kept that say nothing sure: what they may be worth is lost to their commune, and told. */
import type { ObservationLayout } from '../profiles/types-mesures.ts'

const IDENTIQUE = 'ligne identique à une autre, déjà comptée'

export class Douteuses {
  readonly #layout: Pick<ObservationLayout, 'doute' | 'identite'>
  readonly #vues = new Set<string>()

  constructor(layout: Pick<ObservationLayout, 'doute' | 'identite'>) {
    this.#layout = layout
  }

  /** French: why the row is not taken; null: it is. */
  dire(cells: readonly string[]): string | null {
    const doute = this.#layout.doute?.(cells) ?? null
    if (doute !== null) return doute
    const identite = this.#layout.identite?.(cells) ?? null
    if (identite === null) return null
    if (this.#vues.has(identite)) return IDENTIQUE
    this.#vues.add(identite)
    return null
  }
}
