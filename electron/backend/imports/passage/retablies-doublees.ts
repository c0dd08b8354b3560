/**
 * Restored communes that a file has twice: on their own line, and inside that of the commune they left. A consolidated
 * table has L'Oie (14 km², an old rounded area) beside Essarts-en-Bocage, whose 99.62 km² of 2023 still hold it. The file
 * itself tells: elsewhere it leaves the restored one empty, its people being counted with the other. A figure told on a
 * list of that time, and older than the restoration, is then that of both. Not where the figure itself was told of the
 * one with the other in an older year and of each since: Troarn has 5428 people with Sannerville in 2017, 3481 without in
 * 2018.
 */
import type { Retablie } from '../../reference/types.ts'

/** One figure of the file and one year. */
export interface ColonneListe {
  readonly indicateur: string
  /** Year of the oldest list of communes it is told on; null: unknown. */
  readonly liste: number | null
  /** Has it a line for this commune? */
  parle(commune: string): boolean
}

export class Doublees {
  /** Restored commune → oldest list on which the file tells it with the one it left. */
  readonly #depuis: ReadonlyMap<string, number>
  /** The same, for each figure. */
  readonly #parChiffre: ReadonlyMap<string, number>

  constructor(retablies: readonly Retablie[], colonnes: readonly ColonneListe[]) {
    const ensemble = retablies.flatMap(({ commune, parent, cog }) =>
      colonnes.flatMap(({ indicateur, liste, parle }) =>
        liste !== null && liste < cog && parle(parent) && !parle(commune) ? { commune, indicateur, liste } : [],
      ),
    )
    const premieres = (cle: (une: (typeof ensemble)[number]) => string) =>
      new Map([...Map.groupBy(ensemble, cle)].map(([une, dites]) => [une, Math.min(...dites.map((d) => d.liste))]))
    this.#depuis = premieres(({ commune }) => commune)
    this.#parChiffre = premieres(({ commune, indicateur }) => `${commune} ${indicateur}`)
  }

  /** Does the line of the parent hold this commune too, in a figure told on this list? */
  est({ commune, cog }: Retablie, indicateur: string, liste: number | null): boolean {
    const depuis = this.#depuis.get(commune)
    if (depuis === undefined || liste === null || liste < depuis || liste >= cog) return false
    return (this.#parChiffre.get(`${commune} ${indicateur}`) ?? liste) >= liste
  }
}
