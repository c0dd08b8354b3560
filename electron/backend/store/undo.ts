/**
 * Undo and redo of every change. Triggers of the writing connection keep how each row was (table `historique_ligne`);
 * a transaction closes them into a step (`historique_pas`). Undoing puts the rows back in reverse order while the same
 * triggers write the step of the redo. Everything stands in the dossier, and so outlives the application.
 *
 * A later migration that changes a table listed here must empty both tables of the history.
 */
import type { Database } from 'better-sqlite3'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { one } from './sql.ts'
import type { Dossier, JournalRow } from './types.ts'

/** Tables whose rows can be undone, and what tells their rows apart. A rowid would not outlive a VACUUM. */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['reglage', ['cpts_id', 'cle']],
  ['commune_etude', ['code']],
  ['cpts', ['id']],
  ['cpts_commune', ['cpts_id', 'code']],
  ['elargissement', ['cpts_id', 'code', 'ecrit']],
  ['secteur', ['id']],
  ['secteur_commune', ['cpts_id', 'code']],
  ['source', ['id']],
  ['source_couverture', ['source_id', 'code']],
  ['source_portee', ['source_id']],
  ['observation', ['source_id', 'indicateur', 'millesime', 'code']],
  ['comparaison', ['source_id', 'indicateur', 'millesime', 'niveau', 'territoire']],
  ['indicateur', ['id']],
  ['activite', ['id']],
  ['structure', ['source_id', 'finess']],
  ['chiffre_publie', ['id']],
  ['texte', ['cpts_id', 'cle']],
])

/** Changes that are the dossier's beginning: there is nothing before them to come back to. */
const BEGINNINGS: ReadonlySet<string> = new Set(['dossier.creer', 'exemple.creer'])

/** Journal actions of the undo itself. */
const UNDO = 'annuler'
const REDO = 'refaire'
export type Direction = typeof UNDO | typeof REDO

interface Step {
  id: number
  journal_id: number
  premiere: number
  derniere: number
}
interface Line {
  id: number
  nom: string
  operation: 'insertion' | 'modification' | 'suppression'
  [column: `c${number}`]: string | number | null
}

interface Shape {
  readonly columns: readonly string[]
  /** Positions of the columns of the key. */
  readonly key: readonly number[]
}

const shapes = new WeakMap<Database, ReadonlyMap<string, Shape>>()

function readShapes(db: Database): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>()
  for (const [table, key] of KEYS) {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    found.set(table, { columns, key: key.map((name) => columns.indexOf(name)) })
  }
  return found
}

/** `prefix.column` equal to a value. The settings' key is an expression: the dossier's own have no CPTS. */
function keyIs(table: string, column: string, prefix: string, value: string): string {
  if (table === 'reglage' && column === 'cpts_id') return `coalesce(${prefix}cpts_id, 0) = coalesce(${value}, 0)`
  return `${prefix}${column} = ${value}`
}

