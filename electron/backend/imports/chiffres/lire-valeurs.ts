/** What one row of a table gives: the figures in its columns, or the one figure of a long table. */

import { milliersOuDecimales } from '../../../../shared/domain/nombre-ecrit.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'
import type { Header } from '../table/header.ts'
import { fois, type NumberCell, parseNumber, somme } from '../table/values.ts'

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
      ? { mesure, value: readValue(mesure, cells) }
      : { mesure, value: { kind: 'missing', reason: absent, mark: '' } }
  const given: Given[] = []
  for (const mesure of layout.mesures) given.push(read(mesure))
  const found = layout.mesure?.(cells) ?? null
  if (found === null) return given
  if ('index' in found) {
    given.push(read(found))
    return given
  }
  let avant: Given | undefined
  for (const mesure of found) {
    // One cell for several figures: read once, and one object where it is kept a million times.
    const une: Given =
      avant !== undefined && memeLecture(avant.mesure, mesure) ? { mesure, value: avant.value } : read(mesure)
    given.push(une)
    avant = une
  }
  return given
}

/** Do both read the same cell the same way? */
const memeLecture = (une: Mesure, autre: Mesure): boolean =>
  une.index === autre.index &&
  une.facteur === autre.facteur &&
  une.entier === autre.entier &&
  une.jamaisNul === autre.jamaisNul &&
  une.videAbsent === autre.videAbsent &&
  [une, autre].every(
    (m) =>
      m.lire === undefined &&
      m.classe === undefined &&
      m.plus === undefined &&
      m.vide === undefined &&
      m.pourcent === undefined,
  )

/** A line that was refused: its figures were given, and are not taken. */
export function sansValeurs(given: readonly Given[]): Given[] {
  const value = { kind: 'missing', reason: 'non_disponible', mark: '' } as const
  return given.map((une) => (une.value === null ? une : { ...une, value }))
}

/** Empty cells of a year of which the line has other figures: the commune was there that year, and these are lacking. */
export function lacunes(given: readonly Given[]): Given[] {
  const vides = given.filter(({ value }) => value === null)
  if (vides.length === 0) return vides
  const annees = new Set(given.flatMap(({ mesure, value }) => (value === null ? [] : mesure.millesime)))
  return vides
    .filter(({ mesure }) => annees.has(mesure.millesime))
    .map((une) => ({ ...une, value: { kind: 'missing', reason: 'non_diffuse', mark: '' } }))
}

function readValue(mesure: Mesure, cells: Cells): NumberCell | null {
  let value = readCell(mesure, cells, mesure.index)
  for (const index of mesure.plus ?? []) {
    const next = readCell(mesure, cells, index)
    if (value === null || next === null) return null
    // A count below zero is a fault of the file: added to the others, nobody would see it.
    if (negatif(value)) return value
    value = negatif(next) ? next : somme(value, next)
  }
  return value
}

const negatif = (cell: NumberCell): boolean => cell.kind === 'number' && cell.value < 0

function readCell(mesure: Mesure, cells: Cells, index: number): NumberCell | null {
  if (index < 0) return { kind: 'number', value: 1 }
  const cell = cells[index] ?? ''
  if (mesure.lire !== undefined) return sansZero(mesure, enEntier(mesure, mesure.lire(cell), cell), cell)
  if (cell.trim() === '') {
    if (mesure.videAbsent) return null
    if (mesure.vide !== undefined) return { kind: 'missing', reason: mesure.vide, mark: '' }
  }
  if (mesure.classe !== undefined) return readClasse(mesure.classe, cell)
  // « 6.000 » people are six thousand or six: whole numbers have no decimals to tell.
  if (mesure.entier === true && milliersOuDecimales(cell)) return { kind: 'invalid', raw: cell }
  const value = parseNumber(cell, mesure.entier)
  if (value.kind === 'missing' || value.kind === 'invalid') return value
  if (value.kind === 'number' && value.value === 0) return sansZero(mesure, value, cell)
  // A figure kept in percents: "12,3 %" was read as 0.123.
  const facteur = mesure.pourcent === true && cell.trimEnd().endsWith('%') ? 100 : mesure.facteur
  return enEntier(mesure, fois(value, facteur), cell)
}

/** No commune has zero of it: what stands there is no value. */
function sansZero({ jamaisNul, vide }: Mesure, value: NumberCell, cell: string): NumberCell {
  if (jamaisNul !== true || value.kind !== 'number' || value.value !== 0) return value
  return { kind: 'missing', reason: vide ?? 'non_diffuse', mark: cell.trim() }
}

function enEntier({ entier }: Mesure, value: NumberCell, cell: string): NumberCell {
  const nombres = value.kind === 'number' ? [value.value] : value.kind === 'interval' ? [value.min, value.max ?? 0] : []
  const casse = entier === true && !nombres.every(Number.isInteger)
  return casse ? { kind: 'invalid', raw: cell } : value
}

/** A label; a bare number is refused, since zonings are numbered in several ways. */
function readClasse(classe: (cell: string) => number | null, cell: string): NumberCell {
  const number = classe(cell)
  if (number !== null) return { kind: 'number', value: number }
  const value = parseNumber(cell)
  return value.kind === 'missing' ? value : { kind: 'invalid', raw: cell }
}

/** What a cell that is not understood was expected to be. French. */
export const illisible = ({ classe }: Mesure): string => (classe === undefined ? 'nombre illisible' : 'mot non compris')

/** Fewer columns than this are split as they come. */
const LARGE = 200

/**
 * The columns that a very wide table is read for, ascending; undefined when all may be. The columns after the last
 * named one are among them: they must be empty.
 */
export function colonnesUtiles({ cells, width }: Header, layout: ObservationLayout): number[] | undefined {
  if (cells.length < LARGE || layout.mesure !== undefined || layout.niveau !== undefined) return undefined
  if (layout.absence !== undefined || layout.terme !== undefined || layout.doute !== undefined) return undefined
  const { code, departement, nom = -1, codePostal = -1 } = layout.code
  const lues = layout.mesures.flatMap(({ index, plus = [], note }) => [index, ...plus, note])
  const apres = Array.from({ length: cells.length - width }, (_, i) => width + i)
  const toutes = new Set([code, departement, nom, codePostal, layout.nom, ...lues, ...apres])
  return [...toutes].filter((index) => index >= 0).sort((a, b) => a - b)
}
