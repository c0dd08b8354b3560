/** What a dossier keeps by commune, for tests that look at all of it. */
import { listSeries, listValeurs, type SourcedObservation } from '../electron/backend/store/observations.ts'
import type { Dossier } from '../electron/backend/store/types.ts'

const cle = ({ indicateur, millesime, code }: SourcedObservation) => `${indicateur} ${millesime} ${code}`

/** Observations of every indicator over these communes: newest source first, then by indicator, vintage and commune. */
export function listToutesObservations(dossier: Dossier, codes: Iterable<string>): SourcedObservation[] {
  const voulus = [...new Set(codes)]
  return listSeries(dossier)
    .flatMap((serie) => listValeurs(dossier, serie, voulus).map((valeur) => ({ ...serie, ...valeur })))
    .sort((a, b) => b.sourceId - a.sourceId || (cle(a) < cle(b) ? -1 : 1))
}
