/** The only door between the window and the rest: `window.maillage`, a `Pont`. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { EvenementHote, Pont } from '../shared/contract/transport.ts'
import type { MessageHote } from './hosts/commun/port.ts'
import { CANAUX } from './shell/canaux.ts'
import { creerClientPort } from './shell/client-port.ts'

const client = creerClientPort()

ipcRenderer.on(CANAUX.port, (event) => {
  const [port] = event.ports
  if (port === undefined) return
  client.debrancher()
  port.onmessage = ({ data }: { data: MessageHote }) => client.recevoir(data)
  client.brancher((message) => port.postMessage(message))
})
ipcRenderer.on(CANAUX.evenement, (_event, evenement: EvenementHote) => {
  if (evenement.type === 'moteur' && evenement.etat === 'arrete') client.debrancher()
  client.annoncer(evenement)
})

const pont: Pont = {
  appeler: client.appeler,
  abonner: client.abonner,
  async source(fichier) {
    // Only a real File has a path: a page cannot name one by itself.
    const chemin = webUtils.getPathForFile(fichier as Parameters<typeof webUtils.getPathForFile>[0])
    return chemin === '' ? null : ipcRenderer.invoke(CANAUX.source, chemin)
  },
  choisirDossier: () => ipcRenderer.invoke(CANAUX.choisirDossier),
  enregistrerDossierSous: (nom) => ipcRenderer.invoke(CANAUX.enregistrerDossierSous, nom),
  enregistrerFichier: (nom, base64) => ipcRenderer.invoke(CANAUX.enregistrerFichier, nom, base64),
}
contextBridge.exposeInMainWorld('maillage', pont)
