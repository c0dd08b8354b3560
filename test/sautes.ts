/** What is skipped says why, once per reason: `test/rapport.ts` tells it at the end of the run. */

/** Before each reason, on stderr; then the test file that skips, so that no skip goes without a reason. */
export const SAUTE = '[SKIPPED]'

/** True when `vrai`; else says why the tests that ask are skipped. To call where tests are declared, or in a test. */
export function possible(vrai: boolean, raison: string): boolean {
  if (!vrai) console.warn(`${SAUTE} ${raison} (${fichierDuTest()})`)
  return vrai
}

function fichierDuTest(): string {
  const [, fichier = 'unknown file'] = /(?:file:\/\/)?([^\s()]+\.test\.ts)/.exec(new Error().stack ?? '') ?? []
  return fichier
}
