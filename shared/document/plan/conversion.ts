/** From the blocks of a builder to a text that can be edited, and back. */
import type { Block, Heading, Inline, List, Paragraph } from '../model.ts'
import { enTexte, fondre } from './phrase.ts'
import { cleReference, type Morceau, type Paragraphe, type Texte } from './texte.ts'

/** What each live figure says today, by its key. */
export type Chiffres = Readonly<Record<string, { readonly texte: string; readonly libelle: string }>>

/** A generated paragraph or list, its figures as they are written now. */
export function texteDuBloc(bloc: Paragraph | List): Texte {
  if (bloc.type === 'paragraph') return [{ type: 'paragraphe', morceaux: morceauxDe(bloc.content) }]
  const type = bloc.ordered ? 'numero' : 'puce'
  return bloc.items.map((item) => ({ type, morceaux: morceauxDe(item) }))
}

function morceauxDe(contenu: readonly Inline[]): Morceau[] {
  const lus = contenu.map((inline): Morceau => {
    if (typeof inline === 'string') return { texte: inline }
    const style = {
      ...(inline.strong ? { gras: true as const } : {}),
      ...(inline.em ? { italique: true as const } : {}),
    }
    return inline.chiffre === undefined
      ? { texte: inline.text, ...style }
      : { chiffre: inline.chiffre, vu: inline.text, ...style }
  })
  return fondreMorceaux(lus)
}

/** Pieces of the same style are one; empty ones are none. */
export function fondreMorceaux(morceaux: readonly Morceau[]): Morceau[] {
  const fondus: Morceau[] = []
  for (const un of morceaux) {
    const avant = fondus.at(-1)
    if (!('texte' in un)) fondus.push(un)
    else if (un.texte === '') continue
    else if (avant !== undefined && 'texte' in avant && avant.gras === un.gras && avant.italique === un.italique)
      fondus[fondus.length - 1] = { ...avant, texte: avant.texte + un.texte }
    else fondus.push(un)
  }
  return fondus
}

/** The blocks of a text, its figures as they are today. `niveau`: of the section it stands in. */
export function blocsDuTexte(texte: Texte, niveau: number, chiffres: Chiffres): Block[] {
  const blocs: Block[] = []
  for (const paragraphe of texte) {
    const contenu = contenuDe(paragraphe.morceaux, chiffres)
    if (contenu.length === 0) continue
    if (paragraphe.type === 'titre') blocs.push(enTitre(paragraphe, niveau, contenu))
    else if (paragraphe.type === 'paragraphe') blocs.push({ type: 'paragraph', content: contenu })
    else {
      const ordered = paragraphe.type === 'numero'
      const avant = blocs.at(-1)
      if (avant?.type === 'list' && avant.ordered === ordered)
        blocs[blocs.length - 1] = { ...avant, items: [...avant.items, contenu] }
      else blocs.push({ type: 'list', ordered, items: [contenu] })
    }
  }
  return blocs
}

/** The model knows three levels: a heading below the third is of the third. */
function enTitre(
  { niveau: sien }: Extract<Paragraphe, { type: 'titre' }>,
  niveau: number,
  contenu: readonly Inline[],
): Heading {
  const level = Math.min(3, Math.max(1, niveau) + sien) as Heading['level']
  return { type: 'heading', level, text: enTexte(contenu) }
}

function contenuDe(morceaux: readonly Morceau[], chiffres: Chiffres): Inline[] {
  const contenu = morceaux.map((un): Inline => {
    const text = 'texte' in un ? un.texte : (chiffres[cleReference(un.chiffre)]?.texte ?? un.vu)
    return un.gras || un.italique
      ? { text, ...(un.gras ? { strong: true } : {}), ...(un.italique ? { em: true } : {}) }
      : text
  })
  const dit = fondre(contenu.filter((un) => (typeof un === 'string' ? un : un.text) !== ''))
  return dit.some((un) => (typeof un === 'string' ? un : un.text).trim() !== '') ? dit : []
}

/** Words alone, a paragraph on each line; figures as they were last seen, or as they are today. */
export function enClair(texte: Texte, chiffres: Chiffres = {}): string {
  return texte
    .map(({ morceaux }) =>
      morceaux.map((un) => ('texte' in un ? un.texte : (chiffres[cleReference(un.chiffre)]?.texte ?? un.vu))).join(''),
    )
    .join('\n')
}
