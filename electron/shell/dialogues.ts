/** Native dialogs, and the files they let the window name. Listens to our own page alone. */

import { basename, dirname, extname, join } from 'node:path'
import { BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { nomSur } from '../../shared/domain/nom-fichier.ts'
import { ecrireFlux } from '../disque/entier.ts'
import { adresseDeLaFenetre } from './adresses.ts'
import { CANAUX } from './canaux.ts'
import { pourquoi } from './ecrire.ts'

const DOSSIER = { name: 'Dossier Maillage', extensions: ['maillage'] }

/** The window that asks, or a refusal: a frame inside the page, or another page, gets nothing. */
function fenetreDe(event: IpcMainInvokeEvent): BrowserWindow {
  const cadre = event.senderFrame
  const fenetre = BrowserWindow.fromWebContents(event.sender)
  if (fenetre === null || cadre === null || cadre.parent !== null || !adresseDeLaFenetre(cadre.url))
    throw new Error('demande refusée')
  return fenetre
}

export function installerDialogues(dossiers: string, accorder: (chemin: string) => Promise<void>): void {
  const accorde = async (chemin: string): Promise<string> => {
    await accorder(chemin)
    return chemin
  }
  // The preload alone calls this, with the path of a File that the user dropped or chose.
  ipcMain.handle(CANAUX.source, (event, chemin: unknown) => {
    fenetreDe(event)
    return accorde(z.string().min(1).parse(chemin))
  })
  ipcMain.handle(CANAUX.choisirDossier, async (event) => {
    const { filePaths } = await dialog.showOpenDialog(fenetreDe(event), {
      title: 'Ouvrir un dossier',
      defaultPath: dossiers,
      buttonLabel: 'Ouvrir',
      properties: ['openFile'],
      filters: [DOSSIER],
    })
    const [chemin] = filePaths
    return chemin === undefined ? null : accorde(chemin)
  })
  ipcMain.handle(CANAUX.enregistrerDossierSous, async (event, nom: unknown) => {
    const { filePath, canceled } = await dialog.showSaveDialog(fenetreDe(event), {
      title: 'Enregistrer sous',
      defaultPath: join(dossiers, nomSur(String(nom ?? ''), 'Dossier.maillage')),
      buttonLabel: 'Enregistrer',
      filters: [DOSSIER],
    })
    if (canceled || filePath === '') return null
    return accorde(extname(filePath).toLowerCase() === '.maillage' ? filePath : `${filePath}.maillage`)
  })
  ipcMain.handle(CANAUX.enregistrerFichier, async (event, nom: unknown, base64: unknown) => {
    const fenetre = fenetreDe(event)
    const octets = Buffer.from(z.string().parse(base64), 'base64')
    const propose = nomSur(String(nom ?? ''), 'Document')
    const extension = extname(propose).slice(1)
    const { filePath, canceled } = await dialog.showSaveDialog(fenetre, {
      title: 'Enregistrer',
      defaultPath: propose,
      buttonLabel: 'Enregistrer',
      filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
    })
    if (canceled || filePath === '') return null
    try {
      await ecrireFlux(filePath, octets)
    } catch (cause) {
      await dialog.showMessageBox(fenetre, {
        type: 'error',
        title: 'Maillage',
        message: `«\u00A0${basename(filePath)}\u00A0» n’a pas pu être enregistré.`,
        detail: `${pourquoi(cause)}\nEmplacement\u00A0: ${dirname(filePath)}`,
        buttons: ['Fermer'],
        noLink: true,
      })
      return null
    }
    return filePath
  })
}
