/**
 * The editor alone in a page of its own, built as the window is and served on 127.0.0.1 under the window's content
 * policy: what its bench and its tests open in a real browser.
 */
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { JETON_NONCE, listerRessources, pageAvecNonce, politique } from '../electron/hosts/commun/ressources.ts'
import { build } from '../scripts/construire.ts'

const PAGE = resolve(import.meta.dirname, '../renderer/ui/editeur/banc')
const NONCE = 'editeur'

export interface PageEditeur {
  readonly adresse: string
  fermer(): void
}

export async function servirPageEditeur(): Promise<PageEditeur> {
  const dossier = join(tmpdir(), `maillage-editeur-${process.pid}`)
  await build({
    root: PAGE,
    base: './',
    logLevel: 'error',
    configFile: false,
    worker: { format: 'es' },
    html: { cspNonce: JETON_NONCE },
    build: {
      outDir: dossier,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  })
  const ressources = listerRessources(dossier)
  const serveur = createServer((requete, reponse) => {
    const ressource = ressources.get(new URL(requete.url ?? '/', 'http://127.0.0.1').pathname)
    reponse.setHeader('Content-Security-Policy', politique(NONCE))
    if (ressource === undefined) return void reponse.writeHead(404).end()
    reponse.setHeader('Content-Type', ressource.type)
    const page = ressource.type.startsWith('text/html')
    reponse.end(page ? pageAvecNonce(ressource, NONCE) : readFileSync(ressource.fichier))
  })
  await new Promise<void>((ok) => serveur.listen(0, '127.0.0.1', ok))
  const { port } = serveur.address() as AddressInfo
  return {
    adresse: `http://127.0.0.1:${port}/`,
    fermer() {
      serveur.close()
      serveur.closeAllConnections()
      rmSync(dossier, { recursive: true, force: true })
    },
  }
}
