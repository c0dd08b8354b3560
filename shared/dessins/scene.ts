/** What every figure gives: a drawing, and the same content in words and in a table for those who cannot see it. */

export interface TableJumelle {
  readonly colonnes: readonly string[]
  readonly lignes: readonly (readonly string[])[]
}

export interface Scene {
  /** A complete SVG document: vector only, no script, no link, no external reference, user text escaped. */
  readonly svg: string
  /** px at 96 dpi */
  readonly width: number
  readonly height: number
  /** Alternative text in French, written from the figures. */
  readonly alt: string
  /** The legend in one sentence; empty when there is none. */
  readonly legende: string
  /** The same figures as a table. */
  readonly table: TableJumelle
  /** Source line to print near the figure, as given. */
  readonly source: string | null
  /** What the reader must know (schematic base, communes left out…), in French sentences. */
  readonly avertissements: readonly string[]
}
