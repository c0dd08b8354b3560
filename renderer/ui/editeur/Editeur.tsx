/** The editor of a text: its toolbar, its paragraphs, and what is said of the live figure under the caret. */
import { NodeSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Texte } from '../../../shared/document/plan/texte.ts'
import { Barre } from './Barre.tsx'
import { remplacerSousLeCurseur } from './blocs.ts'
import type { FigureProposee } from './ChoixChiffre.tsx'
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
  readonly figures: readonly FigureProposee[]
  /** After each change of the user's. */
  readonly surChange: (texte: Texte) => void
  /** The caret left the text. */
  readonly surSortie: () => void
  readonly dossier: Historique
  /** What stands at the end of the toolbar. */
  readonly children?: ReactNode
}

export function Editeur({ texte, libelle, decrire, figures, surChange, surSortie, dossier, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  // Grows with each transaction: the toolbar reads the state anew.
  const [tour, setTour] = useState(0)
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
        blur: () => derniers.current.surSortie(),
      },
      transformCopied: (copie) => aujourdhui(copie, derniers.current.decrire),
      dispatchTransaction(transaction) {
        neuve.updateState(neuve.state.apply(transaction))
        setTour((n) => n + 1)
        if (transaction.docChanged && transaction.getMeta(DEHORS) !== true)
          derniers.current.surChange(enTexte(neuve.state.doc))
      },
    })
    setView(neuve)
    return () => {
      setView(null)
      neuve.destroy()
    }
  }, [])
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
      <Barre view={view} tour={tour} figures={figures} dossier={dossier}>
        {children}
      </Barre>
      <div ref={place} />
      <p className="editeur-figure" aria-live="polite">
        {view === null ? '' : figureChoisie(view, decrire)}
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
