/** Named versions in the window: a version is named, a text is edited and a commune joins, and the screen says exactly that. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, room, seriousProblems } from './gestes.ts'
import { closeAll, openAll, type Window } from './harness.ts'

let browser: Browser
let window: Window
let page: Page
let host: Awaited<ReturnType<typeof openAll>>['host']

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Sud-Est/ }).click()
  await page.waitForURL(/fichier=/)
  await room(page, 'Documents').click()
  await page.getByRole('radiogroup', { name: 'Document' }).getByText('Versions', { exact: true }).click()
})
afterAll(() => closeAll(browser, host))

const fichier = () => decodeURIComponent(/fichier=([^&]*)/.exec(page.url())?.[1] ?? '')
const sortes = () => page.getByRole('navigation', { name: 'Sortes de changements' })

it('names what the dossier says, and finds nothing changed', async () => {
  await page.getByRole('heading', { name: 'Gardez ce que vous envoyez' }).waitFor()
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Nommer la version d’aujourd’hui…' }).first().click()
  await page.getByRole('textbox', { name: /^Nom/ }).fill('envoyée à la CPAM')
  await page.keyboard.press('Enter')
  await page.getByText('Rien n’a changé depuis.').waitFor()
})

it('says a commune, a text word by word, and the figures that follow, as they come', async () => {
  const ici = { fichier: fichier(), cpts: 1 }
  const texte = [{ type: 'paragraphe', morceaux: [{ texte: 'Nos mots à nous.' }] }]
  await ask(page, 'textes.ecrire', { ...ici, document: 'diagnostic', section: 'offre', place: 'avant', texte })
  await sortes()
    .getByRole('button', { name: /^Textes\s*1$/ })
    .waitFor()
  await ask(page, 'territoire.modifier', { ...ici, ajouter: ['38170'] })
  await page.getByText('Fontanil-Cornillon entre').waitFor()
  const chiffres = page.getByRole('table', { name: 'Chiffres qui ont changé' })
  const population = chiffres.getByRole('row', { name: /^Population municipale/ })
  await expect.poll(() => population.innerText()).toMatch(/51\s233.*53\s955.*\+2\s722.*territoire/s)
  expect(await page.locator('ins').first().innerText()).toBe('Nos mots à nous.')
  expect(await seriousProblems(page)).toEqual([])
})

it('gives the page, and lets a version go only once asked twice', async () => {
  const [fichierPdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF d’une page' }).click(),
  ])
  expect(fichierPdf.suggestedFilename()).toMatch(/^Ce qui a changé .*\.pdf$/)
  await page.getByRole('button', { name: /^Supprimer la version/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click()
  await page.getByRole('heading', { name: 'Gardez ce que vous envoyez' }).waitFor()
  expect(window.problems).toEqual([])
})
