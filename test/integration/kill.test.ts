/**
 * `kill -9` at random moments of a real import, by the command and by the host with what it had received: the dossier is
 * exactly as before or exactly as after, and nothing is left: neither draft, nor received file, nor companion of SQLite.
 * MAILLAGE_TUES: kills of each (8); MAILLAGE_GRAINE: the seed to replay.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { createDossier } from '../../electron/backend/store/dossier.ts'
import { createCpts } from '../../electron/backend/store/territoire.ts'
import type { Dossier } from '../../electron/backend/store/types.ts'
import { graine } from '../graine.ts'
import { contentDigest, killAndVerify } from '../kill-helper.ts'
import { tempFolder } from '../temp-folder.ts'

const KILLS = Number(process.env.MAILLAGE_TUES ?? 8)
const YEARS = Array.from({ length: 11 }, (_, index) => 2013 + index)
const RACINE = resolve(import.meta.dirname, '../..')

/** What differs from run to run: the clock of the command. */
function sansDates(dossier: Dossier): string {
  return contentDigest(dossier, (value) =>
    typeof value === 'string' ? value.replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'instant') : value,
  )
}

it.each([
  ['the command', [join(RACINE, 'electron/hosts/cli.ts'), 'importer'], null, /communes/],
  ['the host', [join(RACINE, 'test/fixtures/kill-hote.ts')], /commence/, /valide/],
])(
  `%s killed ${KILLS} times leaves all or nothing`,
  { timeout: 3_600_000 },
  async (qui, programme, begun, committed) => {
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
    const [temporaires, bibliotheque] = [join(folder, 'tmp'), join(folder, 'bibliotheque')]
    for (const un of [temporaires, bibliotheque]) mkdirSync(un)

    const seed = graine()
    console.log(`[kill] ${qui}, seed ${seed}`)
    const outcome = await killAndVerify({
      command: (target) => [...programme, target, source],
      env: { TMPDIR: temporaires, TEMP: temporaires, TMP: temporaires, MAILLAGE_BIBLIOTHEQUE: bibliotheque },
      begun,
      committed,
      dossier: path,
      kills: KILLS,
      seed,
      digest: sansDates,
      last: true,
    })
    console.log(`[kill] ${qui}, seed ${seed}: ${JSON.stringify(outcome)}`)
    expect(outcome.before + outcome.after).toBe(KILLS)
    expect(outcome.before).toBeGreaterThan(0)
    // The last one ended by itself: what the killed ones had left went with it.
    // Node's own cache of our compiled code is no trace of anybody.
    expect(readdirSync(temporaires).filter((nom) => nom !== 'node-compile-cache')).toEqual([])
    expect(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((nom) => /brouillon|\.tmp$/.test(nom)),
    ).toEqual([])
  },
)
