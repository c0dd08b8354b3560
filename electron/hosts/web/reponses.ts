/** Ways of answering an HTTP request. Every answer carries the security headers. */
import type { ServerResponse } from 'node:http'
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import type { Ligne } from '../../../shared/contract/transport.ts'
import { ENTETES_COMMUNS } from '../commun/ressources.ts'

/** Policy of what is not the window: nothing may be loaded nor run. */
const RIEN = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

export function entetes(res: ServerResponse, statut: number, autres: Readonly<Record<string, string>>): void {
  res.writeHead(statut, { 'Content-Security-Policy': RIEN, 'Cache-Control': 'no-store', ...ENTETES_COMMUNS, ...autres })
}

/** A plain sentence, for what a person may meet in an address bar. */
export function phrase(res: ServerResponse, statut: number, texte: string): void {
  // What was not read of the request must not be taken for the next one.
  entetes(res, statut, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  res.end(`${texte}\n`)
}

export const NDJSON = { 'Content-Type': 'application/x-ndjson; charset=utf-8' }

export function erreur(res: ServerResponse, statut: number, error: ErrorBody): void {
  const ligne: Ligne = { error }
  entetes(res, statut, { ...NDJSON, Connection: 'close' })
  res.end(`${JSON.stringify(ligne)}\n`)
}
