/**
 * Every method of the contract, once, through the real web host and through the port of Electron's utility process: its
 * paths go where they must, and it does what the contract says of it. Made from the contract: a method is added by its
 * sample (`test/echantillons.ts`), and a wrong `mode` is seen here.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackend } from '../../electron/backend/backend.ts'
import { openDossier } from '../../electron/backend/store/dossier.ts'
import { ouvrirAccords } from '../../electron/hosts/commun/accords.ts'
import { creerAnnonces } from '../../electron/hosts/commun/annonces.ts'
import { ouvrirJournal } from '../../electron/hosts/commun/journal.ts'
import { type MessageHote, servirPort } from '../../electron/hosts/commun/port.ts'
import { creerClientPort } from '../../electron/shell/client-port.ts'
import { type SorteChemin, sorteDeChemin } from '../../shared/contract/chemins.ts'
import type { Methode } from '../../shared/contract/methode.ts'
import { type MethodName, methods } from '../../shared/contract/methods.ts'
import type { EvenementHote, Ligne } from '../../shared/contract/transport.ts'
import {
  AMELI,
  CONTOURS,
  CPTS,
  EBREUIL,
  ECHANTILLONS,
  GANNAT,
  LECTURE,
  type Monde,
  POPULATIONS,
  TABLE,
  VU_AVANT,
} from '../echantillons.ts'
import { lancerHote } from '../hote-processus.ts'
import { contentDigest } from '../kill-helper.ts'

const TEMOIN = 'temoin.maillage'
const MOI = 'fenetre-du-test'
const NOMS = Object.keys(methods) as MethodName[]

/** A host and its window. */
interface Hote {
  readonly dossiers: string
  readonly bibliotheque: string
  readonly evenements: readonly EvenementHote[]
  /** Answers with the last line of a call. */
  appeler(methode: string, entree: unknown): Promise<Ligne>
  source(nom: string, contenu: string | Uint8Array<ArrayBuffer>): Promise<string>
  sortie(extension: string): string
  /** Kinds of paths that it refuses. */
  readonly refuse: readonly SorteChemin[]
  fermer(): Promise<void>
}

async function hoteWeb(): Promise<Hote> {
  const racine = realpathSync(mkdtempSync(join(tmpdir(), 'maillage-contrat-')))
  const hote = await lancerHote(racine)
  const evenements: EvenementHote[] = []
  const taire = await hote.ecouter((evenement) => evenements.push(evenement))
  return {
    dossiers: hote.dossiers,
    bibliotheque: join(racine, 'bibliotheque'),
    evenements,
    appeler: (methode, entree) =>
      hote.appeler(methode as 'app.etat', entree as Record<string, never>, { auteur: MOI }).then(
        (result) => ({ result }),
        (error) => ({ error }),
      ),
    source: (nom, contenu) => hote.televerser(nom, new Blob([contenu])),
    sortie: (extension) => join(racine, `sortie.${extension}`),
    refuse: ['sortie'],
    async fermer() {
      taire()
      await hote.fermer()
      rmSync(racine, { recursive: true, force: true })
    },
  }
}

async function hotePort(): Promise<Hote> {
  const racine = realpathSync(mkdtempSync(join(tmpdir(), 'maillage-contrat-')))
  const [dossiers, bibliotheque] = [join(racine, 'dossiers'), join(racine, 'bibliotheque')]
  for (const dossier of [dossiers, bibliotheque]) mkdirSync(dossier)
  const backend = await openBackend({ espace: { hote: 'electron', dossiers, bibliotheque } })
  const accords = ouvrirAccords(dossiers)
  const service = {
    backend,
    chemins: accords,
    annonces: creerAnnonces(backend),
    journal: ouvrirJournal(bibliotheque),
  }
  const { port1, port2 } = new MessageChannel()
  servirPort(service, {
    envoyer: (message) => port1.postMessage(message),
    recevoir: (traiter) => void port1.on('message', traiter),
    surFermeture: (traiter) => void port1.on('close', traiter),
  })
  const client = creerClientPort()
  port2.on('message', (message: MessageHote) => client.recevoir(message))
  client.brancher((message) => port2.postMessage(message))
  const evenements: EvenementHote[] = []
  client.abonner((evenement) => evenements.push(evenement))
  /** What a drop or a dialog does: the file is shown, its path may be named. */
  const montrer = (chemin: string): string => {
    accords.accorder(chemin)
    return chemin
  }
  return {
    dossiers,
    bibliotheque,
    evenements,
    appeler: (methode, entree) =>
      new Promise((finir) =>
        client.appeler(methode, entree, MOI, (ligne) => {
          if (!('progress' in ligne)) finir(ligne)
        }),
      ),
    async source(nom, contenu) {
      const chemin = join(mkdtempSync(join(racine, 'vu-')), nom)
      writeFileSync(chemin, contenu)
      return montrer(chemin)
    },
    sortie: (extension) => montrer(join(racine, `sortie.${extension}`)),
    refuse: [],
    async fermer() {
      port2.close()
      backend.close()
      rmSync(racine, { recursive: true, force: true })
    },
  }
}

/** Everything that lasts outside the dossiers, but the list of recent ones and the log. */
function bibliothequeDe({ bibliotheque }: Hote): string {
  return readdirSync(bibliotheque, { recursive: true, encoding: 'utf8' })
    .filter((nom) => !/recents|\.log$/.test(nom) && statSync(join(bibliotheque, nom)).isFile())
    .sort()
    .map((nom) => `${nom} ${readFileSync(join(bibliotheque, nom)).toString('base64')}`)
    .join('\n')
}

function contenuDe(fichier: string): string {
  const dossier = openDossier(fichier, { readonly: true })
  try {
    return contentDigest(dossier)
  } finally {
    dossier.close()
  }
}

