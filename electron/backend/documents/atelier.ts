/**
 * The workshop of documents: one thread composes them, one after the other, while the backend answers other calls.
 * Typst keeps 15 to 40 MB of each document: the thread is renewed before that counts.
 */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { Fil, programme } from '../fils/fil.ts'
import type { OptionsDemande } from '../fils/messages.ts'
import { abandonne } from './abandon.ts'
import type { Matiere, Pret } from './matiere.ts'
import type { Commande, Compose, Depart } from './ouvrier.ts'
import type { DocumentFormat } from './render.ts'

/** Whoever turns matter into bytes: the workshop, or this very thread (the command line, which makes one and ends). */
export interface Composition {
  /** @throws MaillageError 'annule' as soon as asked; 'interne' when the document could not be composed. */
  composer(matiere: Matiere | Pret, format: DocumentFormat, options?: OptionsDemande): Promise<Uint8Array>
  fermer(): void
}

export const SUR_PLACE: Composition = {
  composer: async (...demande) => (await import('./composer.ts')).composer(...demande),
  fermer() {},
}

interface Reglages {
  readonly ouvrier: URL
  /** The thread is renewed after so many documents… */
  readonly documents: number
  /** …or as soon as it holds so many bytes. */
  readonly memoire: number
  /** A given-up document may still end by itself within this time; then its thread is stopped. Milliseconds. */
  readonly patience: number
  /** A thread without work for so long gives its memory back. Milliseconds. */
  readonly repos: number
}

const REGLAGES: Reglages = {
  ouvrier: programme(import.meta.url, 'ouvrier'),
  documents: 20,
  memoire: 200e6,
  // About what a new thread takes to be ready: stopping sooner would make the next document wait longer.
  patience: 1000,
  repos: 5 * 60_000,
}

export class AtelierDocuments implements Composition {
  readonly #reglages: Reglages
  #fil: Fil<Commande, Compose> | undefined
  #faits = 0
  #repos: NodeJS.Timeout | undefined
  /** End of the last document asked for. */
  #file: Promise<unknown> = Promise.resolve()

  constructor(reglages: Partial<Reglages> = {}) {
    this.#reglages = { ...REGLAGES, ...reglages }
  }

  composer(matiere: Matiere | Pret, format: DocumentFormat, options: OptionsDemande = {}): Promise<Uint8Array> {
    const { signal } = options
    const travail = this.#file.then(() => {
      if (signal?.aborted) throw abandonne()
      return this.#composer({ matiere, format }, options)
    })
    this.#file = travail.catch(() => {})
    return quitter(travail, signal)
  }

  fermer(): void {
    clearTimeout(this.#repos)
    this.#fil?.fermer()
    this.#fil = undefined
  }

  async #composer(commande: Commande, options: OptionsDemande): Promise<Uint8Array> {
    clearTimeout(this.#repos)
    this.#fil ??= this.#ouvrir(false)
    const fil = this.#fil
    let patience: NodeJS.Timeout | undefined
    const presser = (): void => {
      patience = setTimeout(() => fil.fermer(), this.#reglages.patience)
    }
    options.signal?.addEventListener('abort', presser, { once: true })
    try {
      const { octets, memoire } = await fil.demander(commande, options)
      this.#apres(fil, memoire, commande.format)
      return octets
    } catch (cause) {
      if (cause instanceof MaillageError) throw cause
      // Whatever broke, the next document gets a sound thread.
      this.#renvoyer(fil)
      throw options.signal?.aborted ? abandonne() : arret(cause)
    } finally {
      clearTimeout(patience)
      options.signal?.removeEventListener('abort', presser)
    }
  }

  #ouvrir(preparer: boolean): Fil<Commande, Compose> {
    this.#faits = 0
    return new Fil(this.#reglages.ouvrier, { preparer } satisfies Depart)
  }

  #renvoyer(fil: Fil<Commande, Compose>): void {
    fil.fermer()
    if (this.#fil === fil) this.#fil = undefined
  }

  #apres(fil: Fil<Commande, Compose>, memoire: number, format: DocumentFormat): void {
    if (this.#fil !== fil) return // closed meanwhile
    this.#faits++
    if (this.#faits >= this.#reglages.documents || memoire >= this.#reglages.memoire) {
      fil.fermer()
      // Ready before the next document is asked for: whoever has made twenty is making another.
      this.#fil = this.#ouvrir(format === 'pdf')
    }
    this.#repos = setTimeout(() => this.fermer(), this.#reglages.repos).unref()
  }
}

/** The same promise, left as soon as the user gives up: the thread may still be busy. */
function quitter<T>(travail: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return travail
  return new Promise((resoudre, rejeter) => {
    const partir = (): void => rejeter(abandonne())
    if (signal.aborted) partir()
    signal.addEventListener('abort', partir, { once: true })
    travail.then(resoudre, rejeter).finally(() => signal.removeEventListener('abort', partir))
  })
}

function arret(cause: unknown): MaillageError {
  return new MaillageError(
    'interne',
    'Le document n’a pas pu être composé.',
    'Sa mise en page s’est arrêtée avant la fin, peut-être faute de mémoire libre. Le dossier n’a pas changé.',
    'Fermez d’autres logiciels, puis recommencez ; si cela se reproduit, essayez l’autre format (PDF ou Word).',
    cause,
  )
}
