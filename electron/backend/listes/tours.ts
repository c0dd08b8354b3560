/** A long reading gives the event loop its turns, and may be given up. */
import { setImmediate } from 'node:timers/promises'
import { MaillageError } from '../../../shared/contract/errors.ts'

/** Longest stretch of work before the other calls get their turn, in ms. */
const SOUFFLE = 10
export class Tours {
  #depuis = performance.now()
  readonly #signal: AbortSignal | undefined

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal
  }

  async prendre(): Promise<void> {
    if (this.#signal?.aborted) throw annulee()
    if (performance.now() - this.#depuis < SOUFFLE) return
    await setImmediate()
    this.#depuis = performance.now()
    if (this.#signal?.aborted) throw annulee()
  }
}

function annulee(): MaillageError {
  return new MaillageError(
    'annule',
    'La lecture de la liste a été arrêtée.',
    'Rien n’a été enregistré.',
    'Recommencez quand vous voulez.',
  )
}
