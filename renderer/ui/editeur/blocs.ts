/**
 * A document of the editor as the flat list of its paragraphs, and back: the text model has no lists, only paragraphs that
 * are items; on screen neighbours of one kind are one list, as a screen reader expects.
 */
import { Fragment, type Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { Paragraphe } from '../../../shared/document/plan/texte.ts'
import { schema } from './schema.ts'

export interface Bloc {
  readonly type: Paragraphe['type']
  /** Of a heading, from 1; null for the others. */
  readonly niveau: number | null
  readonly contenu: Fragment
}

/** A kind of paragraph, as the toolbar names it. */
export type Nature = Pick<Bloc, 'type' | 'niveau'>
export const ORDINAIRE: Nature = { type: 'paragraphe', niveau: null }

export const memeNature = (une: Nature, autre: Nature): boolean =>
  une.type === autre.type && une.niveau === autre.niveau

interface Place extends Bloc {
  /** Position of its content. */
  readonly debut: number
}

/** The paragraphs of a document, in order, with where they stand. */
export function aplatir(doc: Node): readonly Place[] {
  const blocs: Place[] = []
  doc.descendants((node, position, parent) => {
    if (!node.isTextblock) return true
    const commun = { contenu: node.content, debut: position + 1 }
    if (node.type === schema.nodes.titre) blocs.push({ ...commun, type: 'titre', niveau: Number(node.attrs.niveau) })
    else if (node.type === schema.nodes.element)
      blocs.push({ ...commun, type: parent?.attrs.ordonnee ? 'numero' : 'puce', niveau: null })
    else blocs.push({ ...commun, type: 'paragraphe', niveau: null })
    return false
  })
  return blocs
}

/** Neighbouring items of one kind make one list. A document has at least one paragraph. */
export function regrouper(blocs: readonly Bloc[]): Node {
  const { doc, paragraphe, titre, liste, element } = schema.nodes
  const nodes: Node[] = []
  for (const { type, niveau, contenu } of blocs) {
    const dernier = nodes.at(-1)
    if (type === 'paragraphe') nodes.push(paragraphe.create(null, contenu))
    else if (type === 'titre') nodes.push(titre.create({ niveau: niveau ?? 1 }, contenu))
    else {
      const ordonnee = type === 'numero'
      const item = element.create(null, contenu)
      if (dernier?.type === liste && dernier.attrs.ordonnee === ordonnee)
        nodes[nodes.length - 1] = dernier.copy(dernier.content.addToEnd(item))
      else nodes.push(liste.create({ ordonnee }, item))
    }
  }
  return doc.create(null, nodes.length === 0 ? [paragraphe.create()] : nodes)
}

/** Puts another document in place, whole nodes that are the same left alone: the screen redraws only what changed. */
export function remplacer(tr: Transaction, neuf: Node): Transaction {
  const avant = tr.doc.children
  const apres = neuf.children
  const court = Math.min(avant.length, apres.length)
  let tete = 0
  while (tete < court && avant[tete]?.eq(apres[tete] as Node)) tete++
  let queue = 0
  while (queue < court - tete && avant[avant.length - 1 - queue]?.eq(apres[apres.length - 1 - queue] as Node)) queue++
  if (tete === avant.length && tete === apres.length) return tr
  const taille = (nodes: readonly Node[]) => nodes.reduce((somme, { nodeSize }) => somme + nodeSize, 0)
  const debut = taille(avant.slice(0, tete))
  const fin = tr.doc.content.size - taille(queue === 0 ? [] : avant.slice(-queue))
  return tr.replaceWith(debut, fin, Fragment.fromArray(apres.slice(tete, apres.length - queue)))
}

interface Lieu {
  readonly rang: number
  readonly decalage: number
}

function lieu(blocs: readonly Place[], position: number): Lieu {
  const rang = Math.max(
    0,
    blocs.findLastIndex(({ debut }) => debut <= position),
  )
  const { debut = 1, contenu } = blocs[rang] ?? {}
  return { rang, decalage: Math.min(position - debut, contenu?.size ?? 0) }
}

function position(blocs: readonly Place[], { rang, decalage }: Lieu): number {
  const bloc = blocs[Math.min(rang, blocs.length - 1)]
  return bloc === undefined ? 1 : bloc.debut + Math.min(decalage, bloc.contenu.size)
}

/** Another document, the selection kept in the same paragraphs at the same letters. */
export function remplacerSousLeCurseur(tr: Transaction, neuf: Node): Transaction {
  const blocs = aplatir(tr.doc)
  const ancre = lieu(blocs, tr.selection.anchor)
  const tete = lieu(blocs, tr.selection.head)
  remplacer(tr, neuf)
  const places = aplatir(tr.doc)
  return tr.setSelection(TextSelection.create(tr.doc, position(places, ancre), position(places, tete)))
}

/** The selected paragraphs become of that kind; when they all are already, ordinary ones. */
export function changerNature(nature: Nature): Command {
  return (state, dispatch) => {
    const blocs = aplatir(state.doc)
    const { rang: premier } = lieu(blocs, state.selection.from)
    const { rang: dernier } = lieu(blocs, state.selection.to)
    const choisis = blocs.slice(premier, dernier + 1)
    const voulue = choisis.every((bloc) => memeNature(bloc, nature)) ? ORDINAIRE : nature
    const neufs = blocs.map((bloc, i) => (i < premier || i > dernier ? bloc : { ...bloc, ...voulue }))
    dispatch?.(remplacerSousLeCurseur(state.tr, regrouper(neufs)).scrollIntoView())
    return true
  }
}

/** Kind of the paragraph where the selection starts. */
export function natureIci(state: EditorState): Nature {
  const { $from } = state.selection
  if ($from.parent.type === schema.nodes.titre) return { type: 'titre', niveau: Number($from.parent.attrs.niveau) }
  if ($from.parent.type !== schema.nodes.element) return ORDINAIRE
  return { type: $from.node(-1).attrs.ordonnee ? 'numero' : 'puce', niveau: null }
}

/** Enter in an empty item, or Backspace at the start of an item or a heading: an ordinary paragraph. */
export function revenirAOrdinaire(quand: 'vide' | 'debut'): Command {
  return (state, dispatch) => {
    const { selection } = state
    if (!(selection instanceof TextSelection) || selection.$cursor === null) return false
    const { parent, parentOffset } = selection.$cursor
    if (parent.type === schema.nodes.paragraphe || parentOffset !== 0) return false
    if (quand === 'vide' && (parent.content.size > 0 || parent.type === schema.nodes.titre)) return false
    return changerNature(ORDINAIRE)(state, dispatch)
  }
}
