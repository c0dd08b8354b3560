/**
 * A table that lists everything there is says as much by what it leaves out: a commune without a row has none. That
 * holds only where the file speaks of the whole département; an extract of a few communes says nothing of the others.
 */
import { departementOfCode } from '../../../shared/domain/codes.ts'
import type { Place, Zone } from './zone.ts'

/** Share of the communes of a département that must be met: a national file has nearly all, an extract a handful. */
const PART = 0.2

export class Exhaustif {
  readonly #zone: Zone
  readonly #vues = new Map<string, Set<string>>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** A row of this place, whatever it counts. */
  voir(place: Place): void {
    if (place.kind !== 'dedans' && place.kind !== 'dehors') return
    const departement = departementOfCode(place.code)
    const vues = this.#vues.get(departement)
    if (vues === undefined) this.#vues.set(departement, new Set([place.code]))
    else vues.add(place.code)
  }

  /** Départements of which the file speaks as a whole. */
  departements(): ReadonlySet<string> {
    return new Set(
      [...this.#vues].flatMap(([departement, vues]) => {
        const toutes = this.#zone.reference.communesOfDepartement(departement).length
        return vues.size >= toutes * PART ? departement : []
      }),
    )
  }
}
