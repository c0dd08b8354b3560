/** A repair switched off in the trial, then in a source of the dossier, and taken back: in the real window. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newDossier, room, seriousProblems } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await newDossier(page, 'CPTS des réparations')
  await page.getByRole('button', { name: /Coller une liste/ }).click()
  await page.getByLabel(/Noms, codes Insee/).fill('03118\n03310\n38225')
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByRole('button', { name: /Ajouter 3\scommunes/ }).click()
  await room(page, 'Données').click()
})
afterAll(() => closeAll(browser, host))

const TEXTE = 'CODGEO;LIBGEO;P21_LOG\n3118;Gannat;5700\n03310;Vichy;25000\n38021;Autrans;1600\n38225;Méaudre;1300\n'
const ZEROS = 'Réparer\u00a0: Zéro du début remis'
const carte = (nom: string): Locator => page.getByRole('listitem', { name: nom, exact: true })
const sources = () => page.getByRole('region', { name: 'Sources du dossier' })

function made(nom: string, content: string): string {
  const folder = join(host.dossiers, '..', 'sources')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, nom), content)
  return join(folder, nom)
}

it('in the trial: the line is rejected with its reason, and comes back', async () => {
  await page.getByLabel('Choisir des fichiers').setInputFiles([made('logements.csv', TEXTE)])
  const fichier = carte('logements.csv')
  await fichier.getByRole('button', { name: 'Essayer sans importer' }).click()
  await fichier.getByText('1 code a retrouvé son zéro').waitFor()
  await fichier.getByText('Lignes réparées (1)').first().click()
  await fichier.getByRole('cell', { name: '3118', exact: true }).waitFor()
  expect(await seriousProblems(page)).toEqual([])
  const zeros = fichier.getByRole('switch', { name: ZEROS })
  await zeros.focus()
  await page.keyboard.press('Space')
  await fichier.getByText('2 communes sur 3').waitFor()
  await fichier.getByText('Premières lignes rejetées (1)').click()
  await fichier.getByRole('cell', { name: /^réparation refusée\s: zéro du début à remettre$/ }).waitFor()
  expect(await zeros.isChecked()).toBe(false)
  expect(await seriousProblems(page)).toEqual([])
  await zeros.press('Space')
  await fichier.getByText('3 communes sur 3').waitFor()
})

it('in the dossier: the source lists its repairs, gives them as a CSV, and is read again without one', async () => {
  await carte('logements.csv').getByRole('button', { name: 'Importer', exact: true }).click()
  await sources()
    .getByRole('button', { name: /2\slignes réparées/ })
    .click()
  const choix = page.getByRole('dialog', { name: 'Réparations de cette source' })
  await choix.getByText('Lignes réparées (1)').first().waitFor()
  const download = page.waitForEvent('download')
  await choix.getByRole('button', { name: 'Exporter les lignes réparées (CSV)' }).click()
  const file = join(host.dossiers, '..', 'reparations.csv')
  await (await download).saveAs(file)
  expect(readFileSync(file, 'utf8')).toContain('\r\n4;Ancienne commune ramenée à celle d’aujourd’hui;38021;38225\r\n')
  expect(await choix.getByRole('button', { name: 'Relire le fichier' }).isDisabled()).toBe(true)
  await choix.getByRole('switch', { name: /Ancienne commune/ }).press('Space')
  expect(await seriousProblems(page)).toEqual([])
  await choix.getByRole('button', { name: 'Relire le fichier' }).click()
  const relu = carte('logements.csv').first()
  await relu.getByText(/Prendra la place de/).waitFor()
  // 5 700 + 25 000 + 1 600 + 1 300 = 33 600; without Autrans, at least 32 000.
  await relu
    .getByRole('cell', { name: /33\s600/ })
    .first()
    .waitFor()
  await relu.getByRole('button', { name: 'Remplacer', exact: true }).click()
  await sources()
    .getByRole('button', { name: /1\sligne réparée, 1\sréparation refusée/ })
    .waitFor()
})

it('the choice is undone like any other act', async () => {
  await page.keyboard.press('Control+z')
  await sources()
    .getByRole('button', { name: /2\slignes réparées/ })
    .waitFor()
  await page.keyboard.press('Control+y')
  await sources()
    .getByRole('button', { name: /1\sréparation refusée/ })
    .waitFor()
})

it('once the window has forgotten the file, it is asked for again: another one is refused', async () => {
  await page.reload()
  await room(page, 'Données').click()
  const accepter = async (path: string) => {
    await sources()
      .getByRole('button', { name: /1\sréparation refusée/ })
      .click()
    const choix = page.getByRole('dialog', { name: 'Réparations de cette source' })
    await choix.getByRole('switch', { name: /Ancienne commune/ }).press('Space')
    const demande = page.waitForEvent('filechooser')
    await choix.getByRole('button', { name: 'Redonner le fichier…' }).click()
    await (await demande).setFiles(path)
  }
  await accepter(made('autre.csv', TEXTE.replace('1300', '1400')))
  await carte('autre.csv').getByText('Ce n’est plus le fichier qui avait été importé.').waitFor()
  await page.getByRole('button', { name: 'Retirer autre.csv de cette liste' }).click()
  await accepter(made('logements.csv', TEXTE))
  await carte('logements.csv').getByText('3 communes sur 3').waitFor()
  await carte('logements.csv').getByRole('button', { name: 'Remplacer', exact: true }).click()
  await sources()
    .getByRole('button', { name: /2\slignes réparées/ })
    .waitFor()
  expect(window.problems).toEqual([])
})
