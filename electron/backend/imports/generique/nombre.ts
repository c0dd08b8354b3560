/** A cell of a column chosen by hand, read as the user says: decimal mark, blanks, percentages. */

import type { ValeurLecture } from '../../../../shared/domain/lecture.ts'
import { sansMilliers } from '../../../../shared/domain/nombre-ecrit.ts'
import { estDenombre } from '../../../../shared/domain/unites.ts'
import { fois, type NumberCell, parseNumber } from '../table/values.ts'

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
