/** The toolbar of a text; the arrow keys go along it too. */
import { toggleMark } from 'prosemirror-commands'
import { redoDepth, undoDepth } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import type { KeyboardEvent, ReactNode } from 'react'
import { useActif } from './actif.ts'
import { changerNature, memeNature, type Nature, natureIci } from './blocs.ts'
import { ChoixChiffre, type FigureProposee } from './ChoixChiffre.tsx'
import { annuler, insererChiffre, NUMEROS, PUCES, refaire, SOUS_TITRE, TITRE } from './etat.ts'
import { schema } from './schema.ts'

interface Props {
  readonly figures: readonly FigureProposee[]
}

export function Barre({ figures }: Props) {
  const actif = useActif()
  const etat = actif?.view.state
  const faire = (commande: Command) => {
    if (actif === null) return
    commande(actif.view.state, actif.view.dispatch, actif.view)
    actif.view.focus()
  }
  const marque = (type: MarkType, nom: string, touche: string, signe: ReactNode) => (
    <Bouton
      nom={`${nom} (${touche})`}
      inerte={actif === null}
      presse={etat !== undefined && active(etat, type)}
      faire={() => faire(toggleMark(type))}
    >
      {signe}
    </Bouton>
  )
  const nature = (une: Nature, nom: string, touche: string, signe: ReactNode) => (
    <Bouton
      nom={`${nom} (${touche})`}
      inerte={actif === null}
      presse={etat !== undefined && memeNature(natureIci(etat), une)}
      faire={() => faire(changerNature(une))}
    >
      {signe}
    </Bouton>
  )
  return (
    <div className="editeur-barre" role="toolbar" aria-label="Mise en forme" onKeyDown={longer}>
      {marque(schema.marks.gras, 'Gras', 'Ctrl+B', <strong>G</strong>)}
      {marque(schema.marks.italique, 'Italique', 'Ctrl+I', <em>I</em>)}
      <Filet />
      {nature(TITRE, 'Titre', 'Ctrl+Alt+1', 'Titre')}
      {nature(SOUS_TITRE, 'Sous-titre', 'Ctrl+Alt+2', 'Sous-titre')}
      {nature(PUCES, 'Liste à puces', 'Ctrl+Maj+8', '•')}
      {nature(NUMEROS, 'Liste numérotée', 'Ctrl+Maj+7', '1.')}
      <Filet />
      <Bouton
        nom="Annuler (Ctrl+Z)"
        titre={etat !== undefined && undoDepth(etat) > 0 ? 'Annuler la frappe' : 'Annuler dans le dossier'}
        inerte={actif === null}
        faire={() => actif !== null && faire(annuler(actif.dossier))}
      >
        ↶
      </Bouton>
      <Bouton
        nom="Rétablir (Ctrl+Y)"
        titre={etat !== undefined && redoDepth(etat) > 0 ? 'Rétablir la frappe' : 'Rétablir dans le dossier'}
        inerte={actif === null}
        faire={() => actif !== null && faire(refaire(actif.dossier))}
      >
        ↷
      </Bouton>
      <Filet />
      <ChoixChiffre
        figures={figures}
        inerte={actif === null}
        choisir={({ reference, valeur }) => actif !== null && insererChiffre(actif.view, reference, valeur)}
      />
    </div>
  )
}

interface PropsBouton {
  readonly nom: string
  readonly titre?: string
  readonly inerte: boolean
  readonly presse?: boolean
  readonly faire: () => void
  readonly children: ReactNode
}

/** A button of the toolbar: a press leaves the caret where it is. */
function Bouton({ nom, titre = nom, inerte, presse, faire, children }: PropsBouton) {
  return (
    <button
      type="button"
      className="editeur-bouton"
      aria-label={nom}
      title={titre}
      aria-pressed={presse}
      disabled={inerte}
      onMouseDown={(e) => e.preventDefault()}
      onClick={faire}
    >
      {children}
    </button>
  )
}

const Filet = () => <span className="editeur-filet" aria-hidden="true" />

function longer(e: KeyboardEvent<HTMLDivElement>): void {
  const pas = { ArrowRight: 1, ArrowLeft: -1 }[e.key]
  if (pas === undefined || e.target instanceof HTMLInputElement) return
  const boutons = [...e.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const ici = boutons.indexOf(e.target as HTMLButtonElement)
  if (ici === -1) return
  e.preventDefault()
  boutons[(ici + pas + boutons.length) % boutons.length]?.focus()
}

function active({ storedMarks, selection, doc }: EditorState, type: MarkType): boolean {
  const { $from, from, to, empty } = selection
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined
  return doc.rangeHasMark(from, to, type)
}
