/** Which source the user publishes for a figure that several give. */

import { RETENUE } from '../../store/choix-source.ts'
import type { SourcedObservation } from '../../store/observations.ts'
import { listReglages } from '../../store/reglages.ts'
import type { Dossier } from '../../store/types.ts'

export function retenues(dossier: Dossier): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>()
  for (const [cle, valeur] of listReglages(dossier)) {
    if (cle.startsWith(RETENUE)) found.set(cle.slice(RETENUE.length), valeur === '0' ? null : Number(valeur))
  }
  return found
}

/** Rows of the source that the user keeps, before those of the others. */
export function retenueDabord(
  rows: readonly SourcedObservation[],
  source: number | null | undefined,
): readonly SourcedObservation[] {
  if (source === undefined || source === null) return rows
  return [...rows.filter((row) => row.sourceId === source), ...rows.filter((row) => row.sourceId !== source)]
}
