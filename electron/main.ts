/** Electron's main process: one window, one backend process, and what ties them. Decisions live in `shell/`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, Menu, session } from 'electron'
import type { EvenementHote } from '../shared/contract/transport.ts'
import { espaceParDefaut } from './backend/espace.ts'
import { ouvrirJournal } from './hosts/commun/journal.ts'
import { dossierDeArgv } from './shell/argv.ts'
import { CANAUX } from './shell/canaux.ts'
import { installerDialogues } from './shell/dialogues.ts'
import { ouvrirFenetre } from './shell/fenetre.ts'
import { modeleMenu } from './shell/menu-modele.ts'
import { demanderRecharge, demanderReouverture, echecDepart } from './shell/messages.ts'
import { demarrerMoteur, type Moteur } from './shell/moteur.ts'
import { Ouvertures } from './shell/ouvertures.ts'
import { creerPannes } from './shell/pannes.ts'
import { declarerProtocole, servirFenetre } from './shell/protocole.ts'
import { fermerPages, fermerReseau, fermerSession } from './shell/securite.ts'

const ICI = import.meta.dirname
const ICONE = join(ICI, 'icone.png')
const { dossiers, bibliotheque } = espaceParDefaut('electron')
const journal = ouvrirJournal(bibliotheque)
// Packaged, the reference database lies beside the archive: SQLite cannot read inside it.
const environnement: Record<string, string> = app.isPackaged
  ? { MAILLAGE_REFERENCE: join(process.resourcesPath, 'reference.sqlite') }
  : {}

let fenetre: BrowserWindow | undefined
let moteur: Moteur | undefined
let fermeture = false
const ouvertures = new Ouvertures({
  creerFenetre: nouvelleFenetre,
  montrerFenetre() {
    if (fenetre?.isMinimized()) fenetre.restore()
    fenetre?.show()
    fenetre?.focus()
  },
  ouvrir: (fichier) => void moteur?.accorder(fichier).then(() => dire({ type: 'ouvrir', fichier })),
})

function dire(evenement: EvenementHote): void {
  fenetre?.webContents.send(CANAUX.evenement, evenement)
}

/** Nothing is lost: each change was written when it was made. */
async function moteurArrete(): Promise<void> {
  dire({ type: 'moteur', etat: 'arrete' })
  if (!(await demanderReouverture(fenetre))) return app.quit()
  moteur?.relancer()
  if (fenetre !== undefined) moteur?.relier(fenetre.webContents)
  dire({ type: 'moteur', etat: 'reparti' })
}

function nouvelleFenetre(): void {
  const ouverte = ouvrirFenetre({
    preload: join(ICI, 'preload.cjs'),
    icone: ICONE,
    bibliotheque,
    outils: !app.isPackaged,
  })
  fenetre = ouverte
  const page = ouverte.webContents
  const juger = creerPannes()
  page.on('did-navigate', () => ouvertures.pagePerdue()) // loaded anew; moves inside the page are not told so
  page.on('did-finish-load', () => {
    moteur?.relier(page)
    ouvertures.pageChargee()
  })
  page.on('did-fail-load', (_event, code, description, adresse, principale) => {
    if (!principale) return
    journal.ecrire(new Error(`page: ${code} ${description} ${adresse}`))
    ouverte.show() // an empty window can be closed; a hidden one cannot
  })
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    journal.ecrire(new Error(`page: ${reason}`))
    ouvertures.pagePerdue()
    if (juger(performance.now()) === 'recharger') page.reload()
    else void demanderRecharge(ouverte).then((oui) => (oui ? page.reload() : app.quit()))
  })
  ouverte.on('closed', () => {
    fenetre = undefined
    ouvertures.fenetreFermee()
  })
}

function demarrer(): void {
  app.setAboutPanelOptions({
    applicationName: 'Maillage',
    applicationVersion: app.getVersion(),
    copyright: 'Logiciel libre, licence MIT',
    credits: 'Atelier hors ligne des CPTS',
    iconPath: ICONE,
  })
  fermerSession(session.defaultSession)
  servirFenetre(session.defaultSession, join(ICI, '../renderer'))
  moteur = demarrerMoteur({
    programme: join(ICI, 'hosts/utility.js'),
    environnement,
    surArret: (code) => {
      journal.ecrire(new Error(`backend: ended with ${code}`))
      void moteurArrete()
    },
    surEchec: echecDepart,
  })
  installerDialogues(dossiers, (chemin) => moteur?.accorder(chemin) ?? Promise.resolve())
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      modeleMenu(process.platform === 'darwin', (commande) => dire({ type: 'commande', commande })),
    ),
  )
  ouvertures.applicationPrete()
}

/** What the application cannot start without. Chromium's own files do not lie among ours. */
function preparer(): void {
  const navigateur = join(bibliotheque, 'navigateur')
  mkdirSync(navigateur, { recursive: true })
  app.setPath('userData', navigateur)
}

function inattendu(cause: unknown): void {
  journal.ecrire(cause)
  echecDepart(`Une erreur inattendue l’a arrêté. Le détail est écrit dans «\u00A0${journal.fichier}\u00A0».`)
}

app.on('second-instance', (_event, argv, repertoire) => ouvertures.demander(dossierDeArgv(argv, repertoire)))
// macOS gives the double-clicked file so, even before the application is ready.
app.on('open-file', (event, fichier) => {
  event.preventDefault()
  ouvertures.demander(fichier)
})
app.on('activate', () => ouvertures.demander())
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('before-quit', (event) => {
  if (fermeture || moteur === undefined) return
  fermeture = true
  event.preventDefault()
  fenetre?.close() // keeps its frame
  void moteur.fermer().then(() => app.quit())
})

try {
  process.on('uncaughtException', (cause) => journal.ecrire(cause))
  preparer()
  if (process.platform === 'win32') app.setAppUserModelId('fr.maillage.atelier')
  if (app.requestSingleInstanceLock()) {
    ouvertures.demander(dossierDeArgv(process.argv, process.cwd()))
    app.enableSandbox()
    fermerReseau()
    declarerProtocole()
    fermerPages()
    void app.whenReady().then(demarrer).catch(inattendu)
  } else {
    app.quit()
  }
} catch (cause) {
  inattendu(cause)
}
