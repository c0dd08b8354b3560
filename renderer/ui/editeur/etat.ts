/** State of an editor: what its keys do, its history, what a paste brings. */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import { InputRule, inputRules, undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { type Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Reference, Texte } from '../../../shared/document/plan/texte.ts'
import { changerNature, type Nature, revenirAOrdinaire } from './blocs.ts'
import { enDocument } from './conversion.ts'
import { schema } from './schema.ts'
import { corriger } from './typographie.ts'

export const gras: Command = toggleMark(schema.marks.gras)
export const italique: Command = toggleMark(schema.marks.italique)

export const PUCES: Nature = { type: 'puce', niveau: null }
export const NUMEROS: Nature = { type: 'numero', niveau: null }
export const TITRE: Nature = { type: 'titre', niveau: 1 }
export const SOUS_TITRE: Nature = { type: 'titre', niveau: 2 }

/** What is done when the text itself has nothing left to undo or redo: the dossier has its own history. */
export interface Historique {
  annuler(): void
  refaire(): void
}

const typographie = inputRules({
  rules: [
    new InputRule(/^[\s\S]+$/, (state, trouve, debut, fin) => {
      const [tout] = trouve
      const frappe = tout.slice(-1)
      const correction = corriger(tout.slice(0, -1), frappe)
      if (correction === null) return null
      const place = debut + tout.length - 1 - correction.retire
      return place < debut ? null : state.tr.insertText(correction.texte, place, fin)
    }),
  ],
})

/** Ctrl+Z takes back what was typed here, then what was done in the dossier. */
export const annuler =
  (dossier: Historique): Command =>
  (state, dispatch) => {
    if (undoDepth(state) > 0) return undo(state, dispatch)
    if (dispatch !== undefined) dossier.annuler()
    return true
  }

export const refaire =
  (dossier: Historique): Command =>
  (state, dispatch) => {
    if (redoDepth(state) > 0) return redo(state, dispatch)
    if (dispatch !== undefined) dossier.refaire()
    return true
  }

export function creerEtat(texte: Texte, dossier: Historique): EditorState {
  const touches = {
    'Mod-b': gras,
    'Mod-i': italique,
    'Mod-Alt-1': changerNature(TITRE),
    'Mod-Alt-2': changerNature(SOUS_TITRE),
    'Mod-Shift-8': changerNature(PUCES),
    'Mod-Shift-7': changerNature(NUMEROS),
    'Mod-z': annuler(dossier),
    'Mod-y': refaire(dossier),
    'Mod-Shift-z': refaire(dossier),
    Enter: revenirAOrdinaire('vide'),
    'Shift-Enter': baseKeymap.Enter as Command,
    Backspace: chainCommands(undoInputRule, revenirAOrdinaire('debut')),
  }
  return EditorState.create({
    doc: enDocument(texte),
    plugins: [history(), typographie, keymap(touches), keymap(baseKeymap)],
  })
}

/** A live figure in place of the selection. */
export function insererChiffre(view: EditorView, reference: Reference, vu: string): void {
  const node: Node = schema.nodes.chiffre.create({ reference, vu })
  view.dispatch(view.state.tr.replaceSelectionWith(node, false).scrollIntoView())
  view.focus()
}
