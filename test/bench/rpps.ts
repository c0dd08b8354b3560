/**
 * Annuaire Santé of 2 000 000 lines (about 700 MB, generated from the real header, never committed): import into a
 * dossier, in a child process, against papaparse alone reading and counting the same file.
 * Alone: `node test/bench/rpps.ts [lignes]`. Asked: at most 20 s and 400 MB.
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
/** Study area: the 317 communes of the Allier, five to ten times a usual CPTS. */
const DEPARTEMENT = '03'

/** Header of the real file: 56 columns. */
export const COLONNES_ANNUAIRE = [
  "Type d'identifiant PP",
  'Identifiant PP',
  'Identification nationale PP',
  "Code civilité d'exercice",
  "Libellé civilité d'exercice",
  'Code civilité',
  'Libellé civilité',
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Libellé profession',
  'Code catégorie professionnelle',
  'Libellé catégorie professionnelle',
  'Code type savoir-faire',
  'Libellé type savoir-faire',
  'Code savoir-faire',
  'Libellé savoir-faire',
  'Code mode exercice',
  'Libellé mode exercice',
  'Numéro SIRET site',
  'Numéro SIREN site',
  'Numéro FINESS site',
  'Numéro FINESS établissement juridique',
  'Identifiant technique de la structure',
  'Raison sociale site',
  'Enseigne commerciale site',
  'Complément destinataire (coord. structure)',
  'Complément point géographique (coord. structure)',
  'Numéro Voie (coord. structure)',
  'Indice répétition voie (coord. structure)',
  'Code type de voie (coord. structure)',
  'Libellé type de voie (coord. structure)',
  'Libellé Voie (coord. structure)',
  'Mention distribution (coord. structure)',
  'Bureau cedex (coord. structure)',
  'Code postal (coord. structure)',
  'Code commune (coord. structure)',
  'Libellé commune (coord. structure)',
  'Code pays (coord. structure)',
  'Libellé pays (coord. structure)',
  'Téléphone (coord. structure)',
  'Téléphone 2 (coord. structure)',
  'Télécopie (coord. structure)',
  'Adresse e-mail (coord. structure)',
  'Code Département (structure)',
  'Libellé Département (structure)',
  'Ancien identifiant de la structure',
  "Autorité d'enregistrement",
  "Code secteur d'activité",
  "Libellé secteur d'activité",
  'Code section tableau pharmaciens',
  'Libellé section tableau pharmaciens',
  'Code rôle',
  'Libellé rôle',
  'Code genre activité',
  'Libellé genre activité',
]

const PROFESSIONS = [
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM54', 'Médecine générale'],
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM26', 'Qualifié en Médecine Générale'],
  ['10', 'Médecin', 'S', 'Spécialité ordinale', 'SM04', 'Cardiologie et maladies vasculaires'],
  ['60', 'Infirmier', '', '', '', ''],
  ['60', 'Infirmier', '', '', '', ''],
  ['70', 'Masseur-Kinésithérapeute', '', '', '', ''],
  ['40', 'Chirurgien-Dentiste', '', '', '', ''],
  ['21', 'Pharmacien', '', '', '', ''],
  ['91', 'Orthophoniste', '', '', '', ''],
  ['93', 'Psychologue', '', '', '', ''],
] as const

/** Deterministic whole numbers below `below` (xorshift32). */
function randomizer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Path of the generated file; made once for a number of lines. Invented people on real communes. */
export async function generateRpps(lignes: number): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const path = join(FOLDER, `PS_LibreAcces_Personne_activite_20260101_v${VERSION}_${lignes}.txt`)
  if (existsSync(path)) return path
  const reference = openReference(await ensureReference())
  const communes = reference.communes(reference.codes()).filter(({ codesPostaux }) => codesPostaux.length > 0)
  reference.close()
  const random = randomizer(20_260_101)
  const partial = `${path}.tmp`
  const file = openSync(partial, 'w')
  let lines = [`${COLONNES_ANNUAIRE.join('|')}|\n`]
  for (let i = 0; i < lignes; i++) {
    const commune = communes[random(communes.length)]
    const profession = PROFESSIONS[random(PROFESSIONS.length)]
    if (commune === undefined || profession === undefined) throw new Error('no commune')
    const postal = commune.codesPostaux[random(commune.codesPostaux.length)] ?? ''
    const shape = random(100)
    const code = shape < 12 ? '' : commune.code
    const cp = shape < 4 ? '' : postal
    const student = random(100) < 5
    const replacement = random(100) < 6
    const salaried = random(100) < 40
    // About three lines in ten repeat a person: several activities or skills.
    const id = String(10_000_000_000 + (random(10) < 3 ? Math.max(0, i - 1) : i) * 7)
    lines.push(
      `8|${id}|8${id}|DR|Docteur|MME|Madame|NOM${id}|PRENOM${random(500)}|${profession[0]}|${profession[1]}|${student ? 'E|Etudiant' : 'C|Civil'}|${profession.slice(2).join('|')}|${salaried ? 'S|Salarié' : 'L|Libéral'}|${id}123|${id.slice(0, 9)}|||C${id}0|CABINET DE ${commune.nom.toUpperCase()}|||BATIMENT ${random(9)}|${random(200)}||R|Rue|DE LA REPUBLIQUE||${cp} ${commune.nom.toUpperCase()}|${cp}|${code}|${code === '' ? '' : commune.nom}|||0${random(999_999_999)}||||||R${id}|ARS/CPAM/CPAM|SA07|Cabinet individuel|||||${replacement ? 'GENR02|Soins en tant que remplaçant' : 'GENR01|Activité de soin et de pharmacie'}|\n`,
    )
    if (lines.length === 20_000) {
      writeSync(file, lines.join(''))
      lines = []
    }
  }
  writeSync(file, lines.join(''))
  closeSync(file)
  renameSync(partial, path)
  return path
}

