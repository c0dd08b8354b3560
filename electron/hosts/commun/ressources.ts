/** The built window: the closed list of its files, and the headers they leave with. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** What the build writes where each page's nonce goes. */
export const JETON_NONCE = '__NONCE_CSP__'

export interface Ressource {
  readonly fichier: string
  readonly type: string
  /** Its name holds the hash of its content: it never changes. */
  readonly figee: boolean
}

/**
 * Files of `dossier` by address ("/", "/assets/index-x.js"). Only what stood there at start is ever served, under these
 * exact addresses: no path of a request reaches the file system. Links are not followed.
 */
export function listerRessources(dossier: string): ReadonlyMap<string, Ressource> {
  const ressources = new Map<string, Ressource>()
  for (const entree of readdirSync(dossier, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entree.name)]
    if (!entree.isFile() || type === undefined) continue
    const fichier = join(entree.parentPath, entree.name)
    const adresse = fichier.slice(dossier.length).replaceAll('\\', '/')
    const figee = adresse.startsWith('/assets/') && /-[\w-]{8}\.\w+$/.test(adresse)
    ressources.set(adresse === '/index.html' ? '/' : adresse, { fichier, type, figee })
  }
  return ressources
}

/** The page with its nonce, fresh for each answer: the only style elements a browser accepts are those that carry it. */
export function pageAvecNonce(ressource: Ressource, nonce: string): string {
  return readFileSync(ressource.fichier, 'utf8').replaceAll(JETON_NONCE, nonce)
}

/**
 * The content policy of the window. `connexion` is where its own data come from. Scripts are ours alone; styles are
 * ours or carry the nonce; nothing leaves; nobody frames it.
 */
export function politique(nonce: string, connexion = "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connexion}`,
    "worker-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** Headers of every answer, pages and data alike. */
export const ENTETES_COMMUNS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
}
