/** GeoPackage (SQLite) → layers, one per table of features. */
import Database from 'better-sqlite3'
import { abime, pasUneCarte } from './errors.ts'
import type { Couche, EntiteBrute } from './types.ts'
import { lireGeometrieGpkg } from './wkb.ts'

interface Table {
  readonly nom: string
  readonly colonne: string
  readonly organisation: string | null
  readonly code: number | null
  readonly definition: string | null
}

const TABLES = `
SELECT g.table_name AS nom, g.column_name AS colonne, s.organization AS organisation,
       s.organization_coordsys_id AS code, s.definition AS definition
FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ORDER BY g.table_name`

const cite = (identifiant: string): string => `"${identifiant.replaceAll('"', '""')}"`

export function lireGpkg(nom: string, chemin: string): { couches: Couche[]; fermer: () => void } {
  let db: Database.Database | undefined
  try {
    db = new Database(chemin, { readonly: true, fileMustExist: true })
    const base = db
    const tables = base.prepare<[], Table>(TABLES).all()
    return { couches: tables.map((table) => couche(nom, base, table)), fermer: () => base.close() }
  } catch (cause) {
    db?.close()
    if (cause instanceof Error && cause.message.includes('no such table'))
      throw pasUneCarte(nom, 'est une base SQLite, mais pas un GeoPackage')
    throw abime(nom, 'est un GeoPackage qui ne peut pas être lu', cause)
  }
}

function couche(fichier: string, db: Database.Database, table: Table): Couche {
  const colonnes = db
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info(${`'${table.nom.replaceAll("'", "''")}'`})`)
    .all()
    .map(({ name }) => name)
  const simples = colonnes.filter((c) => c !== table.colonne)
  const liste = simples.length === 0 ? 'NULL' : simples.map(cite).join(', ')
  return {
    nom: table.nom,
    crs: crsDe(table),
    *proprietes() {
      for (const ligne of lignes(fichier, db, `SELECT ${liste} FROM ${cite(table.nom)}`)) yield ligne
    },
    *entites(): Iterable<EntiteBrute> {
      const sql = `SELECT ${liste}, ${cite(table.colonne)} AS "__forme" FROM ${cite(table.nom)}`
      for (const { __forme, ...proprietes } of lignes(fichier, db, sql)) {
        let geometrie = null
        try {
          if (Buffer.isBuffer(__forme)) geometrie = lireGeometrieGpkg(__forme)
        } catch (cause) {
          throw abime(fichier, `a dans « ${table.nom} » une forme qui ne peut pas être lue`, cause)
        }
        yield { proprietes, geometrie }
      }
    },
  }
}

/** "EPSG:2154", or the text of the definition; null when the package says "undefined" (srs 0 and -1). */
function crsDe({ organisation, code, definition }: Table): string | null {
  if (organisation !== null && organisation.toUpperCase() === 'EPSG' && code !== null) return `EPSG:${code}`
  return definition === null || /^undefined$/i.test(definition.trim()) ? null : definition
}

function* lignes(fichier: string, db: Database.Database, sql: string): Iterable<Record<string, unknown>> {
  try {
    yield* db.prepare<[], Record<string, unknown>>(sql).iterate()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE'))
      throw abime(fichier, 'est un GeoPackage abîmé', cause)
    throw cause
  }
}
