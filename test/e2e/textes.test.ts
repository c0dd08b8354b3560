/** The texts of a document, in the window: rewritten with their figures alive, moved by keys, kept through kills and restarts. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, room, seriousProblems } from './gestes.ts'
import { closeAll, type Host, openAll, startHost, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Sud Allier/ }).click()
  await page.waitForURL(/fichier=/)
  await ouvrir('Habitants et densité')
})
afterAll(() => closeAll(browser, host))

const sections = () => page.getByRole('navigation', { name: 'Sections du document' })
const nom = (titre: string) => sections().getByRole('button', { name: new RegExp(`^${titre}`) })
const champ = () => page.getByRole('textbox', { name: /^Texte( 1)? de la section/ })
const fichier = () => decodeURIComponent(/fichier=([^&]*)/.exec(page.url())?.[1] ?? '')

interface Lu {
  readonly sections: readonly { readonly elements: readonly { readonly texte?: { readonly edite: unknown } }[] }[]
}

async function ouvrir(section: string): Promise<void> {
  await room(page, 'Documents').click()
  await page.getByRole('radiogroup', { name: 'Document' }).getByText('Diagnostic', { exact: true }).click()
  await nom(section).click()
  await champ().waitFor()
}

async function numero(): Promise<number> {
  const { cpts } = await ask<{ cpts: { id: number }[] }>(page, 'dossier.etat', { fichier: fichier() })
  return cpts[0]?.id ?? Number.NaN
}

/** What the dossier holds of the user's words. */
async function ecrits(): Promise<string> {
  const cpts = await numero()
  const lu = await ask<Lu>(page, 'textes.lire', { fichier: fichier(), cpts, document: 'diagnostic' })
  return JSON.stringify(lu.sections.flatMap(({ elements }) => elements.flatMap(({ texte }) => texte?.edite ?? [])))
}

it('a rewritten paragraph is kept by itself, said modified, its figures alive', async () => {
  expect(
    await champ()
      .getByRole('img', { name: /chiffre suivi/ })
      .count(),
  ).toBeGreaterThan(0)
  await champ().press('Control+End')
  await page.keyboard.type(" C'est confirmé.")
  await expect.poll(ecrits).toContain('C’est confirmé.')
  await nom('Habitants et densité').getByText('modifiée').waitFor()
  expect(await ecrits()).toContain('"chiffre"')
  expect(await seriousProblems(page)).toEqual([])
})

it('a text stays on screen, with what is being typed, while the document cannot be read again', async () => {
  await page.route('**/api/textes.*', (route) => route.abort())
  await champ().press('Control+End')
  await page.keyboard.type(' Sans réseau.')
  // Another window changes the dossier: this one reads the document again, in vain.
  await ask(page, 'dossier.regler', {
    fichier: fichier(),
    cpts: await numero(),
    reglages: { 'contrat.dateSignature': '2026-03-01' },
  })
  await page.getByText('Pas encore enregistré').waitFor()
  expect(await champ().textContent()).toContain('Sans réseau.')
  window.problems.length = 0 // the browser's own words on a call without answer
  await page.unroute('**/api/textes.*')
  await expect.poll(ecrits).toContain('Sans réseau.')
  await page.getByText('Pas encore enregistré').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
})

it('what was typed and left is there after the host was killed, and undone after a restart', async () => {
  await champ().press('Control+End')
  await page.keyboard.type(' Et encore.')
  await champ().blur()
  await expect.poll(ecrits).toContain('Et encore.')
  const { hash } = new URL(page.url())
  await host.kill('SIGKILL')
  // The words typed while nothing answers stay in the window.
  await champ().press('Control+End')
  await page.keyboard.type(' Sans moteur.')
  await page.getByText('Pas encore enregistré').waitFor()
  expect(await champ().textContent()).toContain('Sans moteur.')
  window.problems.length = 0 // the browser's own words on a host that is gone
  host = await startHost(host)
  await page.goto(host.address)
  await page.goto(`${host.origin}/${hash}`)
  await ouvrir('Habitants et densité')
  await champ().getByText('Et encore.').waitFor()
  await champ().click()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await champ().textContent())?.includes('Et encore.')).toBe(false)
  expect(await champ().textContent()).toContain('C’est confirmé.')
})

it('goes back to what is proposed', async () => {
  await page.getByRole('button', { name: 'Revenir au texte proposé' }).click()
  await expect.poll(ecrits).toBe('[]')
  await expect.poll(async () => (await champ().textContent())?.includes('confirmé')).toBe(false)
})

it('sections are moved by keys, the handle keeps the focus, the new place is told', async () => {
  const prise = sections().getByRole('button', { name: 'Déplacer Population' })
  await prise.focus()
  await page.keyboard.press('ArrowDown')
  await sections()
    .getByText(/^Population\s: place \d+ sur \d+\.$/)
    .waitFor()
  const titres = sections().getByRole('button', { name: /^(Population|Offre de soins)$/ })
  await expect.poll(() => titres.allTextContents()).toEqual(['Offre de soins', 'Population'])
  await expect.poll(() => prise.evaluate('document.activeElement.dataset.prise')).toBeTruthy()
})
