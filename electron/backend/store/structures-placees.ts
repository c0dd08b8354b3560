/** The register that a dossier publishes, with what its reserve keeps around the study area. */
import { type Portee, porteeSur } from '../../../shared/domain/listes.ts'
import { listToutes } from './etude.ts'
import { estGardee, getGarde } from './garde.ts'
import { structuresRetenues } from './offre.ts'
import { structuresDeReserve } from './reserve.ts'
import { getCouverture, porteeFichier } from './sources.ts'
import type { Dossier, SourceRow, StructureRow } from './types.ts'

export interface StructuresPlacees {
  readonly source: SourceRow
  readonly structures: readonly StructureRow[]
  readonly couverture: ReadonlySet<string>
  readonly portee: Portee | null
  /** Does the dossier keep what the register says of this commune? */
  garde(commune: string): boolean
}

/** @param communes asked about, the study area and what is around it; null: no register in the dossier. */
export function structuresPlacees(dossier: Dossier, communes: readonly string[]): StructuresPlacees | null {
  const retenues = structuresRetenues(dossier, listToutes(dossier))
  if (retenues === null) return null
  const { source } = retenues
  const reserve = structuresDeReserve(dossier, source.id)
  const portee = porteeFichier(dossier, source.id)
  const garde = getGarde(dossier, source.id)
  return {
    source,
    structures: [...retenues.structures, ...reserve.structures],
    couverture: new Set([...getCouverture(dossier, source.id), ...reserve.couverture]),
    portee: portee === null ? null : porteeSur(portee, communes),
    garde: (commune) => garde === undefined || estGardee(garde, commune),
  }
}
