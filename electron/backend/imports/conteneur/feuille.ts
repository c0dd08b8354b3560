/**
 * A sheet as a virtual text: one line per row of the sheet, empty rows kept so that line numbers are the sheet's, cells
 * separated by tabs, every line as wide as the sheet.
 */
import { type CellObject, utils, type WorkSheet } from '@e965/xlsx'
import { type Constats, texteCellule } from './cellule.ts'

/** Rows and columns in use; null: the sheet is empty or draws a chart. */
export function etendue(feuille: WorkSheet): { readonly lignes: number; readonly colonnes: number } | null {
  const reference = (feuille['!fullref'] ?? feuille['!ref']) as string | undefined
  if (reference === undefined || reference === '') return null
  const { e } = utils.decode_range(reference)
  return { lignes: e.r + 1, colonnes: e.c + 1 }
}

export interface TexteFeuille {
  readonly texte: Uint8Array
  /** Columns up to the last that holds something. */
  readonly largeur: number
}

export function texteFeuille(feuille: WorkSheet, date1904: boolean, constats: Constats): TexteFeuille {
  const rows = (feuille as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const lignes: string[][] = []
  let largeur = 0
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] ?? []
    const cells: string[] = []
    let derniere = 0
    for (let c = 0; c < row.length; c++) {
      const cell = row[c]
      const texte = cell == null ? '' : texteCellule(cell, date1904, constats)
      cells.push(texte)
      if (texte !== '') derniere = c + 1
    }
    cells.length = derniere
    lignes.push(cells)
    if (derniere > largeur) largeur = derniere
  }
  return { texte: joindre(lignes, largeur), largeur }
}

/** In pieces: one string for a whole sheet would pass what a string may hold. */
function joindre(lignes: readonly string[][], largeur: number): Uint8Array {
  const morceaux: Buffer[] = []
  let texte = ''
  for (const cells of lignes) {
    // A row without anything stays an empty line: the readers pass it over and count it.
    if (cells.length > 0) texte += cells.join('\t') + '\t'.repeat(largeur - cells.length)
    texte += '\n'
    if (texte.length > 1 << 20) {
      morceaux.push(Buffer.from(texte))
      texte = ''
    }
  }
  morceaux.push(Buffer.from(texte))
  return new Uint8Array(Buffer.concat(morceaux))
}
