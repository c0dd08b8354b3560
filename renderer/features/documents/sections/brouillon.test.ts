import { expect, it } from 'vitest'
import type { Texte } from '../../../../shared/document/plan/texte.ts'
import { Brouillon, type EtatBrouillon } from './brouillon.ts'

const dit = (texte: string): Texte => [{ type: 'paragraphe', morceaux: [{ texte }] }]

/** A dossier that refuses what was not made from its version, and everything while it is `mort`. */
function dossier() {
  const vu = { texte: dit(''), version: 'v0', mort: false, ecritures: 0, etats: [] as EtatBrouillon[] }
  const brouillon = new Brouillon('v0', {
    ecrire: async (texte, version) => {
      await Promise.resolve()
      if (vu.mort) throw new Error('mort')
      if (version !== undefined && version !== vu.version) throw new Error('conflit')
      vu.ecritures++
      vu.texte = texte
      vu.version = `v${vu.ecritures}`
      return vu.version
    },
    estConflit: (cause) => cause instanceof Error && cause.message === 'conflit',
    dire: (etat) => vu.etats.push(etat),
    delai: 1e6, // the tests empty it themselves
    reprise: 1e6,
  })
  return { vu, brouillon }
}

it('writes the last words once, and those typed while it wrote', async () => {
  const { vu, brouillon } = dossier()
  brouillon.taper(dit('a'))
  brouillon.taper(dit('ab'))
  const envoi = brouillon.vider()
  brouillon.taper(dit('abc'))
  expect(brouillon.propre).toBe(false)
  await envoi
  await brouillon.vider()
  expect(vu).toMatchObject({ texte: dit('abc'), ecritures: 2 })
  expect(brouillon.propre).toBe(true)
  expect(vu.etats.at(-1)).toBe('ecrit')
  await brouillon.vider()
  expect(vu.ecritures).toBe(2)
})

it('keeps the words while the engine is dead, and writes them when it is back', async () => {
  const { vu, brouillon } = dossier()
  vu.mort = true
  brouillon.taper(dit('un'))
  await brouillon.vider()
  expect(vu.etats.at(-1)).toBe('echec')
  expect(brouillon.propre).toBe(false)
  brouillon.taper(dit('un deux'))
  vu.mort = false
  await brouillon.vider()
  expect(vu).toMatchObject({ texte: dit('un deux'), ecritures: 1 })
})

it('never writes over the words of another window unless told', async () => {
  const { vu, brouillon } = dossier()
  vu.version = 'autre'
  vu.texte = dit('les leurs')
  brouillon.taper(dit('les miens'))
  await brouillon.vider()
  expect(vu.texte).toEqual(dit('les leurs'))
  brouillon.taper(dit('les miens encore'))
  await brouillon.vider()
  expect(vu.etats.at(-1)).toBe('conflit')
  await brouillon.trancher(true)
  expect(vu.texte).toEqual(dit('les miens encore'))
  vu.version = 'autre encore'
  vu.texte = dit('les leurs')
  brouillon.taper(dit('bis'))
  await brouillon.vider()
  await brouillon.trancher(false)
  expect(vu.texte).toEqual(dit('les leurs'))
  expect(brouillon.propre).toBe(true)
})
