/** A mutant whose text is no longer there breaks nothing, and would be known only when the mutants are run. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { MUTANTS } from './liste.ts'

const RACINE = resolve(import.meta.dirname, '../..')

it.each(MUTANTS)('$nom finds its rule once, and its tests', ({ fichier, cherche, tests }) => {
  expect(readFileSync(resolve(RACINE, fichier), 'utf8').split(cherche).length - 1, `${fichier}: ${cherche}`).toBe(1)
  expect(tests.filter((test) => !existsSync(resolve(RACINE, test)))).toEqual([])
})
