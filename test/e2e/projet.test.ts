/** From a need to a fiche, an indicator with steps, the table of its mission and the PDF; cards moved by keys and by hand. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf, squeeze } from '../read-back.ts'
import { ask, room, seriousProblems } from './gestes.ts'
import { closeAll, type Host, openAll } from './harness.ts'

let browser: Browser
let host: Host
let page: Page

beforeAll(async () => {
  ;({ browser, host, page } = await openAll())
  await page.getByRole('button', { name: /Ouvrir l’exemple Sud Allier/ }).click()
  await page.waitForURL(/fichier=/)
  await room(page, 'Projet de santé').click()
  await page.getByRole('button', { name: 'Écrire un premier besoin' }).waitFor()
})
afterAll(() => closeAll(browser, host))

interface Lu {
  readonly besoin: readonly { readonly titre: string; readonly constat: unknown }[]
  readonly action: readonly { readonly titre: string; readonly mission: string; readonly exemple: boolean }[]
  readonly missions: readonly {
    readonly cle: string
    readonly annees: readonly ({ readonly cents: number } | null)[]
  }[]
}
const fichier = () => decodeURIComponent(/fichier=([^&]*)/.exec(page.url())?.[1] ?? '')
const lire = () => ask<Lu>(page, 'projet.lire', { fichier: fichier() })
const champ = (nom: string | RegExp) => page.getByRole('textbox', { name: nom, exact: true })
const ecrire = async (nom: string, valeur: string): Promise<void> => {
  await champ(nom).fill(valeur)
  await champ(nom).press('Enter')
}
const tableau = () => page.getByRole('button', { name: 'Projet de santé', exact: true }).click()
const colonne = (nom: RegExp) => page.getByRole('region', { name: nom })

it('a need is written with a live figure, and its fiche is made from it', async () => {
  await page.getByRole('button', { name: 'Écrire un premier besoin' }).click()
  await ecrire('Besoin', 'Patients à la recherche d’un médecin')
  await page.getByRole('textbox', { name: 'Constat du besoin' }).click()
  await page.keyboard.type('Le territoire compte ')
  await page.getByRole('button', { name: /^Insérer un chiffre/ }).click()
  await page.getByRole('combobox', { name: 'Chiffre du dossier' }).fill('Population municipale')
  await page
    .getByRole('option', { name: /Population municipale/ })
    .first()
    .click()
  await expect.poll(async () => JSON.stringify((await lire()).besoin[0]?.constat)).toContain('"PMUN"')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByRole('button', { name: 'Créer', exact: true }).click()
  await ecrire('Titre de la fiche', 'Trouver un médecin')
  await expect.poll(async () => (await lire()).action[0]?.titre).toBe('Trouver un médecin')
})

it('an indicator has steps, targets and their prices; a wrong difference is told beside the right one', async () => {
  await page.getByRole('button', { name: 'Ajouter un indicateur' }).click()
  await ecrire('Indicateur', 'Patients à orienter')
  await page.getByRole('combobox', { name: 'Genre' }).click()
  await page.getByRole('option', { name: 'Par paliers' }).click()
  await page.getByRole('combobox', { name: 'Sens' }).click()
  await page.getByRole('option', { name: 'À réduire' }).click()
  await ecrire('Valeur de départ', '120')
  for (const [palier, niveau, prix] of [
    ['socle', '95', '2000'],
    ['intermédiaire', '70', '4 000'],
    ['objectif', '45', '6000,50'],
  ] as const) {
    await ecrire(`Niveau du palier ${palier} de Patients à orienter`, niveau)
    await ecrire(`Prix du palier ${palier} de Patients à orienter`, prix)
  }
  await expect.poll(() => champ('Prix du palier objectif de Patients à orienter').inputValue()).toMatch(/^6\s000,50$/)
  await ecrire('Cible de l’année 1, Patients à orienter', '85')
  await ecrire('Cible de l’année 5, Patients à orienter', '45')
  await ecrire('Écart écrit pour l’année 5, Patients à orienter', '-65')
  // 45 less 120 is −75; 85 opens the first step, 45 the last.
  await page.getByText(/−\s75, et non −\s65 · 6\s000,50\s€/).waitFor()
  await expect
    .poll(async () => (await lire()).missions[0]?.annees.map((une) => une?.cents ?? null))
    .toEqual([200_000, null, null, null, 600_050])
  await page
    .getByRole('region', { name: 'À savoir' })
    .getByText(/il est de −\s75/)
    .waitFor()
  expect(await seriousProblems(page)).toEqual([])
})

it('a fiche taken from an example says so until it is the user’s; cards move by keys and by hand', async () => {
  await tableau()
  await page.getByRole('button', { name: 'Exemples…' }).click()
  await page.getByRole('button', { name: 'Reprendre Répondre aux soins non programmés' }).click()
  await page.getByRole('button', { name: 'Elle est à nous' }).waitFor()
  await tableau()
  await colonne(/Accès aux soins/)
    .getByText('exemple', { exact: true })
    .waitFor()
  const ordre = async () => (await lire()).action.map(({ titre, mission }) => `${mission} ${titre}`)
  const prise = page.getByRole('button', { name: 'Déplacer Répondre aux soins non programmés' })
  await prise.press('ArrowUp')
  await expect.poll(ordre).toEqual(['acces-soins Répondre aux soins non programmés', 'acces-soins Trouver un médecin'])
  await expect
    .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
    .toBe('Déplacer Répondre aux soins non programmés')
  await prise.press('ArrowRight')
  await expect.poll(ordre).toEqual(['parcours Répondre aux soins non programmés', 'acces-soins Trouver un médecin'])
  await colonne(/Parcours/)
    .getByRole('listitem')
    .dragTo(colonne(/Prévention/))
  await expect.poll(ordre).toEqual(['prevention Répondre aux soins non programmés', 'acces-soins Trouver un médecin'])
  expect(await seriousProblems(page)).toEqual([])
  await page
    .getByRole('button', { name: /^Annuler/ })
    .first()
    .click()
  await expect.poll(ordre).toContain('parcours Répondre aux soins non programmés')
})

it('the document has the fiche and the landscape table of its mission', async () => {
  await room(page, 'Documents').click()
  await page.getByRole('radiogroup', { name: 'Document' }).getByText('Projet de santé', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Sections du document' }).getByText('Trouver un médecin').first().waitFor()
  const { cpts } = await ask<{ cpts: { id: number }[] }>(page, 'dossier.etat', { fichier: fichier() })
  const { base64 } = await ask<{ base64: string }>(page, 'document.composer', {
    fichier: fichier(),
    cpts: cpts[0]?.id,
    document: 'projet',
    format: 'pdf',
  })
  const { pages } = await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))
  const texte = squeeze(pages.map((une) => une.text).join(''))
  expect(texte).toContain(squeeze('1.1 Trouver un médecin'))
  expect(texte).toContain(squeeze('≤ 45(− 75)6 000,50 €'))
  expect(texte).toContain(squeeze('Un tableau par mission'))
})

it('a field of the contract that « Complétude » misses is one click away, the caret in it', async () => {
  await room(page, 'Complétude').click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Directeur ou directrice de la caisse' })
    .getByRole('button', { name: 'Remplir' })
    .click()
  await expect
    .poll(() => page.evaluate('document.activeElement.labels?.[0]?.textContent'))
    .toBe('Directeur ou directrice de la caisse')
})
