/**
 * Parquet files as the text of a table: a title line, then a line a row, one row group at a time. Insee publishes the census of
 * 2023 in this form alone (sources-2026 §11). Only the footer tells the columns: it is read first, from the end.
 */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { type AsyncBuffer, type Compressors, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { MaillageError } from '../../../../../shared/contract/errors.ts'
import * as errors from '../errors.ts'

/** A cell of a column: what hyparquet gives. */
type Valeur = string | number | bigint | boolean | Date | Uint8Array | object | null | undefined

/** Codecs beside snappy, which hyparquet has: those of Node itself. */
const COMPRESSIONS: Compressors = {
  GZIP: (octets) => gunzipSync(octets),
  BROTLI: (octets) => brotliDecompressSync(octets),
  ZSTD: (octets) => zstdDecompressSync(octets),
}

/** Lines of text given at a time. Characters. */
const LOT = 256 * 1024
/** No published table has more columns, nor a row group more cells in memory at once. */
const CELLULES = 60_000_000

/** Which rows and columns are worth giving; the others are never made into text. */
export interface Choix {
  readonly colonnes: readonly string[]
  /** `ligne`: its values in the order of `colonnes`. */
  retient(ligne: (colonne: number) => Valeur): boolean
}

export interface Pied {
  readonly colonnes: readonly string[]
  readonly lignes: number
  /** Rows of the largest group, which is read at once. */
  readonly plusGrandGroupe: number
}

/** @throws MaillageError fichier-abime: no footer, or one that cannot be read. */
export async function lirePied(nom: string, fichier: AsyncBuffer): Promise<Pied> {
  const { schema, num_rows, row_groups } = await metadonnees(nom, fichier)
  const plusGrandGroupe = row_groups.reduce((max, groupe) => Math.max(max, Number(groupe.num_rows)), 0)
  return { colonnes: feuilles(schema), lignes: Number(num_rows), plusGrandGroupe }
}

async function metadonnees(nom: string, fichier: AsyncBuffer) {
  try {
    return await parquetMetadataAsync(fichier)
  } catch (cause) {
    throw errors.parquetAbime(nom, cause)
  }
}

/** Columns at the top that hold one value a row: nested ones are no cells of a table. */
function feuilles(schema: readonly { readonly name: string; readonly num_children?: number }[]): string[] {
  const noms: string[] = []
  for (let i = 1; i < schema.length; i++) {
    const une = schema[i]
    if (une === undefined) break
    if ((une.num_children ?? 0) === 0) noms.push(une.name)
    else i += descendants(schema, i)
  }
  return noms
}

function descendants(schema: readonly { readonly num_children?: number }[], racine: number): number {
  let [reste, i] = [schema[racine]?.num_children ?? 0, racine]
  while (reste > 0) reste += (schema[++i]?.num_children ?? 0) - 1
  return i - racine
}

/**
 * The text, in pieces; `choix` null: all rows and columns. `onProgress`: rows done and in all.
 * @throws MaillageError fichier-abime, fichier-non-reconnu (a codec that is not read).
 */
export async function* lignesParquet(
  nom: string,
  fichier: AsyncBuffer,
  choix: Choix | null,
  options: {
    readonly onProgress?: ((done: number, total: number) => void) | undefined
  } = {},
): AsyncGenerator<Buffer> {
  const metadata = await metadonnees(nom, fichier)
  const colonnes = choix?.colonnes ?? feuilles(metadata.schema)
  const total = Number(metadata.num_rows)
  let lot = ligne(colonnes)
  let debut = 0
  for (const groupe of metadata.row_groups) {
    const fin = debut + Number(groupe.num_rows)
    if ((fin - debut) * colonnes.length > CELLULES) throw errors.parquetTropGrand(nom)
    const valeurs = await colonnesDe(nom, {
      file: fichier,
      metadata,
      columns: [...colonnes],
      rowStart: debut,
      rowEnd: fin,
    })
    for (let rang = 0; rang < fin - debut; rang++) {
      const lue = (colonne: number): Valeur => valeurs[colonne]?.[rang]
      if (choix !== null && !choix.retient(lue)) continue
      lot += ligne(colonnes.map((_, i) => texte(lue(i))))
      if (lot.length < LOT) continue
      yield Buffer.from(lot)
      lot = ''
    }
    debut = fin
    options.onProgress?.(debut, total)
  }
  if (lot !== '') yield Buffer.from(lot)
}

type Demande = Pick<Parameters<typeof parquetRead>[0], 'file' | 'metadata' | 'columns' | 'rowStart' | 'rowEnd'>

/** Values of each column asked for, in the rows of one row group. */
async function colonnesDe(nom: string, demande: Demande): Promise<Valeur[][]> {
  const { columns = [], rowStart = 0, rowEnd = 0 } = demande
  const valeurs = columns.map((): Valeur[] => new Array(rowEnd - rowStart))
  const rangs = new Map(columns.map((colonne, i) => [colonne, i]))
  try {
    await parquetRead({
      ...demande,
      compressors: COMPRESSIONS,
      onChunk: ({ columnName, columnData, rowStart: depuis }) => {
        const dans = valeurs[rangs.get(columnName) ?? -1]
        if (dans === undefined) return
        for (let i = 0; i < columnData.length; i++) {
          const rang = depuis + i - rowStart
          if (rang >= 0 && rang < dans.length) dans[rang] = columnData[i] as Valeur
        }
      },
    })
  } catch (cause) {
    if (cause instanceof MaillageError) throw cause
    throw /unsupported compression codec/i.test(String(cause))
      ? errors.parquetCodec(nom, cause)
      : errors.parquetAbime(nom, cause)
  }
  return valeurs
}

/** As a CSV has it: a decimal point, ISO dates, nothing for null. */
function texte(valeur: Valeur): string {
  if (valeur === null || valeur === undefined) return ''
  if (typeof valeur === 'string') return valeur
  if (typeof valeur === 'number') return Number.isNaN(valeur) ? '' : String(valeur)
  if (typeof valeur === 'bigint' || typeof valeur === 'boolean') return String(valeur)
  if (valeur instanceof Date) return valeur.toISOString().replace('T00:00:00.000Z', '')
  return ''
}

const ligne = (cellules: readonly string[]): string => `${cellules.map(cellule).join(';')}\n`

/** Quoted when it must be (RFC 4180); a line break would be a second line. */
function cellule(valeur: string): string {
  if (!/[";\r\n]/.test(valeur)) return valeur
  const seul = valeur.replace(/[\r\n]+/g, ' ')
  return /[";]/.test(seul) ? `"${seul.replaceAll('"', '""')}"` : seul
}
