/** The dossier that a command line names: a double-click gives its path as an argument. Pure. */
import { extname, resolve } from 'node:path'

/**
 * Absolute path of the last argument that is a `.maillage` file, undefined without any. Options are left aside; `argv`
 * starts with the program, and with the application's folder when it is not packaged: neither ends by `.maillage`.
 */
export function dossierDeArgv(argv: readonly string[], cwd: string): string | undefined {
  const nom = argv
    .slice(1)
    .findLast((argument) => !argument.startsWith('-') && extname(argument).toLowerCase() === '.maillage')
  return nom === undefined ? undefined : resolve(cwd, nom)
}
