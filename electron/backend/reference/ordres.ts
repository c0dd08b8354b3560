/** The statements of a read-only database, each prepared at its first use. */
import type Database from 'better-sqlite3'

export class Ordres {
  readonly #db: Database.Database
  readonly #prets = new Map<string, Database.Statement<unknown[], unknown>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  prendre<T>(sql: string): Database.Statement<unknown[], T> {
    let ordre = this.#prets.get(sql)
    if (ordre === undefined) {
      ordre = this.#db.prepare<unknown[], unknown>(sql)
      this.#prets.set(sql, ordre)
    }
    return ordre as Database.Statement<unknown[], T>
  }

  /** Column `v` of every row. */
  colonne(sql: string, ...parametres: unknown[]): string[] {
    return this.prendre<{ v: string }>(sql)
      .all(...parametres)
      .map(({ v }) => v)
  }
}

/** A list kept in one cell. */
export const mots = (texte: string): string[] => (texte === '' ? [] : texte.split(' '))
