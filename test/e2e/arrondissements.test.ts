/** A CPTS of arrondissements, a list declared complete, a table of several CPTS pasted: what the window says of each. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, newDossier, room, unreachable } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await newDossier(page, 'CPTS Lyon 5 et 9')
})
afterAll(() => closeAll(browser, host))

const paste = async (texte: string) => {
  await page.getByRole('button', { name: /^Coller une liste/ }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill(texte)
  await page.getByRole('button', { name: 'Lire la liste' }).click()
}

it('pasted arrondissements are counted as such, and « Lyon 5 Est » is asked', async () => {
  await paste('Lyon 5e, Lyon 9e, Lyon 3 Est')
  await page.getByRole('button', { name: /^Ajouter 2 arrondissements de Lyon \(1 sans réponse\)$/ }).click()
  await room(page, /^Territoire\b.*\b2 arrondissements de Lyon$/).waitFor()
  await page.getByText('arrondissements', { exact: true }).first().waitFor()
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(await unreachable(page, 'main')).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
})

it('a table of several CPTS says so once', async () => {
  await paste('CPTS\tCommune\tDép\nRosanais\tRosans\t5\nToulon Est\tLa Garde\t83\n')
  await page.getByText(/leurs communes sont réunies dans une seule liste/).waitFor()
  expect(await page.getByText(/Ce tableau décrit 2/).count()).toBe(1)
  await page.keyboard.press('Escape')
})

it('what a list does not show is a check, until the user declares it complete', async () => {
  const titres =
    'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|'
  const source = join(host.dossiers, 'ps.txt')
  writeFileSync(source, `${titres}\n81|60|C||L|69005|69385|GENR01|\n`)
  await room(page, 'Données').click()
  await page.getByLabel('Choisir des fichiers').setInputFiles(source)
  await page.getByRole('button', { name: 'Importer', exact: true }).click()
  const complete = page.getByRole('switch', { name: /^Je déclare que ce fichier liste tous les infirmiers/ })
  await complete.waitFor()
  const fichier = (await ask<{ presents: { fichier: string }[] }>(page, 'app.etat', {})).presents[0]?.fichier ?? ''
  const nombre = async () =>
    (
      await ask<{ professions: { code: string; effectif: { kind: string } }[] }>(page, 'portrait.lire', {
        fichier,
        cpts: 1,
      })
    ).professions.find(({ code }) => code === '60')?.effectif.kind
  expect(await nombre()).toBe('interval')
  await complete.click()
  await expect.poll(nombre).toBe('known')
  expect(window.problems).toEqual([])
})
