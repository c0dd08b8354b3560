/** A coordinator's evening in the real window: territory, data, figures, documents, undo across a restart. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../shared-data.ts'
import { closeAll, type Host, openAll, startHost, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
})
afterAll(() => closeAll(browser, host))

const room = (name: string) =>
  page.getByRole('navigation', { name: 'Étapes' }).getByRole('link', { name: new RegExp(`^${name}`) })

/** Presses Tab until the focused element bears this name. */
async function tabTo(name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    const label = await page.evaluate(
      '(() => { const e = document.activeElement; return (e?.labels?.[0]?.textContent || e?.getAttribute("aria-label") || e?.textContent || "").slice(0, 80) })()',
    )
    if (name.test(String(label))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no element named ${name} was reached with Tab`)
}

async function seriousProblems(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('a territory by its names', () => {
  it('Sud-Est Grenoblois is built by pasting three names, and has 51 233 inhabitants in 2016', async () => {
    await page.getByLabel('Nom de la CPTS').fill('CPTS Sud-Est Grenoblois')
    await page.getByRole('button', { name: 'Créer' }).click()
    await page.getByRole('button', { name: /Coller une liste/ }).click()
    await page.getByLabel(/Noms, codes Insee/).fill("• Saint Martin d'Hères\n• EYBENS (38)\n- Poisat")
    await page.getByRole('button', { name: 'Lire la liste' }).click()
    await page.getByRole('button', { name: /Ajouter 3\scommunes/ }).click()
    await page.getByRole('combobox', { name: 'Millésime des populations' }).selectOption({ label: 'Populations 2016' })
    await page.getByText('51\u202F233', { exact: true }).first().waitFor()
    expect(
      await page
        .getByText(/Taille 2/)
        .first()
        .isVisible(),
    ).toBe(true)
  })

  it('a figure says where it comes from, commune by commune', async () => {
    await page.getByRole('button', { name: /^51\s233 habitants.*D’où vient ce chiffre/ }).click()
    const drawer = page.getByRole('dialog', { name: /D’où vient ce chiffre/ })
    await drawer
      .getByText(/populations municipales/)
      .first()
      .waitFor()
    await drawer.getByText('Eybens').first().waitFor()
    await drawer.getByText('10\u202F391').first().waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })
})

describe.skipIf(
  !hasSharedData(
    'ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt',
    'finess/etalab-cs1100507-stock_SYNTHETIQUE.csv',
    'insee/france_communes_2024_consolide.csv',
    'contours/departements-2018/communes-03-allier.geojson',
  ),
)('an example and its files', () => {
  it('Sud Allier opens in one click and takes three files dropped together', async () => {
    await page.getByRole('link', { name: 'Accueil' }).click()
    await page.getByRole('button', { name: /Ouvrir l’exemple Sud Allier/ }).click()
    await page.getByText('35\u202F565').first().waitFor()
    await room('Données').click()
    await page
      .getByLabel('Choisir des fichiers')
      .setInputFiles([
        sharedData('ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'),
        sharedData('finess/etalab-cs1100507-stock_SYNTHETIQUE.csv'),
        sharedData('insee/france_communes_2024_consolide.csv'),
      ])
    await page.getByRole('button', { name: /Importer les 3 fichiers/ }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer (Annuaire|FINESS|Insee)/ }).count()).toBe(3)
    await room('Chiffres').click()
    await page.getByRole('tab', { name: /Professionnels/ }).click()
    await page
      .getByRole('row', { name: /Médecins généralistes/ })
      .first()
      .waitFor()
    expect(
      await page
        .getByRole('row', { name: /Médecins généralistes/ })
        .first()
        .textContent(),
    ).toContain('27')
  })

  it('a file that is not what it says is refused with what to do, and nothing is lost', async () => {
    await room('Données').click()
    const wrong = join(host.dossiers, '..', 'faux.csv')
    writeFileSync(wrong, '%PDF-1.7 <img src=x onerror=document.title="pris">')
    await page.getByLabel('Choisir des fichiers').setInputFiles(wrong)
    await page.getByText(/PDF/).first().waitFor()
    expect(await page.getByRole('button', { name: /^Retirer (Annuaire|FINESS|Insee)/ }).count()).toBe(3)
    expect(await page.title()).not.toContain('pris')
  })

  it('undo crosses a restart of the application', async () => {
    await page.getByRole('button', { name: /^Annuler l’import/ }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer (Annuaire|FINESS|Insee)/ }).count()).toBe(2)
    const { hash } = new URL(page.url())
    await page.goto('about:blank')
    await host.kill()
    host = await startHost(host)
    await page.goto(host.address)
    await page.goto(`${host.origin}/${hash}`)
    await page.getByRole('button', { name: /^Refaire l’import/ }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer (Annuaire|FINESS|Insee)/ }).count()).toBe(3)
  })
})

describe('documents', () => {
  it('the fiche is seen, then exported as a PDF that says the same', async () => {
    if (!page.url().includes('fichier='))
      await page.getByRole('button', { name: /Ouvrir l’exemple Sud Allier/ }).click()
    await room('Documents').click()
    await page.locator('canvas').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exporter en PDF' }).click()
    const folder = join(host.dossiers, '..', 'exports')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'fiche.pdf')
    await (await download).saveAs(file)
    expect(existsSync(file)).toBe(true)
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
    const text = await (await pdf.getPage(1)).getTextContent()
    const words = text.items.map((item) => ('str' in item ? item.str : '')).join('')
    expect(words.replace(/\s/g, '')).toContain('35565')
    await pdf.destroy()
  })
})

describe('for everyone', () => {
  it.each(['Accueil', 'Territoire', 'Données', 'Chiffres', 'Documents'])(
    'axe finds nothing serious on %s',
    async (name) => {
      await room(name).click()
      await page.waitForTimeout(600)
      expect(await seriousProblems()).toEqual([])
    },
  )

  it('the search opens, finds and closes by keyboard', async () => {
    await room('Chiffres').click()
    await page.keyboard.press('Control+k')
    await page.locator('[role=combobox]:focus').waitFor()
    await page.keyboard.type('st pourcain')
    await page
      .getByRole('option', { name: /Saint-Pourçain-sur-Sioule/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Chercher' }).waitFor({ state: 'hidden' })
    expect(page.url()).toContain('#/territoire')
    await page.getByRole('button', { name: /Coller une liste/ }).waitFor()
  })

  it('a keyboard alone builds a territory', async () => {
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByRole('heading', { name: 'Nouveau dossier' }).waitFor()
    await tabTo(/Nom de la CPTS/)
    await page.keyboard.type('CPTS du clavier')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /Coller une liste/ }).waitFor()
    await tabTo(/Coller une liste/)
    await page.keyboard.press('Enter')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('Gannat, Ébreuil')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /Ajouter 2\scommunes/ }).waitFor()
    await tabTo(/^Ajouter 2\scommunes/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^6\s916 habitants/ }).waitFor() // 5 610 + 1 306 in 2023
  })

  it('no request left 127.0.0.1 during all this, and the page reported no fault', () => {
    expect([...window.hosts]).toEqual(['127.0.0.1'])
    expect(window.problems).toEqual([])
  })
})
