/**
 * Undo and redo of every change. The lines of a change (lignes.ts) are closed by its transaction into a step; undoing
 * replays them backwards while the same triggers write the step of the redo. Everything stands in the dossier, outlives
 * the application and crosses a migration. It is bounded (shared/domain/historique.ts): the oldest steps leave.
 */
import type { Database } from 'better-sqlite3'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { OCTETS_GARDES, PAS_GARDES } from '../../../shared/domain/historique.ts'
import { derniereLigne, type Formes, formesDe, rejouer } from './lignes.ts'
import { one } from './sql.ts'
import type { Dossier, JournalRow } from './types.ts'

/** Changes that are the dossier's beginning: there is nothing before them to come back to. */
const BEGINNINGS: ReadonlySet<string> = new Set(['dossier.creer', 'exemple.creer'])

/** Journal actions of the undo itself. */
const UNDO = 'annuler'
const REDO = 'refaire'
export type Direction = typeof UNDO | typeof REDO

interface Step {
  readonly id: number
  readonly journal_id: number
  readonly premiere: number
  readonly derniere: number
  /** JSON, Formes */
  readonly formes: string
}

/**
 * Closes the lines written since `after` into the step of a change. A new change clears what could be redone; the
 * beginning of a dossier leaves nothing to undo.
 */
export function recordStep(db: Database, action: string, journalId: number, after: number): void {
  if (action === UNDO || action === REDO) return // they have kept their own step
  const last = derniereLigne(db)
  if (last === after) return
  if (BEGINNINGS.has(action)) {
    db.exec('DELETE FROM historique_pas; DELETE FROM historique_ligne')
    return
  }
  const stale = db.prepare("SELECT * FROM historique_pas WHERE sens = 'refaire'").all() as Step[]
  for (const step of stale) forget(db, step)
  insertStep(db, 'annuler', journalId, after + 1, last)
  prune(db)
}

function insertStep(db: Database, sens: Direction, journalId: number, first: number, last: number): void {
  const tables = db
    .prepare(
      // 32: what SQLite adds to a row of this kind, near enough
      'SELECT nom, sum(length(valeurs) + 32) AS octets FROM historique_ligne WHERE id BETWEEN ? AND ? GROUP BY nom',
    )
    .all(first, last) as { nom: string; octets: number }[]
  const known = formesDe(db)
  db.prepare(
    'INSERT INTO historique_pas (journal_id, sens, premiere, derniere, formes, octets) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    journalId,
    sens,
    first,
    last,
    JSON.stringify(Object.fromEntries(tables.map(({ nom }) => [nom, known[nom]]))),
    tables.reduce((sum, { octets }) => sum + octets, 0),
  )
}

function forget(db: Database, { id, premiere, derniere }: Pick<Step, 'id' | 'premiere' | 'derniere'>): void {
  db.prepare('DELETE FROM historique_ligne WHERE id BETWEEN ? AND ?').run(premiere, derniere)
  db.prepare('DELETE FROM historique_pas WHERE id = ?').run(id)
}

/**
 * Forgets the oldest steps beyond the bounds, never the one just made. The lowest number is the farthest from now in
 * each direction: what remains is still undone, and done again, in order.
 */
function prune(db: Database): void {
  const [newest, ...older] = db
    .prepare('SELECT id, premiere, derniere, octets FROM historique_pas ORDER BY id DESC')
    .all() as (Pick<Step, 'id' | 'premiere' | 'derniere'> & { octets: number })[]
  if (newest === undefined) return
  const pages = db.pragma('page_count', { simple: true }) as number
  const free = db.pragma('freelist_count', { simple: true }) as number
  const size = db.pragma('page_size', { simple: true }) as number
  const every = older.reduce((sum, { octets }) => sum + octets, newest.octets)
  const room = Math.max(OCTETS_GARDES, (pages - free) * size - every)
  let total = newest.octets
  for (const [index, step] of older.entries()) {
    total += step.octets
    if (index + 2 > PAS_GARDES || total > room) forget(db, step)
  }
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
      const after = derniereLigne(db)
      db.pragma('defer_foreign_keys = ON') // until this commit: a row may come back before the one it names
      rejouer(db, step.premiere, step.derniere, JSON.parse(step.formes) as Formes)
      const last = derniereLigne(db)
      forget(db, step)
      if (last > after) {
        insertStep(db, direction === UNDO ? REDO : UNDO, step.journal_id, after + 1, last)
        prune(db)
      }
      return step.journal_id
    },
  )
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
