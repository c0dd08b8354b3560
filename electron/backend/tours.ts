/** Writers of a dossier, one at a time, in the order they came. Whoever waits too long gives up, and changes nothing. */

/** Milliseconds a change waits for those before it: longer than any of them, an import that writes at once included. */
export const PATIENCE = 15_000

export class Tours {
  readonly #patience: number
  readonly #files = new Map<string, (() => void)[]>()

  constructor(patience: number = PATIENCE) {
    this.#patience = patience
  }

  /** Runs `travail` once nobody else of this key does. Throws `impatient()` without running it when that takes too long. */
  async a<T>(cle: string, travail: () => Promise<T>, impatient: () => Error): Promise<T> {
    await this.#attendre(cle, impatient)
    try {
      return await travail()
    } finally {
      this.#suivant(cle)
    }
  }

  #attendre(cle: string, impatient: () => Error): Promise<void> | undefined {
    const file = this.#files.get(cle)
    if (file === undefined) {
      this.#files.set(cle, [])
      return undefined
    }
    return new Promise((accepter, refuser) => {
      const entrer = (): void => {
        clearTimeout(minuterie)
        accepter()
      }
      const minuterie = setTimeout(() => {
        file.splice(file.indexOf(entrer), 1)
        refuser(impatient())
      }, this.#patience)
      file.push(entrer)
    })
  }

  #suivant(cle: string): void {
    const suivant = this.#files.get(cle)?.shift()
    if (suivant === undefined) this.#files.delete(cle)
    else suivant()
  }
}
