/**
 * Lines of the history: how each row was before a change, by the names of its columns. Triggers of the writing
 * connection write them, `rejouer` puts the rows back. A line outlives a change of the tables: replaying writes the
 * columns that still exist, leaves new ones alone, and skips a table that is gone. A migration that renames a column or
 * a table says so in `historique_pas.formes` and `historique_ligne.nom`.
 */
import type { Database } from 'better-sqlite3'

/** Tables that undoing leaves alone: what was done, the versions named of it, and the history itself. */
const HORS_HISTORIQUE = /^(?:journal|version|historique_.*|sqlite_.*)$/u

/** A table without primary key: its settings' key is an expression, since the dossier's own have no CPTS. */
const CLE_DE_REGLAGE: readonly string[] = ['cpts_id', 'cle']

/** Names that may stand in SQL, quoted since some are words of it. */
const NOM = /^[a-z][a-z0-9_]*$/u
const nomSql = (nom: string): string => `"${nom}"`

/** Columns of a table and those that tell its rows apart. A rowid would not outlive a VACUUM. */
export interface Forme {
  readonly cle: readonly string[]
  readonly colonnes: readonly string[]
}
export type Formes = Readonly<Record<string, Forme>>

interface Ligne {
  readonly id: number
  readonly nom: string
  readonly operation: 'insertion' | 'modification' | 'suppression'
  readonly valeurs: string
}
type Valeurs = readonly (string | number | null)[]

const connues = new WeakMap<Database, Formes>()

/** Tables of this connection as they are. @throws Error when it keeps no history */
export function formesDe(db: Database): Formes {
  const formes = connues.get(db)
  if (formes === undefined) throw new Error('programming error: this connection keeps no history')
  return formes
}

/** Every table of ours, told by its primary key. A table that somebody added in another way is left alone. */
function lireFormes(db: Database): Formes {
  const tables = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name").pluck()
  const formes: Record<string, Forme> = {}
  for (const table of tables.all() as string[]) {
    if (HORS_HISTORIQUE.test(table)) continue
    const colonnes = db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table) as {
      name: string
      pk: number
    }[]
    const primaire = colonnes.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    const cle = table === 'reglage' ? CLE_DE_REGLAGE : primaire.map(({ name }) => name)
    const forme = { cle, colonnes: colonnes.map(({ name }) => name) }
    if (cle.length > 0 && [table, ...forme.colonnes].every((nom) => NOM.test(nom))) formes[table] = forme
  }
  return formes
}

/**
 * Installs the triggers on a connection that is about to write, once. They live as long as it and leave no trace in the
 * file's schema.
 */
export function tenirLignes(db: Database): void {
  if (connues.has(db)) return
  db.pragma('temp_store = MEMORY')
  const formes = lireFormes(db)
  const sql: string[] = []
  for (const [table, { cle, colonnes }] of Object.entries(formes)) {
    const de = (prefixe: string, noms: readonly string[]) => noms.map((nom) => `${prefixe}.${nomSql(nom)}`).join(', ')
    const autres = (noms: readonly string[]) =>
      noms.map((nom) => `OLD.${nomSql(nom)} IS NOT NEW.${nomSql(nom)}`).join(' OR ')
    // The salt is written once, before any history: nothing may ever change it or bring another one back.
    const sel = (rangee: string) =>
      table === 'reglage'
        ? `SELECT RAISE(ABORT, 'programming error: the salt of a dossier never changes') WHERE ${rangee}.cle = 'sel';`
        : ''
    const noter = (operation: Ligne['operation'], valeurs: string) =>
      `INSERT INTO historique_ligne (nom, operation, valeurs) VALUES ('${table}', '${operation}', json_array(${valeurs}));`
    sql.push(
      `CREATE TEMP TRIGGER ${table}_insertion AFTER INSERT ON main.${nomSql(table)} BEGIN ${sel('NEW')}
         ${noter('insertion', de('NEW', cle))} END;`,
      `CREATE TEMP TRIGGER ${table}_suppression AFTER DELETE ON main.${nomSql(table)} BEGIN ${sel('OLD')}
         ${noter('suppression', de('OLD', colonnes))} END;`,
      `CREATE TEMP TRIGGER ${table}_modification AFTER UPDATE ON main.${nomSql(table)} WHEN ${autres(colonnes)} BEGIN ${sel('OLD')}
         SELECT RAISE(ABORT, 'programming error: a key never changes') WHERE ${autres(cle)};
         ${noter('modification', de('OLD', colonnes))} END;`,
    )
  }
  db.exec(sql.join('\n'))
  connues.set(db, formes)
}

