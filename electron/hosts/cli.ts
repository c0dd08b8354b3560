/** The command-line host: thin. What Node compiled once is kept in the temporary folder, so that a command starts sooner. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./cli/lancer.ts')
