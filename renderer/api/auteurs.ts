/** Who changed a dossier: this window, when it had just asked for something that writes, or somebody else. */
import type { MethodName } from '../../shared/contract/methods.ts'

/** Asked by every window that looks at a dossier, and by one that follows another: these change nothing. */
const LISENT: ReadonlySet<MethodName> = new Set<MethodName>([
  'dossier.ouvrir',
  'dossier.etat',
  'dossier.reglages',
  'portrait.lire',
  'donnees.sources',
  'dossier.verifier',
  'document.composer',
  'carte.fonds',
  'carte.figures',
  'carte.valeurs',
  'carte.reglages',
  'indicateurs.lire',
])

/** An event may come a little after the answer: they travel apart. Milliseconds. */
const SUITE = 1000

export class NosAppels {
  readonly #enCours = new Map<string, number>()
  readonly #finis = new Map<string, number>()

  /** To call when a call about `fichier` begins; returns what to call at its end. */
  noter(methode: MethodName, fichier: string, horloge: () => number = () => performance.now()): () => void {
    if (LISENT.has(methode)) return () => {}
    this.#enCours.set(fichier, (this.#enCours.get(fichier) ?? 0) + 1)
    return () => {
      this.#enCours.set(fichier, (this.#enCours.get(fichier) ?? 1) - 1)
      this.#finis.set(fichier, horloge())
    }
  }

  /** True when a change told at `instant` may well be this window's. */
  peutEtreNous(fichier: string, instant: number): boolean {
    if ((this.#enCours.get(fichier) ?? 0) > 0) return true
    return instant - (this.#finis.get(fichier) ?? Number.NEGATIVE_INFINITY) < SUITE
  }
}

export const nosAppels = new NosAppels()
