/** The text where the caret last was: one toolbar serves all those of a screen. */
import type { EditorView } from 'prosemirror-view'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Historique } from './etat.ts'

export class Actif {
  readonly #abonnes = new Set<() => void>()
  #ici: { readonly view: EditorView; readonly dossier: Historique } | null = null

  /** A new object after each change of the text or of the selection; null: the caret was in none. */
  get ici(): { readonly view: EditorView; readonly dossier: Historique } | null {
    return this.#ici
  }

  /** The caret came into it, or something changed in it. */
  toucher(view: EditorView, dossier: Historique): void {
    if (view.hasFocus() || view === this.#ici?.view) this.#dire({ view, dossier })
  }

  quitter(view: EditorView): void {
    if (view === this.#ici?.view) this.#dire(null)
  }

  abonner = (dire: () => void): (() => void) => {
    this.#abonnes.add(dire)
    return () => this.#abonnes.delete(dire)
  }

  #dire(ici: Actif['ici']): void {
    this.#ici = ici
    for (const dire of this.#abonnes) dire()
  }
}

export const ContexteActif = createContext(new Actif())

export const useActif = (): Actif['ici'] => {
  const actif = useContext(ContexteActif)
  return useSyncExternalStore(actif.abonner, () => actif.ici)
}
