/** What the application keeps for all dossiers is listed with its date and who made it, and removed; layers are told for what they are. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../shared-data.ts'
import { newDossier, room } from './gestes.ts'
import { closeAll, type Host, openAll } from './harness.ts'

let browser: Browser
let host: Host
let page: Page

beforeAll(async () => {
  ;({ browser, host, page } = await openAll())
})
afterAll(() => closeAll(browser, host))

const carte = (nom: string) => page.getByRole('listitem', { name: nom, exact: true })
const deposer = (...files: string[]) => page.getByLabel('Choisir des fichiers').setInputFiles(files)

it.runIf(
  hasSharedData(
    'contours/departements-2018/communes-03-allier.geojson',
    'contours/departements-2018/cantons-03-allier.geojson',
    'contours/departements-2018/departement-03-allier.geojson',
  ),
)('contours are named, listed and removed; cantons and départements are said before any import', async () => {
  const contours = (nom: string) => sharedData(`contours/departements-2018/${nom}.geojson`)
  await newDossier(page, 'Sioule')
  await room(page, 'Données').click()
  await deposer(contours('cantons-03-allier'), contours('departement-03-allier'), contours('communes-03-allier'))
  await carte('cantons-03-allier.geojson').getByText('dessine des cantons.').waitFor()
  await carte('departement-03-allier.geojson').getByText('dessine des départements.').waitFor()
  const communes = carte('communes-03-allier.geojson')
  await communes.getByLabel('Année des limites').fill('2018')
  await communes.getByLabel('Qui les a dessinées').fill('IGN')
  await communes.getByRole('button', { name: 'Importer', exact: true }).click()
  const gardes = page.getByRole('region', { name: 'Gardé pour tous vos dossiers' })
  await gardes.getByText('IGN, contours 2018', { exact: true }).waitFor()
  expect(await gardes.textContent()).toMatch(/31[67]\scommunes/)
  await gardes.getByRole('button', { name: /^Retirer IGN, contours 2018/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await gardes.waitFor({ state: 'hidden' })
})

it('a table of cantons is listed and removed too', async () => {
  const table = join(host.dossiers, '..', 'table-appartenance-2024.csv')
  writeFileSync(table, 'CODGEO;LIBGEO;CANOV;BV2022\n03118;Gannat;0306;03118\n03107;Ébreuil;0306;03118\n')
  await deposer(table)
  await carte('table-appartenance-2024.csv').getByRole('button', { name: 'Importer', exact: true }).click()
  const gardes = page.getByRole('region', { name: 'Gardé pour tous vos dossiers' })
  await gardes.getByText('cantons et bassins de vie', { exact: true }).waitFor()
  await gardes.getByRole('button', { name: /^Retirer Insee, appartenance des communes 2024/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await gardes.waitFor({ state: 'hidden' })
})
