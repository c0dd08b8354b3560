/** Runs the real command as a user's shell would, in a folder of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CLI = resolve(import.meta.dirname, '../electron/hosts/cli.ts')

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Folder {
  readonly path: string
  file(name: string): string
  /** `maillage …` with this folder as working directory. */
  maillage(...args: string[]): Run
  /** The same, that must succeed; its standard output. */
  done(...args: string[]): string
  remove(): void
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'maillage-test-'))
  // What somebody remembers on this machine is none of the tests' business.
  const env = { ...process.env, MAILLAGE_BIBLIOTHEQUE: join(path, 'bibliotheque') }
  const maillage = (...args: string[]): Run => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: path, encoding: 'utf8', env })
    return { code: status, out: stdout, err: stderr }
  }
  return {
    path,
    file: (name) => join(path, name),
    maillage,
    done(...args) {
      const { code, out, err } = maillage(...args)
      if (code !== 0) throw new Error(`maillage ${args.join(' ')} → ${code}\n${err}`)
      return out
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
