/** What the application tells by itself, when its page or its backend stopped. */
import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'

/** True for the first button. Over its window when there is one: nothing else can be done there meanwhile. */
async function demander(
  fenetre: BrowserWindow | undefined,
  message: string,
  detail: string,
  oui: string,
): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'error',
    title: 'Maillage',
    message,
    detail,
    buttons: [oui, 'Quitter'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  }
  const { response } = await (fenetre === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(fenetre, options))
  return response === 0
}

/** The backend stopped by accident: true to start it again. */
export function demanderReouverture(fenetre: BrowserWindow | undefined): Promise<boolean> {
  return demander(
    fenetre,
    'Le moteur de Maillage s’est arrêté.',
    'Rien de ce qui était enregistré n’est perdu\u00A0: chaque changement est écrit aussitôt fait. ' +
      'Une opération en cours n’est pas allée au bout\u00A0; il faudra la recommencer.',
    'Rouvrir',
  )
}

/** The page stopped several times in a row: true to load it again. */
export function demanderRecharge(fenetre: BrowserWindow): Promise<boolean> {
  return demander(
    fenetre,
    'La fenêtre de Maillage s’est arrêtée plusieurs fois de suite.',
    'Rien de ce qui était enregistré n’est perdu. L’ordinateur manque peut-être de mémoire\u00A0: ' +
      'fermez d’autres logiciels, puis rechargez.',
    'Recharger',
  )
}

/** The application cannot go on at all. */
export function echecDepart(texte: string): void {
  dialog.showErrorBox('Maillage ne peut pas s’ouvrir.', texte)
  app.exit(1)
}
