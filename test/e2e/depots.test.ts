/** Contours, populations and professionals let fall together on the window: the map becomes real, the density appears. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../shared-data.ts'
import { addWhole, communesCount, dropFiles, newDossier, room } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

const CONTOURS = 'contours/departements-2018/communes-03-allier.geojson'
const POPULATIONS = 'insee/donnees_communes_2021.csv'
const RPPS = 'ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'

let browser: Browser
let host: Host
let window: Window
let page: Page

describe.skipIf(!hasSharedData(CONTOURS, POPULATIONS, RPPS))('three files let fall together', () => {
  beforeAll(async () => {
    ;({ browser, host, window, page } = await openAll())
    await newDossier(page, 'CPTS du dépôt')
    await addWhole(page, 'sioule limagne', /^CC Saint-Pourçain/)
    await communesCount(page, 60)
  })
  afterAll(() => closeAll(browser, host))

  it('before them the base is schematic and the density is not known', async () => {
    await page.getByText('Fond schématique', { exact: true }).waitFor()
    await expect.poll(() => page.getByText('non importé', { exact: true }).count()).toBe(2)
  })

  it('on the map: they are taken to Données, each said to be what it is', async () => {
    await dropFiles(page, page.getByRole('application'), [CONTOURS, POPULATIONS, RPPS].map(sharedData))
    const files = page.getByRole('list', { name: 'Fichiers déposés' }).getByRole('listitem')
    await expect.poll(() => files.count()).toBe(3)
    await page.getByText('3 fichiers\u00A0: 2 prêts, 1 à compléter.').waitFor()
    const said = (await files.allTextContents()).join('\n')
    for (const words of [/Contours de communes/, /Insee, populations de référence/, /Annuaire Santé/])
      expect(said).toMatch(words)
  })

  it('the year of the contours is asked, then the three are imported in one click', async () => {
    await page.getByLabel('Année des limites').fill('2018')
    await page.getByRole('button', { name: 'Importer les 3 fichiers prêts' }).click()
    await expect.poll(() => page.getByText('Importé', { exact: true }).count()).toBe(3)
  })

  it('Données lists the two sources of the dossier with how much of it each covers', async () => {
    const sources = page.getByRole('region', { name: 'Sources du dossier' })
    await expect
      .poll(() => sources.getByRole('progressbar', { name: /^Couverture\s: \d+ communes? sur 60/ }).count())
      .toBe(2)
    // The populations cover all; lines of a few communes are no directory, and what they count are minimums.
    expect(await sources.getByRole('progressbar', { name: /Couverture\s: 60\scommunes sur 60/ }).count()).toBe(1)
    const said = await sources.innerText()
    expect(said).toContain('Population municipale 2021')
    expect(said).toMatch(/138\sprofessionnels/) // of the 298 lines of the file, those of the 60 communes
  })

  it('the map is drawn from the contours, and the density is known', async () => {
    await room(page, 'Territoire').click()
    await page.getByText('Densité de population (hab./km²)').waitFor()
    expect(await page.getByText('Fond schématique', { exact: true }).count()).toBe(0)
    await page
      .getByText(/[Cc]ontours 2018/)
      .first()
      .waitFor()
    const area = await page
      .getByRole('button', { name: /km².*superficie/ })
      .first()
      .textContent()
    // 911.39 km² by Insee's SUPERF; the contours, simplified by a quarter, give 1 % more.
    expect(Number(area?.replace(',', '.').replace(/[^\d.]/g, ''))).toBeCloseTo(911.39 * 1.01, -1)
    await page.getByRole('button', { name: /^36,6 habitants au km²/ }).waitFor() // 33 641 inhabitants over 919.9 km²
  })

  it('the population of the file is one of those that may be chosen: 33 768 in 2021', async () => {
    await page.getByRole('combobox', { name: 'Millésime des populations' }).selectOption({ label: 'Populations 2021' })
    await page.getByRole('button', { name: /^33\s768 habitants en 2021/ }).waitFor()
  })

  it('professionals are counted: 27 general practitioners', async () => {
    await room(page, 'Chiffres').click()
    await page.getByRole('tab', { name: /^Professionnels/ }).click()
    const row = page.getByRole('row', { name: /^Médecins généralistes/ }).first()
    await row.waitFor()
    expect(await row.textContent()).toContain('27')
    expect(window.problems).toEqual([])
  })
})
