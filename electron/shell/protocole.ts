/** `app://maillage/`: the built window as an origin of its own, from the closed list of its files. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { ENTETES_COMMUNS, listerRessources, pageAvecNonce, politique } from '../hosts/commun/ressources.ts'
import { cleDeRessource, SCHEMA } from './adresses.ts'

/** To call before the application is ready. */
export function declarerProtocole(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEMA, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** `dossier`: folder of the built window. Unknown addresses get an empty 404. */
export function servirFenetre(session: Session, dossier: string): void {
  const ressources = listerRessources(dossier)
  session.protocol.handle(SCHEMA, async ({ url, method }) => {
    const ressource = method === 'GET' ? ressources.get(cleDeRessource(url) ?? '') : undefined
    if (ressource === undefined) return new Response(null, { status: 404 })
    const nonce = randomBytes(16).toString('base64url')
    const headers = {
      ...ENTETES_COMMUNS,
      'Content-Type': ressource.type,
      'Content-Security-Policy': politique(nonce),
    }
    const corps = ressource.type.startsWith('text/html')
      ? pageAvecNonce(ressource, nonce)
      : new Uint8Array(await readFile(ressource.fichier))
    return new Response(corps, { headers })
  })
}
