/** Two directories count the same professionals: the screen shows both, one is published, and the choice is undone. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackend } from '../../electron/backend/backend.ts'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { communesEntieres } from '../liste-entiere.ts'
import { room, seriousProblems } from './gestes.ts'
import { type Host, launchBrowser, openWindow, removeFolders, startHost } from './harness.ts'

const GANNAT = '03118'
const NOM = 'Annuaire Santé, extraction en libre accès'

/** Of every commune of the Allier but Gannat: a directory counts exactly where it is that of a whole département. */
const PROFESSIONS = ['10', '60', '70', '40', '91', '92', '50', '21', '80', '93', '94', '95', '96']
const LIBELLES = ['Infirmier', 'Médecin généraliste', 'Sage-femme']

/** Five nurses and a physician of Gannat in one directory, four and one in the other. */
async function fichiers(): Promise<Readonly<Record<string, string>>> {
  const reference = openReference(await ensureReference())
  const ailleurs = communesEntieres(reference, ['03'], [GANNAT])
  reference.close()
  return {
    'PS_LibreAcces_Personne_activite_20260512.txt': [
      'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|',
      ...Array.from({ length: 5 }, (_, i) => `81${i}|60|C||L|03800|${GANNAT}|GENR01|`),
      `820|10|C|SM54|L|03800|${GANNAT}|GENR01|`,
      ...ailleurs.map(
        ({ code, codePostal }, i) =>
          `9${i}|${PROFESSIONS[i % PROFESSIONS.length]}|C|SM5${3 + (i % 2)}|L|${codePostal}|${code}|GENR01|`,
      ),
    ].join('\n'),
    'liste-ps-20260601.csv': [
      'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
      ...Array.from({ length: 4 }, (_, i) => `NOM${i};P;Infirmier;03800;GANNAT;Libéral intégral`),
      'NOMG;P;Médecin généraliste;03800;GANNAT;Libéral intégral',
      ...ailleurs.map(
        ({ nom, codePostal }, i) => `AILLEURS${i};P;${LIBELLES[i % 3]};${codePostal};${nom};Libéral intégral`,
      ),
    ].join('\n'),
  }
}

let browser: Browser
let host: Host
let page: Page
let problems: readonly string[]

beforeAll(async () => {
  host = await startHost()
  const fichier = join(host.dossiers, 'sources.maillage')
  const espace = { hote: 'cli' as const, dossiers: host.dossiers, bibliotheque: host.bibliotheque }
  const backend = await openBackend({ espace })
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT] }] })
  for (const [nom, texte] of Object.entries(await fichiers())) {
    const source = join(host.dossiers, nom)
    writeFileSync(source, `${texte}\n`)
    await backend.call('dossier.importer', { fichier, source })
  }
  backend.close()
  browser = await launchBrowser()
  const window = await openWindow(browser, host.address)
  page = window.page
  problems = window.problems
})
afterAll(async () => {
  await browser.close()
  await host.kill()
  removeFolders(host)
})

const infirmiers = () => page.getByRole('row', { name: /^Infirmiers/ })

describe('two directories of professionals', () => {
  it('are said above the table and beside each profession', async () => {
    await page
      .getByRole('button', { name: /sources|Sioule/ })
      .first()
      .click()
    await room(page, 'Chiffres').click()
    await page.getByRole('tab', { name: 'Professionnels' }).click()
    await page.getByText('2 sources comptent les professionnels', { exact: false }).waitFor()
    expect(await infirmiers().first().innerText()).toMatch(/^Infirmiers\s+2 sources\s+5\b/)
  })

  it('are compared in a panel that axe accepts, with the gap and its causes', async () => {
    await page.getByRole('button', { name: /^Infirmiers.*comparer les 2 sources/ }).click()
    const panneau = page.getByRole('dialog', { name: 'Plusieurs sources de professionnels' })
    await panneau.waitFor()
    const table = panneau.getByRole('table')
    // 4 − 5 = −1, a fifth of 5.
    expect(await table.getByRole('row', { name: /^Infirmiers/ }).innerText()).toMatch(
      /5\s+publié\s+4\s+\u22121 \(\u221220,0\u00a0%\)/,
    )
    expect(await panneau.innerText()).toContain('un professionnel qui exerce en deux lieux')
    expect(await panneau.getByRole('radio', { name: NOM, exact: true }).isChecked()).toBe(true)
    expect(await seriousProblems(page)).toEqual([])
  })

  it('one of them is published for one profession, then for all, and each choice is undone', async () => {
    const panneau = page.getByRole('dialog', { name: 'Plusieurs sources de professionnels' })
    const ligne = panneau.getByRole('radio', { name: /^Infirmiers.*selon Annuaire santé Ameli/ })
    await ligne.click()
    await expect.poll(() => ligne.isChecked()).toBe(true)
    await panneau.getByText('Sauf infirmiers\u00a0: Annuaire santé Ameli.').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => infirmiers().first().innerText()).toMatch(/2 sources\s+4\b.*Annuaire santé Ameli/s)
    expect(await page.getByRole('row', { name: /^Médecins généralistes/ }).innerText()).toContain(NOM)
    await page.getByText(`celle qui est publiée\u00a0: ${NOM}, sauf infirmiers`, { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Comparer les sources' }).click()
    const toutes = panneau.getByRole('radio', { name: 'Annuaire santé Ameli', exact: true })
    await toutes.click()
    await expect.poll(() => toutes.isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    const medecins = page.getByRole('row', { name: /^Médecins généralistes/ })
    await expect.poll(() => medecins.innerText()).toContain('Annuaire santé Ameli')
    await page.getByRole('button', { name: /^Annuler/ }).click()
    await expect.poll(() => medecins.innerText()).toContain(NOM)
    await page.getByRole('button', { name: /^Annuler/ }).click()
    await expect.poll(() => infirmiers().first().innerText()).toMatch(/2 sources\s+5\b/)
    expect(problems).toEqual([])
  })
})
