/**
 * Movements of communes (Insee's v_mvtcommune_<year>.csv) that the embedded reference is too old to know: kept in the
 * application's own library, one SQLite file per vintage. Each vintage holds all the movements since 1943, so the newest
 * is enough.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Mouvement } from '../../../shared/domain/mouvements.ts'

export interface TableMouvements {
  /** Year of the official geographic code, four digits. */
  readonly millesime: string
  readonly fichier: string
  readonly importeLe: string
  readonly sha256: string
  readonly lignes: readonly Mouvement[]
}

const FORMAT = '1'
const NOM = /^mouvements-(\d{4})\.sqlite$/

const TABLES = `
CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE mouvement (
  mod TEXT NOT NULL, date TEXT NOT NULL,
  avant TEXT NOT NULL CHECK (length(avant) = 5), nom_avant TEXT NOT NULL,
  apres TEXT NOT NULL CHECK (length(apres) = 5), nom_apres TEXT NOT NULL
) STRICT;
`

const dossierDe = (bibliotheque: string): string => join(bibliotheque, 'referentiels')

/** Puts a table in the library, in the place of one of the same vintage. All or nothing: written beside, then renamed. */
export function ecrireMouvements(bibliotheque: string, { lignes, ...meta }: TableMouvements): void {
  const dossier = dossierDe(bibliotheque)
  mkdirSync(dossier, { recursive: true })
  const chemin = join(dossier, `mouvements-${meta.millesime}.sqlite`)
  const provisoire = `${chemin}.${process.pid}.tmp`
  rmSync(provisoire, { force: true })
  try {
    const db = new Database(provisoire)
    try {
      db.pragma('journal_mode = OFF')
      db.exec(TABLES)
      const entree = db.prepare('INSERT INTO mouvement VALUES (?, ?, ?, ?, ?, ?)')
      const info = db.prepare('INSERT INTO meta VALUES (?, ?)')
      db.transaction(() => {
        for (const l of lignes) entree.run(l.mod, l.date, l.avant, l.nomAvant, l.apres, l.nomApres)
        for (const [cle, valeur] of Object.entries({ format: FORMAT, ...meta })) info.run(cle, valeur)
      })()
    } finally {
      db.close()
    }
    renameSync(provisoire, chemin)
  } finally {
    rmSync(provisoire, { force: true })
  }
}

/** The lines of the newest table of the library; none when there is none that can be read. */
export function lireMouvements(bibliotheque: string): readonly Mouvement[] {
  const dossier = dossierDe(bibliotheque)
  if (!existsSync(dossier)) return []
  const noms = readdirSync(dossier)
    .filter((nom) => NOM.test(nom))
    .sort()
    .reverse()
  for (const nom of noms) {
    try {
      return lire(join(dossier, nom))
    } catch {
      // Not ours, or damaged: an older one may do, and the application goes on without it.
    }
  }
  return []
}

function lire(chemin: string): Mouvement[] {
  const db = new Database(chemin, { readonly: true, fileMustExist: true })
  try {
    const format = db.prepare<[], string>("SELECT valeur FROM meta WHERE cle = 'format'").pluck().get()
    if (format !== FORMAT) throw new Error('another format')
    return db
      .prepare<[], Mouvement>(
        'SELECT mod, date, avant, nom_avant AS nomAvant, apres, nom_apres AS nomApres FROM mouvement ORDER BY rowid',
      )
      .all()
  } finally {
    db.close()
  }
}
