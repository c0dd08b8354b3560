/** The frame around the screens: menus, dialogs and notices for everyone, copies, undo from the keyboard, ways out. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Aunis Sud/ }).click()
  await page.getByRole('heading', { name: 'Territoire', level: 1 }).waitFor()
})
afterAll(() => closeAll(browser, host))

const room = (name: RegExp) => page.getByRole('navigation', { name: 'Étapes' }).getByRole('link', { name })
const otherActions = () => page.getByRole('button', { name: 'Dossier et CPTS : autres actions' })

/** What is fading in has no colours of its own yet. */
async function seriousProblems(): Promise<string[]> {
  await expect
    .poll(() => page.evaluate('document.getAnimations().some((one) => one instanceof CSSTransition)'))
    .toBe(false)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('what opens above a screen', () => {
  it('the menu of the dossier opens on its first entry, moves by arrows, closes where it was opened', async () => {
    await otherActions().focus()
    await page.keyboard.press('Enter')
    const entries = page.getByRole('menuitem')
    await expect.poll(() => entries.first().evaluate((e) => e === e.ownerDocument.activeElement)).toBe(true)
    expect(await seriousProblems()).toEqual([])
    await page.keyboard.press('ArrowDown')
    expect(await entries.nth(1).evaluate((e) => e === e.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => otherActions().evaluate((e) => e === e.ownerDocument.activeElement)).toBe(true)
  })

  it.each([
    ['the question of a name', () => page.getByRole('menuitem', { name: 'Renommer le dossier…' }).click()],
    ['the search', () => page.keyboard.press('Control+k')],
  ])('%s is read by a screen reader', async (name, open) => {
    if (name !== 'the search') await otherActions().click()
    await open()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Fermer' }).waitFor()
    expect(await seriousProblems()).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('a refusal is a notice that a screen reader reads and closes, said once however often it comes', async () => {
    const file = join(host.dossiers, 'ephemere.maillage')
    copyFileSync(join(host.dossiers, 'exemple-aunis-sud.maillage'), file)
    await page.goto(`${host.origin}/#/accueil`)
    await page.reload()
    const again = page.getByRole('button', { name: 'Dupliquer ephemere' })
    await again.waitFor()
    rmSync(file)
    await again.click()
    const notice = page.getByRole('alert').filter({ hasText: 'introuvable' })
    await notice.waitFor()
    await again.click()
    await page.waitForTimeout(500)
    expect(await notice.count()).toBe(1)
    expect(await seriousProblems()).toEqual([])
    await notice.getByRole('button', { name: 'Fermer' }).click()
    await notice.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'CPTS Aunis Sud', exact: true }).click()
    await page.getByRole('heading', { name: 'Territoire', level: 1 }).waitFor()
  })
})

describe('a change from the keyboard', () => {
  it('a commune ticked with Space is undone by Ctrl-Z, though a box has the focus', async () => {
    await page.getByText('Toutes', { exact: true }).click()
    // The city comes before its arrondissements.
    const box = page.getByRole('checkbox', { name: /Paris/ }).first()
    await box.focus()
    await page.keyboard.press('Space')
    await room(/25\scommunes/).waitFor()
    expect(await box.evaluate((e) => e === e.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await room(/24\scommunes/).waitFor()
  })

  it('in a text field Ctrl-Z undoes the typing alone', async () => {
    const field = page.getByPlaceholder('Nom ou code…')
    await field.fill('Surg')
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(500)
    expect(await room(/24\scommunes/).count()).toBe(1)
    await field.fill('')
  })
})

describe('copies and ways out', () => {
  it('a copy is named as such and leaves the first dossier as it was', async () => {
    await otherActions().click()
    await page.getByRole('menuitem', { name: 'Dupliquer et ouvrir' }).click()
    await expect.poll(() => page.title()).toBe('Territoire · CPTS Aunis Sud (copie) · Maillage')
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByRole('button', { name: 'CPTS Aunis Sud', exact: true }).waitFor()
    await page.getByRole('button', { name: 'CPTS Aunis Sud (copie)', exact: true }).waitFor()
  })

  it('a dossier that is not there may be tried again, or left', async () => {
    const file = join(host.dossiers, 'absent.maillage')
    await page.goto(`${host.origin}/#/territoire?fichier=absent.maillage`)
    await page.getByRole('heading', { name: 'Ce dossier n’a pas pu être ouvert' }).waitFor()
    copyFileSync(join(host.dossiers, 'cpts-aunis-sud-copie.maillage'), file)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByRole('heading', { name: 'Territoire', level: 1 }).waitFor()
    await page.goto(`${host.origin}/#/territoire?fichier=jamais.maillage`)
    await page.getByRole('button', { name: 'Revenir à l’accueil' }).click()
    await page.getByRole('heading', { name: 'Vos dossiers' }).waitFor()
  })

  it('nothing failed unseen', () => {
    expect(window.problems).toEqual([])
    expect([...window.hosts]).toEqual(['127.0.0.1'])
  })
})
