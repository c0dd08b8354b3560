/** The figures of the documents, made once from a portrait and shared by the three builders. */
import type { Figure } from './model.ts'

/** A figure without its block type: a complete SVG with what makes it readable without eyes. */
export type FigureInput = Omit<Figure, 'type'>

export interface FiguresPortrait {
  /** Territory with its communes, shaded by density (population when areas are unknown). */
  readonly carte?: FigureInput
  /** The same territory coloured by EPCI or sector, for the annex of the contract. */
  readonly carteCommunes?: FigureInput
  readonly evolution?: FigureInput
  readonly professions?: FigureInput
}

export function figure(input: FigureInput | undefined): Figure[] {
  return input === undefined ? [] : [{ type: 'figure', ...input }]
}
