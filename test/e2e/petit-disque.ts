/**
 * A small disk of its own for a host: a tmpfs in a mount namespace (Linux, as root or with user namespaces), seen by the
 * programs run inside it alone, gone with the process that holds it. Nothing is ever mounted for the rest of the machine.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { possible } from '../sautes.ts'

export interface SmallDisk {
  /** Where it stands for the programs run inside. */
  readonly folder: string
  /** Command that runs a program inside, to be followed by it. */
  readonly inside: readonly string[]
  /** The same folder as this process sees it. */
  readonly outside: string
  /** Takes all the room that is left. */
  fill(): void
  /** Gives it back. */
  free(): void
  readOnly(yes: boolean): void
  remove(): void
}

const root = process.getuid?.() === 0
const newSpace = root ? ['--mount'] : ['--mount', '--user', '--map-root-user']

/** Can this machine make one? Says so on stderr when it cannot: the tests that need it are then skipped. */
export function canMount(): boolean {
  const script = 'mount -t tmpfs -o size=64k tmpfs /mnt && command -v nsenter'
  const able = process.platform === 'linux' && spawnSync('unshare', [...newSpace, 'sh', '-c', script]).status === 0
  return possible(able, 'full disk, read-only folder: no small disk may be mounted here')
}

/** @param kilobytes room of the disk */
export async function smallDisk(kilobytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-disque-'))
  const script = `mount -t tmpfs -o size=${kilobytes}k tmpfs '${folder}' && echo ready && exec cat`
  const holder = spawn('unshare', [...newSpace, 'sh', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise((done, failed) => {
    holder.stdout.once('data', done)
    holder.once('exit', (code) => failed(new Error(`no small disk: ${code}`)))
  })
  const user = root ? [] : ['--user', '--preserve-credentials']
  const inside = ['nsenter', '--target', String(holder.pid), '--mount', ...user, '--']
  const outside = `/proc/${holder.pid}/root${folder}`
  const ballast = join(outside, 'ballast')
  return {
    folder,
    inside,
    outside,
    fill() {
      for (const size of [65_536, 4096, 1])
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' })
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
        }
    },
    free: () => rmSync(ballast, { force: true }),
    readOnly(yes) {
      const [program = '', ...args] = [...inside, 'mount', '-o', `remount,bind,${yes ? 'ro' : 'rw'}`, folder]
      const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`remount: ${stderr}`)
    },
    remove() {
      holder.removeAllListeners('exit')
      holder.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
