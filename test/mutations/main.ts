/**
 * Rules broken one by one: each mutant is a small replacement in a copy of the tree, the tests that should see it are run
 * there, and it is shown that one turns red. `node test/mutations/main.ts [name…]`; ends with 1 when a mutant survives.
 * Nothing is written in place.
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { MUTANTS, type Mutant } from './liste.ts'

const RACINE = resolve(import.meta.dirname, '../..')

/** The tree as git knows it, with what is beside it: packages, reference, shared data. */
function copier(): { readonly base: string; readonly arbre: string } {
  const base = mkdtempSync(join(tmpdir(), 'maillage-mutants-'))
  const arbre = join(base, 'maillage')
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: RACINE,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const fichier of stdout
    .split('\0')
    .filter((nom) => nom !== '' && nom !== 'node_modules' && existsSync(join(RACINE, nom)))) {
    mkdirSync(dirname(join(arbre, fichier)), { recursive: true })
    cpSync(join(RACINE, fichier), join(arbre, fichier))
  }
  symlinkSync(join(RACINE, 'node_modules'), join(arbre, 'node_modules'))
  if (existsSync(join(RACINE, '.cache'))) cpSync(join(RACINE, '.cache'), join(arbre, '.cache'), { recursive: true })
  const donnees = join(RACINE, '../shared')
  if (existsSync(donnees)) symlinkSync(realpathSync(donnees), join(base, 'shared'))
  return { base, arbre }
}

interface Resultat {
  readonly rouge: boolean
  /** First test that failed, or the end of what was printed. */
  readonly dit: string
}

/** @throws Error when the tests could not be run: that is not a mutant killed. */
function eprouver(arbre: string, tests: readonly string[]): Resultat {
  const resultats = join(arbre, '../resultats.json')
  rmSync(resultats, { force: true })
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(arbre, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${resultats}`, ...tests],
    { cwd: arbre, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  if (!existsSync(resultats)) throw new Error(`vitest did not run: ${stdout.slice(-500)}${stderr.slice(-500)}`)
  const rapport = JSON.parse(readFileSync(resultats, 'utf8')) as {
    numPassedTests: number
    testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
  }
  const echecs = rapport.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((t) => t.status === 'failed'),
  )
  const casse = rapport.testResults.find(
    ({ assertionResults, message }) => assertionResults.length === 0 && message !== '',
  )
  if (casse !== undefined) throw new Error(`${casse.name} did not run: ${casse.message}`)
  const dit = echecs[0]?.fullName ?? `${rapport.numPassedTests} tests verts`
  return { rouge: echecs.length > 0, dit: echecs.length > 1 ? `${dit} (+${echecs.length - 1})` : dit }
}

function muter(arbre: string, { fichier, cherche, remplace }: Mutant): () => void {
  const chemin = join(arbre, fichier)
  const avant = readFileSync(chemin, 'utf8')
  const fois = avant.split(cherche).length - 1
  if (fois !== 1) throw new Error(`${fichier}: found ${fois} times, one is wanted: ${cherche}`)
  writeFileSync(
    chemin,
    avant.replace(cherche, () => remplace),
  )
  return () => writeFileSync(chemin, avant)
}

const voulus = process.argv.slice(2)
const mutants = MUTANTS.filter(({ nom }) => voulus.length === 0 || voulus.includes(nom))
const { base, arbre } = copier()
let survivants = 0
try {
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))]
  const sain = eprouver(arbre, tests)
  if (sain.rouge) throw new Error(`Red without any mutant: ${sain.dit}`)
  console.log(`Sans mutant : ${sain.dit}`)
  for (const mutant of mutants) {
    const remettre = muter(arbre, mutant)
    const { rouge, dit } = eprouver(arbre, mutant.tests)
    remettre()
    if (!rouge) survivants++
    console.log(`${rouge ? '✓ tué    ' : '✗ SURVIT '} ${mutant.nom} : ${mutant.regle}\n            ${dit}`)
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
console.log(`${mutants.length} mutants, ${survivants} survivants`)
process.exitCode = survivants === 0 ? 0 : 1