/** Number of the last line written. A change's own lines follow it. */
export function derniereLigne(db: Database): number {
  return db.prepare('SELECT coalesce(max(id), 0) FROM historique_ligne').pluck().get() as number
}

/** Puts rows back, last written first: each state gone through is one that the dossier has been in. */
export function rejouer(db: Database, premiere: number, derniere: number, formes: Formes): void {
  const page = db.prepare('SELECT * FROM historique_ligne WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1000')
  const retours = new Map<string, (valeurs: Valeurs) => number>()
  for (let fin = derniere; fin >= premiere; ) {
    const lignes = page.all(premiere, fin) as Ligne[]
    for (const { nom, operation, valeurs } of lignes) {
      const quoi = `${operation} ${nom}`
      let retour = retours.get(quoi)
      if (retour === undefined) {
        retour = retourDe(db, nom, operation, formes)
        retours.set(quoi, retour)
      }
      // A history that does not fit the tables is a damaged dossier: better nothing than half an undo.
      const changees = retour(JSON.parse(valeurs) as Valeurs)
      if (changees !== 1) throw new Error(`the history does not fit the dossier: ${quoi}`)
    }
    fin = (lignes.at(-1)?.id ?? premiere) - 1
  }
}

/** How one line is put back: gives the rows changed. Names come from the tables as they are, never from the file. */
function retourDe(
  db: Database,
  nom: string,
  operation: Ligne['operation'],
  formes: Formes,
): (valeurs: Valeurs) => number {
  const avant = Object.hasOwn(formes, nom) ? formes[nom] : undefined
  if (avant === undefined) throw new Error(`the history speaks of an unknown table: ${nom}`)
  const { colonnes, cle } = avant
  const toutes = formesDe(db)
  const table = Object.hasOwn(toutes, nom) ? toutes[nom] : undefined
  if (table === undefined) return () => 1 // a migration dropped it
  if (cle.join() !== table.cle.join()) throw new Error(`the history does not fit the dossier: key of ${nom}`)
  const gardees = colonnes.filter((colonne) => table.colonnes.includes(colonne))
  const prises = (noms: readonly string[]) => {
    const places = noms.map((colonne) => colonnes.indexOf(colonne))
    return (valeurs: Valeurs) => places.map((place) => valeurs[place] ?? null)
  }
  const ou = cle.map((colonne) => egale(nom, colonne)).join(' AND ')
  const [desGardees, deLaCle] = [prises(gardees), prises(cle)]
  switch (operation) {
    case 'insertion': {
      const ordre = db.prepare(`DELETE FROM main.${nomSql(nom)} WHERE ${ou}`)
      return (valeurs) => ordre.run(...valeurs).changes
    }
    case 'modification': {
      const ordre = db.prepare(
        `UPDATE main.${nomSql(nom)} SET ${gardees.map((c) => `${nomSql(c)} = ?`).join(', ')} WHERE ${ou}`,
      )
      return (valeurs) => ordre.run(...desGardees(valeurs), ...deLaCle(valeurs)).changes
    }
    case 'suppression': {
      const ordre = db.prepare(
        `INSERT INTO main.${nomSql(nom)} (${gardees.map(nomSql).join(', ')}) VALUES (${gardees.map(() => '?').join(', ')})`,
      )
      return (valeurs) => ordre.run(...desGardees(valeurs)).changes
    }
  }
}

function egale(table: string, colonne: string): string {
  return table === 'reglage' && colonne === 'cpts_id'
    ? 'coalesce(cpts_id, 0) = coalesce(?, 0)'
    : `${nomSql(colonne)} = ?`
}
