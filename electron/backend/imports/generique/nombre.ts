/** A cell of a column chosen by hand, read as the user says: decimal mark, blanks, percentages. */

import type { ValeurLecture } from '../../../../shared/domain/lecture.ts'
import { estDenombre } from '../../../../shared/domain/unites.ts'
import { fois, type NumberCell, parseNumber } from '../table/values.ts'

/** "1.234.567", "1.234,5": the point groups thousands. */
const MILLIERS_POINT = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
/** "1,234,567", "1,234.5". */
const MILLIERS_VIRGULE = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

type Choix = Pick<ValeurLecture, 'unite' | 'vide' | 'decimale'>

export function lireNombre(cell: string, { unite, vide, decimale }: Choix): NumberCell {
  const text = cell.trim()
  if (text === '') return vide === 'zero' ? { kind: 'number', value: 0 } : blanc(vide)
  const percent = text.endsWith('%')
  const bare = percent ? text.slice(0, -1).trim() : text
  const ecrit = decimale === 'auto' ? bare : sansMilliers(bare, decimale)
  if (ecrit === null) return { kind: 'invalid', raw: cell }
  const value = parseNumber(ecrit, estDenombre(unite))
  // "12,3 %" is 12,3 in a column of percentages, and 0,123 in a column of shares.
  return percent && unite === 'part' ? fois(value, 0.01) : value
}

function blanc(vide: 'manquant' | 'secret'): NumberCell {
  return { kind: 'missing', reason: vide === 'secret' ? 'secret' : 'absent', mark: '' }
}

/** Without the sign that groups thousands; null when it stands where it groups nothing. */
function sansMilliers(text: string, decimale: 'virgule' | 'point'): string | null {
  const [groupe, motif] = decimale === 'virgule' ? (['.', MILLIERS_POINT] as const) : ([',', MILLIERS_VIRGULE] as const)
  if (!/\d/.test(text) || !text.includes(groupe)) return text
  return motif.test(text) ? text.replaceAll(groupe, '') : null
}
