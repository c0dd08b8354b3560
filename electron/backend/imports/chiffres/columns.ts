/** The figures that a file of observations gives, with the lines that make each. */
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Part } from '../passage/combine.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'

/** Parts of each commune of today, for one figure of the file. */
export interface Column {
  readonly mesure: Mesure
  readonly definition: Indicateur
  readonly parts: Map<string, Part[]>
}

/** The figures met, in the order of the file. */
export class Columns {
  readonly #columns = new Map<Mesure, Column>()
  readonly #propres: readonly Indicateur[]

  constructor({ mesures, definitions = [] }: ObservationLayout, known: readonly Indicateur[]) {
    this.#propres = [...definitions, ...known]
    for (const mesure of mesures) this.of(mesure)
  }

  of(mesure: Mesure): Column {
    let column = this.#columns.get(mesure)
    if (column === undefined) {
      const definition = mesure.definition ?? catalogue(mesure.indicateur, this.#propres)
      if (definition === undefined) throw new Error(`programming error: unknown figure ${mesure.indicateur}`)
      column = { mesure, definition, parts: new Map() }
      this.#columns.set(mesure, column)
    }
    return column
  }

  add(mesure: Mesure, code: string, part: Part): void {
    const { parts } = this.of(mesure)
    const known = parts.get(code)
    if (known === undefined) parts.set(code, [part])
    else known.push(part)
  }

  all(): Iterable<Column> {
    return this.#columns.values()
  }
}
