/**
 * The document model: blocks that carry meaning, built once, rendered to PDF (Typst) and to Word (docx).
 * Every string is data: a renderer must print `#`, `$`, `<`, `"` and emoji as typed.
 */

import type { Reference } from './plan/texte.ts'

/** A run of text. `chiffre` says which figure it prints. `champ` marks a value that the user still has to give ("à compléter"). */
export type Inline =
  | string
  | {
      readonly text: string
      readonly strong?: boolean
      readonly em?: boolean
      readonly muted?: boolean
      readonly champ?: boolean
      /** Of two versions compared: what goes, what comes. */
      readonly change?: 'ajoute' | 'retire'
      readonly chiffre?: Reference
    }

export interface Heading {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
  /** Of the section that it begins, the same whatever its words become (`plan/decouper.ts`). */
  readonly id?: string
  /** Its section, those under it included, is on landscape pages. */
  readonly paysage?: boolean
}
export interface Paragraph {
  readonly type: 'paragraph'
  /** Of this text in its section; absent: its rank among those that have none. */
  readonly id?: string
  readonly content: readonly Inline[]
}
export interface List {
  readonly type: 'list'
  readonly id?: string
  readonly ordered: boolean
  readonly items: readonly (readonly Inline[])[]
}

export interface Column {
  readonly label: string
  readonly align: 'left' | 'right' | 'center'
  /** Relative width; omitted: fitted to content (numbers), or the rest (text). */
  readonly width?: number
}
export type Cell = string | Inline[] | { readonly content: readonly Inline[]; readonly tone: 'muted' | 'strong' }
export interface Table {
  readonly type: 'table'
  /** Accessible caption, printed above. */
  readonly caption: string | null
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Last line, in bold, or null. */
  readonly total: readonly Cell[] | null
  /** Rows that go together, so many in each group: their first columns are one cell, that of the first row. */
  readonly groupes?: { readonly colonnes: number; readonly tailles: readonly number[] }
  /** The first cell of each row is its header. */
  readonly rowHeader: boolean
  /** Split long narrow tables side by side into this many panes on paper (Word ignores it). */
  readonly panes: 1 | 2
  readonly source: string | null
}
export interface Figure {
  readonly type: 'figure'
  /** A complete SVG document made by shared/figures (never by a user). */
  readonly svg: string
  /** What its number counts: « Carte 1. » (default) or « Graphique 1. ». The renderers number captions themselves. */
  readonly kind?: 'carte' | 'graphique'
  readonly width: number // natural size, px at 96 dpi
  readonly height: number
  readonly alt: string
  readonly caption: string
  readonly source: string | null
  /** The same drawn less high, letters of the same size, for a page with less room left. */
  readonly plusBas?: { readonly svg: string; readonly width: number; readonly height: number }
}
/** Large numbers with what they count. */
export interface KeyFigures {
  readonly type: 'keyFigures'
  /** On paper; absent: all on one line, five at most. */
  readonly parLigne?: number
  readonly items: readonly { readonly value: string; readonly label: string; readonly detail: string | null }[]
}
/** Label / value pairs; a null value prints "à compléter". */
export interface Fields {
  readonly type: 'fields'
  readonly items: readonly { readonly label: string; readonly value: string | null }[]
}
export interface Note {
  readonly type: 'note'
  readonly tone: 'information' | 'attention'
  readonly title: string | null
  readonly content: readonly Inline[]
}
export interface Signatures {
  readonly type: 'signatures'
  readonly items: readonly { readonly role: string; readonly name: string | null; readonly quality: string | null }[]
}
/** Two columns on paper, one after the other in Word. */
export interface Columns {
  readonly type: 'columns'
  readonly ratio: readonly [number, number]
  readonly left: readonly Block[]
  readonly right: readonly Block[]
}
export interface PageBreak {
  readonly type: 'pageBreak'
}
export interface Contents {
  readonly type: 'contents'
  readonly title: string
}
export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | KeyFigures
  | Fields
  | Note
  | Signatures
  | Columns
  | PageBreak
  | Contents

export interface DocumentModel {
  readonly kind: 'fiche' | 'synthese' | 'diagnostic' | 'projet' | 'contrat' | 'versions'
  /** Small line above the title: "Communauté professionnelle territoriale de santé · Allier (03)". */
  readonly eyebrow: string
  readonly title: string
  readonly subtitle: string | null
  /** Author in the file's metadata: name of the CPTS. */
  readonly author: string
  /** ISO date printed and put into the metadata; given, never read from the clock, so output is reproducible. */
  readonly date: string
  /** A title page of its own (diagnostic, contrat) or a compact header (fiche). */
  readonly cover: boolean
  /** "PROJET" on every page. */
  readonly projet: boolean
  /** Left part of the footer; the right part is "page n / N". */
  readonly footer: string
  /** Numbered headings ("1.2"). The contract numbers its articles in their own text and sets false. */
  readonly numbering: boolean
  readonly blocks: readonly Block[]
}
