/** Données in the real window: columns by hand, remembered; rejects; replace and remove; twelve files at once. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await page.getByLabel('Nom de la CPTS').fill('CPTS des Données')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('button', { name: /Coller une liste/ }).click()
  await page.getByLabel(/Noms, codes Insee/).fill('03118\n03254\n03107')
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByRole('button', { name: /Ajouter 3\scommunes/ }).click()
  await room('Données').click()
})
afterAll(() => closeAll(browser, host))

const room = (name: string) =>
  page.getByRole('navigation', { name: 'Étapes' }).getByRole('link', { name: new RegExp(`^${name}`) })
const carte = (nom: string): Locator => page.getByRole('listitem', { name: nom, exact: true })
const choisir = (...files: string[]) => page.getByLabel('Choisir des fichiers').setInputFiles(files)

function made(nom: string, content: string | Uint8Array): string {
  const folder = join(host.dossiers, '..', 'sources')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, nom), content)
  return join(folder, nom)
}

async function seriousProblems(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

const AIDANTS = `File active des maisons de santé

Code;Commune;Patients suivis ANNEE
3118;Gannat;120
3254;Saint-Pourçain-sur-Sioule;340
03107;<img src=x onerror=document.title="pris">;40
03999;=HYPERLINK("x");4
Total;;504
`

describe('a file that nobody knows', () => {
  it('is read by its columns in two clicks, after seeing what that gives', async () => {
    await choisir(made('msp_2023.csv', AIDANTS.replace('ANNEE', '2023')))
    await carte('msp_2023.csv').getByRole('button', { name: 'Choisir les colonnes…' }).click()
    const choix = page.getByRole('dialog', { name: /Colonnes de/ })
    await choix.getByText('3 communes du territoire sur 3, 1 ligne rejetée').waitFor()
    const essai = choix.getByRole('region', { name: 'Ce qui serait importé' })
    expect(await essai.getByRole('row', { name: /^Gannat/ }).textContent()).toContain('120\u00a0personnes')
    expect(await seriousProblems()).toEqual([])
    await choix.getByRole('button', { name: 'Importer', exact: true }).click()
    await carte('msp_2023.csv').getByText('Importé', { exact: true }).waitFor()
    await carte('msp_2023.csv').getByText('2 codes ont retrouvé leur zéro').waitFor()
    expect(await page.title()).not.toContain('pris')
  })

  it('gives its rejected lines, formulas neutralised', async () => {
    const download = page.waitForEvent('download')
    await carte('msp_2023.csv')
      .getByRole('button', { name: /Exporter la ligne rejetée/ })
      .click()
    const file = join(host.dossiers, '..', 'rejets.csv')
    await (await download).saveAs(file)
    expect(readFileSync(file, 'utf8')).toMatch(
      /^7;code de commune inconnu \(03999\)\s: s’il est né après[^;]*;03999;"'=HYPERLINK\(""x""\)";4\r?$/m,
    )
  })

  it('brings a figure that Chiffres shows: 120 + 340 + 40', async () => {
    await room('Chiffres').click()
    await page.getByRole('tab', { name: /^Âges, revenus/ }).click()
    const ligne = page.getByRole('row', { name: /Patients suivis/ }).first()
    await ligne.waitFor()
    expect(await ligne.textContent()).toContain('500')
    await room('Données').click()
  })

  it('is recognised the next year, and forgotten on demand', async () => {
    await choisir(made('msp_suite.csv', AIDANTS.replace('ANNEE', '2024').replace('120', '130')))
    const suivante = carte('msp_suite.csv')
    await suivante.getByText(/d’après votre choix précédent/).waitFor()
    await suivante.getByRole('button', { name: 'Importer', exact: true }).click()
    await suivante.getByText(/^Patients suivis 2024$/).waitFor()
    await choisir(made('msp_encore.csv', AIDANTS.replace('ANNEE', '2025')))
    const troisieme = carte('msp_encore.csv')
    await troisieme.getByRole('button', { name: 'Oublier ce choix' }).click()
    await troisieme.getByRole('button', { name: 'Choisir les colonnes…' }).waitFor()
    await page.getByRole('button', { name: 'Retirer msp_encore.csv de cette liste' }).click()
  })
})

describe('refusals that offer their way out', () => {
  it('duplicates are added up on demand', async () => {
    await choisir(made('doubles_2023.csv', 'CODGEO;PMUN\n03118;5000\n03118;610\n03254;4884\n03107;1306\n'))
    const file = carte('doubles_2023.csv')
    await file.getByRole('button', { name: 'Détails de doubles_2023.csv' }).click()
    await file.getByLabel('Année des données').fill('2023')
    await file.getByRole('button', { name: 'Importer', exact: true }).click()
    await file.getByRole('button', { name: 'Additionner ces lignes' }).click()
    await file.getByText('Importé', { exact: true }).waitFor()
  })

  it('postcodes in the place of codes are read with the town', async () => {
    await choisir(
      made(
        'postaux.csv',
        'code;commune;SUPERF\n03800;Gannat;35\n03500;Saint-Pourçain-sur-Sioule;36\n03450;Ébreuil;22\n03200;Vichy;6\n',
      ),
    )
    const file = carte('postaux.csv')
    await file.getByRole('button', { name: 'Importer', exact: true }).click()
    await file.getByRole('button', { name: 'Lire par code postal et ville…' }).click()
    const choix = page.getByRole('dialog', { name: /Colonnes de/ })
    expect(await choix.getByLabel('La commune est donnée par').inputValue()).toBe('postal')
    await choix.getByLabel('Année').fill('2023')
    await choix.getByText('3 communes du territoire sur 3').waitFor()
    await choix.getByRole('button', { name: 'Abandonner' }).click()
    await page.getByRole('button', { name: 'Retirer postaux.csv de cette liste' }).click()
  })

  it('accents converted twice are repaired on demand', async () => {
    await choisir(made('accents.csv', 'CODGEO;LIBGEO;PMUN2022\n03107;Ã‰breuil;1300\n'))
    const file = carte('accents.csv')
    await file.getByRole('button', { name: 'Réparer les accents' }).click()
    await file.getByText('Les accents abîmés sont réparés').waitFor()
    await file.locator('summary').click()
    await file.getByRole('cell', { name: 'Ébreuil', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Retirer accents.csv de cette liste' }).click()
  })
})

describe('a source of the dossier', () => {
  it('is replaced after seeing what changes', async () => {
    const newer = made('doubles_corrige_2023.csv', 'CODGEO;PMUN\n03118;5700\n03254;4884\n03107;1306\n')
    const picker = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /^Remplacer Insee, populations/ }).click()
    await (await picker).setFiles(newer)
    const file = carte('doubles_corrige_2023.csv')
    await file.waitFor()
    expect((await file.boundingBox())?.y).toBeLessThan(400) // brought into sight
    await file.getByLabel('Année des données').fill('2023')
    // 5 610 + 4 884 + 1 306 = 11 800 before, 5 700 + 4 884 + 1 306 = 11 890 after.
    const ligne = file.getByRole('row', { name: /^Population 11\s800/ })
    await ligne.waitFor()
    expect(await ligne.textContent()).toContain('11\u202f890\u00a0habitants')
    await file.getByRole('button', { name: 'Remplacer', exact: true }).click()
    await file.getByText('Importé', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer Insee, populations/ }).count()).toBe(1)
  })

  it('is removed after seeing which figures lose their value', async () => {
    await page
      .getByRole('button', { name: /^Retirer File active/ })
      .first()
      .click()
    const dialogue = page.getByRole('dialog', { name: 'Retirer cette source ?' })
    await dialogue.getByRole('row', { name: /^Patients suivis/ }).waitFor()
    expect(await dialogue.getByRole('row', { name: /^Patients suivis/ }).textContent()).toContain('plus de valeur')
    expect(await dialogue.textContent()).toContain('Diagnostic')
    expect(await seriousProblems()).toEqual([])
    await dialogue.getByRole('button', { name: 'Retirer', exact: true }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer File active/ }).count()).toBe(1)
  })
})

describe('twelve files at once', () => {
  it('each says what it is; those that are ready come in together; the others say why', async () => {
    await page.getByRole('button', { name: /^Ranger les/ }).click()
    const ans = Array.from({ length: 8 }, (_, i) => 2013 + i)
    await choisir(
      ...ans.map((an) => made(`pop${an}.csv`, `CODGEO;PMUN${an}\n03118;${an}\n03254;5\n03107;3\n`)),
      made('superficie.csv', 'CODGEO;SUPERF\n03118;35,6\n03254;35,3\n03107;22\n'),
      made('inconnu.csv', 'a;b\n1;2\n3;4\n'),
      made('faux.csv', '%PDF-1.7\n'),
      made('cpts.csv', 'cpts;code_insee\nCPTS Voisine;03310\n'),
    )
    await page.getByText(/^12 fichiers\s: 10\sprêts, 1\sà compléter, 1\sillisible\.$/).waitFor()
    expect(await seriousProblems()).toEqual([])
    await page.getByRole('button', { name: 'Importer les 10 fichiers prêts' }).click()
    await page.getByText(/10\simportés, 1\sillisible\.$/).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Retirer (?!.*de cette liste)/ }).count()).toBe(12)
  })

  it('nothing left 127.0.0.1, and the page reported no fault', () => {
    expect([...window.hosts]).toEqual(['127.0.0.1'])
    expect(window.problems).toEqual([])
  })
})
