/** The web host: the contract over HTTP on 127.0.0.1, for one session. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import type { Backend } from '../../backend/backend.ts'
import type { Espace } from '../../backend/contexte.ts'
import { creerAnnonces } from '../commun/annonces.ts'
import { corpsErreur, type Service } from '../commun/appel.ts'
import { balayerEspace } from '../commun/balai.ts'
import { cheminDeDossier } from '../commun/chemins.ts'
import { ouvrirJournal } from '../commun/journal.ts'
import { listerRessources, type Ressource } from '../commun/ressources.ts'
import { repondreApi } from './api.ts'
import { diffuser } from './evenements.ts'
import { servirFichier } from './fichiers.ts'
import { refuser } from './gardes.ts'
import { sortieRefusee } from './refus.ts'
import { entetes, erreur, phrase } from './reponses.ts'
import { ouvrirSession, type Session } from './session.ts'
import { telechargerDossier } from './telechargement.ts'
import { ouvrirTeleversements, type Televersements } from './televersement.ts'

export interface Options {
  readonly backend: Backend
  readonly espace: Espace
  /** Folder of the built window. */
  readonly fenetre: string
  /** 0 or absent: any free port. */
  readonly port?: number
}

export interface HoteWeb {
  readonly port: number
  /** Address to open, with its token. */
  readonly adresse: string
  /** Stops the calls that run, waits for them, closes the backend, removes the received files. */
  fermer(): Promise<void>
}

interface Contexte {
  readonly service: Service
  readonly session: Session
  readonly televersements: Televersements
  readonly ressources: ReadonlyMap<string, Ressource>
}

/** Time left to the calls in progress once the host is asked to stop. */
const DELAI_ARRET_MILLISECONDES = 5000

const NON_RECONNU: ErrorBody = {
  kind: 'usage',
  titre: 'Maillage ne reconnaît pas ce navigateur.',
  explication: 'L’adresse affichée au lancement ne sert qu’une fois, dans un seul navigateur.',
  issue: 'Ouvrir l’adresse affichée au lancement ; si elle a déjà servi, relancer Maillage.',
}
const SANS_SESSION = `${NON_RECONNU.titre} ${NON_RECONNU.explication} ${NON_RECONNU.issue}`

async function repondre(
  contexte: Contexte,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  signal: AbortSignal,
): Promise<void> {
  const { service, televersements } = contexte
  const { pathname } = url
  if (req.method === 'POST' && pathname === '/api/televerser') {
    const source = await televersements.recevoir(url.searchParams.get('nom') ?? '', req, signal)
    entetes(res, 200, { 'Content-Type': 'application/json; charset=utf-8' })
    res.end(JSON.stringify({ source }))
    return
  }
  if (req.method === 'POST' && pathname.startsWith('/api/'))
    return repondreApi(service, pathname.slice('/api/'.length), req, res, signal)
  if (req.method !== 'GET' && req.method !== 'HEAD') return phrase(res, 405, 'Demande refusée.')
  if (pathname === '/api/evenements') return diffuser(service.annonces, res)
  if (pathname === '/telecharger/dossier') {
    const nom = url.searchParams.get('fichier') ?? ''
    return telechargerDossier(service, nom, televersements.prive(), res, signal)
  }
  const ressource = contexte.ressources.get(pathname)
  if (ressource === undefined) return phrase(res, 404, 'Cette page n’existe pas.')
  return servirFichier(ressource, res, req.method === 'HEAD')
}

/** Guards, then the session, then the answer. */
async function accueillir(
  contexte: Contexte,
  port: number,
  req: IncomingMessage,
  res: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const adresse = req.url ?? ''
  const demande = {
    methode: req.method ?? '',
    adresse,
    hotes: req.headersDistinct.host ?? [],
    entetes: req.headers,
  }
  if (refuser(demande, port) !== undefined) return phrase(res, 403, 'Demande refusée.')
  const url = URL.parse(adresse, `http://127.0.0.1:${port}`)
  if (url === null) return phrase(res, 400, 'Demande refusée.')
  const jeton = url.searchParams.get('jeton')
  if (req.method === 'GET' && url.pathname === '/' && jeton !== null) {
    const cookie = contexte.session.echanger(jeton)
    if (cookie === undefined && !contexte.session.reconnait(req.headers.cookie)) return phrase(res, 401, SANS_SESSION)
    entetes(res, 303, { Location: '/', ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) })
    res.end()
    return
  }
  if (!contexte.session.reconnait(req.headers.cookie)) {
    // The window reads lines, a person reads a sentence.
    return url.pathname.startsWith('/api/') ? erreur(res, 401, NON_RECONNU) : phrase(res, 401, SANS_SESSION)
  }
  try {
    await repondre(contexte, req, res, url, signal)
  } catch (cause) {
    if (signal.aborted || res.headersSent) res.destroy()
    else erreur(res, 400, corpsErreur(cause, contexte.service.journal))
  }
}

function ecouter(serveur: Server, port: number): Promise<number> {
  return new Promise((resoudre, rejeter) => {
    serveur.once('error', rejeter)
    serveur.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      resoudre((serveur.address() as AddressInfo).port),
    )
  })
}

/** Starts listening. Errors: those of listen (port taken) and of reading the built window. */
export async function demarrerHoteWeb({ backend, espace, fenetre, port: voulu = 0 }: Options): Promise<HoteWeb> {
  const televersements = ouvrirTeleversements()
  balayerEspace(espace)
  const service: Service = {
    backend,
    annonces: creerAnnonces(backend),
    journal: ouvrirJournal(espace.bibliotheque),
    chemins: {
      dossier: (nom) => cheminDeDossier(espace.dossiers, nom),
      source: (nom) => televersements.chemin(nom),
      sortie: sortieRefusee,
    },
    oublier: (source) => televersements.oublier(source),
  }
  const ressources = listerRessources(fenetre)
  const enCours = new Map<AbortController, Promise<void>>()
  const serveur = createServer({ requestTimeout: 0, headersTimeout: 10_000, keepAliveTimeout: 60_000 })
  const port = await ecouter(serveur, voulu)
  const session = ouvrirSession(port)
  const contexte: Contexte = { service, session, televersements, ressources }
  serveur.on('request', (req, res) => {
    const arret = new AbortController()
    res.on('close', () => arret.abort())
    res.on('error', () => arret.abort())
    const travail = accueillir(contexte, port, req, res, arret.signal)
      .catch((cause: unknown) => {
        service.journal.ecrire(cause)
        res.destroy()
      })
      .finally(() => enCours.delete(arret))
    enCours.set(arret, travail)
  })
  return {
    port,
    adresse: `http://127.0.0.1:${port}/?jeton=${session.jeton}`,
    async fermer() {
      serveur.close()
      const travaux = [...enCours.values()]
      for (const arret of enCours.keys()) arret.abort()
      await Promise.race([
        Promise.allSettled(travaux),
        new Promise((finir) => setTimeout(finir, DELAI_ARRET_MILLISECONDES).unref()),
      ])
      serveur.closeAllConnections()
      backend.close()
      televersements.supprimer()
    },
  }
}
