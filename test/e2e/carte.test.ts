/** The map's settings in the real window: any figure, its year and classes, kept across a restart of the host. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Host, launchBrowser, openWindow, removeFolders, startHost } from './harness.ts'

let browser: Browser
let host: Host
let page: Page
let dossier: string

beforeAll(async () => {
  browser = await launchBrowser()
  host = await startHost()
  ;({ page } = await openWindow(browser, host.address))
  await page.getByLabel('Nom de la CPTS').fill('CPTS Grenoble')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('button', { name: /Coller une liste/ }).click()
  await page.getByLabel(/Noms, codes Insee/).fill('38185\n38421\n38151\n38158\n38309\n38229')
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByRole('button', { name: /Ajouter 6\scommunes/ }).click()
  await page.getByRole('region', { name: /Légende/ }).waitFor()
  dossier = new URL(page.url()).hash
})
afterAll(async () => {
  await browser.close()
  await host.kill()
  removeFolders(host)
})

const legende = () => page.getByRole('region', { name: /Légende/ })
const panneau = () => page.getByRole('dialog', { name: 'Réglages de la carte' })

it('shows the population in circles while no area is known, and says why', async () => {
  await legende().getByText('Population municipale (habitants)').waitFor()
  await page.getByRole('button', { name: 'Carte…' }).click()
  await panneau()
    .getByText(/Aucune superficie n’est connue/)
    .waitFor()
})

it('takes what is typed in place of the figure shown, after a click of the mouse', async () => {
  const choix = panneau().getByRole('combobox', { name: 'Ce que montre la carte' })
  await choix.click()
  await page.keyboard.type('évolu')
  expect(await choix.inputValue()).toBe('évolu')
  await page.getByRole('option', { name: /^Évolution annuelle/ }).waitFor()
  await choix.fill('apl')
  await page.getByText(/APL aux médecins généralistes.*n’est pas encore dans ce dossier/).waitFor()
})

it('shows the evolution chosen by keyboard, between the years chosen, in two ramps that part at zero', async () => {
  const choix = panneau().getByRole('combobox', { name: 'Ce que montre la carte' })
  await choix.fill('évolution')
  await page.getByRole('option', { name: /^Évolution annuelle/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await legende().getByText('Évolution annuelle de la population (%)').waitFor()
  await panneau().getByLabel('De', { exact: true }).selectOption('2019')
  await panneau().getByLabel('À', { exact: true }).selectOption('2022')
  await legende().getByText('2019–2022').waitFor()
  await panneau().getByLabel('Classes', { exact: true }).selectOption({ label: 'Limites choisies' })
  await panneau()
    .getByLabel(/Limites entre les classes/)
    .fill('-0,5 ; 0 ; 1')
  await legende().getByText('−0,5 % à 0,0 %'.replaceAll(' %', '\u00a0%')).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  )
})

it('gives the list a column of it, sorted by a click', async () => {
  await page.keyboard.press('Escape')
  await panneau().waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: /^Évolution annuelle/ }).click()
  const valeurs = await page.locator('table[data-figure] tbody td:nth-child(7)').allTextContents()
  const nombres = valeurs.map((texte) => Number(texte.replace(/\s*%/, '').replace(',', '.').replace('\u2212', '-')))
  expect(nombres).toHaveLength(6)
  expect(nombres).toEqual([...nombres].sort((a, b) => b - a))
})

it('draws the target of the keyboard for the keyboard alone, and names the commune under it', async () => {
  const carte = page.getByRole('application')
  const cible = page.getByText(/Entrée\s: (retirer|ajouter)|Aucune commune ici/)
  const boite = await carte.boundingBox()
  if (boite === null) throw new Error('no map')
  // Far from the territory: the click adds a neighbour, the undo takes it out, and both are seen.
  await page.mouse.click(boite.x + boite.width * 0.5, boite.y + boite.height * 0.85)
  await page.locator('p[aria-hidden]', { hasText: /ajoutée|retirée/ }).waitFor()
  expect(await cible.count()).toBe(0)
  await carte.press('ArrowUp')
  await cible.waitFor()
  await page.keyboard.press('Control+z')
  await page.locator('p[aria-hidden]', { hasText: /retirée|ajoutée/ }).waitFor()
  // The map glides: its target is where it stops.
  const place = () => page.locator('.leaflet-map-pane').getAttribute('style')
  await expect
    .poll(async () => {
      const avant = await place()
      await page.waitForTimeout(300)
      return avant === (await place())
    })
    .toBe(true)
  const nom = ((await cible.textContent()) ?? '').split(',')[0] ?? ''
  await carte.press('Enter')
  const dit = new RegExp(`^${nom} (ajoutée|retirée)`)
  await page.getByRole('status').filter({ hasText: dit }).waitFor()
  await page.keyboard.press('Control+z')
})

it('finds the map as it was after a restart of the host, at another address', async () => {
  await host.kill()
  host = await startHost(host)
  await page.goto(host.address)
  await page.goto(`${host.origin}/${dossier}`)
  await legende().getByText('2019–2022').waitFor()
  await legende().getByText('−0,5 % à 0,0 %'.replaceAll(' %', '\u00a0%')).waitFor()
})
