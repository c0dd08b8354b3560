/** The one window: sandboxed, where it was last time. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
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

/** Colours of an empty page, as renderer/ui/theme.ts has them: a window that opens does not flash. */
const FOND = { clair: '#ffffff', sombre: '#182221' } as const

export interface OptionsFenetre {
  /** The bundled preload. */
  readonly preload: string
  /** PNG; macOS takes the application's own. */
  readonly icone: string
  /** Where the frame is kept. */
  readonly bibliotheque: string
  /** The developer's tools may be opened. */
  readonly outils: boolean
}

export function ouvrirFenetre({ preload, icone, bibliotheque, outils }: OptionsFenetre): BrowserWindow {
  const fichier = join(bibliotheque, 'fenetre.json')
  const { maximise, ...place } = cadreGarde(fichier) ?? { ...TAILLE_INITIALE, maximise: false }
  const fenetre = new BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Maillage',
    icon: icone,
    backgroundColor: nativeTheme.shouldUseDarkColors ? FOND.sombre : FOND.clair,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: outils,
    },
  })
  fenetre.once('ready-to-show', () => {
    if (maximise) fenetre.maximize() // shows it: before, it would be seen empty
    fenetre.show()
  })
  fenetre.on('close', () => garderCadre(fichier, fenetre))
  void fenetre.loadURL(`${ORIGINE}/`)
  return fenetre
}
