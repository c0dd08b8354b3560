/** The French menus, as data. Pure: the template has the shape that Electron's Menu takes. */
import type { CommandeMenu } from '../../shared/contract/transport.ts'

/** Electron's own actions that we name in French. */
type Role =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'quit'
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'

export interface EntreeMenu {
  label?: string
  role?: Role
  type?: 'separator'
  accelerator?: string
  /** False: the shortcut is shown, and the window listens to the key itself. */
  registerAccelerator?: boolean
  submenu?: EntreeMenu[]
  click?: () => void
}

const SEPARATEUR: EntreeMenu = { type: 'separator' }

/** `agir` carries out a command in the window. On macOS the first menu bears the application's name. */
export function modeleMenu(mac: boolean, agir: (commande: CommandeMenu) => void): EntreeMenu[] {
  const commande = (label: string, nom: CommandeMenu, accelerator: string): EntreeMenu => ({
    label,
    accelerator,
    click: () => agir(nom),
  })
  const quitter: EntreeMenu = { label: 'Quitter Maillage', role: 'quit', accelerator: 'CmdOrCtrl+Q' }
  const aPropos: EntreeMenu = { label: 'À propos de Maillage', role: 'about' }
  const application: EntreeMenu = {
    label: 'Maillage',
    submenu: [
      aPropos,
      SEPARATEUR,
      { label: 'Masquer Maillage', role: 'hide' },
      { label: 'Masquer les autres', role: 'hideOthers' },
      { label: 'Tout afficher', role: 'unhide' },
      SEPARATEUR,
      quitter,
    ],
  }
  const fichier: EntreeMenu = {
    label: '&Fichier',
    submenu: [
      commande('Nouveau dossier…', 'nouveau', 'CmdOrCtrl+N'),
      commande('Ouvrir…', 'ouvrir', 'CmdOrCtrl+O'),
      SEPARATEUR,
      commande('Enregistrer une copie…', 'copie', 'CmdOrCtrl+Shift+S'),
      commande('Imprimer…', 'imprimer', 'CmdOrCtrl+P'),
      SEPARATEUR,
      mac ? { label: 'Fermer la fenêtre', role: 'close' } : quitter,
    ],
  }
  // In a text field these keys undo typing; elsewhere the dossier's last change. The window tells which, so it listens.
  const ecoutee = (label: string, nom: CommandeMenu, accelerator: string): EntreeMenu => ({
    ...commande(label, nom, accelerator),
    registerAccelerator: false,
  })
  const edition: EntreeMenu = {
    label: '&Édition',
    submenu: [
      ecoutee('Annuler', 'annuler', 'CmdOrCtrl+Z'),
      ecoutee('Rétablir', 'refaire', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      SEPARATEUR,
      { label: 'Couper', role: 'cut' },
      { label: 'Copier', role: 'copy' },
      { label: 'Coller', role: 'paste' },
      { label: 'Tout sélectionner', role: 'selectAll' },
      SEPARATEUR,
      ecoutee('Rechercher…', 'chercher', 'CmdOrCtrl+K'),
    ],
  }
  const affichage: EntreeMenu = {
    label: '&Affichage',
    submenu: [
      commande('Accueil', 'accueil', 'CmdOrCtrl+1'),
      commande('Territoire', 'territoire', 'CmdOrCtrl+2'),
      commande('Données', 'donnees', 'CmdOrCtrl+3'),
      commande('Chiffres', 'chiffres', 'CmdOrCtrl+4'),
      commande('Documents', 'documents', 'CmdOrCtrl+5'),
      SEPARATEUR,
      { label: 'Agrandir', role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' },
      { label: 'Réduire', role: 'zoomOut', accelerator: 'CmdOrCtrl+-' },
      { label: 'Taille réelle', role: 'resetZoom', accelerator: 'CmdOrCtrl+0' },
      SEPARATEUR,
      { label: 'Plein écran', role: 'togglefullscreen' },
    ],
  }
  const fenetre: EntreeMenu = { label: 'Fe&nêtre', submenu: [{ label: 'Réduire la fenêtre', role: 'minimize' }] }
  const aide: EntreeMenu = { label: 'Aid&e', submenu: [aPropos] }
  return mac ? [application, fichier, edition, affichage, fenetre] : [fichier, edition, affichage, fenetre, aide]
}
