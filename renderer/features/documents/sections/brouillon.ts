/**
 * What is typed in one text until the dossier has it. Written a moment after the last key, at once when the text is left
 * or the window hidden; kept and tried again when the engine does not answer; never written over another window's words.
 */
import type { Texte } from '../../../../shared/document/plan/texte.ts'

export type EtatBrouillon = 'ecrit' | 'attente' | 'echec' | 'conflit'

/** Answers with the new version; throws what `estConflit` tells apart. `pressee`: the window may be going away. */
export type Ecrire = (texte: Texte, version: string | undefined, pressee: boolean) => Promise<string>

interface Reglages {
  readonly ecrire: Ecrire
  readonly estConflit: (cause: unknown) => boolean
  readonly dire: (etat: EtatBrouillon) => void
  /** Milliseconds after the last key, and after a failure. */
  readonly delai: number
  readonly reprise: number
}

export class Brouillon {
  readonly #reglages: Reglages
  #version: string | undefined
  #texte: Texte | null = null
  #envoi: Promise<void> | null = null
  #minuterie: ReturnType<typeof setTimeout> | undefined
  #conflit = false

  constructor(version: string, reglages: Reglages) {
    this.#version = version
    this.#reglages = reglages
  }

  /** Nothing typed here is still to be written: what the dossier says may be shown. */
  get propre(): boolean {
    return this.#texte === null && this.#envoi === null
  }

  /** The dossier's own version, once it is the one on screen. */
  lu(version: string): void {
    if (this.propre) this.#version = version
  }

  taper(texte: Texte): void {
    this.#texte = texte
    if (this.#conflit) return
    this.#reglages.dire('attente')
    this.#attendre(this.#reglages.delai)
  }

  /** Resolves once it was written or refused. */
  async vider(pressee = false): Promise<void> {
    clearTimeout(this.#minuterie)
    if (this.#envoi !== null) await this.#envoi
    if (this.#texte === null || this.#conflit) return
    const texte = this.#texte
    this.#texte = null
    this.#envoi = this.#envoyer(texte, pressee)
    await this.#envoi
  }

  /** The words here take the place of the other window's, or are given up. */
  async trancher(garder: boolean): Promise<void> {
    this.#conflit = false
    this.#version = undefined
    if (!garder) this.#texte = null
    this.#reglages.dire('ecrit')
    await this.vider()
  }

  async #envoyer(texte: Texte, pressee: boolean): Promise<void> {
    try {
      this.#version = await this.#reglages.ecrire(texte, this.#version, pressee)
      if (this.#texte === null) this.#reglages.dire('ecrit')
    } catch (cause) {
      this.#texte ??= texte // unless more was typed meanwhile
      this.#conflit = this.#reglages.estConflit(cause)
      this.#reglages.dire(this.#conflit ? 'conflit' : 'echec')
      if (!this.#conflit) this.#attendre(this.#reglages.reprise)
    } finally {
      this.#envoi = null
    }
  }

  #attendre(delai: number): void {
    clearTimeout(this.#minuterie)
    this.#minuterie = setTimeout(() => void this.vider(), delai)
  }
}
