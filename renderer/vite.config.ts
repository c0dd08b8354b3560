import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window: static files with relative addresses, served by the web host or by Electron's app:// protocol. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // The PDF and map engines are large and loaded only by their screens.
    chunkSizeWarningLimit: 2000,
  },
  worker: { format: 'es' },
})