/** Installs the triggers on a connection that writes. They live as long as it and leave no trace in the file's schema. */
export function keepHistory(db: Database): void {
  db.pragma('temp_store = MEMORY')
  const known = readShapes(db)
  shapes.set(db, known)
  const sql: string[] = []
  for (const [table, { columns, key }] of known) {
    const slots = columns.map((_, index) => `c${index}`)
    const old = columns.map((name) => `OLD.${name}`)
    // The salt is written once, before any history: nothing may ever change it or bring another one back.
    const salt = (row: string) =>
      table === 'reglage'
        ? `SELECT RAISE(ABORT, 'programming error: the salt of a dossier never changes') WHERE ${row}.cle = 'sel';`
        : ''
    const changed = columns.map((name) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ')
    const moved = key.map((i) => `OLD.${columns[i]} IS NOT NEW.${columns[i]}`).join(' OR ')
    sql.push(
      `CREATE TEMP TRIGGER ${table}_insertion AFTER INSERT ON main.${table} BEGIN ${salt('NEW')}
         INSERT INTO historique_ligne (nom, operation, ${key.map((i) => slots[i]).join(', ')})
         VALUES ('${table}', 'insertion', ${key.map((i) => `NEW.${columns[i]}`).join(', ')}); END;`,
      `CREATE TEMP TRIGGER ${table}_suppression AFTER DELETE ON main.${table} BEGIN ${salt('OLD')}
         INSERT INTO historique_ligne (nom, operation, ${slots.join(', ')})
         VALUES ('${table}', 'suppression', ${old.join(', ')}); END;`,
      `CREATE TEMP TRIGGER ${table}_modification AFTER UPDATE ON main.${table} WHEN ${changed} BEGIN ${salt('OLD')}
         SELECT RAISE(ABORT, 'programming error: a key never changes') WHERE ${moved};
         INSERT INTO historique_ligne (nom, operation, ${slots.join(', ')})
         VALUES ('${table}', 'modification', ${old.join(', ')}); END;`,
    )
  }
  db.exec(sql.join('\n'))
}

/** Number of the last line written. A change's own lines follow it. */
export function lastLine(db: Database): number {
  return db.prepare('SELECT coalesce(max(id), 0) FROM historique_ligne').pluck().get() as number
}

/**
 * Closes the lines written since `after` into the step of a change. A new change clears what could be redone; the
 * beginning of a dossier leaves nothing to undo.
 */
export function recordStep(db: Database, action: string, journalId: number, after: number): void {
  if (action === UNDO || action === REDO) return // they have kept their own step
  const last = lastLine(db)
  if (last === after) return
  if (BEGINNINGS.has(action)) {
    db.exec('DELETE FROM historique_pas; DELETE FROM historique_ligne')
    return
  }
  const stale = db.prepare("SELECT * FROM historique_pas WHERE sens = 'refaire'").all() as Step[]
  for (const step of stale) forget(db, step)
  insertStep(db, 'annuler', journalId, after + 1, last)
}

function insertStep(db: Database, sens: Direction, journalId: number, first: number, last: number): void {
  db.prepare('INSERT INTO historique_pas (journal_id, sens, premiere, derniere) VALUES (?, ?, ?, ?)').run(
    journalId,
    sens,
    first,
    last,
  )
}

function forget(db: Database, { id, premiere, derniere }: Step): void {
  db.prepare('DELETE FROM historique_ligne WHERE id BETWEEN ? AND ?').run(premiere, derniere)
  db.prepare('DELETE FROM historique_pas WHERE id = ?').run(id)
}

/** The change that `undo` (or `redo`) would act on; undefined when there is none. */
export function nextStep(dossier: Dossier, direction: Direction): JournalRow | undefined {
  const row = one<{ id: number; date: string; action: string; detail: string }>(
    dossier,
    `SELECT j.id, j.date, j.action, j.detail FROM historique_pas AS p JOIN journal AS j ON j.id = p.journal_id
     WHERE p.sens = ? ORDER BY p.id DESC LIMIT 1`,
    direction,
  )
  return row && { ...row, detail: JSON.parse(row.detail) as unknown }
}

/** Undoes the last change. @throws MaillageError 'introuvable' (nothing to undo), 'dossier-occupe', 'ecriture-impossible' */
export function undo(dossier: Dossier): void {
  move(dossier, UNDO)
}

/** Does again the last change undone. @throws MaillageError as `undo` */
export function redo(dossier: Dossier): void {
  move(dossier, REDO)
}

function move(dossier: Dossier, direction: Direction): void {
  const { db } = dossier
  dossier.transaction(
    direction,
    (journalId: number) => ({ journal: journalId }),
    () => {
      const step = db.prepare('SELECT * FROM historique_pas WHERE sens = ? ORDER BY id DESC LIMIT 1').get(direction) as
        | Step
        | undefined
      if (step === undefined) throw nothingTo(direction)
      const after = lastLine(db)
      db.pragma('defer_foreign_keys = ON') // until this commit: a row may come back before the one it names
      replay(db, step)
      const last = lastLine(db)
      forget(db, step)
      if (last > after) insertStep(db, direction === UNDO ? REDO : UNDO, step.journal_id, after + 1, last)
      return step.journal_id
    },
  )
}

/** Puts rows back, last written first: each state gone through is one that the dossier has been in. */
function replay(db: Database, { premiere, derniere }: Step): void {
  const page = db.prepare('SELECT * FROM historique_ligne WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1000')
  const known = shapes.get(db)
  if (known === undefined) throw new Error('programming error: this connection keeps no history')
  const inverse = inverses(db, known)
  for (let end = derniere; end >= premiere; ) {
    const lines = page.all(premiere, end) as Line[]
    for (const line of lines) inverse(line)
    end = (lines.at(-1)?.id ?? premiere) - 1
  }
}

/** One prepared statement per table and operation. The table's name is looked up, never taken from the file. */
function inverses(db: Database, known: ReadonlyMap<string, Shape>): (line: Line) => void {
  const prepared = new Map<string, (line: Line) => void>()
  return (line) => {
    const name = `${line.operation} ${line.nom}`
    let run = prepared.get(name)
    if (run === undefined) {
      const shape = known.get(line.nom)
      if (shape === undefined) throw new Error(`the history speaks of an unknown table: ${line.nom}`)
      run = inverse(db, line.nom, line.operation, shape)
      prepared.set(name, run)
    }
    run(line)
  }
}

function inverse(db: Database, table: string, operation: Line['operation'], { columns, key }: Shape) {
  const every = columns.map((_, index) => index)
  const where = key.map((i) => keyIs(table, columns[i] ?? '', '', '?')).join(' AND ')
  const values = (line: Line, which: readonly number[]) => which.map((i) => line[`c${i}`] ?? null)
  switch (operation) {
    case 'insertion': {
      const statement = db.prepare(`DELETE FROM main.${table} WHERE ${where}`)
      return (line: Line) => expectOne(statement.run(...values(line, key)).changes, line)
    }
    case 'modification': {
      const statement = db.prepare(
        `UPDATE main.${table} SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE ${where}`,
      )
      return (line: Line) => expectOne(statement.run(...values(line, every), ...values(line, key)).changes, line)
    }
    case 'suppression': {
      const statement = db.prepare(
        `INSERT INTO main.${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      return (line: Line) => expectOne(statement.run(...values(line, every)).changes, line)
    }
  }
}

/** A history that does not fit the tables is a damaged dossier: better nothing than half an undo. */
function expectOne(changes: number, line: Line): void {
  if (changes !== 1) throw new Error(`the history does not fit the dossier: ${line.operation} ${line.nom}`)
}

function nothingTo(direction: Direction): MaillageError {
  return direction === UNDO
    ? new MaillageError(
        'introuvable',
        'Il n’y a rien à annuler.',
        'Aucune modification de ce dossier ne reste à annuler.',
        'Continuez votre travail.',
      )
    : new MaillageError(
        'introuvable',
        'Il n’y a rien à refaire.',
        'Aucune modification annulée ne peut être refaite\u00A0; une nouvelle modification efface celles qui attendaient.',
        'Refaites la modification à la main.',
      )
}
