/** A client of the web host that may say anything: raw paths, any Host, any header. A browser would not let us. */
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import type { Ligne } from '../shared/contract/transport.ts'

export interface Reponse {
  readonly statut: number
  readonly entetes: IncomingHttpHeaders
  readonly texte: string
  /** The body as lines of JSON. */
  lignes(): Ligne[]
}

export interface DemandeBrute {
  readonly methode?: string
  readonly chemin: string
  readonly entetes?: OutgoingHttpHeaders
  readonly corps?: string | Buffer
}

export function demander(
  port: number,
  { methode = 'GET', chemin, entetes = {}, corps }: DemandeBrute,
): Promise<Reponse> {
  return new Promise((resoudre, rejeter) => {
    const req = request(
      { host: '127.0.0.1', port, method: methode, path: chemin, headers: entetes, agent: false },
      (res) => {
        const morceaux: Buffer[] = []
        res.on('data', (morceau: Buffer) => morceaux.push(morceau))
        res.on('error', rejeter)
        res.on('end', () => {
          const texte = Buffer.concat(morceaux).toString('utf8')
          resoudre({
            statut: res.statusCode ?? 0,
            entetes: res.headers,
            texte,
            lignes: () =>
              texte
                .split('\n')
                .filter((ligne) => ligne !== '')
                .map((ligne) => JSON.parse(ligne) as Ligne),
          })
        })
      },
    )
    req.on('error', rejeter)
    req.end(corps)
  })
}

/** Exchanges the token of a printed address for its cookie. */
export async function entrer(adresse: string): Promise<{ readonly port: number; readonly cookie: string }> {
  const url = new URL(adresse)
  const { entetes } = await demander(Number(url.port), { chemin: `${url.pathname}${url.search}` })
  const cookie = entetes['set-cookie']?.[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`pas de session à ${adresse}`)
  return { port: Number(url.port), cookie }
}
