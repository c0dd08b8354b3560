/**
 * Damaged files through the whole import, in a process of their own: one that dies, or never ends, is a failure that
 * names its file. The seed is new each time and printed. All 10 000: `node test/abimes/main.ts`.
 *
 * MAILLAGE_ABIMES: how many (100). MAILLAGE_GRAINE: the seed to replay.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Backend, openBackend } from '../../electron/backend/backend.ts'
import { PROFILES } from '../../electron/backend/imports/profiles/index.ts'
import { abimer, type Essai } from '../abimes/degats.ts'
import { MODELES, REGISTRE } from '../abimes/modeles.ts'
import { graine } from '../graine.ts'
import { workshop } from '../import-helper.ts'
import { tempFolder } from '../temp-folder.ts'

const PROGRAMME = resolve(import.meta.dirname, '../abimes/main.ts')
const NOMBRE = Number(process.env.MAILLAGE_ABIMES ?? 100)
const GRAINE = graine()
/** Without a word for so long, the process is stuck on its file, however slow the machine. */
const SILENCE = 900_000

interface Fin {
  readonly code: number | null
  readonly sortie: string
  /** Number of the last file begun, then what the process said of its death. */
  readonly dernier: string
}

function lancer(nombre: number, graine: number): Promise<Fin> {
  return new Promise((finir, echouer) => {
    const enfant = spawn(process.execPath, [PROGRAMME, String(nombre), String(graine)])
    let sortie = ''
    let dernier = ''
    const muet = (): NodeJS.Timeout => setTimeout(() => enfant.kill('SIGKILL'), SILENCE)
    let minuteur = muet()
    enfant.stdout.on('data', (morceau: Buffer) => (sortie += morceau.toString()))
    enfant.stderr.on('data', (morceau: Buffer) => {
      dernier = (dernier + morceau.toString()).slice(-2000)
      clearTimeout(minuteur)
      minuteur = muet()
    })
    enfant.on('error', echouer)
    enfant.on('close', (code) => {
      clearTimeout(minuteur)
      finir({ code, sortie, dernier })
    })
  })
}

/** A draw without any damage. */
const intact = (modele: number): Essai => ({
  modele,
  grille: [],
  separateur: null,
  finDeLigne: null,
  encodage: null,
  octets: [],
  classeur: null,
  enveloppe: null,
  apres: [],
  nom: null,
  options: { millesime: null, doublons: null, accents: null, partie: null },
})

describe('the samples that are damaged', () => {
  let backend: Backend
  beforeAll(async () => {
    backend = await openBackend()
    return () => backend.close()
  })

  it('are of every known source', () => {
    const connus = new Set(MODELES.flatMap(({ profil }) => profil.split('+')))
    expect(PROFILES.map(({ id }) => id).filter((id) => !connus.has(id))).toEqual([])
  })

  it.each(MODELES.map(({ profil, nom }, i) => [nom, profil, i] as const))(
    'import whole: %s as %s',
    async (_nom, profil, i) => {
      const shop = await workshop('03118', '03254', '03053', '01004', '2A004', '69123')
      const { modele, nom, octets } = abimer(intact(i))
      if (modele.registre === true) await shop.run(shop.file(REGISTRE.nom, REGISTRE.octets))
      const source = join(shop.folder, nom)
      writeFileSync(source, octets)
      expect(await backend.call('donnees.reconnaitre', { source })).toMatchObject({ profil, message: null })
      const rapport = await shop.run(source, { bibliotheque: tempFolder() })
      expect(rapport).toMatchObject({ profil, codesInconnus: [] })
      expect(rapport.ignorees.filter(({ rejet }) => rejet)).toEqual([])
    },
  )
})

it(`${NOMBRE} damaged files are imported or refused, in French and in time (seed ${GRAINE})`, async () => {
  console.log(`Damaged files: ${NOMBRE}, MAILLAGE_GRAINE=${GRAINE}`)
  const { code, sortie, dernier } = await lancer(NOMBRE, GRAINE)
  expect(code, `seed ${GRAINE}\n${sortie}\n${dernier}`).toBe(0)
  expect(sortie).toContain(`${NOMBRE} fichiers abîmés, graine ${GRAINE}`)
  // Drawn so that neither nearly all come in nor nearly all are refused: both sides must be tried.
  const importes = Number(/^ *(\d+) {2}importé$/m.exec(sortie)?.[1] ?? 0)
  expect(importes).toBeGreaterThan(NOMBRE * 0.2)
  expect(importes).toBeLessThan(NOMBRE * 0.8)
}, 3_600_000)
