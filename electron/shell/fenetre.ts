/** The one window: sandboxed, where it was last time. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { ORIGINE } from './adresses.ts'
import { type Cadre, lireCadre, TAILLE_INITIALE } from './cadre.ts'

function cadreGarde(fichier: string): Cadre | undefined {
  try {
    return lireCadre(
      readFileSync(fichier, 'utf8'),
      screen.getAllDisplays().map(({ workArea }) => workArea),
    )
  } catch {
    return undefined // first launch
  }
}

function garderCadre(fichier: string, fenetre: BrowserWindow): void {
  const cadre: Cadre = { ...fenetre.getNormalBounds(), maximise: fenetre.isMaximized() }
  try {
    writeFileSync(fichier, JSON.stringify(cadre))
  } catch {
    // Read-only folder: the window will open where it opens.
  }
}

/** `preload`: the bundled preload. `bibliotheque`: where the frame is kept. */
export function ouvrirFenetre(preload: string, bibliotheque: string): BrowserWindow {
  const fichier = join(bibliotheque, 'fenetre.json')
  const { maximise, ...place } = cadreGarde(fichier) ?? { ...TAILLE_INITIALE, maximise: false }
  const fenetre = new BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Maillage',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (maximise) fenetre.maximize()
  fenetre.once('ready-to-show', () => fenetre.show())
  fenetre.on('close', () => garderCadre(fichier, fenetre))
  void fenetre.loadURL(`${ORIGINE}/`)
  return fenetre
}
