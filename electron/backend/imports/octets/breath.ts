/** A long reading lets the event loop turn: whoever asks something meanwhile is answered. */
import { setImmediate } from 'node:timers/promises'

/** Longest stretch of work between two turns, in ms. */
const STRETCH = 15
/** Rows between two looks at the clock. */
const ROWS = 256

/** Call it once per row: true when it is time to `await` a turn of the loop. */
export class Breath {
  #rows = 0
  #since = performance.now()

  due(): boolean {
    if (++this.#rows % ROWS !== 0) return false
    return performance.now() - this.#since > STRETCH
  }

  async take(): Promise<void> {
    await setImmediate()
    this.#since = performance.now()
  }
}
