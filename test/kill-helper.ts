/**
 * Kills a process that writes a dossier, many times, at random moments, and looks at what is left: the dossier exactly
 * as before the write, or exactly as after it, never in between, and nothing beside it.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDossier } from '../electron/backend/store/dossier.ts'
import { lockDossier } from '../electron/backend/store/lock.ts'
import type { Dossier } from '../electron/backend/store/types.ts'

export interface KillPlan {
  /** What Node runs: a script and its arguments, for the dossier at this path. */
  readonly command: (path: string) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What the child prints when its write is about to begin; null: from its start on. */
  readonly begun: RegExp | null
  /** What it prints once its write is on the disk. */
  readonly committed: RegExp
  /** A closed dossier in the state before the write; it is copied, never written. */
  readonly dossier: string
  readonly kills: number
  readonly seed: number
  /** Fingerprint of a state; default: every row of every table. Leave out what differs from run to run (a date). */
  readonly digest?: (dossier: Dossier) => string
  /** Lets one more child run to its end, after all the kills. */
  readonly last?: boolean
}

export interface KillOutcome {
  /** Kills after which the dossier was as before the write. */
  readonly before: number
  /** Of these, kills with part of the write already in the WAL on disk. */
  readonly spilled: number
  /** Kills after which it was as after the write. */
  readonly after: number
  /** Children that ended before their kill: not counted as kills, done again. */
  readonly late: number
  /** Duration of the write when nobody kills it, in ms. */
  readonly duration: number
}

interface Run {
  readonly begun: boolean
  readonly committed: boolean
  readonly killed: boolean
  readonly duration: number
}

/** Random numbers in [0, 1) that a seed repeats (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** SHA-256 over every row of every table, in a fixed order, its values as `shown`. */
export function contentDigest(dossier: Dossier, shown: (value: unknown) => unknown = (value) => value): string {
  const hash = createHash('sha256')
  const tables = dossier.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  for (const table of tables) {
    hash.update(`\n# ${table}\n`)
    const columns = dossier.db.pragma(`table_info(${table})`) as unknown[]
    const order = columns.map((_, index) => index + 1).join(', ')
    for (const row of dossier.db.prepare(`SELECT * FROM "${table}" ORDER BY ${order}`).raw().iterate()) {
      hash.update(`${JSON.stringify((row as unknown[]).map(shown))}\n`)
    }
  }
  return hash.digest('hex')
}

/** Runs the child; kills it `killAfter` ms after its write is about to begin, or lets it end when null. */
function runChild(plan: KillPlan, path: string, killAfter: number | null): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...plan.command(path)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...plan.env },
    })
    let out = ''
    let errors = ''
    let start = 0
    let timer: NodeJS.Timeout | undefined
    const begin = (): void => {
      if (start !== 0) return
      start = performance.now()
      if (killAfter !== null) timer = setTimeout(() => child.kill('SIGKILL'), killAfter)
    }
    if (plan.begun === null) begin()
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (plan.begun?.test(out)) begin()
    })
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the child failed (${code ?? signal}): ${errors}`))
      resolve({
        begun: start > 0,
        committed: plan.committed.test(out),
        killed: signal === 'SIGKILL',
        duration: performance.now() - start,
      })
    })
  })
}

/** Whether pages stand in the WAL: beside a dossier found as before, they are those of the write that was cut. */
function hasWalPages(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Opens what is left, checks it, closes it, and gives its fingerprint. */
function inspect(plan: KillPlan, path: string): string {
  const lock = lockDossier(path) // as whoever opens it to write
  const dossier = openDossier(path)
  try {
    const integrity = dossier.db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Error(`integrity_check: ${integrity}`)
    return (plan.digest ?? contentDigest)(dossier)
  } finally {
    dossier.close()
    lock.release()
  }
}

/** Throws on the first dossier that is neither as before nor as after; the message repeats the seed. */
export async function killAndVerify(plan: KillPlan): Promise<KillOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-kill-'))
  try {
    return await killMany(plan, join(folder, 'a.maillage'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function killMany(plan: KillPlan, path: string): Promise<KillOutcome> {
  const random = seededRandom(plan.seed)
  const reset = () => copyFileSync(plan.dossier, path)
  reset()
  const beforeState = inspect(plan, path)
  const full = await runChild(plan, path, null)
  const afterState = inspect(plan, path)
  if (!full.begun || !full.committed || beforeState === afterState) throw new Error('the child writes nothing')
  reset()
  let duration = full.duration
  const count = { before: 0, spilled: 0, after: 0, late: 0 }
  for (let kill = 1; count.before + count.after < plan.kills; kill++) {
    if (kill > plan.kills * 10) throw new Error(`seed ${plan.seed}: too many children end before their kill`)
    // Half anywhere, half around the commit and the closing, which are short and the most delicate.
    const share = kill % 2 === 0 ? random() : 0.75 + random() * 0.3
    const delay = share * duration
    const run = await runChild(plan, path, delay)
    const spilled = hasWalPages(path)
    const where = `seed ${plan.seed}, kill ${kill}, after ${delay.toFixed(1)} ms`
    let state: string
    try {
      state = inspect(plan, path)
    } catch (error) {
      throw new Error(`${where}: the dossier does not open`, { cause: error })
    }
    const left = readdirSync(dirname(path))
    if (left.length !== 1) throw new Error(`${where}: closing left ${left.join(', ')}`)
    if (!run.killed) {
      if (state !== afterState) throw new Error(`${where}: the child ended without its write`)
      count.late++
      duration = (duration + run.duration) / 2 // the machine is less busy than during the first run
    } else if (state === afterState) count.after++
    else if (state !== beforeState) throw new Error(`${where}: the dossier is neither as before nor as after`)
    else if (run.committed) throw new Error(`${where}: a commit that was announced is lost`)
    else {
      count.before++
      if (spilled) count.spilled++
    }
    if (state === afterState) reset()
  }
  if (plan.last === true) await runChild(plan, path, null)
  return { ...count, duration }
}
