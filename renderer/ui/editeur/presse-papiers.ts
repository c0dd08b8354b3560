/** What enters the text by a paste or a drop, and what a copy takes with it. */
import { Fragment, Slice } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Texte } from '../../../shared/document/plan/texte.ts'
import { regrouper } from './blocs.ts'
import { lireBrut, lireHtml } from './collage.ts'
import { enBloc } from './conversion.ts'
import { schema } from './schema.ts'
import type { Decrire } from './vue-chiffre.ts'

/** In place of the selection. Nothing that a text may hold: nothing. */
export function coller(view: EditorView, donnees: DataTransfer | null, evenement: Event): true {
  evenement.preventDefault()
  const html = donnees?.getData('text/html') ?? ''
  const texte = html === '' ? lireBrut(donnees?.getData('text/plain') ?? '') : lireHtml(html)
  if (texte.length > 0) view.dispatch(view.state.tr.replaceSelection(tranche(texte)).scrollIntoView())
  return true
}

/** What is let fall from another window, where it falls. */
export function deposer(view: EditorView, evenement: DragEvent): boolean {
  if (evenement.dataTransfer?.types.includes('Files')) return false // the window's own
  const lieu = view.posAtCoords({ left: evenement.clientX, top: evenement.clientY })
  if (lieu !== null) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(lieu.pos))))
  return coller(view, evenement.dataTransfer, evenement)
}

/** An ordinary paragraph alone goes into the line; anything else brings its own paragraphs. */
function tranche(texte: Texte): Slice {
  const [seul] = texte
  const ouvert = texte.length === 1 && seul?.type === 'paragraphe' ? 1 : 0
  return new Slice(regrouper(texte.map(enBloc)).content, ouvert, ouvert)
}

/** A copy holds its figures as they are today, those that are read on screen. */
export function aujourdhui({ content, openStart, openEnd }: Slice, decrire: Decrire): Slice {
  const parcourir = (fragment: Fragment): Fragment =>
    Fragment.fromArray(
      fragment.content.map((node) => {
        if (node.type !== schema.nodes.chiffre) return node.isText ? node : node.copy(parcourir(node.content))
        const vu = decrire(node.attrs.reference)?.valeur ?? node.attrs.vu
        return node.type.create({ ...node.attrs, vu }, null, node.marks)
      }),
    )
  return new Slice(parcourir(content), openStart, openEnd)
}
