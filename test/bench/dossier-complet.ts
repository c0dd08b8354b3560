/**
 * Insee's dossier complet, synthetic: 35 000 lines × 1 900 columns, about 400 MB (real names for the columns that are
 * read, invented for the others; invented values, never committed): import into a dossier, in a child process, against
 * papaparse alone reading and counting the same file. Alone: `node test/bench/dossier-complet.ts`.
 * Asked: at most 60 s and 400 MB.
 */
import { spawn } from 'node:child_process'
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { importFile } from '../../electron/backend/imports/import.ts'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { createDossier } from '../../electron/backend/store/dossier.ts'
import { createCpts } from '../../electron/backend/store/territoire.ts'
import type { Measure } from './measure.ts'

const FOLDER = resolve(import.meta.dirname, '../../.cache/bench')
/** Change it when the generated content changes. */
const VERSION = 1
const COLONNES = 1900
/** Study area: the 317 communes of the Allier. */
const DEPARTEMENT = '03'

const AGES = ['0014', '1529', '3044', '4559', '6074', '7589', '90P']
const PRINCIPALES = [
  'POP',
  'POPH',
  'POPF',
  ...['POP', 'H', 'F'].flatMap((sexe) => AGES.map((age) => sexe + age)),
  ...['LOG', 'RP', 'RSECOCC', 'LOGVAC', 'RP_VOIT1P', 'POP80P', 'POP80P_PSEUL', 'POP1564', 'ACT1564', 'CHOM1564'],
  ...['', '_DIPLMIN', '_BEPC', '_SUP2', '_SUP34', '_SUP5'].map((diplome) => `NSCOL15P${diplome}`),
]
const COMPLEMENTAIRES = [
  'POP15P',
  ...AGES.map((_, i) => `POP15P_CS${i + 1}`),
  'POP15P_CS8',
  'MEN',
  'MENPSEUL',
  'FAM',
  'FAMMONO',
]
const LUES = [
  ...['22', '16', '11'].flatMap((an) => [
    ...PRINCIPALES.map((nom) => `P${an}_${nom}`),
    ...COMPLEMENTAIRES.map((nom) => `C${an}_${nom}`),
  ]),
  ...['99', '90', '82', '75', '68'].map((an) => `D${an}_POP`),
  ...['SUPERF', 'NAIS1621', 'NAIS1115', 'DECE1621', 'DECE1115', 'NAISD23', 'NAISD24', 'DECESD23', 'DECESD24'],
  ...['NBMENFISC21', 'NBPERSMENFISC21', 'MED21', 'PIMP21', 'TP6021', 'RD21'],
]

/** Path of the generated file; made once. */
async function generer(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const path = join(FOLDER, `dossier_complet_v${VERSION}.csv`)
  if (existsSync(path)) return path
  const reference = openReference(await ensureReference())
  const codes = reference.codes()
  reference.close()
  // The columns that are read stand all along the line, as in the real file.
  const pas = Math.floor((COLONNES - 1) / LUES.length)
  const entete = Array.from({ length: COLONNES - 1 }, (_, i) => {
    const lue = i % pas === 0 ? LUES[i / pas] : undefined
    return lue ?? `P22_AUTRE${i}`
  })
  const file = openSync(`${path}.tmp`, 'w')
  let lines = [`CODGEO;${entete.join(';')}\n`]
  for (const [i, code] of codes.entries()) {
    const cells = entete.map((_, j) => ((i * 31 + j * 17) % 9 === 0 ? 0 : ((i * 7919 + j * 104_729) % 900_000) / 1000))
    lines.push(`${code};${cells.join(';')}\n`)
    if (lines.length === 500) {
      writeSync(file, lines.join(''))
      lines = []
    }
  }
  writeSync(file, lines.join(''))
  closeSync(file)
  renameSync(`${path}.tmp`, path)
  return path
}

interface ChildResult {
  readonly ms: number
  /** Peak resident memory, bytes. */
  readonly memoire: number
  readonly lues: number
}

/** Runs one side in a process of its own, so that its peak memory is its own. */
function runChild(side: 'importer' | 'papaparse', path: string): Promise<ChildResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [import.meta.filename, side, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
    })
    child.on('error', fail)
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(out) as ChildResult)
      else fail(new Error(`bench child ${side} ended with ${code}`))
    })
  })
}

async function importSide(path: string): Promise<number> {
  const reference = openReference(await ensureReference())
  const target = join(FOLDER, `dossier-complet-${process.pid}.maillage`)
  const dossier = createDossier(target, { nom: 'Banc d’essai' })
  try {
    dossier.transaction('cpts.creer', null, () =>
      createCpts(dossier, { nom: 'Allier', communes: reference.communesOfDepartement(DEPARTEMENT) }),
    )
    const { lues } = await importFile(dossier, reference, path, {})
    return lues
  } finally {
    dossier.close()
    reference.close()
    rmSync(target, { force: true })
  }
}

/** Peak resident memory of this process, bytes. `maxRSS` would start at the parent's own peak: it survives the fork. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? Number.NaN) * 1024
}

/** The baseline: papaparse reads and splits every line. */
function papaparseSide(path: string): Promise<number> {
  return new Promise((done, fail) => {
    let lues = -1 // the header is not a line of data
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ';', header: false })
    parser.on('data', () => {
      lues++
    })
    parser.on('end', () => done(lues))
    parser.on('error', fail)
    createReadStream(path, { highWaterMark: 1024 * 1024 })
      .on('error', fail)
      .pipe(parser)
  })
}

export async function benchDossierComplet(): Promise<Measure> {
  const path = await generer()
  const importe = await runChild('importer', path)
  const seul = await runChild('papaparse', path)
  if (importe.lues !== seul.lues) throw new Error(`lines differ: ${importe.lues}, ${seul.lues}`)
  const mo = (octets: number): string => `${Math.round(octets / 1e6)} Mo`
  return {
    titre: `Import du dossier complet, ${importe.lues.toLocaleString('fr-FR')} lignes × ${COLONNES} colonnes, ${mo(statSync(path).size)}`,
    mediane: importe.ms,
    min: importe.ms,
    max: importe.ms,
    passages: 1,
    borne: 60_000,
    reference: { titre: 'papaparse seul', mediane: seul.ms },
    note: `mémoire au plus ${mo(importe.memoire)} (borne 400 Mo) ; papaparse ${mo(seul.memoire)}`,
  }
}

const [side, path] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename) {
  if (side === undefined || path === undefined) {
    const { machine, report } = await import('./measure.ts')
    console.log(`Machine : ${machine()}\n\n${report([await benchDossierComplet()])}`)
  } else {
    const started = performance.now()
    const lues = side === 'importer' ? await importSide(path) : await papaparseSide(path)
    const memoire = peakMemory()
    process.stdout.write(JSON.stringify({ ms: performance.now() - started, memoire, lues } satisfies ChildResult))
  }
}
