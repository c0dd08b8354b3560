/** A table as the clipboard takes it: tabs between cells, so that a paste in a spreadsheet falls into place. */
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import { celluleSure } from '../../../shared/domain/cellule-sure.ts'
import { formatQuantity } from '../../../shared/domain/format.ts'
import type { Cellule, Ligne, Tableau } from '../../../shared/domain/tableaux.ts'
import { ApiError } from '../../api/erreurs.ts'

export function tableauTsv({ colonnes }: Pick<Tableau, 'colonnes'>, lignes: readonly Ligne[]): string {
  const rows = [colonnes.map(({ libelle }) => texte(libelle)), ...lignes.map(({ cellules }) => cellules.map(cellule))]
  return rows.map((row) => row.join('\t')).join('\r\n')
}

const texte = (mots: string): string => celluleSure(mots.replace(/[\t\r\n]+/g, ' '))

/** Numbers as shown, without the spaces and the minus sign that a spreadsheet would take for words. */
function cellule(une: Cellule): string {
  if (une.type === 'texte') return texte(une.texte)
  const mots = formatQuantity(une.quantite, une.decimales === undefined ? {} : { decimals: une.decimales })
  return une.quantite.kind === 'known' ? mots.replace(/[\u00a0\u202f]/g, '').replace('\u2212', '-') : texte(mots)
}

const COPIE_REFUSEE: ErrorBody = {
  kind: 'interne',
  titre: 'Le presse-papiers n’est pas accessible.',
  explication: 'Le système a refusé la copie.',
  issue: 'Exportez plutôt le tableau en CSV ou en Excel.',
}

/** Puts text in the clipboard; the old way where the permission is refused (Electron refuses them all). */
export async function copier(mots: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(mots)
  } catch {
    const champ = document.createElement('textarea')
    champ.value = mots
    champ.style.position = 'fixed'
    champ.style.opacity = '0'
    document.body.append(champ)
    champ.select()
    const fait = document.execCommand('copy')
    champ.remove()
    if (!fait) throw new ApiError(COPIE_REFUSEE)
  }
}
