/**
 * Ends a run with its totals and with what was skipped, by file, and why. Where the shared data stand beside the project
 * and `MAILLAGE_STRICT` is said (`.ci/run`), a test skipped for want of them, or without a reason, is a failure.
 */
import { existsSync } from 'node:fs'
import type { UserConsoleLog } from 'vitest'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { SAUTE } from './sautes.ts'
import { sharedData } from './shared-data.ts'

const RAISON = new RegExp(`^${SAUTE.replaceAll(/[[\]]/g, '\\$&')} (.*) \\(([^()]+)\\)$`, 'gm')

export class Rapport implements Reporter {
  /** Reasons by file that gave them. */
  readonly #raisons = new Map<string, Set<string>>()
  /** Tests were chosen by name (`-t`): the others are no skips. */
  #choisis = false

  onInit({ config }: Vitest): void {
    this.#choisis = config.testNamePattern !== undefined
  }

  onUserConsoleLog({ content }: UserConsoleLog): void {
    for (const [, raison = '', fichier = ''] of content.matchAll(RAISON)) {
      const dites = this.#raisons.get(fichier) ?? new Set()
      this.#raisons.set(fichier, dites.add(raison))
    }
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const combien = (etat: string): number => tests.filter((test) => test.result().state === etat).length
    const sautes = combien('skipped')
    const strict = process.env.MAILLAGE_STRICT !== undefined && existsSync(sharedData('.'))
    const fautes: string[] = []
    for (const module of modules) {
      const nombre = [...module.children.allTests('skipped')].length
      if (nombre === 0 || this.#choisis) continue
      const raisons = [...this.#raisons].flatMap(([fichier, dites]) =>
        module.moduleId.endsWith(fichier) ? [...dites] : [],
      )
      const ligne = `${nombre} skipped in ${module.relativeModuleId}: ${raisons.join('; ') || 'no reason said'}`
      console.log(ligne)
      if (raisons.length === 0 || raisons.some((raison) => raison.startsWith('shared '))) fautes.push(ligne)
    }
    console.log(`${combien('passed')} passed, ${combien('failed')} failed, ${sautes} skipped`)
    if (combien('passed') === 0) process.exitCode = 1
    if (!strict || fautes.length === 0) return
    console.error(`✗ The shared data are here: these tests had to run.\n${fautes.join('\n')}`)
    process.exitCode = 1
  }
}
