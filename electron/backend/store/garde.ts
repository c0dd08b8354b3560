/** Which communes a source speaks of fully in this dossier: those of the départements kept when it was imported. */
import { communeOfArrondissement, departementOfCode } from '../../../shared/domain/codes.ts'
import { all, one, run } from './sql.ts'
import type { Dossier } from './types.ts'

export interface Garde {
  /** Whole départements. Of Paris, Lyon and Marseille the city, unless `sauf` says not. */
  readonly departements: readonly string[]
  /** Communes and arrondissements besides. */
  readonly communes: readonly string[]
  /** Communes of these that the file does not tell surely (two lines for one, and nobody asked). */
  readonly sauf: readonly string[]
}

export function estGardee({ departements, communes, sauf }: Garde, code: string): boolean {
  if (sauf.includes(code)) return false
  if (communes.includes(code)) return true
  return communeOfArrondissement(code) === null && departements.includes(departementOfCode(code))
}

export function putGarde(dossier: Dossier, sourceId: number, garde: Garde): void {
  run(dossier, 'INSERT INTO source_garde (source_id, garde) VALUES (?, ?)', sourceId, JSON.stringify(garde))
}

/** Undefined: imported before it was kept. */
export function getGarde(dossier: Dossier, sourceId: number): Garde | undefined {
  const stored = one<{ garde: string }>(dossier, 'SELECT garde FROM source_garde WHERE source_id = ?', sourceId)
  return stored && (JSON.parse(stored.garde) as Garde)
}

/** Of every source that has one: those imported for one territory share one. */
export function listGardes(dossier: Dossier): Map<number, Garde> {
  const rows = all<{ id: number; garde: string }>(dossier, 'SELECT source_id AS id, garde FROM source_garde')
  const lues = new Map<string, Garde>()
  return new Map(
    rows.map(({ id, garde }) => {
      const lue = lues.get(garde) ?? (JSON.parse(garde) as Garde)
      lues.set(garde, lue)
      return [id, lue]
    }),
  )
}
