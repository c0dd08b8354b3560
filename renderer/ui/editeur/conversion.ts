/** A text of the dossier ↔ a document of the editor, nothing lost either way. */
import { Fragment, type Node } from 'prosemirror-model'
import type { Morceau, Paragraphe, Reference, Texte } from '../../../shared/document/plan/texte.ts'
import { aplatir, type Bloc, regrouper } from './blocs.ts'
import { schema } from './schema.ts'

const { gras, italique } = schema.marks
const { chiffre } = schema.nodes

/** A text without any paragraph is a document with an empty one. */
export function enDocument(texte: Texte): Node {
  return regrouper(texte.map(enBloc))
}

/** Inverse of `enDocument`: pieces of one look are one piece, and one empty paragraph alone is no text. */
export function enTexte(doc: Node): Texte {
  const paragraphes = aplatir(doc).map(enParagraphe)
  const [seul] = paragraphes
  return paragraphes.length === 1 && seul?.type === 'paragraphe' && seul.morceaux.length === 0 ? [] : paragraphes
}

export function enBloc(paragraphe: Paragraphe): Bloc {
  return {
    type: paragraphe.type,
    niveau: paragraphe.type === 'titre' ? paragraphe.niveau : null,
    contenu: Fragment.fromArray(paragraphe.morceaux.flatMap(enNode)),
  }
}

function enNode(morceau: Morceau): Node[] {
  const marques = [...(morceau.gras ? [gras.create()] : []), ...(morceau.italique ? [italique.create()] : [])]
  if ('chiffre' in morceau) return [chiffre.create({ reference: morceau.chiffre, vu: morceau.vu }, null, marques)]
  return morceau.texte === '' ? [] : [schema.text(morceau.texte, marques)]
}

function enParagraphe({ type, niveau, contenu }: Bloc): Paragraphe {
  const morceaux = contenu.content.map(enMorceau)
  return type === 'titre' ? { type, niveau: niveau ?? 1, morceaux } : { type, morceaux }
}

function enMorceau(node: Node): Morceau {
  const style = {
    ...(gras.isInSet(node.marks) ? { gras: true as const } : {}),
    ...(italique.isInSet(node.marks) ? { italique: true as const } : {}),
  }
  if (node.type !== chiffre) return { texte: node.text ?? '', ...style }
  const { reference, vu } = node.attrs as { reference: Reference; vu: string }
  return { chiffre: reference, vu, ...style }
}
