/**
 * `npm test`: types, lint and import rules, dead code, then the tests. Stops at the first step that fails and ends
 * with the totals (`test/rapport.ts`).
 */
import { spawnSync } from 'node:child_process'

const STEPS: readonly (readonly [string, readonly string[]])[] = [
  ['Types', ['tsc', '-p', 'shared']],
  ['Types', ['tsc', '-p', 'electron']],
  ['Types', ['tsc', '-p', 'test']],
  ['Types', ['tsc', '-p', 'renderer']],
  ['Types', ['tsc', '-p', 'test/tsconfig.renderer.json']],
  ['Lint et règles d’import', ['biome', 'check', '--error-on-warnings', '.']],
  ['Code mort', ['knip']],
  // What only tests use is dead too.
  ['Code mort', ['knip', '--production', '--include', 'files,exports,types']],
  ['Cycles', ['node', 'scripts/cycles/main.ts']],
]

/** Binaries of node_modules are on PATH: npm put them there, and the pinned Node with them. */
function run(title: string, command: readonly string[]): void {
  const started = performance.now()
  const [program = '', ...args] = command
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (status !== 0) {
    console.error(`✗ ${title} (${command.join(' ')}) after ${seconds} s`)
    process.exit(status ?? 1)
  }
  console.log(`✓ ${title} (${command.join(' ')}) in ${seconds} s`)
}

for (const [title, command] of STEPS) run(title, command)

const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exitCode = status ?? 1
