/**
 * Refuses circles of imports, types included: a file that cannot be understood without another that cannot be
 * understood without it. The graph is TypeScript's own, so that no second reader of imports can miss one.
 */
import { execFileSync } from 'node:child_process'
import { cercles, lireGraphe } from './graphe.ts'

/** Together they hold every file. */
const PROJETS = ['electron', 'renderer', 'test']

const sorties = PROJETS.map((projet) =>
  execFileSync('tsc', ['-p', projet, '--explainFiles', '--listFilesOnly'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  }),
)
const graphe = lireGraphe(sorties)
const trouves = cercles(graphe)
for (const cercle of trouves) console.error(`${cercle.length} files import one another: ${cercle.join(', ')}`)
if (graphe.size < 100) console.error(`Only ${graphe.size} files seen: the output of tsc was not understood.`)
if (trouves.length > 0 || graphe.size < 100) process.exit(1)
console.log(`${graphe.size} files, no circle.`)
