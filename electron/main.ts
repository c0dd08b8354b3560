/** Electron's main process: one window, one backend process, and what ties them. Decisions live in `shell/`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, session } from 'electron'
import type { EvenementHote } from '../shared/contract/transport.ts'
import { espaceParDefaut } from './backend/espace.ts'
import { dossierDeArgv } from './shell/argv.ts'
import { CANAUX } from './shell/canaux.ts'
import { installerDialogues } from './shell/dialogues.ts'
import { ouvrirFenetre } from './shell/fenetre.ts'
import { modeleMenu } from './shell/menu-modele.ts'
import { demarrerMoteur, type Moteur } from './shell/moteur.ts'
import { declarerProtocole, servirFenetre } from './shell/protocole.ts'
import { fermerPages, fermerSession } from './shell/securite.ts'

const ICI = import.meta.dirname
const { dossiers, bibliotheque } = espaceParDefaut('electron')
// Packaged, the reference database lies beside the archive: SQLite cannot read inside it.
const environnement: Record<string, string> = app.isPackaged
  ? { MAILLAGE_REFERENCE: join(process.resourcesPath, 'reference.sqlite') }
  : {}

let fenetre: BrowserWindow | undefined
let moteur: Moteur | undefined
/** The dossier asked for before the window could hear of it. */
let aOuvrir = dossierDeArgv(process.argv, process.cwd())
let fermeture = false

function dire(evenement: EvenementHote): void {
  fenetre?.webContents.send(CANAUX.evenement, evenement)
}

async function ouvrirDossier(fichier: string): Promise<void> {
  await moteur?.accorder(fichier)
  dire({ type: 'ouvrir', fichier })
}

function montrerFenetre(): void {
  if (fenetre?.isMinimized()) fenetre.restore()
  fenetre?.focus()
}

/** Nothing is lost: each change was written when it was made. */
async function proposerDeRouvrir(): Promise<void> {
  dire({ type: 'moteur', etat: 'arrete' })
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Maillage',
    message: 'Le moteur de Maillage s’est arrêté.',
    detail:
      'Rien de ce qui était enregistré n’est perdu : chaque changement est écrit aussitôt fait. ' +
      'Une opération en cours n’est pas allée au bout ; il faudra la recommencer.',
    buttons: ['Rouvrir', 'Quitter'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 1) return app.quit()
  moteur?.relancer()
  if (fenetre !== undefined) moteur?.relier(fenetre.webContents)
  dire({ type: 'moteur', etat: 'reparti' })
}

function nouvelleFenetre(): void {
  fenetre = ouvrirFenetre(join(ICI, 'preload.cjs'), bibliotheque)
  const page = fenetre.webContents
  page.on('did-finish-load', () => {
    moteur?.relier(page)
    if (aOuvrir !== undefined) void ouvrirDossier(aOuvrir)
    aOuvrir = undefined
  })
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') page.reload()
  })
  fenetre.on('closed', () => {
    fenetre = undefined
  })
}

function demarrer(): void {
  mkdirSync(bibliotheque, { recursive: true })
  fermerSession(session.defaultSession)
  servirFenetre(session.defaultSession, join(ICI, '../renderer'))
  moteur = demarrerMoteur({
    programme: join(ICI, 'hosts/utility.js'),
    environnement,
    surArret: () => void proposerDeRouvrir(),
    surEchec: (texte) => {
      dialog.showErrorBox('Maillage ne peut pas s’ouvrir.', texte)
      app.exit(1)
    },
  })
  installerDialogues(dossiers, (chemin) => moteur?.accorder(chemin) ?? Promise.resolve())
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      modeleMenu(process.platform === 'darwin', (commande) => dire({ type: 'commande', commande })),
    ),
  )
  nouvelleFenetre()
}

app.on('second-instance', (_event, argv, repertoire) => {
  montrerFenetre()
  const fichier = dossierDeArgv(argv, repertoire)
  if (fichier !== undefined) void ouvrirDossier(fichier)
})
// macOS gives the double-clicked file so, even before the application is ready.
app.on('open-file', (event, fichier) => {
  event.preventDefault()
  if (fenetre === undefined) aOuvrir = fichier
  else void ouvrirDossier(fichier)
})
app.on('activate', () => {
  if (fenetre === undefined && app.isReady()) nouvelleFenetre()
})
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

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  declarerProtocole()
  fermerPages()
  void app.whenReady().then(demarrer)
} else {
  app.quit()
}
