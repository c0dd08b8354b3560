/** Rows that only the rest of the file can place: they are read once it is known which communes the others are of. */
import type { ImportContext } from '../context.ts'
import type { CodeColumns } from '../profiles/types-communs.ts'
import type { TableRow } from '../table/rang.ts'
import { codeOfRow } from '../table/rows.ts'
import { lieuDe } from './lieu-ligne.ts'

/** Lines kept until the end of the file; beyond, no name is chosen. */
const LIGNES = 100_000

/**
 * The rows of a table. Last come those whose name several communes bear, in a table without codes; and, where movements
 * newer than the reference are known, those of a code born of several communes.
 * @param offre the file counts people or establishments, which only one place can have.
 */
export function incertainesEnDernier(
  context: ImportContext,
  rows: AsyncIterable<TableRow>,
  columns: CodeColumns,
  offre: boolean,
): AsyncIterable<TableRow> {
  // Nothing to wait for (a code, or no commune at all): millions of rows do not pass through one more generator.
  const { code, nom = -1, codePostal = -1 } = columns
  const parCode = code >= 0 && context.reference.mouvements === null
  return parCode || Math.max(code, nom, codePostal) < 0 ? rows : enDernier(context, rows, columns, offre)
}

async function* enDernier(
  { zone, doutes }: ImportContext,
  rows: AsyncIterable<TableRow>,
  columns: CodeColumns,
  offre: boolean,
): AsyncGenerator<TableRow> {
  const attente: TableRow[] = []
  const noms: string[] = []
  for await (const row of rows) {
    const nom = columns.code < 0 ? nomIncertain(row, columns, zone) : null
    if (attente.length < LIGNES && (nom !== null || codeNouveau(row, columns, zone))) {
      attente.push(row)
      if (nom !== null) noms.push(nom)
    } else yield row
  }
  if (attente.length < LIGNES) for (const nom of noms) zone.homonymes.attendre(nom)
  for (const code of zone.reunir(offre)) doutes.add(code)
  yield* attente
}

/** A name that several communes bear; a line that leads to one commune tells where the file is. */
function nomIncertain({ cells }: TableRow, columns: CodeColumns, zone: ImportContext['zone']): string | null {
  const { lieu, nom, codePostal } = lieuDe(cells, columns, zone)
  if (lieu.kind === 'commune') {
    const place = zone.place(lieu.code)
    zone.homonymes.voir(place.kind === 'dedans' ? place.code : lieu.code)
  }
  return lieu.kind === 'ambigu' && codePostal === null ? nom : null
}

function codeNouveau({ cells }: TableRow, columns: CodeColumns, zone: ImportContext['zone']): boolean {
  const code = codeOfRow(cells, columns)?.code
  return (
    code !== undefined && zone.place(code).kind === 'partage' && zone.reference.mouvements?.origine(code) !== undefined
  )
}
