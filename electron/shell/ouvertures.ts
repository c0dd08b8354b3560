/**
 * When a dossier may be opened: asked by a double-click, a second launch or the dock, before the application is ready,
 * without a window, or while its page loads. The last one asked for wins. Pure.
 */
export interface Gestes {
  creerFenetre(): void
  montrerFenetre(): void
  /** The page hears: it opens this dossier. */
  ouvrir(fichier: string): void
}

export class Ouvertures {
  readonly #gestes: Gestes
  #prete = false
  #page: 'aucune' | 'charge' | 'ecoute' = 'aucune'
  #attente: string | undefined

  constructor(gestes: Gestes) {
    this.#gestes = gestes
  }

  /** Somebody wants the application in front, with this dossier if any. */
  demander(fichier?: string): void {
    this.#attente = fichier ?? this.#attente
    if (!this.#prete) return
    if (this.#page === 'aucune') this.#creer()
    else this.#gestes.montrerFenetre()
    this.#servir()
  }

  /** Electron is ready: the first window. */
  applicationPrete(): void {
    this.#prete = true
    this.#creer()
  }

  /** The page has loaded and hears. */
  pageChargee(): void {
    this.#page = 'ecoute'
    this.#servir()
  }

  /** The page died or loads anew: it hears again once loaded. */
  pagePerdue(): void {
    if (this.#page === 'ecoute') this.#page = 'charge'
  }

  fenetreFermee(): void {
    this.#page = 'aucune'
  }

  #creer(): void {
    this.#page = 'charge'
    this.#gestes.creerFenetre()
  }

  #servir(): void {
    if (this.#page !== 'ecoute' || this.#attente === undefined) return
    const fichier = this.#attente
    this.#attente = undefined
    this.#gestes.ouvrir(fichier)
  }
}
