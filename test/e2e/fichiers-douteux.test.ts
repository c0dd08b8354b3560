/** A file that is cut, one that comes twice under two names, one of another program: each card says it, with its way out. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBackend } from '../../electron/backend/backend.ts'
import { dropFiles, room, seriousProblems } from './gestes.ts'
import { type Host, launchBrowser, openWindow, removeFolders, startHost } from './harness.ts'

const GANNAT = '03118'
const POPULATIONS = `COM;Commune;P21_POP\n${GANNAT};Gannat;5800\n03254;Saint-Pourçain-sur-Sioule;5100\n`

let browser: Browser
let host: Host
let page: Page
let problems: readonly string[]

beforeAll(async () => {
  host = await startHost()
  const espace = { hote: 'cli' as const, dossiers: host.dossiers, bibliotheque: host.bibliotheque }
  const backend = await openBackend({ espace })
  const fichier = join(host.dossiers, 'sioule.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT] }] })
  const source = fichierDe('recensement.csv', POPULATIONS)
  await backend.call('dossier.importer', { fichier, source })
  backend.close()
  browser = await launchBrowser()
  const window = await openWindow(browser, host.address)
  page = window.page
  problems = window.problems
  await page
    .getByRole('button', { name: /sioule/i })
    .first()
    .click()
  await room(page, 'Données').click()
})
afterAll(async () => {
  await browser.close()
  await host.kill()
  removeFolders(host)
})

function fichierDe(nom: string, contenu: string | Buffer): string {
  const chemin = join(host.dossiers, '..', nom)
  writeFileSync(chemin, contenu)
  return chemin
}
const deposer = (...fichiers: string[]) => dropFiles(page, page.getByRole('main'), fichiers)
const carte = (nom: string) => page.getByRole('listitem', { name: nom })

describe('files that are not what they should be', () => {
  it('are told on their cards before any import', async () => {
    const parquet = Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(300)])
    await deposer(fichierDe('coupe.csv', `${POPULATIONS}03043;Ébr`), fichierDe('bpe.parquet', parquet))
    await carte('coupe.csv').getByText('À vérifier', { exact: true }).waitFor()
    expect(await carte('coupe.csv').innerText()).toContain(
      'La dernière ligne est coupée (2\u00a0colonnes au lieu de 3)',
    )
    await page.getByText('2 fichiers\u00a0: 1\u00a0à vérifier, 1\u00a0illisible.').waitFor()
    await carte('bpe.parquet').getByText('Ne peut pas être lu', { exact: true }).waitFor()
    expect(await carte('bpe.parquet').innerText()).toMatch(/Parquet est incomplet ou abîmé.*recommencez-le/s)
  })

  it('already there under another name: replaced, or imported anyway', async () => {
    await deposer(fichierDe('copie.csv', POPULATIONS))
    await carte('copie.csv').getByRole('button', { name: 'Importer', exact: true }).click()
    await carte('copie.csv').getByText('sous le nom', { exact: false }).waitFor()
    expect(await carte('copie.csv').innerText()).toContain('«\u00a0recensement.csv\u00a0»')
    expect(await seriousProblems(page)).toEqual([])
    await carte('copie.csv').getByRole('button', { name: 'Remplacer la source importée' }).click()
    await carte('copie.csv').getByText('Importé', { exact: true }).waitFor()
    const sources = page.getByRole('region', { name: 'Sources du dossier' })
    await expect.poll(() => sources.innerText()).toContain('copie.csv')
    expect(await sources.innerText()).not.toContain('recensement.csv')
    expect(problems).toEqual([])
  })
})
