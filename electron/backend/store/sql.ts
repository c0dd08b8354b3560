/** The few ways repositories speak to SQLite: prepared once per connection, typed rows, no write outside a transaction. */
import type { Statement } from 'better-sqlite3'
import type { Dossier } from './types.ts'

type Value = string | number | null

/** Those that read share the connection of the one that writes. */
const statements = new WeakMap<Dossier['db'], Map<string, Statement<Value[]>>>()

function prepared({ db }: Dossier, sql: string, forme?: 'pluck' | 'raw'): Statement<Value[]> {
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  const key = forme === undefined ? sql : `${forme} ${sql}`
  let statement = known.get(key)
  if (!statement) {
    statement = db.prepare<Value[]>(sql)
    if (forme !== undefined) statement[forme]()
    known.set(key, statement)
  }
  return statement
}

/** All rows. `Row` is the shape that the SQL names; the tables are STRICT, so their types hold. */
export function all<Row>(dossier: Dossier, sql: string, ...values: Value[]): Row[] {
  return prepared(dossier, sql).all(...values) as Row[]
}

/** The first column of each row. */
export function column<T extends Value>(dossier: Dossier, sql: string, ...values: Value[]): T[] {
  return prepared(dossier, sql, 'pluck').all(...values) as T[]
}

/** Each row as the list of its columns: of thousands of rows, a third faster than objects. */
export function lists<T extends readonly Value[]>(dossier: Dossier, sql: string, ...values: Value[]): T[] {
  return prepared(dossier, sql, 'raw').all(...values) as unknown as T[]
}

export function one<Row>(dossier: Dossier, sql: string, ...values: Value[]): Row | undefined {
  return prepared(dossier, sql).get(...values) as Row | undefined
}

/** One write. Gives the number of rows changed and the id of the last row inserted. */
export function run(dossier: Dossier, sql: string, ...values: Value[]): { changes: number; id: number } {
  assertWriting(dossier)
  const { changes, lastInsertRowid } = prepared(dossier, sql).run(...values)
  return { changes, id: Number(lastInsertRowid) }
}

/** The same write for many rows; rows may be streamed by a generator. Gives how many were written. */
export function runAll<T>(dossier: Dossier, sql: string, rows: Iterable<T>, toValues: (row: T) => Value[]): number {
  assertWriting(dossier)
  const statement = prepared(dossier, sql)
  let count = 0
  for (const row of rows) {
    statement.run(...toValues(row))
    count++
  }
  return count
}

export function assertWriting(dossier: Dossier): void {
  if (!dossier.db.inTransaction) {
    throw new Error('programming error: the store is written only inside dossier.transaction')
  }
}

/** A list of codes as one SQL value, read by `json_each(?)`: no limit on their number. */
export function codeList(codes: Iterable<string>): string {
  return JSON.stringify([...codes])
}
