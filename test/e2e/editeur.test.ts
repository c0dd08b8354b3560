/** The editor in a real browser, under the window's content policy: keys, live figures, pastes from Word and LibreOffice. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reference, Texte } from '../../shared/document/plan/texte.ts'
import { type PageEditeur, servirPageEditeur } from '../page-editeur.ts'
import { collageLibreOffice, collageWord } from './collages.ts'
import { seriousProblems } from './gestes.ts'
import { launchBrowser, openWindow } from './harness.ts'

let browser: Browser
let servie: PageEditeur
let page: Page
let problems: string[]

beforeAll(async () => {
  servie = await servirPageEditeur()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  servie?.fermer()
})
beforeEach(async () => {
  await page?.context().close()
  const window = await openWindow(browser, servie.adresse)
  page = window.page
  problems = window.problems
  await champ().waitFor()
  await champ().click()
})

const champ = () => page.getByRole('textbox', { name: 'Texte de la section Population' })
const ecrit = async (): Promise<Texte> => (await page.evaluate('window.bancEditeur.texte()')) as Texte
const montrer = (texte: Texte) => page.evaluate(`window.bancEditeur.montrer(${JSON.stringify(texte)})`)
/** The browser tells the editor where an arrow put the caret before it draws again: no hand is faster than a frame. */
const frame = () => page.evaluate('new Promise((fait) => requestAnimationFrame(() => requestAnimationFrame(fait)))')
const demandes = () => page.evaluate('window.bancEditeur.demandes()')
const simple = (texte: string): Texte => [{ type: 'paragraphe', morceaux: [{ texte }] }]
const population: Reference = { indicateur: 'population', ou: { type: 'cpts' }, millesime: null, forme: 'valeur' }
const phrase: Texte = [
  {
    type: 'paragraphe',
    morceaux: [{ texte: 'Soit ' }, { chiffre: population, vu: '25\u202f900' }, { texte: ' habitants.' }],
  },
]

async function coller(types: Record<string, string>): Promise<void> {
  await page.evaluate(`(() => {
    const donnees = new DataTransfer()
    for (const [type, contenu] of Object.entries(${JSON.stringify(types)})) donnees.setData(type, contenu)
    const collage = new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true })
    document.querySelector('[role=textbox]').dispatchEvent(collage)
  })()`)
}

describe('typing', () => {
  it('puts French typography as one types, taken back by one Backspace', async () => {
    await page.keyboard.type('L\'offre "de soins" suffit-elle ?')
    expect(await ecrit()).toEqual(simple('L’offre «\u00a0de soins\u00a0» suffit-elle\u00a0?'))
    await page.keyboard.press('Backspace')
    expect(await ecrit()).toEqual(simple('L’offre «\u00a0de soins\u00a0» suffit-elle ?'))
    expect(problems).toEqual([])
  })

  it('makes headings, lists, bold and italics by keys, and an empty item ends its list', async () => {
    await page.keyboard.press('Control+Alt+1')
    await page.keyboard.type('Population')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Une ')
    await page.keyboard.press('Control+b')
    await page.keyboard.type('hausse')
    await page.keyboard.press('Control+b')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Liste à puces/ }).click()
    await page.keyboard.type('un')
    await page.keyboard.press('Enter')
    await page.keyboard.type('deux')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+i')
    await page.keyboard.type('fin')
    expect(await ecrit()).toEqual([
      { type: 'titre', niveau: 1, morceaux: [{ texte: 'Population' }] },
      { type: 'paragraphe', morceaux: [{ texte: 'Une ' }, { texte: 'hausse', gras: true }] },
      { type: 'puce', morceaux: [{ texte: 'un' }] },
      { type: 'puce', morceaux: [{ texte: 'deux' }] },
      { type: 'paragraphe', morceaux: [{ texte: 'fin', italique: true }] },
    ])
    expect(await page.getByRole('listitem').count()).toBe(2)
    expect(await seriousProblems(page)).toEqual([])
  })

  it('undoes what was typed, then asks the dossier; leaving the text is told', async () => {
    await page.keyboard.type('mot')
    await page.keyboard.press('Control+z')
    expect(await ecrit()).toEqual([])
    expect(await demandes()).toEqual([])
    await page.keyboard.press('Control+z')
    expect(await demandes()).toEqual(['annuler'])
    await page.keyboard.press('Control+y')
    expect(await ecrit()).toEqual(simple('mot'))
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Shift+Tab')
    expect(await demandes()).toEqual(['annuler', 'refaire', 'sortie'])
  })

  it('keeps the caret when the text is changed elsewhere', async () => {
    await page.keyboard.type('bonjour')
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
    await frame()
    await montrer(simple('bonjour à tous'))
    await champ().getByText('à tous').waitFor()
    await page.keyboard.type('X')
    expect(await ecrit()).toEqual(simple('bonjXour à tous'))
  })
})