async function reussir<T>(hote: Hote, methode: MethodName, entree: unknown): Promise<T> {
  const ligne = await hote.appeler(methode, entree)
  if (!('result' in ligne)) throw new Error(`${methode}: ${JSON.stringify(ligne)}`)
  return ligne.result as T
}

/** A dossier with three sources and something to undo and to redo; in the library a remembered reading and contours. */
async function preparer(hote: Hote): Promise<Pick<Monde, 'memoire' | 'contours'>> {
  const fichier = 'modele.maillage'
  await reussir(hote, 'dossier.creer', { fichier, cpts: [{ nom: CPTS, communes: [GANNAT, EBREUIL] }] })
  const importer = async (nom: string, contenu: string, choix: object): Promise<unknown> =>
    reussir(hote, 'dossier.importer', { fichier, source: await hote.source(nom, contenu), ...choix })
  await importer('pop2023.csv', POPULATIONS.replace('5650', '5630'), { millesime: '2023' })
  await importer('liste-ps-20260601.csv', AMELI, {})
  await importer('bancs.csv', TABLE, { lecture: LECTURE })
  const ici = { fichier, cpts: 1, document: 'diagnostic' }
  await reussir(hote, 'textes.ajouter', { ...ici, parent: null, apres: null, titre: 'À nous' })
  const texte = [{ type: 'paragraphe', morceaux: [{ chiffre: VU_AVANT, vu: '1\u00a0commune' }] }]
  await reussir(hote, 'textes.ecrire', { ...ici, section: 'offre', place: 'avant', texte })
  const besoins = ['Délais', 'Sorties'].map((titre) => ({ genre: 'besoin', champs: { titre } }))
  await reussir(hote, 'projet.ecrire', { fichier, cpts: 1, lignes: besoins })
  await reussir(hote, 'versions.nommer', { fichier, cpts: 1, nom: 'Première' })
  for (const nom of ['Un', 'Deux']) await reussir(hote, 'dossier.choisir', { fichier, nom })
  await reussir(hote, 'dossier.annuler', { fichier })
  const source = await hote.source('bancs.csv', TABLE)
  const { memoire } = await reussir<{ memoire: string }>(hote, 'donnees.colonnes', { source })
  const carte = await hote.source('c2024.geojson', CONTOURS)
  const { id: contours } = await reussir<{ id: string }>(hote, 'contours.importer', {
    source: carte,
    millesime: '2024',
  })
  await reussir(hote, 'dossier.creer', { fichier: TEMOIN, cpts: [] })
  await entendre(hote, 'la préparation')
  return { memoire, contours }
}

/**
 * Events come through another connection than the answers: the next change of another dossier, once it is told, says
 * that all that came before has been.
 */
async function entendre(hote: Hote, nom: string): Promise<void> {
  await reussir(hote, 'territoire.creerCpts', { fichier: TEMOIN, nom: `après ${nom}` })
  while (!hote.evenements.some((un) => estTemoin(un, nom))) await setTimeout(5)
}

const estTemoin = (evenement: EvenementHote, nom: string): boolean =>
  evenement.type === 'dossier' &&
  basename(evenement.fichier) === TEMOIN &&
  evenement.journal.texte.endsWith(`après ${nom}\u00a0»`)

it('has a sample for each method, and none for another', () => {
  expect(Object.keys(ECHANTILLONS).sort()).toEqual([...NOMS].sort())
})

describe.each([
  ['the web host', hoteWeb],
  ['the port of the utility process', hotePort],
])('through %s', (_nom, ouvrir) => {
  let hote: Hote
  let prepare: Awaited<ReturnType<typeof preparer>>
  beforeAll(async () => {
    hote = await ouvrir()
    prepare = await preparer(hote)
  })
  afterAll(() => hote.fermer())

  it.each(NOMS)('%s', async (nom) => {
    const methode: Methode = methods[nom]
    const fichier = join(hote.dossiers, `${nom}.maillage`)
    copyFileSync(join(hote.dossiers, 'modele.maillage'), fichier)
    const monde: Monde = {
      ...prepare,
      fichier,
      nouveau: `nouveau ${nom}.maillage`,
      source: hote.source,
      sortie: hote.sortie,
    }
    const entree = await ECHANTILLONS[nom](monde)
    const avant = { contenu: contenuDe(fichier), bibliotheque: bibliothequeDe(hote), vus: hote.evenements.length }
    const champs = (methode.input as unknown as { shape: Record<string, never> }).shape
    const refusee = Object.keys(entree).some((champ) =>
      hote.refuse.includes(sorteDeChemin(champs[champ] as never) as never),
    )
    const ligne = await hote.appeler(nom, entree)
    if (refusee) return expect(ligne).toMatchObject({ error: { kind: 'usage' } })
    expect(ligne).toHaveProperty('result')

    await entendre(hote, nom)
    const nouveaux = hote.evenements.slice(avant.vus)
    const dits = nouveaux.slice(
      0,
      nouveaux.findIndex((un) => estTemoin(un, nom)),
    )
    const parti = !existsSync(fichier)
    const change = !parti && contenuDe(fichier) !== avant.contenu
    const ailleurs = bibliothequeDe(hote) !== avant.bibliotheque
    const cree = readdirSync(hote.dossiers).includes(`nouveau ${nom}.maillage`)
    expect(change || ailleurs || cree || parti).toBe(methode.mode === 'write')
    const attendus: object[] = []
    if (change) attendus.push({ type: 'dossier', fichier, auteur: MOI })
    if (methode.announces !== undefined) attendus.push({ type: 'application', quoi: methode.announces })
    expect(dits).toMatchObject(attendus)
    expect(dits).toHaveLength(attendus.length)
  })
})
