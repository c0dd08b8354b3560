/**
 * What a line that could not be taken leaves behind: its commune has lost a part, or everything, of the figures that
 * the line gave. A count is then a lower bound, never a smaller number, and its absence is no zero.
 */
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import { auMoins } from '../passage/combine.ts'
import type { Mesure } from '../profiles/types-mesures.ts'
import type { Given } from './lire-valeurs.ts'

export class Pertes {
  readonly #rejetees = new Map<Mesure, Set<string>>()
  readonly #partagees = new Set<string>()

  /** Why a commune lost a line, where that is said beside its figures. */
  readonly #notes = new Map<string, string>()

  /** A line of this commune was refused whole. `note`: why, to be said wherever the figure is explained. */
  rejeter(given: readonly Given[], code: string, note?: string): void {
    if (note !== undefined) this.#notes.set(code, note)
    for (const { mesure, value } of given) {
      if (value === null) continue
      const codes = this.#rejetees.get(mesure)
      if (codes === undefined) this.#rejetees.set(mesure, new Set([code]))
      else codes.add(code)
    }
  }

  /** A line of an old commune since shared between these: nobody knows how much of it each has. */
  partager(vers: readonly string[]): void {
    for (const code of vers) this.#partagees.add(code)
  }

  /** Was a line of this commune and figure refused? */
  rejetee(mesure: Mesure, code: string): boolean {
    return this.#rejetees.get(mesure)?.has(code) === true
  }

  /** The row of a commune of which every line was refused. */
  perdue(indicateur: string, millesime: string, code: string): ObservationRow {
    const note = this.#notes.get(code) ?? null
    const rien = { valeur: null, min: null, max: null, note, ligne: null, parts: null }
    return { indicateur, millesime, code, etat: 'manquante', motif: 'non_disponible', ...rien }
  }

  /** A row made of the lines that were taken. */
  borner(mesure: Mesure, { nature }: Indicateur, lue: ObservationRow): ObservationRow {
    const rejetee = this.rejetee(mesure, lue.code)
    const notes = [lue.note, rejetee ? (this.#notes.get(lue.code) ?? null) : null].filter((note) => note !== null)
    const row = { ...lue, note: notes.length === 0 ? null : notes.join(', ') }
    if (row.etat === 'manquante' || !(rejetee || this.#partagees.has(row.code))) return row
    if (nature === 'additif') return auMoins(row)
    return rejetee
      ? { ...row, etat: 'manquante', valeur: null, min: null, max: null, motif: 'non_disponible', parts: null }
      : row
  }
}
