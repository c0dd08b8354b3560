/** The contract over a real message port, from the window's client to the real backend: what Electron runs, less Electron. */
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { EvenementHote, Ligne } from '../../../shared/contract/transport.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { type Backend, openBackend } from '../../backend/backend.ts'
import { type ClientPort, creerClientPort } from '../../shell/client-port.ts'
import { ouvrirAccords } from './accords.ts'
import { creerAnnonces } from './annonces.ts'
import type { Service } from './appel.ts'
import { ouvrirJournal } from './journal.ts'
import { type MessageHote, type Port, servirPort } from './port.ts'

let backend: Backend
beforeAll(async () => {
  backend = await openBackend()
})
afterAll(() => backend.close())

let service: Service
let dossiers: string
beforeEach(() => {
  dossiers = tempFolder()
  service = {
    backend,
    chemins: ouvrirAccords(dossiers),
    annonces: creerAnnonces(backend),
    journal: ouvrirJournal(dossiers),
  }
})

function portNode(port: MessagePort): Port {
  return {
    envoyer: (message) => port.postMessage(message),
    recevoir: (traiter) => void port.on('message', traiter),
    surFermeture: (traiter) => void port.on('close', traiter),
  }
}

function brancher(client: ClientPort): MessagePort {
  const { port1, port2 } = new MessageChannel()
  servirPort(service, portNode(port1))
  port2.on('message', (message: MessageHote) => client.recevoir(message))
  client.brancher((message) => port2.postMessage(message))
  onTestFinished(() => port2.close())
  return port2
}

/** All lines of one call. */
function lignesDe(client: ClientPort, methode: string, entree: unknown, auteur = 'une'): Promise<Ligne[]> {
  const lignes: Ligne[] = []
  return new Promise((finir) => {
    client.appeler(methode, entree, auteur, (ligne) => {
      lignes.push(ligne)
      if (!('progress' in ligne)) finir(lignes)
    })
  })
}

async function resultat<T>(client: ClientPort, methode: string, entree: unknown): Promise<T> {
  const derniere = (await lignesDe(client, methode, entree)).at(-1)
  if (derniere === undefined || !('result' in derniere)) throw new Error(JSON.stringify(derniere))
  return derniere.result as T
}

describe('a window over a port', () => {
  it('gets its answers, each to its own call', async () => {
    const client = creerClientPort()
    const tot = lignesDe(client, 'reference.resoudre', { code: '69259' }) // before there is a port
    brancher(client)
    const [premiere, exemples, inconnue, fausse] = await Promise.all([
      tot,
      lignesDe(client, 'exemple.lister', {}),
      lignesDe(client, 'constructor', {}),
      lignesDe(client, 'reference.resoudre', { code: 3 }),
    ])
    expect(premiere).toEqual([{ result: { kind: 'today', code: '69259' } }])
    expect(exemples).toMatchObject([
      { result: expect.arrayContaining([expect.objectContaining({ id: 'venissieux' })]) },
    ])
    expect(inconnue).toMatchObject([{ error: { kind: 'usage' } }])
    expect(fausse).toMatchObject([{ error: { kind: 'usage' } }])
  })
  it('learns what another window changed', async () => {
    const [une, autre] = [creerClientPort(), creerClientPort()]
    const evenements: EvenementHote[] = []
    brancher(une)
    const portAutre = brancher(autre)
    const arreter = autre.abonner((evenement) => evenements.push(evenement))
    const fichier = join(dossiers, 'a.maillage')
    await resultat(une, 'exemple.creer', { id: 'venissieux', fichier: 'a.maillage' })
    const { revision, cpts } = await resultat<EtatDossier>(une, 'dossier.etat', { fichier })
    const nouveau = { type: 'application', quoi: 'dossiers' }
    await expect.poll(() => evenements).toEqual([nouveau])
    const modifier = (code: string): Promise<EtatDossier> =>
      resultat(une, 'territoire.modifier', { fichier, cpts: cpts[0]?.id, ajouter: [code] })
    const { enregistreLe: date } = await modifier('69199')
    const journal = { date, texte: 'l’ajout de «\u00A0Saint-Fons\u00A0»' }
    const attendus = [nouveau, { type: 'dossier', fichier, revision: revision + 1, cpts: [1], auteur: 'une', journal }]
    await expect.poll(() => evenements).toEqual(attendus)
    portAutre.close()
    arreter()
    await modifier('69290')
    expect(evenements).toEqual(attendus)
  })
  it('is told of the calls that died with the backend, then starts again', async () => {
    const client = creerClientPort()
    const perdu = lignesDe(client, 'exemple.lister', {}) // never answered: no port yet
    client.debrancher()
    expect(await perdu).toMatchObject([{ error: { kind: 'interne', titre: 'Le moteur de Maillage s’est arrêté.' } }])
    brancher(client)
    expect(await resultat<unknown[]>(client, 'exemple.lister', {})).not.toEqual([])
  })
  it('ignores what is no call', async () => {
    const recus: MessageHote[] = []
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port2.close())
    servirPort(service, portNode(port1))
    port2.on('message', (message: MessageHote) => recus.push(message))
    for (const faux of [null, 'x', { id: '1', methode: 'exemple.lister' }, { id: 1 }, { id: 1.5, annuler: true }])
      port2.postMessage(faux)
    port2.postMessage({ id: 8, methode: 'reference.resoudre', entree: { code: '69259' } })
    await expect.poll(() => recus.some((message) => 'id' in message && message.id === 8)).toBe(true)
    expect(recus).toHaveLength(1)
  })
})
