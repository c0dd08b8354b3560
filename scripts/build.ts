/**
 * `npm run build`: JavaScript of the command in `dist/`, laid out as the sources so that paths beside modules hold,
 * with the templates and the reference database it reads. Dependencies stay in node_modules (native and WASM parts).
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { ensureReference } from '../electron/backend/reference/ensure.ts'

const ROOT = resolve(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')

await build({
  root: ROOT,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'electron/hosts/cli.ts',
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      output: { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: '[name].js' },
    },
  },
})
cpSync(join(ROOT, 'assets/typst'), join(DIST, 'assets/typst'), { recursive: true })
mkdirSync(join(DIST, '.cache'), { recursive: true })
cpSync(await ensureReference(), join(DIST, '.cache/reference.sqlite'))
console.log('dist/ est prêt : node bin/maillage.js aide')
