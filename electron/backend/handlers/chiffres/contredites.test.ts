/** A population file that contradicts the embedded one of its year: both are kept, the plausible one is published. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BackendParNom, parNom } from '../../../../test/backend.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openBackend } from '../../backend.ts'

let backend: BackendParNom
beforeAll(async () => {
  backend = parNom(await openBackend())
})
afterAll(() => backend.close())

/** Saint-Denis (93066) holds Pierrefitte since 2025: 149 077 together in 2023 (Insee). Without it, some 116 000. */
const ENSEMBLE = 149_077

async function importer(...lignes: readonly string[]) {
  const fichier = join(tempFolder(), 'a.maillage')
  const cpts = 'A'
  await backend.call('dossier.creer', { fichier, nom: 'A', cpts: [{ nom: cpts, communes: ['93066', '93001'] }] })
  const source = join(tempFolder(), 'populations.csv')
  writeFileSync(source, `CODGEO;PMUN2023\r\n${lignes.join('\r\n')}\r\n`)
  const rapport = await backend.call('dossier.importer', { fichier, source })
  const portrait = () => backend.call('portrait.lire', { fichier, cpts })
  return {
    fichier,
    rapport,
    retenir: (source: number | 'reference' | null) =>
      backend.call('indicateurs.retenir', { fichier, indicateur: 'PMUN', source }),
    commune: async (code: string) => (await portrait()).communes.find((une) => une.code === code)?.population,
    synthese: async () => (await backend.call('indicateurs.lire', { fichier, cpts })).find(({ id }) => id === 'PMUN'),
    controles: async () =>
      (await backend.call('dossier.verifier', { fichier, cpts })).points.filter(
        ({ code }) => code === 'population-contredite',
      ),
  }
}

it('a commune given by its chief town does not replace the whole until the user says so', async () => {
  const lu = await importer('93066;116000', '93001;86000')
  const dite = await lu.commune('93066')
  expect(dite).toMatchObject({ kind: 'known', value: ENSEMBLE })
  // « D’où vient ce chiffre ? »
  expect(dite?.formula).toMatch(/populations\.csv.*dit 116.000, non retenu/)
  expect(lu.rapport.avertissements.join(' ')).toMatch(/contredit celle de l’Insee.*116.000 dans le fichier, 149.077/)
  expect(await lu.synthese()).toMatchObject({ source: null, autres: [{ source: 1 }] })
  expect(await lu.controles()).toMatchObject([{ level: 'attention', codes: ['93001', '93066'] }])

  await lu.retenir(1)
  expect(await lu.commune('93066')).toMatchObject({ value: 116_000 })
  expect(await lu.synthese()).toMatchObject({ source: 1, autres: [{ source: null }] })
  expect((await lu.controles())[0]?.explication).toContain('Les chiffres du fichier sont publiés')

  await lu.retenir(null)
  expect(await lu.commune('93066')).toMatchObject({ value: ENSEMBLE })
})

it('a near edition is published, and its gap is told', async () => {
  const lu = await importer('93066;149000', '93001;88000')
  expect(await lu.commune('93066')).toMatchObject({ value: 149_000 })
  expect(await lu.synthese()).toMatchObject({ source: 1 })
  expect(lu.rapport.avertissements.join(' ')).toMatch(/diffère un peu/)
})

it('the same figures say nothing', async () => {
  const lu = await importer(`93066;${ENSEMBLE}`)
  expect(lu.rapport.avertissements.join(' ')).not.toMatch(/Insee/)
  expect(await lu.commune('93066')).toMatchObject({ value: ENSEMBLE, sources: [{ file: 'populations.csv' }] })
})
