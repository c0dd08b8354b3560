/** For eyes that need large letters and for screen readers: every screen at 200 %, every panel, menu and dialog with axe. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { room, seriousProblems, unreachable } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page
const SCREENS = ['Territoire', 'Données', 'Chiffres', 'Documents'] as const

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Aunis Sud/ }).click()
  await page.getByRole('heading', { name: 'Territoire', level: 1, exact: true }).waitFor()
})
afterAll(() => closeAll(browser, host))

const button = (name: RegExp) => page.getByRole('button', { name }).first()

/** What opens above the screens: how it opens, and what it is. */
const PANELS: readonly (readonly [name: string, open: () => Promise<void>, role: 'dialog' | 'menu'])[] = [
  ['the wholes', () => button(/^Ajouter un EPCI/).click(), 'dialog'],
  ['the pasted list', () => button(/^Coller une liste/).click(), 'dialog'],
  ['the settings of the map', () => button(/^Carte…/).click(), 'dialog'],
  ['where a figure comes from', () => button(/habitants.*D’où vient ce chiffre/).click(), 'dialog'],
  ['the menu of the dossier', () => button(/^Dossier et CPTS/).click(), 'menu'],
  ['the menu of the CPTS', () => button(/^Cette CPTS/).click(), 'menu'],
  ['another CPTS', () => entry(/^Cette CPTS/, /^Ajouter une CPTS voisine/), 'dialog'],
  ['a new name', () => entry(/^Dossier et CPTS/, /^Renommer le dossier/), 'dialog'],
  ['the search', () => page.keyboard.press('Control+k'), 'dialog'],
]
async function entry(menu: RegExp, name: RegExp): Promise<void> {
  await button(menu).click()
  await page.getByRole('menuitem', { name }).click()
}
describe('read by a screen reader', () => {
  it('the tabs of the territory, on the dark theme', async () => {
    await button(/^Passer au thème sombre/).click()
    for (const tab of [/^Secteurs/, /^Contrôles/, /^Communes/]) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await seriousProblems(page, 'main')).toEqual([])
    }
  })

  it.each(SCREENS)('%s on the dark theme', async (name) => {
    await room(page, name).click()
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
    expect(await seriousProblems(page)).toEqual([])
  })
})

describe('at 200 %: 640 × 400 points of 1280 × 800', () => {
  beforeAll(() => page.setViewportSize({ width: 640, height: 400 }))

  it.each(SCREENS)('all of %s is reached, without moving the page sideways', async (name) => {
    await room(page, name).click()
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
    if (name === 'Documents') await page.locator('canvas').first().waitFor()
    if (name === 'Chiffres') await page.getByRole('table').first().waitFor()
    expect(await unreachable(page)).toEqual([])
  })

  it('the territory again, for what opens above it', async () => {
    await room(page, 'Territoire').click()
    await page.getByRole('heading', { name: 'Territoire', level: 1, exact: true }).waitFor()
  })

  it.each(PANELS)('%s is reached whole, and read by a screen reader', async (_, open, role) => {
    await open()
    await page.getByRole(role).first().waitFor()
    expect(await unreachable(page, `[role=${role}]`)).toEqual([])
    expect(await seriousProblems(page, `[role=${role}]`)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole(role).count()).toBe(0)
  })

  it('the welcome screen and the list of files too', async () => {
    for (const name of ['accueil', 'fichiers']) {
      await page.goto(`${host.origin}/#/${name}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await unreachable(page)).toEqual([])
    }
  })

  it('nothing failed unseen', () => {
    expect(window.problems).toEqual([])
    expect([...window.hosts]).toEqual(['127.0.0.1'])
  })
})
