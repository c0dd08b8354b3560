/** Plain-text tables and CSV for the terminal. */
import { celluleSure } from '../../../shared/domain/cellule-sure.ts'

export interface Colonne {
  readonly titre: string
  readonly droite?: boolean
}

/** Aligned columns; widths count code points, enough for French names. */
export function tableau(colonnes: readonly Colonne[], lignes: readonly (readonly string[])[]): string {
  const largeurs = colonnes.map((colonne, i) =>
    Math.max([...colonne.titre].length, ...lignes.map((ligne) => [...(ligne[i] ?? '')].length)),
  )
  const rendre = (cellules: readonly string[]): string =>
    cellules
      .map((texte, i) => {
        const vide = ' '.repeat(Math.max(0, (largeurs[i] ?? 0) - [...texte].length))
        return colonnes[i]?.droite ? vide + texte : texte + vide
      })
      .join('  ')
      .trimEnd()
  const filet = largeurs.map((l) => '─'.repeat(l)).join('  ')
  return [rendre(colonnes.map((c) => c.titre)), filet, ...lignes.map(rendre)].join('\n')
}

/**
 * One CSV line, `;`, quoted where needed. A cell that a spreadsheet would run as a formula is neutralised with an
 * apostrophe; numbers are written by us and stay numbers.
 */
export function ligneCsv(cellules: readonly (string | number | null)[]): string {
  return cellules.map(celluleCsv).join(';')
}

function celluleCsv(valeur: string | number | null): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number') return String(valeur).replace('.', ',')
  const sure = celluleSure(valeur)
  return /[";\n\r]/.test(sure) ? `"${sure.replaceAll('"', '""')}"` : sure
}
