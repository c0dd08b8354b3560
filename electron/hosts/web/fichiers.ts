/** The built window over HTTP. */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { pageAvecNonce, politique, type Ressource } from '../commun/ressources.ts'
import { entetes } from './reponses.ts'

/** Sends one file of the window; `tete`: headers alone. */
export async function servirFichier(ressource: Ressource, res: ServerResponse, tete: boolean): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  const page = ressource.type.startsWith('text/html')
  entetes(res, 200, {
    'Content-Type': ressource.type,
    'Content-Security-Policy': politique(nonce),
    'Cache-Control': page ? 'no-store' : ressource.figee ? 'private, max-age=31536000, immutable' : 'no-cache',
  })
  if (tete) res.end()
  else if (page) res.end(pageAvecNonce(ressource, nonce))
  else await pipeline(createReadStream(ressource.fichier), res)
}
