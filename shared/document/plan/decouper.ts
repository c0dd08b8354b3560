/**
 * The plan of a document: the blocks of its builder as sections with stable ids, each with its texts (that the user may
 * rewrite) and its other blocks. A section exists where its builder has something to say: that is its condition.
 */
import type { Block, Columns, Heading, List, Paragraph } from '../model.ts'
import { texteDuBloc } from './conversion.ts'
import type { Texte } from './texte.ts'

/** Top of a document, before any heading; its two columns, when headings stand in them. */
export const DEBUT = 'debut'
const COTES = { left: 'gauche', right: 'droite' } as const

export type Element =
  | {
      readonly type: 'texte'
      readonly id: string
      /** Null: the user wrote there, and nothing is generated any more. */
      readonly bloc: Paragraph | List | null
      readonly genere: Texte | null
    }
  | { readonly type: 'bloc'; readonly bloc: Block }
  | { readonly type: 'colonnes'; readonly bloc: Columns; readonly gauche: Section; readonly droite: Section }

export interface Section {
  readonly id: string
  /** 0: the top of a document or of a column, without heading. */
  readonly niveau: 0 | Heading['level']
  readonly titre: string | null
  /** Begins a page. */
  readonly saut: boolean
  /** On landscape pages. */
  readonly paysage: boolean
  readonly elements: Element[]
  readonly enfants: Section[]
}

/** The tree of the sections of these blocks, under one that has no heading. @throws Error when two have the same id */
export function decouper(blocs: readonly Block[], id: string = DEBUT): Section {
  const racine: Section = { id, niveau: 0, titre: null, saut: false, paysage: false, elements: [], enfants: [] }
  const pile: Section[] = [racine]
  const rangs = new Map<Section, number>()
  for (const [place, bloc] of blocs.entries()) {
    const ici = pile.at(-1) ?? racine
    if (bloc.type === 'heading') {
      while ((pile.at(-1)?.niveau ?? 0) >= bloc.level) pile.pop()
      const parent = pile.at(-1) ?? racine
      const section: Section = {
        id: bloc.id ?? identifiant(bloc.text, parent),
        niveau: bloc.level,
        titre: bloc.text,
        saut: blocs[place - 1]?.type === 'pageBreak' && place > 1,
        paysage: bloc.paysage === true,
        elements: [],
        enfants: [],
      }
      parent.enfants.push(section)
      pile.push(section)
    } else if (bloc.type === 'pageBreak' && blocs[place + 1]?.type === 'heading' && place > 0) {
      // goes with the section that it begins
    } else ici.elements.push(element(bloc, ici, rangs))
  }
  unique(racine)
  return racine
}

function element(bloc: Block, section: Section, rangs: Map<Section, number>): Element {
  if (bloc.type === 'columns' && [...bloc.left, ...bloc.right].some(({ type }) => type === 'heading'))
    return {
      type: 'colonnes',
      bloc,
      gauche: decouper(bloc.left, COTES.left),
      droite: decouper(bloc.right, COTES.right),
    }
  if (bloc.type !== 'paragraph' && bloc.type !== 'list') return { type: 'bloc', bloc }
  // Said of a table in grey: it explains its signs, and goes with it.
  if (bloc.type === 'paragraph' && bloc.content.some((un) => typeof un !== 'string' && un.muted))
    return { type: 'bloc', bloc }
  const rang = (rangs.get(section) ?? 0) + (bloc.id === undefined ? 1 : 0)
  rangs.set(section, rang)
  return { type: 'texte', id: bloc.id ?? `texte${rang}`, bloc, genere: texteDuBloc(bloc) }
}

/** Of a heading that has no id of its own: its words, under those of its parent. */
function identifiant(texte: string, parent: Section): string {
  const mots = texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return parent.niveau === 0 ? mots : `${parent.id}.${mots}`
}

/** Every section below this one, and itself, in the order of the document. */
export function toutes(section: Section): Section[] {
  const cotes = section.elements.flatMap((un) => (un.type === 'colonnes' ? [un.gauche, un.droite] : []))
  return [section, ...[...cotes, ...section.enfants].flatMap(toutes)]
}

function unique(racine: Section): void {
  const vus = new Set<string>()
  for (const { id, elements } of toutes(racine)) {
    const textes = elements.flatMap((un) => (un.type === 'texte' ? [un.id] : []))
    if (vus.has(id) || new Set(textes).size < textes.length)
      throw new Error(`programming error: two of the same id in ${id}`)
    vus.add(id)
  }
}
