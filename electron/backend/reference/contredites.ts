/** One population read in a file, against the embedded one of the same commune and year. */
import { POPULATION } from '../../../shared/domain/chiffres/ids.ts'
import { type Jugement, jugerPopulation, type Lue } from '../../../shared/domain/populations-contredites.ts'
import type { ObservationRow } from '../store/types.ts'
import type { Reference } from './types.ts'

export interface PopulationJugee {
  readonly embarquee: number
  readonly lue: Lue
  readonly jugement: Jugement
}

/** Null: nothing to compare (another figure, no value, a year that the reference does not have). */
export function comparerPopulation(
  reference: Reference,
  reunies: ReadonlySet<string>,
  row: Pick<ObservationRow, 'indicateur' | 'millesime' | 'code' | 'etat' | 'valeur' | 'min' | 'max'>,
): PopulationJugee | null {
  if (row.indicateur !== POPULATION) return null
  const lue =
    row.etat === 'connue' && row.valeur !== null
      ? { min: row.valeur, max: row.valeur }
      : row.etat === 'intervalle' && row.min !== null
        ? { min: row.min, max: row.max }
        : null
  const found = lue === null ? undefined : reference.population(row.code, row.millesime)
  if (lue === null || found === undefined) return null
  const embarquee = {
    valeur: found.value,
    parties: found.parts.map(({ value }) => value),
    reunie: reunies.has(row.code),
  }
  return { embarquee: found.value, lue, jugement: jugerPopulation(embarquee, lue) }
}

/** Communes of today that others have joined. */
export function communesReunies(reference: Reference): ReadonlySet<string> {
  return new Set(reference.deplaces().flatMap(({ to, event }) => (event === 'Arrondissement municipal' ? [] : [to])))
}
