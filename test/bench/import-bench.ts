/**
 * One file imported into a dossier of the Allier, against papaparse alone reading and splitting it (SheetJS alone for a
 * workbook): each side in a process of its own, so that its peak memory is its own.
 */
import { spawn } from 'node:child_process'
import { createReadStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { importFile } from '../../electron/backend/imports/import.ts'
import { borner } from '../../electron/backend/ramassage.ts'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { createDossier, openDossier } from '../../electron/backend/store/dossier.ts'
import { createCpts } from '../../electron/backend/store/territoire.ts'
import { type Measure, mo } from './measure.ts'

/** Generated files stay here from one run to the next; never committed. */
export const DOSSIER_BANC = resolve(import.meta.dirname, '../../.cache/bench')
/** Study area: the 317 communes of the Allier, five to ten times a usual CPTS. */
const DEPARTEMENT = '03'

export interface ChildResult {
  readonly ms: number
  /** Peak resident memory, bytes. */
  readonly memoire: number
  readonly lues: number
}

export interface BancImport {
  /** « Import de l’annuaire Ameli ». */
  readonly titre: string
  readonly path: string
  /** null: a workbook. */
  readonly separateur: string | null
  /** Milliseconds. */
  readonly borne: number
  /** Bytes. */
  readonly memoire?: number
  readonly passages: number
}

type Cote = 'importer' | 'papaparse' | 'SheetJS'

/** @throws Error when both sides did not read as many lines. */
export async function benchImport({ titre, path, separateur, borne, memoire, passages }: BancImport): Promise<Measure> {
  const cote = separateur === null ? 'SheetJS' : 'papaparse'
  const seul = await runChild(cote, path, separateur)
  const runs: ChildResult[] = []
  for (let i = 0; i < passages; i++) runs.push(await importer(path))
  runs.sort((a, b) => a.ms - b.ms)
  const [first] = runs
  const last = runs.at(-1)
  const middle = runs[Math.floor(runs.length / 2)]
  if (first === undefined || last === undefined || middle === undefined) throw new Error('no run')
  if (seul.lues !== middle.lues) throw new Error(`lines differ: ${seul.lues}, ${middle.lues}`)
  return {
    titre: `${titre}, ${middle.lues.toLocaleString('fr-FR')} lignes (${mo(statSync(path).size)})`,
    mediane: middle.ms,
    min: first.ms,
    max: last.ms,
    passages,
    borne,
    reference: { titre: `${cote} seul`, mediane: seul.ms },
    memoire: { octets: Math.max(...runs.map((run) => run.memoire)), borne: memoire ?? null },
    note: `${cote} seul ${mo(seul.memoire)}`,
  }
}

/** The import of a file in a process of its own. `dossier`: one that is there and stays, in the place of a new one. */
export const importer = (path: string, dossier = ''): Promise<ChildResult> => runChild('importer', path, dossier)

/** What several runs of one import give. */
export function mesureDe(
  titre: string,
  runs: readonly ChildResult[],
  suite: Pick<Measure, 'borne' | 'reference' | 'note'> & { readonly memoire: number },
): Measure {
  const tries = [...runs].sort((a, b) => a.ms - b.ms)
  const [first] = tries
  const last = tries.at(-1)
  const middle = tries[Math.floor(tries.length / 2)]
  if (first === undefined || last === undefined || middle === undefined) throw new Error('no run')
  const { memoire, ...reste } = suite
  return {
    titre,
    mediane: middle.ms,
    min: first.ms,
    max: last.ms,
    passages: runs.length,
    memoire: { octets: Math.max(...runs.map((run) => run.memoire)), borne: memoire },
    ...reste,
  }
}

function runChild(cote: Cote, path: string, suite: string | null): Promise<ChildResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [import.meta.filename, cote, path, suite ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
    })
    child.on('error', fail)
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(out) as ChildResult)
      else fail(new Error(`bench child ${cote} ended with ${code}`))
    })
  })
}

async function importSide(path: string, garde: string): Promise<number> {
  const reference = openReference(await ensureReference())
  const target = garde === '' ? join(DOSSIER_BANC, `import-${process.pid}.maillage`) : garde
  borner() // as the hosts do
  const deja = existsSync(target)
  const dossier = deja ? openDossier(target) : createDossier(target, { nom: 'Banc d’essai' })
  try {
    if (!deja)
      dossier.transaction('cpts.creer', null, () =>
        createCpts(dossier, { nom: 'Allier', communes: reference.communesOfDepartement(DEPARTEMENT) }),
      )
    return (await importFile(dossier, reference, path, {})).lues
  } finally {
    dossier.close()
    reference.close()
    if (garde === '') rmSync(target, { force: true })
  }
}

function papaparseSide(path: string, delimiter: string): Promise<number> {
  return new Promise((done, fail) => {
    let lues = -1 // the header is not a line of data
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, header: false, skipEmptyLines: true })
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

/** The only way of the library: the whole workbook, then every cell of its first sheet. */
async function sheetjsSide(path: string): Promise<number> {
  const { read, utils } = await import('@e965/xlsx')
  const livre = read(readFileSync(path), { dense: true })
  const feuille = livre.Sheets[livre.SheetNames[0] ?? '']
  if (feuille === undefined) throw new Error('no sheet')
  return utils.sheet_to_json<unknown[]>(feuille, { header: 1 }).length - 1 // the header is not a line of data
}

/** Peak resident memory of this process, bytes. `maxRSS` would start at the parent's own peak: it survives the fork. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? Number.NaN) * 1024
}

const [, script, cote, path, separateur] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename && path !== undefined) {
  const started = performance.now()
  const lues =
    cote === 'importer'
      ? await importSide(path, separateur ?? '')
      : cote === 'SheetJS'
        ? await sheetjsSide(path)
        : await papaparseSide(path, separateur ?? ';')
  const result: ChildResult = { ms: performance.now() - started, memoire: peakMemory(), lues }
  process.stdout.write(JSON.stringify(result))
}
