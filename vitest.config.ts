import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { Ordre } from './test/ordre.ts'
import { Rapport } from './test/rapport.ts'

const E2E = 'test/e2e/**/*.test.ts'

// What Node compiles of our sources is kept: a test that starts the command, a host, a thread does not compile it again.
process.env.NODE_COMPILE_CACHE ??= resolve(import.meta.dirname, '.cache/node')

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    // A run that can be had again draws everything from its seed.
    setupFiles: process.env.MAILLAGE_GRAINE === undefined ? [] : ['test/graine-fast-check.ts'],
    reporters: ['default', new Rapport()],
    sequence: { sequencer: Ordre },
    // A browser and a host wait for one another: two files at once on two cores take two thirds of the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A machine that does something else too is slow, not wrong: these only end what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [E2E],
          setupFiles: ['test/e2e/attente.ts'],
          // A window that never shows what is waited for is told within two minutes; the slowest of these takes eight
          // seconds on a quiet machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'reste',
          include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, E2E],
          // A process for many files: our modules keep nothing from one test to the next.
          isolate: false,
        },
      },
    ],
  },
})
