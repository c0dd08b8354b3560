/** Two tabs on one dossier: what one changes, the other shows; what the library gains, both use. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Host, launchBrowser, openWindow, removeFolders, startHost, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let une: Page
let autre: Page

beforeAll(async () => {
  browser = await launchBrowser()
  host = await startHost()
  window = await openWindow(browser, host.address)
  une = window.page
  await une
    .getByRole('button', { name: /Ouvrir l’exemple/ })
    .first()
    .click()
  await une.waitForURL(/fichier=/)
})
afterAll(async () => {
  await browser.close()
  await host.kill()
  removeFolders(host)
})

it('a change made in one tab is shown in the other, with what it was; the author is told nothing', async () => {
  autre = await window.context.newPage()
  await autre.goto(une.url())
  const annulerIci = une.getByRole('button', { name: /^(Rien à annuler|Annuler)/ })
  const annulerLa = autre.getByRole('button', { name: /^(Rien à annuler|Annuler)/ })
  await annulerLa.waitFor()
  expect(await annulerLa.isDisabled()).toBe(true)
  const millesime = { name: 'Millésime des populations' }
  await une.getByRole('combobox', millesime).selectOption({ label: 'Populations 2016' })
  await autre.getByText('Ce dossier vient de changer dans une autre fenêtre').waitFor()
  await autre.getByText('Le choix du millésime de population.').waitFor()
  await expect.poll(() => annulerLa.isEnabled()).toBe(true)
  expect(await autre.getByRole('combobox', millesime).inputValue()).toBe('2016')
  await expect.poll(() => annulerIci.isEnabled()).toBe(true)
  expect(await une.getByText('dans une autre fenêtre').count()).toBe(0)
  // And back, at once and while the first tab still reads what it shows: it follows an undo of the second, and says so.
  await annulerLa.click()
  await une.getByText('L’annulation d’une modification.').waitFor()
  await expect.poll(() => annulerIci.isDisabled()).toBe(true)
  expect(window.problems).toEqual([])
})

it('eight tabs share one connection; when the one that listens is closed, another listens', async () => {
  const accueil = `${host.origin}/#/accueil`
  const autres: Page[] = []
  for (let i = 0; i < 6; i++) {
    const page = await window.context.newPage()
    autres.push(page)
    await page.goto(accueil)
    // A browser opens six connections to a host: one kept by each tab would stop the seventh here.
    await page.getByRole('heading', { name: 'Vos dossiers' }).waitFor()
  }
  await une.close() // the first tab, which listened for all
  const [temoin, auteur] = autres
  if (temoin === undefined || auteur === undefined) throw new Error('no tab')
  await auteur.getByLabel('Nom de la CPTS').fill('CPTS de la Loue')
  await auteur.getByRole('button', { name: 'Créer' }).click()
  await temoin.getByText('CPTS de la Loue').first().waitFor()
  expect(window.problems).toEqual([])
})
