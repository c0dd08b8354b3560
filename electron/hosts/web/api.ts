/** `POST /api/<method>`: a JSON body in, lines of JSON out. Leaving the request stops the call. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import { auteur, ENTETE_AUTEUR } from '../../../shared/contract/transport.ts'
import { estMethode, methodeInconnue, repondre, type Service } from '../commun/appel.ts'
import { entetes, erreur, NDJSON } from './reponses.ts'

/** The largest input of the contract is a pasted list (200 000 characters) or 35 000 commune codes. */
export const CORPS_MAXIMAL = 2_000_000

const TROP_LONG: ErrorBody = {
  kind: 'usage',
  titre: 'Cette demande est trop longue.',
  explication: 'Une demande ne dépasse pas 2 Mo.',
  issue: 'Importer un fichier plutôt que coller son contenu.',
}
const PAS_JSON: ErrorBody = {
  kind: 'usage',
  titre: 'Cette demande n’est pas bien formée.',
  explication: 'Son contenu n’est pas du JSON.',
  issue: 'Recharger la page, puis recommencer.',
}

/** The whole body as text; undefined as soon as it is too long. */
async function lireCorps(req: IncomingMessage): Promise<string | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > CORPS_MAXIMAL) return undefined
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of req as AsyncIterable<Buffer>) {
    taille += morceau.length
    if (taille > CORPS_MAXIMAL) return undefined
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux).toString('utf8')
}

function lireJson(texte: string): { readonly valeur: unknown } | undefined {
  try {
    return { valeur: JSON.parse(texte) as unknown }
  } catch {
    return undefined
  }
}

/** True for `application/json`, with or without charset: the type that no page of another site sends without asking. */
const estJson = (type: string | undefined): boolean => /^application\/json\s*(?:;|$)/i.test(type ?? '')

export async function repondreApi(
  service: Service,
  methode: string,
  req: IncomingMessage,
  res: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  if (!estMethode(methode)) return erreur(res, 404, methodeInconnue(methode))
  if (!estJson(req.headers['content-type'])) return erreur(res, 415, PAS_JSON)
  const corps = await lireCorps(req)
  if (corps === undefined) return erreur(res, 413, TROP_LONG)
  const entree = lireJson(corps)
  if (entree === undefined) return erreur(res, 400, PAS_JSON)
  entetes(res, 200, NDJSON)
  const nomme = auteur.safeParse(req.headers[ENTETE_AUTEUR])
  const appelant = { signal, auteur: nomme.data ?? null }
  await repondre(service, methode, entree.valeur, appelant, (ligne) => {
    if (!res.destroyed) res.write(`${JSON.stringify(ligne)}\n`)
  })
  res.end()
}