describe('a live figure', () => {
  it('shows its value of today, is told with its source, reached and taken away by keys', async () => {
    await montrer(phrase)
    const puce = champ().getByRole('img', { name: /^25\s987, chiffre suivi\s: Population municipale, 2023/ })
    await puce.waitFor()
    expect(await puce.getAttribute('title')).toContain('Insee')
    await champ().press('Control+Home')
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
    await page.locator('[aria-live]').getByText('chiffre suivi').waitFor()
    await page.evaluate("window.bancEditeur.valoir('26 101')")
    await champ().getByText('26 101').waitFor()
    await page.keyboard.press('Delete')
    expect(await ecrit()).toEqual(simple('Soit  habitants.'))
    expect(problems).toEqual([])
  })

  it('enters the text from the toolbar, searched by its words', async () => {
    await page.keyboard.type('Soit ')
    await page.getByRole('button', { name: 'Insérer un chiffre…' }).click()
    await page.getByRole('combobox', { name: 'Chiffre du dossier' }).fill('municip')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await champ().getByRole('img').waitFor()
    await page.keyboard.type(' habitants.')
    expect(await ecrit()).toEqual([
      {
        type: 'paragraphe',
        morceaux: [{ texte: 'Soit ' }, { chiffre: population, vu: '25\u202f987' }, { texte: ' habitants.' }],
      },
    ])
    expect(await seriousProblems(page)).toEqual([])
  })

  it('stays live when it is copied from one paragraph to another', async () => {
    await montrer(phrase)
    await champ().getByRole('img').waitFor()
    await champ().press('Control+a')
    const copie = (await page.evaluate(`(() => {
      const donnees = new DataTransfer()
      const evenement = new ClipboardEvent('copy', { clipboardData: donnees, bubbles: true, cancelable: true })
      document.querySelector('[role=textbox]').dispatchEvent(evenement)
      return { 'text/html': donnees.getData('text/html'), 'text/plain': donnees.getData('text/plain') }
    })()`)) as Record<string, string>
    expect(copie['text/plain']).toBe('Soit 25\u202f987 habitants.')
    await page.keyboard.press('ArrowRight')
    await frame()
    await coller(copie)
    const chiffres = (await ecrit()).flatMap(({ morceaux }) => morceaux.filter((un) => 'chiffre' in un))
    expect(chiffres.map((un) => un.chiffre)).toEqual([population, population])
  })
})

describe('a paste', () => {
  it('of Word keeps headings, lists, bold and italics, and nothing else', async () => {
    await coller({ 'text/html': collageWord, 'text/plain': 'brut' })
    expect(await ecrit()).toEqual([
      { type: 'titre', niveau: 1, morceaux: [{ texte: 'Accès aux soins' }] },
      {
        type: 'paragraphe',
        morceaux: [
          { texte: 'Le territoire compte ' },
          { texte: 'trois', gras: true },
          { texte: ' maisons de santé ' },
          { texte: 'pluriprofessionnelles', italique: true },
          { texte: '\u00a0: Billom, Vertaizon et Courpière.' },
        ],
      },
      { type: 'puce', morceaux: [{ texte: 'un médecin part en 2027' }] },
      { type: 'puce', morceaux: [{ texte: 'deux', gras: true }, { texte: ' infirmières arrivent' }] },
      { type: 'numero', morceaux: [{ texte: 'Recruter' }] },
      { type: 'numero', morceaux: [{ texte: 'Former' }] },
      { type: 'paragraphe', morceaux: [{ texte: 'Commune' }] },
      { type: 'paragraphe', morceaux: [{ texte: '4 808' }] },
    ])
    expect(problems).toEqual([])
  })

  it('of LibreOffice keeps the same', async () => {
    await coller({ 'text/html': collageLibreOffice })
    expect(await ecrit()).toEqual([
      { type: 'titre', niveau: 2, morceaux: [{ texte: 'Prévention' }] },
      {
        type: 'paragraphe',
        morceaux: [{ texte: 'Le ' }, { texte: 'dépistage', gras: true, italique: true }, { texte: ' recule.' }],
      },
      { type: 'numero', morceaux: [{ texte: 'Informer' }] },
      { type: 'numero', morceaux: [{ texte: 'Relancer' }] },
      { type: 'puce', morceaux: [{ texte: 'CPTS' }] },
    ])
    expect(problems).toEqual([])
  })

  it('that tries to be something else is text', async () => {
    await coller({
      'text/html':
        '<p onclick="x()">Un <a href="javascript:alert(1)">lien</a><script>alert(1)</script><img src=x onerror="alert(1)"> &lt;b&gt;</p>' +
        '<p><span data-chiffre="{&quot;n">faux</span></p><style>body{display:none}</style>',
    })
    expect(await ecrit()).toEqual([...simple('Un lien <b>'), ...simple('faux')])
    await champ().press('Control+a')
    await coller({ 'text/plain': 'ligne une\r\n\r\nligne deux\u0000\n' })
    expect(await ecrit()).toEqual([...simple('ligne une'), ...simple('ligne deux')])
    expect(problems).toEqual([])
  })
})
