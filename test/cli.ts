/**
 * The command in a folder of its own: here, which is cheap, and as a process of its own, as a user's shell runs it, for
 * what a process alone can show.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { executer } from '../electron/hosts/cli/executer.ts'

export const CLI = resolve(import.meta.dirname, '../electron/hosts/cli.ts')

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Folder {
  readonly path: string
  file(name: string): string
  /** `maillage …` with this folder as working directory, in this process. */
  maillage(...args: string[]): Promise<Run>
  /** The same, that must succeed; its standard output. */
  done(...args: string[]): Promise<string>
  /** As `maillage`, in a process of its own. */
  processus(...args: string[]): Run
  remove(): void
}

export function temporaryFolder(): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'maillage-test-')))
  // What somebody remembers on this machine is none of the tests' business.
  const env = { MAILLAGE_BIBLIOTHEQUE: join(path, 'bibliotheque') }
  const maillage = async (...args: string[]): Promise<Run> => {
    const [cwd, avant] = [process.cwd(), process.env.MAILLAGE_BIBLIOTHEQUE]
    const [out, err]: [string[], string[]] = [[], []]
    const terminal = {
      sortie: (texte: string) => out.push(texte),
      erreurs: (texte: string) => err.push(texte),
      anime: false,
    }
    process.chdir(path)
    Object.assign(process.env, env)
    try {
      const arret = { signal: new AbortController().signal, code: () => null }
      return { code: await executer(args, terminal, arret), out: out.join(''), err: err.join('') }
    } finally {
      process.chdir(cwd)
      if (avant === undefined) delete process.env.MAILLAGE_BIBLIOTHEQUE
      else process.env.MAILLAGE_BIBLIOTHEQUE = avant
    }
  }
  return {
    path,
    file: (name) => join(path, name),
    maillage,
    async done(...args) {
      const { code, out, err } = await maillage(...args)
      if (code !== 0) throw new Error(`maillage ${args.join(' ')} → ${code}\n${err}`)
      return out
    },
    processus(...args) {
      const options = { cwd: path, encoding: 'utf8', env: { ...process.env, ...env } } as const
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options)
      return { code: status, out: stdout, err: stderr }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
