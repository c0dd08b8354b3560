/** What one row of a table gives: the figures in its columns, or the one figure of a long table. */
import type { Mesure, ObservationLayout } from './profiles/types.ts'
import { type NumberCell, parseNumber } from './values.ts'

export interface Given {
  readonly mesure: Mesure
  /** Null: the commune is absent from that column, which says nothing of it. */
  readonly value: NumberCell | null
}

type Cells = readonly string[]

export function readValues(cells: Cells, layout: ObservationLayout): Given[] {
  const absent = layout.absence?.(cells) ?? null
  const read = (mesure: Mesure): Given =>
    absent === null
      ? { mesure, value: readValue(mesure, cells, layout) }
      : { mesure, value: { kind: 'missing', reason: absent, mark: '' } }
  const given = layout.mesures.map(read)
  const one = layout.mesure?.(cells) ?? null
  if (one !== null) given.push(read(one))
  return given
}

function readValue(mesure: Mesure, cells: Cells, layout: ObservationLayout): NumberCell | null {
  const first = readCell(mesure, cells, mesure.index, layout)
  if (mesure.plus === undefined || first?.kind !== 'number') return first
  let value = first.value
  for (const index of mesure.plus) {
    const next = readCell(mesure, cells, index, layout)
    if (next?.kind !== 'number') return next
    value += next.value
  }
  return { kind: 'number', value }
}

function readCell(mesure: Mesure, cells: Cells, index: number, { classe }: ObservationLayout): NumberCell | null {
  if (index < 0) return { kind: 'number', value: 1 }
  const cell = cells[index] ?? ''
  if (cell.trim() === '') {
    if (mesure.videAbsent) return null
    if (mesure.vide !== undefined) return { kind: 'missing', reason: mesure.vide, mark: '' }
  }
  const number = classe?.(cell) ?? null
  if (number !== null) return { kind: 'number', value: number }
  const value = parseNumber(cell)
  return value.kind === 'number' ? { kind: 'number', value: value.value * mesure.facteur } : value
}
