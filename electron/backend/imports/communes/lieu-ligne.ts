/** Where the cells of a row without code lead: by postcode and town, else by name and département. */

import type { CodeColumns } from '../profiles/types-communs.ts'
import { parsePostcode } from '../table/values.ts'
import type { Lieu } from './lieux.ts'
import type { Zone } from './zone.ts'

export interface LieuLigne {
  readonly lieu: Lieu
  /** As the file has it. */
  readonly nom: string
  /** Null: told by name. */
  readonly codePostal: string | null
}

export function lieuDe(cells: readonly string[], columns: CodeColumns, zone: Zone): LieuLigne {
  const { lieux } = zone
  const nom = (cells[columns.nom ?? -1] ?? '').trim()
  const codePostal = columns.codePostal === undefined ? null : parsePostcode(cells[columns.codePostal] ?? '')
  const lieu =
    codePostal === null ? lieux.parNom(nom, cells[columns.departement] ?? '') : lieux.parCodePostal(codePostal, nom)
  if (lieu.kind !== 'commune' || codePostal === null) return { lieu, nom, codePostal }
  const code = zone.preciser(lieu.code, codePostal)
  // The postcode of an arrondissement that the study area does not hold is that of its commune.
  return { lieu: zone.place(code).kind === 'dedans' ? { kind: 'commune', code } : lieu, nom, codePostal }
}
