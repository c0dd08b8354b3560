/** Names made to be taken for HTML, formulas, Typst, addresses: everywhere they stay what was typed, and nothing runs. */
import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EtatDossier } from '../../shared/contract/application.ts'
import { checkXml, readPdf, squeeze, unzip, wordText } from '../read-back.ts'
import { ask, newDossier } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

const IMG = '<img src=x onerror=window.__pwned=1>'
const FORMULA = '=HYPERLINK("http://exemple.test","clic")'
const TYPST = '#include "x" #panic() $x$ `y` *z* @w'
const SCRIPT = 'javascript:window.__pwned=2'
const RTL = 'שלום \u202Egnp.elif\u202C عالم'
const LONG = `Très ${'long'.repeat(48)}`
const CPTS = [IMG, FORMULA, TYPST, SCRIPT, RTL, LONG] as const
const SECTORS = ['<svg onload=window.__pwned=3>', '+33 1 23', '@SUM(A1)', '-2+3', '[lien](javascript:window.__pwned=4)']
/** The number of a CPTS: they are made in this order. */
/** As it is kept: what reorders the letters around it leaves a name when it is typed. */
const garde = (nom: string): string => nom.replace(/[\u202C\u202E]/g, '')
const numero = (nom: (typeof CPTS)[number]): number => CPTS.indexOf(nom) + 1
/** Communes in every CPTS: the notice of a commune in two CPTS quotes a name. */
const COMMUNES = ['03118', '03107', '03254', '03042', '03053']

let browser: Browser
let host: Host
let window: Window
let page: Page
let fichier: string
const dialogs: string[] = []

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await newDossier(page, IMG)
  const { presents } = await ask<{ presents: { fichier: string }[] }>(page, 'app.etat', {})
  fichier = presents[0]?.fichier ?? ''
  for (const nom of CPTS.slice(1)) await ask(page, 'territoire.creerCpts', { fichier, nom, communes: [] })
  for (const cpts of CPTS) {
    await ask(page, 'territoire.modifier', { fichier, cpts: numero(cpts), ajouter: COMMUNES })
    const secteurs = SECTORS.map((nom, i) => ({ nom, couleur: null, communes: [COMMUNES[i]] }))
    await ask(page, 'territoire.secteurs', { fichier, cpts: numero(cpts), secteurs })
  }
  const { cles } = await ask<{ cles: { cle: string; type: string }[] }>(page, 'dossier.reglages', {
    fichier,
    cpts: numero(TYPST),
  })
  const libres = cles.filter(({ type }) => type === 'texte').map(({ cle }, i) => [cle, CPTS[i % CPTS.length]])
  await ask(page, 'dossier.regler', { fichier, cpts: numero(TYPST), reglages: Object.fromEntries(libres) })
})
afterAll(() => closeAll(browser, host))

/** Nothing of what was typed became an element, a link that acts, or a script that ran. */
async function inert(): Promise<void> {
  const made = await page.evaluate(`({
    pwned: window.__pwned ?? null,
    elements: [...document.querySelectorAll('img[src="x"], svg[onload], iframe, object, embed, base, [href^="javascript:"]')].map((e) => e.outerHTML),
  })`)
  expect(made).toEqual({ pwned: null, elements: [] })
  expect(dialogs).toEqual([])
}
const show = async (name: string, cpts: string) => {
  await page.goto(`${host.origin}/#/${name}?fichier=${encodeURIComponent(fichier)}&cpts=${CPTS.indexOf(cpts) + 1}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

describe('on screen', () => {
  it.each(CPTS)('%s is shown as typed on every screen', async (cpts) => {
    for (const name of ['territoire', 'donnees', 'chiffres', 'documents']) {
      await show(name, cpts)
      expect(await page.getByRole('combobox', { name: 'CPTS affichée' }).inputValue()).toBe(garde(cpts))
      await inert()
    }
  })

  it('sectors, their table and their editor', async () => {
    await show('territoire', IMG)
    await page.getByRole('tab', { name: /^Secteurs/ }).click()
    for (const nom of SECTORS) await page.getByRole('button', { name: nom }).first().waitFor()
    await page.getByRole('button', { name: /^<svg/ }).first().click()
    await inert()
  })

  it('the title of the dossier, renamed in its dialog', async () => {
    await page.getByRole('button', { name: 'Dossier et CPTS : autres actions' }).click()
    await page.getByRole('menuitem', { name: /^Renommer le dossier/ }).click()
    await page.getByLabel('Nom du dossier').fill(`${IMG}${FORMULA}`)
    await page.getByRole('button', { name: 'Renommer' }).click()
    await expect.poll(() => page.title()).toContain(`${IMG}${FORMULA}`)
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByRole('button', { name: `${IMG}${FORMULA}`, exact: true }).waitFor()
    await inert()
  })

  it('a notice quotes them: a commune that is in another CPTS too', async () => {
    await show('territoire', IMG)
    await page.getByPlaceholder('Nom ou code…').fill('Gannat')
    const box = page.getByRole('checkbox', { name: /^Gannat/ })
    await box.click()
    await expect.poll(() => box.count()).toBe(0)
    await page.getByText('Toutes', { exact: true }).click()
    await box.click()
    // What the other window's change said may still stand: it quotes the same name.
    await page.locator('[role=alert]:not([id^="ailleurs"])').filter({ hasText: FORMULA }).first().waitFor()
    await inert()
  })

  it('the search says what it does not find without making anything of it', async () => {
    for (const words of [IMG, RTL]) {
      await page.keyboard.press('Control+k')
      await page.locator('[role=combobox]:focus').waitFor()
      await page.keyboard.insertText(words)
      await page.waitForTimeout(200)
      await inert()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: 'Chercher' }).waitFor({ state: 'hidden' })
    }
  })
})

describe('in files', () => {
  const header = 'COM;Commune;PMUN;PCAP;PTOT'
  const lines = COMMUNES.map((code, i) => `${code};"${CPTS[i]?.replaceAll('"', '""')}";${1000 + i};10;${1010 + i}`)
  const files = [
    [`"><img src=x onerror=window.__pwned=5>.csv`, [header, ...lines].join('\r\n')],
    [`${FORMULA.replaceAll('/', '_')}.txt`, `${IMG};${FORMULA}\r\n${TYPST};${SCRIPT}\r\n`],
    ['../../etc/passwd', '%PDF-1.7 <script>window.__pwned=6</script>'],
  ].map(([name = '', text = '']) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }))

  it('names of files, cells and refusals are shown as they are', async () => {
    await show('donnees', IMG)
    await page.getByLabel('Choisir des fichiers').setInputFiles(files)
    const list = page.getByRole('list', { name: 'Fichiers déposés' }).locator('> li')
    await expect.poll(() => list.count()).toBe(3)
    await expect.poll(async () => (await list.allTextContents()).join('\n')).not.toMatch(/Lecture…/)
    const said = (await list.allTextContents()).join('\n')
    for (const words of [IMG, FORMULA, 'onerror=window.__pwned=5']) expect(said).toContain(words)
    await inert()
  })

  it('a file of populations with such names is imported; its name stands in the sources', async () => {
    const first = page.getByRole('list', { name: 'Fichiers déposés' }).locator('> li').filter({ hasText: '__pwned=5' })
    await first.getByLabel(/^Année/).fill('2021')
    await first.getByRole('button', { name: /^Importer/ }).click()
    await page.getByRole('region', { name: 'Sources du dossier' }).getByText('__pwned=5').waitFor()
    await show('chiffres', IMG)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await inert()
    }
  })
})

