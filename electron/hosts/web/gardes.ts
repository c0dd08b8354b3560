/** Who may speak to the web host. Pure: headers in, refusal or nothing out. */
import type { IncomingHttpHeaders } from 'node:http'

/** What of a request decides. `hotes`: every Host header it carried. */
export interface Demande {
  readonly methode: string
  readonly adresse: string
  readonly hotes: readonly string[]
  readonly entetes: Pick<IncomingHttpHeaders, 'origin' | 'sec-fetch-site'>
}

export type Refus = 'hote' | 'origine' | 'site' | 'adresse'

/**
 * Refuses what does not come from our own page or from the address bar:
 * - a Host that is not ours: another site whose name was made to lead to 127.0.0.1 (DNS rebinding);
 * - an Origin that is not that Host: a page of another site, or of another local server;
 * - a Sec-Fetch-Site that says so, where no Origin is sent (images, scripts, navigations). "none" is the address bar:
 *   only a GET can come from there.
 */
export function refuser(demande: Demande, port: number): Refus | undefined {
  const [hote, ...autres] = demande.hotes
  if (hote === undefined || autres.length > 0) return 'hote'
  if (hote !== `127.0.0.1:${port}` && hote !== `localhost:${port}`) return 'hote'
  // "//x/" and "/\\x/" would be read as the root of another host.
  if (!/^\/(?![/\\])/.test(demande.adresse)) return 'adresse'
  const { origin } = demande.entetes
  if (origin !== undefined && origin !== `http://${hote}`) return 'origine'
  const site = demande.entetes['sec-fetch-site']
  if (site === undefined || site === 'same-origin') return undefined
  if (site === 'none' && (demande.methode === 'GET' || demande.methode === 'HEAD')) return undefined
  return 'site'
}
