/** What a compiler of pages is, whichever code it runs. */

export interface Matrice {
  readonly polices: readonly Uint8Array[]
  /** Source of the template. */
  readonly gabarit: string
}

export interface Moteur {
  readonly nom: 'natif' | 'wasm'
  /**
   * @param modele JSON of `toPaper`.
   * @throws RefusTypst with what the compiler reproaches to template and model.
   */
  composer(modele: Uint8Array): Promise<Uint8Array>
}

/** The template refuses the model, or the document breaks PDF/UA-1. */
export class RefusTypst extends Error {}
