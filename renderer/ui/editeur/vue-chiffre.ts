/** A live figure on screen: its value of today, what it is for a screen reader, its source under the pointer. */
import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import type { Reference } from '../../../shared/document/plan/texte.ts'

/** What is known of a figure now. */
export interface FigureVue {
  /** As it is printed: « 25 987 ». */
  readonly valeur: string
  /** « Population municipale, 2023 ». */
  readonly libelle: string
  /** Where it is counted, and where it comes from, in words. */
  readonly source: string
}

/** Null: the dossier knows it no more. */
export type Decrire = (reference: Reference) => FigureVue | null

/** What is said of a figure, by eye (tooltip) and by ear alike. */
export function direFigure(vue: FigureVue | null, vu: string): string {
  if (vue === null) return `${vu}, chiffre qui n’est plus dans ce dossier`
  return `${vue.valeur}, chiffre suivi\u00a0: ${vue.libelle}${vue.source === '' ? '' : `. ${vue.source}`}`
}

/** The views of one editor; `rafraichir` after what `decrire` answers has changed. */
export class VuesChiffres {
  readonly #vues = new Set<VueChiffre>()
  readonly #decrire: Decrire

  constructor(decrire: Decrire) {
    this.#decrire = decrire
  }

  creer = (node: Node): NodeView => {
    const vue = new VueChiffre(node, this.#decrire, () => this.#vues.delete(vue))
    this.#vues.add(vue)
    return vue
  }

  rafraichir(): void {
    for (const vue of this.#vues) vue.dessiner()
  }
}

class VueChiffre implements NodeView {
  readonly dom = document.createElement('span')
  readonly #decrire: Decrire
  readonly destroy: () => void
  #node: Node

  constructor(node: Node, decrire: Decrire, destroy: () => void) {
    this.#node = node
    this.#decrire = decrire
    this.destroy = destroy
    this.dom.setAttribute('role', 'img')
    this.dom.translate = false
    this.dessiner()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.dessiner()
    return true
  }

  dessiner(): void {
    const { reference, vu } = this.#node.attrs as { reference: Reference; vu: string }
    const vue = this.#decrire(reference)
    const dit = direFigure(vue, vu)
    if (this.dom.title === dit) return
    this.dom.className = vue === null ? 'chiffre-suivi chiffre-perdu' : 'chiffre-suivi'
    this.dom.textContent = vue?.valeur ?? vu
    this.dom.title = dit
    this.dom.setAttribute('aria-label', dit)
  }

  ignoreMutation(): boolean {
    return true
  }
}
