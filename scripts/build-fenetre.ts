/** The window: `renderer/` built by vite into `dist/renderer`. */
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { JETON_NONCE } from '../electron/hosts/commun/ressources.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** `base` is "/": both hosts serve the window at the root of an origin of its own. */
export async function construireFenetre(): Promise<void> {
  await build({
    root: join(ROOT, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: '/',
    plugins: [react()],
    // Written into the page; each answer puts a fresh nonce there. The window reads it in <meta property="csp-nonce">.
    html: { cspNonce: JETON_NONCE },
    build: {
      outDir: join(ROOT, 'dist/renderer'),
      emptyOutDir: true,
      target: 'es2023',
      // Inlined files would be data: addresses, which the content policy refuses to fonts and scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  })
}
