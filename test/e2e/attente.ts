/**
 * Set-up of every e2e file: after a test that waited in vain, those that follow it in the same window would each wait as
 * long for the same thing. They are skipped; the file has failed.
 */
import { afterEach, beforeEach } from 'vitest'

/** Milliseconds, under the shortest bound of a wait (`page.setDefaultTimeout`, `expect.poll`). */
const ATTENTE = 50_000

let bloque = false
let debut = 0

beforeEach((test) => {
  if (bloque) test.skip('a test before it waited in vain')
  debut = performance.now()
})
afterEach(({ task }) => {
  bloque ||= task.result?.state === 'fail' && performance.now() - debut > ATTENTE
})
