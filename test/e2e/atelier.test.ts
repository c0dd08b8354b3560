/** The territory workbench in a real browser: lists from files, sectors by drag and by keyboard, checks that mend. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackend } from '../../electron/backend/backend.ts'
import { seriousProblems } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Sud-Est/ }).click()
  await page.getByRole('button', { name: /Coller une liste/ }).waitFor()
})
afterAll(() => closeAll(browser, host))

/** A file that the user chooses, beside the dossiers. */
function file(name: string, content: string): string {
  const folder = join(host.dossiers, '..', 'fichiers')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const dialog = () => page.getByRole('dialog', { name: 'Ajouter une liste de communes' })
const tab = (name: RegExp) => page.getByRole('tab', { name })
const communes = (nombre: number) => page.getByRole('button', { name: new RegExp(`^${nombre} communes\\. D’où vient`) })

describe('a list in a file', () => {
  it('is repaired line by line and added at once', async () => {
    await page.getByRole('button', { name: /Coller une liste/ }).click()
    const list = file('liste.csv', 'Titre\ncommune;population\nGières;1\nVenon;2\nEyben;3\n')
    await page.getByLabel('Choisir un fichier de communes').setInputFiles(list)
    await dialog().getByText('Ligne 5, «').waitFor()
    await dialog().getByRole('radio', { name: 'Eybens (38)' }).check()
    expect(await seriousProblems(page)).toEqual([])
    await dialog()
      .getByRole('button', { name: /Ajouter 2\scommunes \(1 déjà là\)/ })
      .click()
    // Eybens was there already: 3 + Gières + Venon.
    await communes(5).waitFor()
  })

  it('refused says why, and another one may follow', async () => {
    await page.getByRole('button', { name: /Coller une liste/ }).click()
    await page.getByLabel('Choisir un fichier de communes').setInputFiles(file('faux.csv', '%PDF-1.7'))
    await dialog()
      .getByRole('alert')
      .getByText(/document PDF/)
      .waitFor()
    const several = file('cpts.csv', 'cpts;code_insee;secteur\nVoisine;38185;Ville\nVoisine;99999;\n')
    await page.getByLabel('Choisir un fichier de communes').setInputFiles(several)
    await dialog()
      .getByRole('checkbox', { name: /Voisine/ })
      .waitFor()
    await dialog().getByText('1 remarque').click()
    await dialog()
      .getByText(/ligne 3/)
      .waitFor()
    expect(await seriousProblems(page)).toEqual([])
    await dialog()
      .getByRole('button', { name: /Reprendre 1/ })
      .click()
    await page.getByText('Liste partielle.').waitFor()
    expect(await page.getByRole('combobox', { name: 'CPTS affichée' }).inputValue()).toBe('Voisine')
  })

  it('another dossier gives its CPTS with their sectors', async () => {
    const other = join(host.dossiers, '..', 'autre.maillage')
    const backend = await openBackend()
    await backend.call('exemple.creer', { id: 'sud-allier', fichier: other })
    backend.close()
    await page.getByRole('button', { name: 'Cette CPTS' }).click()
    await page.getByRole('menuitem', { name: 'Reprendre la liste d’un fichier…' }).click()
    await page.getByLabel('Choisir un fichier de communes').setInputFiles(other)
    await dialog().getByText('5 communes, 5 secteurs, liste partielle').waitFor()
    await dialog()
      .getByRole('button', { name: /Reprendre 1/ })
      .click()
    await tab(/^Secteurs/).click()
    await page.getByRole('row', { name: /Gannat 1\scommune/ }).waitFor()
    await page.getByRole('button', { name: 'Annuler la reprise de «\u00a0CPTS Sud Allier\u00a0»' }).click()
    await expect
      .poll(() => page.getByRole('combobox', { name: 'CPTS affichée' }).inputValue())
      .toBe('CPTS Sud-Est Grenoblois')
  })
})

describe('sectors', () => {
  const row = (name: RegExp) => page.getByRole('row', { name })

  it('take communes ticked, by the keyboard alone', async () => {
    await communes(5).waitFor()
    await tab(/^Secteurs/).click()
    const gieres = page.getByRole('checkbox', { name: 'Gières', exact: true })
    await gieres.focus()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: 'Venon', exact: true }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /Placer 2\scommunes dans/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Un nouveau secteur' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await row(/Secteur 1 2\scommunes/).waitFor()
    expect(await seriousProblems(page)).toEqual([])
  })

  it('take communes dragged to them, and say which have none', async () => {
    await row(/Sans secteur 3\scommunes/).waitFor()
    const commune = page.getByRole('listitem').filter({ hasText: 'Poisat' })
    await commune.hover()
    await page.mouse.down()
    const from = await commune.boundingBox()
    if (from === null) throw new Error('not on screen')
    await page.mouse.move(from.x + 60, from.y + 4, { steps: 3 })
    const target = page.locator('[class*=cibles] li', { hasText: 'Secteur 1' })
    await target.waitFor()
    const to = await target.boundingBox()
    if (to === null) throw new Error('not on screen')
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 5 })
    await page.mouse.up()
    await row(/Secteur 1 3\scommunes/).waitFor()
    await row(/Sans secteur 2\scommunes/).waitFor()
  })

  it('a deleted one comes back with its communes', async () => {
    await page.getByRole('button', { name: /^Secteur 1/ }).click()
    await page.getByLabel('Nom', { exact: true }).fill('Est')
    await page.keyboard.press('Enter')
    await row(/Est 3\scommunes/).waitFor()
    await page.getByRole('button', { name: 'Supprimer le secteur Est' }).click()
    await row(/Est 3\scommunes/).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Rétablir' }).click()
    await row(/Est 3\scommunes/).waitFor()
  })
})

describe('the list and its checks', () => {
  it('declared partial, gives minimums, and one undo takes it back', async () => {
    await page.getByRole('button', { name: 'Cette CPTS' }).click()
    await page.getByRole('menuitem', { name: 'Liste complète ou partielle…' }).click()
    await page.getByRole('radio', { name: 'Partielle' }).check()
    expect(await seriousProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Déclarer' }).click()
    await page.getByText('Liste partielle.').waitFor()
    await page.getByRole('button', { name: /^Annuler la déclaration/ }).click()
    await page.getByText('Liste partielle.').waitFor({ state: 'detached' })
  })

  it('says that an EPCI is cut, and fills it', async () => {
    await tab(/^Contrôles/).click()
    await page.getByText(/EPCI coupé\s: Grenoble-Alpes-Métropole, 5\scommunes sur 49/).waitFor()
    await page.getByRole('button', { name: /Ajouter les 44\scommunes qui manquent/ }).click()
    await communes(49).waitFor()
    await page.getByText(/EPCI coupé\s:/).waitFor({ state: 'detached' })
  })

  it('the size explains itself and is copied', async () => {
    await page.getByRole('button', { name: /^Taille 4.*D’où vient/ }).click()
    const drawer = page.getByRole('dialog', { name: /D’où vient ce chiffre/ })
    await drawer.getByText('Taille 4\u00a0: plus de 175\u202F000 habitants').waitFor()
    await drawer.getByRole('button', { name: 'Copier' }).click()
    await page.getByText('L’explication est copiée.').waitFor()
    await page.keyboard.press('Escape')
    expect(window.problems).toEqual([])
  })
})