describe('in what leaves', () => {
  const saved = async (button: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).click()
    const file = await download
    expect(file.suggestedFilename()).not.toMatch(/[<>:"/\\|?*]/)
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  it.each([IMG, FORMULA])('no cell of the CSV and of the workbook of %s is a formula', async (cpts) => {
    await show('chiffres', cpts)
    const { data } = Papa.parse<string[]>((await saved('Exporter en CSV')).toString('utf8').replace(/^\uFEFF/, ''), {
      delimiter: ';',
    })
    const cells = data.flat()
    expect(cells.join('\n')).toContain(SECTORS[0])
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?[\d\s\u202F,]+$/.test(cell))).toEqual([])
    const book = read(await saved('Exporter en Excel'), { cellFormula: true })
    const sheets = Object.values(book.Sheets)
    const formulas = sheets.flatMap((sheet) => Object.values(sheet).filter((cell) => cell?.f !== undefined || cell?.l))
    expect(formulas).toEqual([])
    const texts = sheets.flatMap((sheet) => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat())
    expect(texts.filter((cell) => typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(texts.join('\n')).toContain(SECTORS[0])
  })

  it.each([TYPST, RTL, LONG])('the PDF and the Word file of %s say it as typed', async (cpts) => {
    await show('documents', cpts)
    await page.getByRole('radio', { name: 'Fiche' }).check({ force: true })
    const pdf = await readPdf(new Uint8Array(await saved('Exporter en PDF')))
    const words = squeeze(pdf.pages.map(({ text }) => text).join(''))
    if (cpts !== RTL) expect(words).toContain(squeeze(garde(cpts))) // letters of the other direction are read back in another order
    const word = unzip(new Uint8Array(await saved('Exporter en Word')))
    const body = word.get('word/document.xml')?.toString('utf8') ?? ''
    checkXml('word/document.xml', body)
    expect(squeeze(wordText(body))).toContain(squeeze(garde(cpts)))
  })

  it('the contract says the settings as typed', async () => {
    await show('documents', TYPST)
    await page.getByText('Contrat ACI', { exact: true }).click()
    await page.getByRole('button', { name: 'Champs à remplir' }).waitFor()
    const pdf = await readPdf(new Uint8Array(await saved('Exporter en PDF')))
    const words = squeeze(pdf.pages.map(({ text }) => text).join(''))
    for (const typed of [IMG, FORMULA, TYPST, SCRIPT]) expect(words).toContain(squeeze(typed))
    await inert()
  })

  it('nothing ran, nothing was asked of another machine, nothing failed', async () => {
    const { cpts } = await ask<EtatDossier>(page, 'dossier.etat', { fichier })
    expect(cpts.map(({ nom }) => nom)).toEqual(CPTS.map(garde))
    await inert()
    expect([...window.hosts]).toEqual(['127.0.0.1'])
    expect(window.problems.filter((words) => !words.includes('400'))).toEqual([])
  })
})
