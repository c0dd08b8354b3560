/** `kill -9` at random moments during a real import: the dossier is as before, or as after, never in between. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { killAndVerify } from '../../../test/kill-helper.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { ensureReference } from '../reference/ensure.ts'
import { openReference } from '../reference/reference.ts'
import { createDossier } from '../store/dossier.ts'
import { createCpts } from '../store/territoire.ts'

const KILLS = 50
const YEARS = Array.from({ length: 11 }, (_, index) => 2013 + index)

it(`leaves the dossier whole after ${KILLS} kills`, { timeout: 300_000 }, async () => {
  const folder = tempFolder()
  const reference = openReference(await ensureReference())
  // A whole département over eleven years: the write is a good part of the import.
  const codes = reference.communesOfDepartement('62')
  reference.close()
  const source = join(folder, 'populations.csv')
  const rows = codes.map((code, index) => [code, ...YEARS.map((year) => year + index)].join(';'))
  writeFileSync(source, [['CODGEO', ...YEARS.map((year) => `PMUN${year}`)].join(';'), ...rows].join('\n'))
  const path = join(folder, 'avant.maillage')
  const dossier = createDossier(path, { nom: 'Essai' })
  dossier.transaction('cpts.creer', null, () => createCpts(dossier, { nom: 'Pas-de-Calais', communes: codes }))
  dossier.close()

  const seed = Number(process.env.MAILLAGE_SEED ?? Date.now() % 1_000_000)
  const script = resolve(import.meta.dirname, '../../../test/fixtures/import-child.ts')
  const outcome = await killAndVerify({ script, args: [source], dossier: path, kills: KILLS, seed })
  console.log(`import kills, seed ${seed}: ${JSON.stringify(outcome)}`)
  expect(outcome.before + outcome.after).toBe(KILLS)
  expect(outcome.before).toBeGreaterThan(10)
})
