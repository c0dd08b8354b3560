/** Communes on several lines: finer tables whose own column nobody knows. */
import { expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { francais } from '../bilan/french.ts'

const lignes = (shop: Workshop, nombre: number, ...plus: readonly string[]) => [
  ...shop.reference
    .communesOfDepartement('63')
    .slice(0, nombre)
    .map((code) => `${code};x;1;ZIP`),
  ...plus,
]
const zonage = (...corps: readonly string[]) => `${['code_insee;Commune;ref;Zonage 2025', ...corps].join('\n')}\n`
const TITRE = 'Ce tableau décrit plus fin que la commune.'

it('two zones of one commune are of its parts: neither is to be kept, and nothing is offered', async () => {
  const shop = await workshop('03118', '03107')
  const path = shop.file('z.csv', zonage('03118;Gannat;1;ZIP', '03118;Gannat;2;ZAC', '03107;Ébreuil;1;ZIP'))
  for (const options of [{}, { doublons: 'remplacer' }, { doublons: 'sommer' }] as const) {
    const refus = await shop.refusal(path, options)
    expect(refus).toMatchObject({
      titre: TITRE,
      issue: 'Prenez le tableau, ou la feuille, qui a une ligne par commune.',
    })
    expect(refus.remede).toBeUndefined()
    expect(refus.explication).toContain(francais('le code 03118 est donné 2 fois'))
  }
})

it('is seen on the communes of elsewhere too; one slip there is not a finer table', async () => {
  const shop = await workshop('03118')
  const doubles = shop.reference
    .communesOfDepartement('63')
    .slice(0, 4)
    .map((code) => `${code};x;2;ZAC`)
  const fin = shop.file('fin.csv', zonage(...lignes(shop, 40, '03118;Gannat;1;ZIP', ...doubles)))
  expect((await shop.refusal(fin)).titre).toBe(TITRE)
  const un = shop.file('un.csv', zonage(...lignes(shop, 40, '03118;Gannat;1;ZIP', doubles[0] ?? '')))
  expect((await shop.run(un)).retenues).toBe(1)
})

it('figures that repeat the communes of elsewhere are asked about, and may be added up', async () => {
  const shop = await workshop('03118')
  const codes = shop.reference.communesOfDepartement('63').slice(0, 40)
  const corps = [...codes, ...codes.slice(0, 6), '03118'].map((code) => `${code};100`)
  const path = shop.file('f_2021.csv', `COM;PMUN2021\n${corps.join('\n')}\n`)
  expect(await shop.refusal(path)).toMatchObject({ titre: 'Le même code figure plusieurs fois.', remede: 'doublons' })
  expect((await shop.run(path, { doublons: 'sommer' })).retenues).toBe(1)
})
