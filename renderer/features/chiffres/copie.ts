/** A table as the clipboard takes it: tabs between cells, so that a paste in a spreadsheet falls into place. */
import { celluleSure } from '../../../shared/domain/cellule-sure.ts'
import { type Cellule, type Ligne, type Tableau, texteCellule } from '../../../shared/domain/tableaux.ts'

export function tableauTsv({ colonnes }: Pick<Tableau, 'colonnes'>, lignes: readonly Ligne[]): string {
  const rows = [colonnes.map(({ libelle }) => texte(libelle)), ...lignes.map(({ cellules }) => cellules.map(cellule))]
  return rows.map((row) => row.join('\t')).join('\r\n')
}

const texte = (mots: string): string => celluleSure(mots.replace(/[\t\r\n]+/g, ' '))

/** Numbers as shown, without the spaces and the minus sign that a spreadsheet would take for words. */
function cellule(une: Cellule): string {
  const mots = texteCellule(une)
  if (une.type === 'texte') return texte(mots)
  return une.quantite.kind === 'known' ? mots.replace(/[\u00a0\u202f]/g, '').replace('\u2212', '-') : texte(mots)
}
