/**
 * Insee's dossier complet, synthetic: 35 000 lines × 1 900 columns, about 400 MB (real names for the columns that are
 * read, invented for the others; invented values, never committed): import into a dossier, in a child process, against
 * papaparse alone reading and counting the same file. Alone: `node test/bench/dossier-complet.ts`.
 * Asked: at most 60 s and 400 MB.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { benchImport, DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 2
const COLONNES = 1900

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
/** Names of the columns that the import reads. */
export const LUES = [
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
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, `dossier_complet_v${VERSION}.csv`)
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
  const entieres = entete.map((nom) => /^(?:NAIS|DECE)/.test(nom))
  const file = openSync(`${path}.tmp`, 'w')
  let lines = [`CODGEO;${entete.join(';')}\n`]
  for (const [i, code] of codes.entries()) {
    const cells = entete.map((_, j) => {
      const valeur = (i * 31 + j * 17) % 9 === 0 ? 0 : ((i * 7919 + j * 104_729) % 900_000) / 1000
      // Weighted counts of the census have decimals; births and deaths have none.
      return entieres[j] ? Math.floor(valeur) : valeur
    })
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

export async function benchDossierComplet(): Promise<Measure> {
  const path = await generer()
  const titre = `Import du dossier complet, ${COLONNES.toLocaleString('fr-FR')} colonnes`
  return benchImport({ titre, path, separateur: ';', borne: 60_000, memoire: 400e6, passages: 1 })
}

const [, script] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report([await benchDossierComplet()])}`)
}
