/**
 * Restored communes that a file has twice: on their own line, and inside that of the commune they left. A consolidated
 * table has L'Oie (14 km², an old rounded area) beside Essarts-en-Bocage, whose 99.62 km² of 2023 still hold it. The file
 * itself tells: elsewhere it leaves the restored one empty, its people being counted with the other. A figure told on a
 * list of that time, and older than the restoration, is then that of both.
 */
import type { Retablie } from '../reference/types.ts'

/** One figure of the file and one year. */
export interface ColonneListe {
  /** Year of the oldest list of communes it is told on; null: unknown. */
  readonly liste: number | null
  /** Has it a line for this commune? */
  parle(commune: string): boolean
}

export class Doublees {
  /** Restored commune → oldest list on which the file tells it with the one it left. */
  readonly #depuis: ReadonlyMap<string, number>

  constructor(retablies: readonly Retablie[], colonnes: readonly ColonneListe[]) {
    this.#depuis = new Map(
      retablies.flatMap(({ commune, parent, cog }) => {
        const listes = colonnes.flatMap(({ liste, parle }) =>
          liste !== null && liste < cog && parle(parent) && !parle(commune) ? liste : [],
        )
        return listes.length === 0 ? [] : [[commune, Math.min(...listes)] as const]
      }),
    )
  }

  /** Does the line of the parent hold this commune too, in a figure told on this list? */
  est({ commune, cog }: Retablie, liste: number | null): boolean {
    const depuis = this.#depuis.get(commune)
    return depuis !== undefined && liste !== null && liste >= depuis && liste < cog
  }
}
