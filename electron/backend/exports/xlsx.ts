/**
 * A workbook, one sheet per table, and the sources. Known figures are numbers (exact, shown as on screen); intervals and
 * missing figures are words; no text can become a formula.
 */
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx'
import { celluleSure } from '../../../shared/domain/cellule-sure.ts'
import { sourceTexte } from '../../../shared/domain/chiffres/mots.ts'
import { DECIMALS } from '../../../shared/domain/format.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { type Cellule, type Tableau, texteCellule } from '../../../shared/domain/tableaux.ts'

const FEUILLES: Readonly<Record<Tableau['id'], string>> = {
  territoires: 'Territoire',
  communes: 'Communes',
  professions: 'Professions',
  structures: 'Structures',
  populations: 'Populations',
  publies: 'Chiffres publiés',
  indicateurs: 'Autres chiffres',
}

export function exporterXlsx(tableaux: readonly Tableau[]): Uint8Array {
  const book = utils.book_new()
  for (const tableau of tableaux) {
    if (tableau.lignes.length > 0) utils.book_append_sheet(book, feuille(tableau), FEUILLES[tableau.id])
  }
  utils.book_append_sheet(book, feuilleSources(tableaux), 'Sources')
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  )
}

function feuille({ colonnes, lignes }: Tableau): WorkSheet {
  const rows = [colonnes.map(({ libelle }) => cellText(libelle)), ...lignes.map(({ cellules }) => cellules.map(cell))]
  return sheet(rows)
}

function feuilleSources(tableaux: readonly Tableau[]): WorkSheet {
  const sources = new Set<string>()
  const formules = new Map<string, string>()
  for (const { colonnes, lignes } of tableaux) {
    for (const { cellules } of lignes) {
      for (const [index, cellule] of cellules.entries()) {
        if (cellule.type === 'texte') continue
        // The line of a file is that of one commune: the list would be as long as the table.
        for (const source of cellule.quantite.sources) sources.add(sourceTexte({ ...source, line: null }))
        const { formula } = cellule.quantite
        if (formula !== '' && !formula.includes(' : ')) formules.set(colonnes[index]?.libelle ?? '', formula)
      }
    }
  }
  return sheet([
    [cellText('Sources')],
    ...[...sources].sort().map((source) => [cellText(source)]),
    [],
    [cellText('Chiffre'), cellText('Formule')],
    ...[...formules].map(([libelle, formule]) => [cellText(libelle), cellText(formule)]),
  ])
}

function sheet(rows: CellObject[][]): WorkSheet {
  const made = utils.aoa_to_sheet(rows)
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, one] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 8, Math.min(60, String(one.w ?? one.v ?? '').length + 2))
    }
  }
  made['!cols'] = widths.map((wch) => ({ wch }))
  return made
}

const cellText = (text: string): CellObject => ({ t: 's', v: celluleSure(text) })

function cell(cellule: Cellule): CellObject {
  if (cellule.type === 'texte') return cellText(cellule.texte)
  const { quantite } = cellule
  const decimals = cellule.decimales ?? DECIMALS[quantite.unit]
  if (quantite.kind !== 'known') return cellText(texteCellule(cellule))
  return { t: 'n', v: quantite.value, z: numberFormat(quantite, decimals) }
}

/** Excel's own codes: "," is replaced by the separator of the user's language. */
function numberFormat({ unit }: Quantity, decimals: number): string {
  const digits = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  if (unit === 'part') return `0${digits}%`
  return `#,##0${digits}${unit === 'pourcent' ? '" %"' : unit === 'euros' ? '" €"' : ''}`
}
