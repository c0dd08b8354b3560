/** Which addresses the window may show and fetch. Pure. */

export const SCHEMA = 'app'
export const ORIGINE = `${SCHEMA}://maillage`

/** True for a page of ours: the only place the window may go, and the only sender that is listened to. */
export function adresseDeLaFenetre(adresse: string): boolean {
  const url = URL.parse(adresse)
  return url?.protocol === `${SCHEMA}:` && url.host === 'maillage' && url.username === '' && url.port === ''
}

/** True for what a request may fetch: our own files, and what a page made itself. All the rest is the network. */
export function requetePermise(adresse: string): boolean {
  if (adresseDeLaFenetre(adresse)) return true
  const url = URL.parse(adresse)
  if (url?.protocol === 'data:') return true
  return url?.protocol === 'blob:' && adresseDeLaFenetre(url.pathname)
}

/** Key of a file of the window among those listed, from its address. */
export function cleDeRessource(adresse: string): string | undefined {
  return adresseDeLaFenetre(adresse) ? URL.parse(adresse)?.pathname : undefined
}
