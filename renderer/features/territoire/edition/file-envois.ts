/**
 * Sends changes one call at a time: what piles up while a call runs leaves in one call after it. The screen shows the
 * changes at once (`lire`), and keeps each until the state it draws is as recent as the answer.
 */
export interface EnAttente<T> {
  readonly modification: T
  /** Revision of the dossier in the answer; null: not answered yet. */
  readonly revision: number | null
}

export class FileEnvois<T> {
  readonly #envoyer: (modification: T) => Promise<number>
  readonly #fusionner: (modifications: readonly T[]) => T
  #file: readonly EnAttente<T>[] = []
  #occupe = false
  readonly #abonnes = new Set<() => void>()

  /** `envoyer` gives the revision of the answer; a rejection gives up everything that is not answered. */
  constructor(envoyer: (modification: T) => Promise<number>, fusionner: (modifications: readonly T[]) => T) {
    this.#envoyer = envoyer
    this.#fusionner = fusionner
  }

  readonly lire = (): readonly EnAttente<T>[] => this.#file

  readonly abonner = (suite: () => void): (() => void) => {
    this.#abonnes.add(suite)
    return () => this.#abonnes.delete(suite)
  }

  pousser(modification: T): void {
    this.#poser([...this.#file, { modification, revision: null }])
    void this.#vider()
  }

  #poser(file: readonly EnAttente<T>[]): void {
    this.#file = file
    for (const suite of this.#abonnes) suite()
  }

  async #vider(): Promise<void> {
    if (this.#occupe) return
    this.#occupe = true
    for (;;) {
      const envoyes = this.#file.filter((un) => un.revision === null)
      if (envoyes.length === 0) break
      try {
        const revision = await this.#envoyer(this.#fusionner(envoyes.map((un) => un.modification)))
        // Answers before this one are in every later state: only the last ones matter to the screen.
        const suivants = this.#file.filter((un) => un.revision === null && !envoyes.includes(un))
        this.#poser([...envoyes.map((un) => ({ ...un, revision })), ...suivants])
      } catch {
        // The caller has told the user; what is on screen must be what the dossier holds.
        this.#poser([])
      }
    }
    this.#occupe = false
  }
}

/** What a state of this revision does not hold yet. */
export function pasEncoreLa<T>(file: readonly EnAttente<T>[], revision: number): readonly T[] {
  return file.filter((un) => un.revision === null || un.revision > revision).map((un) => un.modification)
}
