/**
 * Marks that say a value is not there, and why: in Insee, Ameli, Cartosanté and ODS files (facts, data-formats §4.3), and
 * on the sheets of a CPAM. The same for an imported cell and for a typed one.
 */
import type { MissingReason } from './quantity.ts'

/** Without case or dots. */
const MARQUES: ReadonlyMap<string, MissingReason> = new Map([
  ['', 'absent'],
  ['so', 'absent'],
  ['///', 'absent'],
  ['s', 'secret'],
  ['ss', 'secret'],
  ['secret', 'secret'],
  ['secret statistique', 'secret'],
  ['***', 'secret'],
  ['ns', 'non_diffuse'],
  ['nc', 'non_diffuse'],
  ['nd', 'non_disponible'],
  ['n/d', 'non_disponible'],
  ['n/a', 'non_disponible'],
  ['na', 'non_disponible'],
  // What pandas, R and programs over APIs write where there is nothing.
  ['nan', 'non_disponible'],
  ['null', 'non_disponible'],
  ['none', 'non_disponible'],
  ['nil', 'non_disponible'],
  ['<na>', 'non_disponible'],
  ['#n/a', 'non_disponible'],
  ['nr', 'non_disponible'],
  ['c', 'secret'],
  ['(c)', 'secret'],
  ['(s)', 'secret'],
  ['-', 'non_disponible'],
  ['–', 'non_disponible'],
  ['—', 'non_disponible'],
  ['…', 'non_disponible'],
])

/** Why the cell has no value; null: it is no mark. An empty cell is 'absent'. */
export function motifDeMarque(cellule: string): MissingReason | null {
  const bas = cellule.trim().toLowerCase().replace(/\s+/g, ' ')
  if (/^n\/a\b.*secret/.test(bas)) return 'secret'
  if (/^n\/a\b/.test(bas)) return 'non_disponible'
  if (/^\.{2,}$/.test(bas)) return 'non_disponible'
  if (/^\*{2,}$/.test(bas)) return 'secret'
  const nu = bas.length > 1 ? bas.replace(/\./g, '') : bas
  return MARQUES.get(nu) ?? MARQUES.get(bas) ?? null
}
