/** The editor of a text: its paragraphs, and what is said of the live figure under the caret. Its toolbar is `Barre`. */
import { NodeSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Texte } from '../../../shared/document/plan/texte.ts'
import { ContexteActif } from './actif.ts'
import { remplacerSousLeCurseur } from './blocs.ts'
import { enDocument, enTexte } from './conversion.ts'
import 'prosemirror-view/style/prosemirror.css'
import './editeur.css'
import { creerEtat, type Historique } from './etat.ts'
import { aujourdhui, coller, deposer } from './presse-papiers.ts'
import { schema } from './schema.ts'
import { type Decrire, direFigure, VuesChiffres } from './vue-chiffre.ts'

interface Props {
  /** The text to show. Another one than what is written here takes its place, the caret kept. */
  readonly texte: Texte
  /** Name of the field, for who does not see where it stands. */
  readonly libelle: string
  readonly decrire: Decrire
  /** After each change of the user's. */
  readonly surChange: (texte: Texte) => void
  /** The caret left the text. */
  readonly surSortie: () => void
  readonly dossier: Historique
}

export function Editeur({ texte, libelle, decrire, surChange, surSortie, dossier }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [choisie, setChoisie] = useState('')
  const actif = useContext(ContexteActif)
  const derniers = useRef({ texte, decrire, surChange, surSortie, dossier })
  useLayoutEffect(() => {
    derniers.current = { texte, decrire, surChange, surSortie, dossier }
  })
  const vues = useRef<VuesChiffres>(null)
  useLayoutEffect(() => {
    if (place.current === null) return
    const chiffres = new VuesChiffres((reference) => derniers.current.decrire(reference))
    vues.current = chiffres
    const historique: Historique = {
      annuler: () => derniers.current.dossier.annuler(),
      refaire: () => derniers.current.dossier.refaire(),
    }
    const neuve = new EditorView(place.current, {
      state: creerEtat(derniers.current.texte, historique),
      nodeViews: { chiffre: chiffres.creer },
      handleDOMEvents: {
        // Before the view reads them: a paste is read by us alone.
        paste: (une, evenement) => coller(une, evenement.clipboardData, evenement),
        drop: (une, evenement) => une.dragging === null && deposer(une, evenement),
        focus: () => actif.toucher(neuve, historique),
        blur: () => derniers.current.surSortie(),
      },
      transformCopied: (copie) => aujourdhui(copie, derniers.current.decrire),
      dispatchTransaction(transaction) {
        neuve.updateState(neuve.state.apply(transaction))
        actif.toucher(neuve, historique)
        setChoisie(figureChoisie(neuve, derniers.current.decrire))
        if (transaction.docChanged && transaction.getMeta(DEHORS) !== true)
          derniers.current.surChange(enTexte(neuve.state.doc))
      },
    })
    setView(neuve)
    return () => {
      setView(null)
      actif.quitter(neuve)
      neuve.destroy()
    }
  }, [actif])
  useLayoutEffect(() => {
    view?.setProps({
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': libelle,
        lang: 'fr',
        spellcheck: 'true',
        translate: 'no',
        class: 'editeur-texte',
      },
    })
  }, [view, libelle])
  useEffect(() => {
    if (view === null) return
    const neuf = enDocument(texte)
    if (neuf.eq(view.state.doc)) return
    view.dispatch(remplacerSousLeCurseur(view.state.tr, neuf).setMeta('addToHistory', false).setMeta(DEHORS, true))
  }, [view, texte])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what figures are worth is drawn anew when it changes
  useEffect(() => vues.current?.rafraichir(), [decrire])
  return (
    <div className="editeur">
      <div ref={place} />
      <p className="editeur-figure" aria-live="polite">
        {choisie}
      </p>
    </div>
  )
}

/** Marks the transactions that are not the user's. */
const DEHORS = 'dehors'

function figureChoisie({ state: { selection } }: EditorView, decrire: Decrire): string {
  if (!(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.chiffre) return ''
  const { reference, vu } = selection.node.attrs
  return direFigure(decrire(reference), String(vu))
}
