/**
 * Single ages of the 2023 census (DS_RP_TD_POPULATION_AGESEX_PRINC_2023), generated at its real size and never committed:
 * 12.8 million lines, for every commune each age by sex and the bands that overlap it. Imported into the Allier in a process of its
 * own, against papaparse alone. Alone: `node test/bench/ages.ts`. Asked: at most 2.5 µs a line and 300 MB.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { benchImport, DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 1
const LIGNES = 12_800_000
const SEXES = ['F', 'M', '_T']
/** 101 single years, and the bands met beside them. */
const AGES = [
  ...Array.from({ length: 100 }, (_, age) => `Y${age}`),
  'Y_GE100',
  ...['_T', 'Y_LT15', 'Y15T24', 'Y25T39', 'Y40T54', 'Y55T64', 'Y65T79', 'Y_GE65', 'Y_GE80', 'Y_LT20', 'Y20T64'],
]

async function generer(): Promise<string> {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, `DS_RP_TD_POPULATION_AGESEX_PRINC_2023_data_v${VERSION}.csv`)
  if (existsSync(path)) return path
  const reference = openReference(await ensureReference())
  const codes = reference.codes()
  reference.close()
  const file = openSync(`${path}.tmp`, 'w')
  let piece = ['GEO;GEO_OBJECT;AGE;SEX;RP_MEASURE;TIME_PERIOD;OBS_VALUE']
  let lignes = 0
  for (let tour = 0; lignes < LIGNES; tour++) {
    const code = codes[tour % codes.length]
    // Beyond the communes of today come other levels, as in the published file: EPCI, départements.
    const [geo, objet] = tour < codes.length ? [code, 'COM'] : [`2000${code}`, 'EPCI']
    for (const age of AGES) {
      for (const sexe of SEXES) {
        piece.push(`${geo};${objet};${age};${sexe};POP;2023;${((tour * 31 + age.length * 7) % 900) / 10}`)
        lignes++
      }
    }
    if (piece.length > 20_000) {
      writeSync(file, `${piece.join('\n')}\n`)
      piece = []
    }
  }
  writeSync(file, `${piece.join('\n')}\n`)
  closeSync(file)
  renameSync(`${path}.tmp`, path)
  return path
}

/** For `npm run bench`. */
export async function benchAges(passages = 1): Promise<Measure> {
  const path = await generer()
  const titre = 'Import des âges détaillés du recensement'
  return benchImport({ titre, path, separateur: ';', borne: LIGNES * 0.0025, memoire: 300e6, passages })
}

const [, script, passages] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report([await benchAges(passages === undefined ? undefined : Number(passages))])}`)
}
