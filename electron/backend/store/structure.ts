/**
 * The structure of a dossier is ours to the letter: a file received by mail may hold a trigger that changes what is
 * written, or a view in the place of a table that never ends. It is told apart before anything in it is run.
 */
import Database from 'better-sqlite3'
import { foreignStructure } from './errors.ts'
import { applyMigrations, type Migration, userVersion } from './migrate.ts'

interface Objet {
  readonly type: string
  readonly name: string
  readonly table: string
  readonly racine: number
  readonly sql: string | null
}

/** By list of migrations, then by format. */
const connues = new WeakMap<readonly Migration[], Map<number, ReadonlyMap<string, string>>>()

/** Nothing that the file defines may reach what only the application may do (sqlite.org/security.html). */
export function seMefier(db: Database.Database): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
}

/**
 * Plain tables that somebody added beside ours, and their indexes, are none of our business: nothing reads them.
 * @throws MaillageError fichier-non-reconnu: a trigger, a view, another definition, or one that lacks
 */
export function verifierStructure(db: Database.Database, path: string, migrations: readonly Migration[]): void {
  const attendue = structureDe(migrations, userVersion(db))
  const lus = lire(db)
  const ajoutees = new Set(lus.flatMap((un) => (attendue.has(nommer(un)) || !estSimple(un) ? [] : un.name)))
  const autres = lus.filter((un) => attendue.get(nommer(un)) !== (un.sql ?? '') && !ajoutees.has(un.table))
  const noms = new Set(lus.map(nommer))
  const manquants = [...attendue.keys()].filter((objet) => !noms.has(objet))
  if (autres.length > 0 || manquants.length > 0) throw foreignStructure(path, autres.map(nommer), manquants)
}

function structureDe(migrations: readonly Migration[], version: number): ReadonlyMap<string, string> {
  const parFormat = connues.get(migrations) ?? new Map<number, ReadonlyMap<string, string>>()
  connues.set(migrations, parFormat)
  const connue = parFormat.get(version)
  if (connue !== undefined) return connue
  const neuf = new Database(':memory:')
  try {
    applyMigrations(
      neuf,
      migrations.filter((une) => une.version <= version),
    )
    const faite = structure(neuf)
    parFormat.set(version, faite)
    return faite
  } finally {
    neuf.close()
  }
}

/** "table communes" → its definition. */
const structure = (db: Database.Database): ReadonlyMap<string, string> =>
  new Map(lire(db).map((un) => [nommer(un), un.sql ?? '']))

const lire = (db: Database.Database): Objet[] =>
  db.prepare<[], Objet>('SELECT type, name, tbl_name AS "table", rootpage AS racine, sql FROM main.sqlite_schema').all()

const nommer = ({ type, name }: Objet): string => `${type} ${name}`

/** A table that is not virtual. */
const estSimple = ({ type, racine }: Objet): boolean => type === 'table' && racine > 0
