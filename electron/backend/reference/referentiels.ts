/**
 * National tables kept in the application's own library so that every dossier finds them (cantons, movements): one
 * SQLite file per kind and vintage, written whole or not at all; the newest one that can be read is used.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ecrireEntier } from '../../disque/entier.ts'

/** What every table says of itself. */
export interface MetaReferentiel {
  /** Year of the official geographic code, four digits. */
  readonly millesime: string
  readonly fichier: string
  readonly importeLe: string
  readonly sha256: string
}

export interface SorteReferentiel {
  /** « appartenance » for appartenance-2024.sqlite. */
  readonly sorte: string
  /** Version of the tables: a file of another is passed over. */
  readonly format: string
  /** SQL of the tables beside `meta`. */
  readonly tables: string
}

const META = 'CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;'

const dossierDe = (bibliotheque: string): string => join(bibliotheque, 'referentiels')

/** Puts a table in the library, in the place of one of the same vintage. All or nothing. */
export function ecrireReferentiel(
  bibliotheque: string,
  { sorte, format, tables }: SorteReferentiel,
  { millesime, fichier, importeLe, sha256 }: MetaReferentiel,
  remplir: (db: Database.Database) => void,
): void {
  const dossier = dossierDe(bibliotheque)
  mkdirSync(dossier, { recursive: true })
  const chemin = join(dossier, `${sorte}-${millesime}.sqlite`)
  ecrireEntier(chemin, (brouillon) => {
    const db = new Database(brouillon)
    try {
      db.pragma('journal_mode = OFF')
      db.exec(META + tables)
      const info = db.prepare('INSERT INTO meta VALUES (?, ?)')
      db.transaction(() => {
        remplir(db)
        for (const cle of Object.entries({ format, millesime, fichier, importeLe, sha256 })) info.run(cle)
      })()
    } finally {
      db.close()
    }
  })
}

/** The newest table of the library that opens, read-only, to be closed by who asked; undefined when there is none. */
export function ouvrirReferentiel(
  bibliotheque: string,
  { sorte, format }: SorteReferentiel,
): { readonly db: Database.Database; readonly millesime: string } | undefined {
  const dossier = dossierDe(bibliotheque)
  if (!existsSync(dossier)) return undefined
  const nomme = new RegExp(`^${sorte}-(\\d{4})\\.sqlite$`)
  const noms = readdirSync(dossier).filter((nom) => nomme.test(nom))
  for (const nom of noms.sort().reverse()) {
    const db = ouvrir(join(dossier, nom), format)
    if (db !== undefined) return { db, millesime: nomme.exec(nom)?.[1] ?? '' }
  }
  return undefined
}

/** Tables of the library that open, with what they say of themselves, newest first. */
export function listerReferentiels(
  bibliotheque: string,
  { sorte, format }: SorteReferentiel,
): (MetaReferentiel & { readonly id: string })[] {
  const dossier = dossierDe(bibliotheque)
  if (!existsSync(dossier)) return []
  return readdirSync(dossier)
    .filter((nom) => new RegExp(`^${sorte}-\\d{4}\\.sqlite$`).test(nom))
    .sort()
    .reverse()
    .flatMap((nom) => {
      const db = ouvrir(join(dossier, nom), format)
      if (db === undefined) return []
      const lire = (cle: string) =>
        db.prepare<[string], string>('SELECT valeur FROM meta WHERE cle = ?').pluck().get(cle)
      const dits = { millesime: lire('millesime') ?? '', fichier: lire('fichier') ?? '' }
      const table = { ...dits, importeLe: lire('importeLe') ?? '', sha256: lire('sha256') ?? '' }
      db.close()
      return [{ id: nom.replace(/\.sqlite$/, ''), ...table }]
    })
}

/** Opens the table of this id, to be closed by who asked. */
export const ouvrirUn = (
  bibliotheque: string,
  id: string,
  { format }: SorteReferentiel,
): Database.Database | undefined => ouvrir(join(dossierDe(bibliotheque), `${id}.sqlite`), format)

/** Takes a table out of the library. @param id as `listerReferentiels` gives it. @returns whether it was there. */
export function retirerReferentiel(bibliotheque: string, id: string): boolean {
  // The identifier becomes a file name: nothing else than ours may.
  const chemin = join(dossierDe(bibliotheque), `${id}.sqlite`)
  if (!/^[a-z]{1,20}-\d{4}$/.test(id) || !existsSync(chemin)) return false
  rmSync(chemin)
  return true
}

/** undefined: not ours, or damaged. An older one may do, and the application goes on without it. */
function ouvrir(chemin: string, format: string): Database.Database | undefined {
  let db: Database.Database | undefined
  try {
    db = new Database(chemin, { readonly: true, fileMustExist: true })
    const lu = db.prepare<[], string>("SELECT valeur FROM meta WHERE cle = 'format'").pluck().get()
    if (lu === format && db.pragma('quick_check(1)', { simple: true }) === 'ok') return db
  } catch {
    // Said above.
  }
  db?.close()
  return undefined
}
