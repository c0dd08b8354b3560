/** The first lines of a table: where its titles stand, and what each column holds. */
import { decodeHead } from '../octets/encoding.ts'
import type { Separator, TableRow } from '../table/rang.ts'
import { firstLines, readRecords, voteSeparator } from '../table/table.ts'
import { parseCode, parseNumber } from '../table/values.ts'
import { LIGNES_TETE } from './profil.ts'

/** Rows that a column is judged on. */
const ECHANTILLON = 600

export interface Tete {
  readonly separateur: Separator | null
  readonly lignes: readonly string[]
  readonly rows: readonly TableRow[]
}

export async function lireTete(nom: string, head: Buffer, whole: boolean): Promise<Tete> {
  const lignes = firstLines(decodeHead(head).replace(/^\uFEFF/, ''), LIGNES_TETE + ECHANTILLON, whole)
  const separateur = voteSeparator(lignes)
  const rows: TableRow[] = []
  const text = (async function* () {
    yield lignes.join('\n')
  })()
  try {
    for await (const batch of readRecords(text, { nom, separateur, colonnes: null, minimum: 0 })) rows.push(...batch)
  } catch {
    // A quote still open where the head was cut: what came before it is enough.
  }
  return { separateur, lignes, rows }
}

const ANNEE = /^(?:19|20)\d{2}$/
const remplies = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '')

/** A line of values: at least two cells, and a figure or a commune code that is no year. */
function deDonnees({ cells }: TableRow): boolean {
  const pleines = remplies(cells)
  return (
    pleines.length >= 2 &&
    pleines.some((cell) => !ANNEE.test(cell) && (parseNumber(cell).kind === 'number' || parseCode(cell) !== null))
  )
}

/** Line of the titles (from 1), the last of words before the first line of values; 0 when there is none. */
export function trouverEntete(tete: Tete): number {
  const ligne = ligneDesTitres(tete)
  // Empty lines are no rows: the line found may be further than the titles are looked for.
  return ligne <= LIGNES_TETE ? ligne : 0
}

function ligneDesTitres({ rows }: Tete): number {
  const debut = rows.slice(0, LIGNES_TETE)
  const premiere = debut.findIndex(
    (row, i) => deDonnees(row) && (debut[i + 1] === undefined || deDonnees(debut[i + 1] as TableRow)),
  )
  if (premiere < 0) return debut.find(({ cells }) => remplies(cells).length >= 2)?.ligne ?? 0
  const largeur = remplies(debut[premiere]?.cells ?? []).length
  const avant = debut.slice(0, premiere).reverse()
  const titres = avant.find(({ cells }) => remplies(cells).length >= Math.max(2, largeur * 0.6))
  return titres?.ligne ?? 0
}
