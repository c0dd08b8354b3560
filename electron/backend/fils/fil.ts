/** A thread as its caller sees it: commands in, one result each, the same errors as in place. */
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Demande, OptionsDemande, Reponse } from './messages.ts'

/** The thread is gone before its answer: out of memory, a crash inside native code, or closed by us. */
export class FilArrete extends Error {
  constructor(cause: unknown) {
    super('a thread of the backend ended before its answer', { cause })
    this.name = 'FilArrete'
  }
}

interface Attente<R> {
  readonly resoudre: (resultat: R) => void
  readonly rejeter: (cause: unknown) => void
  readonly onProgress: OptionsDemande['onProgress']
}

/** Address of a thread's program beside its caller: sources run as they are (.ts), the build lays them out as .js. */
export function programme(appelant: string, nom: string): URL {
  return new URL(`./${nom}.${appelant.endsWith('.ts') ? 'ts' : 'js'}`, appelant)
}

/** Milliseconds between two looks at what a thread took. */
const VEILLE = 100

/** Started at once. Between two commands it does not keep the process alive. */
export class Fil<C, R> {
  readonly #ouvrier: Worker
  #attente: Attente<R> | undefined
  #fin: FilArrete | undefined

  /** `donnees`: what the thread finds in `workerData`. `limites`: memory beyond which it ends, alone. */
  constructor(module: URL, donnees: unknown = null, limites: ResourceLimits = {}) {
    this.#ouvrier = new Worker(module, { workerData: donnees, resourceLimits: limites })
    this.#ouvrier.unref()
    this.#ouvrier.on('message', (reponse: Reponse<R>) => this.#recevoir(reponse))
    this.#ouvrier.on('error', (cause) => this.#finir(cause))
    this.#ouvrier.on('exit', (code) => this.#finir(new Error(`exit code ${code}`)))
  }

  /**
   * One command at a time. A cancel is passed on to the thread, which answers when it can.
   * @throws MaillageError of the thread; Error for its other failures; FilArrete when it ends before answering.
   */
  demander(commande: C, { onProgress, signal, processeur }: OptionsDemande = {}): Promise<R> {
    if (this.#fin !== undefined) return Promise.reject(this.#fin)
    if (this.#attente !== undefined) return Promise.reject(new Error('this thread is at work'))
    const annuler = (): void => this.#dire({ type: 'annuler' })
    const relever = processeur === undefined ? () => undefined : this.#borner(processeur)
    return new Promise<R>((resoudre, rejeter) => {
      this.#attente = { resoudre, rejeter, onProgress }
      this.#ouvrier.ref()
      this.#dire({ type: 'demande', commande })
      if (signal?.aborted) annuler()
      signal?.addEventListener('abort', annuler, { once: true })
    }).finally(() => {
      relever()
      signal?.removeEventListener('abort', annuler)
      this.#ouvrier.unref()
    })
  }

  /** Ends the thread wherever it is; a command under way is rejected. */
  fermer(): void {
    this.#finir(new Error('closed'))
    void this.#ouvrier.terminate()
  }

  /** Ends the thread once it took more processor than that, from now on; the answer stops the watch. */
  #borner(processeur: number): () => void {
    const pris = async (): Promise<number> => {
      const { user, system } = await this.#ouvrier.cpuUsage()
      return (user + system) / 1000
    }
    // A thread that has not begun, or has ended, took nothing that counts.
    const depart = pris().catch(() => 0)
    const veille = setInterval(async () => {
      const maintenant = await pris().catch(() => 0)
      if (maintenant - (await depart) > processeur) this.fermer()
    }, VEILLE)
    return () => clearInterval(veille)
  }

  #dire(demande: Demande<C>): void {
    this.#ouvrier.postMessage(demande)
  }

  #recevoir(reponse: Reponse<R>): void {
    const attente = this.#attente
    if (reponse.type === 'progres') {
      attente?.onProgress?.(reponse.progres)
      return
    }
    this.#attente = undefined
    if (reponse.type === 'resultat') attente?.resoudre(reponse.resultat)
    else attente?.rejeter(erreurDe(reponse))
  }

  #finir(cause: unknown): void {
    this.#fin ??= new FilArrete(cause)
    this.#attente?.rejeter(this.#fin)
    this.#attente = undefined
  }
}

function erreurDe({ erreur, cause }: Extract<Reponse<never>, { type: 'erreur' }>): Error {
  if (erreur === null) return new Error(cause)
  return new MaillageError(erreur.kind, erreur.titre, erreur.explication, erreur.issue, cause, erreur.remede)
}
