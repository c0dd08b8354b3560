/**
 * What a text may hold in the editor: paragraphs, headings, two kinds of lists of one level, bold, italics, live figures,
 * and nothing else. Whatever is typed, pasted or dropped is made of these, or does not enter.
 */
import { Schema } from 'prosemirror-model'

/** Attribute of a copied figure. */
export const CHIFFRE = 'data-chiffre'

export const schema = new Schema({
  nodes: {
    doc: { content: '(paragraphe | titre | liste)+' },
    paragraphe: { content: 'inline*', toDOM: () => ['p', 0] },
    titre: {
      content: 'inline*',
      attrs: { niveau: { default: 1 } },
      // The page has its own first and second headings: those of a text come under them.
      toDOM: ({ attrs }) => [`h${Math.min(6, Number(attrs.niveau) + 2)}`, 0],
    },
    liste: { content: 'element+', attrs: { ordonnee: {} }, toDOM: ({ attrs }) => [attrs.ordonnee ? 'ol' : 'ul', 0] },
    element: { content: 'inline*', toDOM: () => ['li', 0] },
    text: { group: 'inline' },
    /** A live figure: what it refers to, and its value when it was last seen. */
    chiffre: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { reference: {}, vu: {} },
      // What a copy takes with it: pasted here it is live again, elsewhere it is its value.
      toDOM: ({ attrs }) => ['span', { [CHIFFRE]: JSON.stringify(attrs.reference) }, String(attrs.vu)],
      leafText: ({ attrs }) => String(attrs.vu),
    },
  },
  marks: {
    gras: { toDOM: () => ['strong', 0] },
    italique: { toDOM: () => ['em', 0] },
  },
})