interface ChildResult {
  readonly ms: number
  /** Peak resident memory, bytes. */
  readonly memoire: number
  readonly lues: number
  readonly retenues: number
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

async function importSide(path: string): Promise<{ lues: number; retenues: number }> {
  const reference = openReference(await ensureReference())
  const target = join(FOLDER, `rpps-${process.pid}.maillage`)
  const dossier = createDossier(target, { nom: 'Banc d’essai' })
  try {
    dossier.transaction('cpts.creer', null, () =>
      createCpts(dossier, { nom: 'Allier', communes: reference.communesOfDepartement(DEPARTEMENT) }),
    )
    const { lues, retenues } = await importFile(dossier, reference, path, {})
    return { lues, retenues }
  } finally {
    dossier.close()
    reference.close()
    rmSync(target, { force: true })
  }
}

/** The baseline: papaparse reads every line, splits it, counts the lines of the study area. */
function papaparseSide(path: string): Promise<{ lues: number; retenues: number }> {
  return new Promise((done, fail) => {
    let lues = -1 // the header is not a line of data
    let retenues = 0
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: '|', header: false })
    parser.on('data', (row: string[]) => {
      lues++
      if (row[36]?.startsWith(DEPARTEMENT)) retenues++
    })
    parser.on('end', () => done({ lues, retenues }))
    parser.on('error', fail)
    createReadStream(path, { highWaterMark: 1024 * 1024 })
      .on('error', fail)
      .pipe(parser)
  })
}

async function child(side: string, path: string): Promise<void> {
  const started = performance.now()
  const counts = side === 'importer' ? await importSide(path) : await papaparseSide(path)
  const result: ChildResult = {
    ms: performance.now() - started,
    memoire: peakMemory(),
    ...counts,
  }
  process.stdout.write(JSON.stringify(result))
}

/** Peak resident memory of this process, bytes. `maxRSS` would start at the parent's own peak: it survives the fork. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? Number.NaN) * 1024
}

/** For `npm run bench`. Generates the file when missing, imports it `passages` times, reads it once with papaparse. */
export async function benchRpps(lignes = 2_000_000, passages = 3): Promise<Measure> {
  const path = await generateRpps(lignes)
  const papaparse = await runChild('papaparse', path)
  const runs: ChildResult[] = []
  for (let i = 0; i < passages; i++) runs.push(await runChild('importer', path))
  runs.sort((a, b) => a.ms - b.ms)
  const [first] = runs
  const last = runs.at(-1)
  const middle = runs[Math.floor(runs.length / 2)]
  if (first === undefined || last === undefined || middle === undefined) throw new Error('no run')
  if (papaparse.lues !== middle.lues || middle.lues !== lignes) throw new Error('the two sides did not read the same')
  const mo = (bytes: number): string => `${Math.round(bytes / 1e6)} Mo`
  const memoire = Math.max(...runs.map((run) => run.memoire))
  return {
    titre: `Import de l’Annuaire Santé, ${lignes.toLocaleString('fr-FR')} lignes (${mo(statSync(path).size)})`,
    mediane: middle.ms,
    min: first.ms,
    max: last.ms,
    passages,
    borne: 20_000,
    reference: { titre: 'papaparse seul', mediane: papaparse.ms },
    note: `mémoire ${mo(memoire)} (borne 400 Mo${memoire <= 400e6 ? ' ✓' : ' ✗'}) ; papaparse seul ${mo(papaparse.memoire)} ; ${middle.retenues} activités gardées`,
  }
}

const [, script, first, second] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  if (first === 'importer' || first === 'papaparse') await child(first, second ?? '')
  else {
    const { machine, report } = await import('./measure.ts')
    console.log(`${machine()}\n\n${report([await benchRpps(first === undefined ? undefined : Number(first))])}`)
  }
}
