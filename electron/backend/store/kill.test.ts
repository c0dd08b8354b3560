import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { killAndVerify } from '../../../test/kill-helper.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier } from './dossier.ts'
import { insertActivites } from './offre.ts'
import { addCouverture, insertSource } from './sources.ts'
import { createCpts } from './territoire.ts'

const KILLS = 50

it(`a process killed ${KILLS} times while it writes leaves the dossier as before, or as after`, async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000)
  const path = join(tempFolder(), 'avant.maillage')
  const dossier = createDossier(path, { nom: 'Essai' })
  dossier.transaction('avant', null, () => {
    createCpts(dossier, { nom: 'A', communes: ['03118', '03001'] })
    const id = insertSource(dossier, {
      contenu: 'offre',
      nomFichier: 'ancien.txt',
      partie: null,
      taille: 1,
      sha256: 'f'.repeat(64),
      profil: 'annuaire-sante',
      libelle: 'Annuaire Santé',
      producteur: null,
      licence: null,
      millesime: null,
      importeLe: '2026-01-01T00:00:00.000Z',
      lues: 1,
      retenues: 1,
      rapport: null,
    })
    addCouverture(dossier, id, ['03118'])
    insertActivites(dossier, id, [
      { code: '03118', codePostal: null, profession: '10', savoirFaire: 'SM54', mode: 'L', personne: 'a'.repeat(32) },
    ])
  })
  dossier.close()

  const outcome = await killAndVerify({
    script: resolve(import.meta.dirname, '../../../test/fixtures/kill-child.ts'),
    dossier: path,
    kills: KILLS,
    seed,
  })
  console.log(`[kill] seed ${seed}: ${JSON.stringify(outcome)}`)
  expect(outcome.before + outcome.after).toBe(KILLS)
  // The write had begun to reach the disk when the process was killed.
  expect(outcome.before).toBeGreaterThanOrEqual(10)
  expect(outcome.spilled).toBeGreaterThan(0)
}, 180_000)
