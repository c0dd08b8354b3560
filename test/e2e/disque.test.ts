/** A disk that is full, a folder that may not be written: the window says it in French, loses nothing, goes on afterwards. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDossier } from '../../electron/backend/store/dossier.ts'
import { listSources } from '../../electron/backend/store/sources.ts'
import { listCpts } from '../../electron/backend/store/territoire.ts'
import { addWhole, communesCount, dropFiles, room } from './gestes.ts'
import { type Host, launchBrowser, openWindow, startHost, type Window } from './harness.ts'
import { canMount, type SmallDisk, smallDisk } from './petit-disque.ts'

const CLI = resolve(import.meta.dirname, '../../electron/hosts/cli.ts')
const FILE = 'exemple-sud-allier.maillage'
const possible = canMount()

let browser: Browser
let disk: SmallDisk
let host: Host
let window: Window
let page: Page
const kept = mkdtempSync(join(tmpdir(), 'maillage-disque-copie-'))
const source = join(kept, 'superficies.csv')
const other = join(kept, 'autres.csv')

/** On the small disk: the dossiers, the library, and (`TMPDIR`) what the window sends. */
const start = () => {
  const folders = { dossiers: `${disk.folder}/dossiers`, bibliotheque: `${disk.folder}/bibliotheque` }
  return startHost(folders, [...disk.inside, 'env', `TMPDIR=${disk.folder}/tmp`])
}
beforeAll(async () => {
  if (!possible) return
  writeFileSync(source, 'code_commune;superficie_km2\n03118;36,6\n03254;34,4\n')
  writeFileSync(other, 'code_commune;superficie_km2\n03107;31,2\n')
  browser = await launchBrowser()
  disk = await smallDisk(4096)
  mkdirSync(join(disk.outside, 'tmp'))
  host = await start()
  window = await openWindow(browser, host.address)
  page = window.page
  await page.getByRole('button', { name: /Ouvrir l’exemple Sud Allier/ }).click()
  await communesCount(page, 5)
})
afterAll(async () => {
  if (!possible) return
  await browser.close()
  await host.kill()
  disk.remove()
  rmSync(kept, { recursive: true })
})

/** Holds the five communes of the example: 60 with them. */
const WHOLE = /^CC Saint-Pourçain/
const FULL = /Il n’y a plus assez de place/

/** The refusal is read aloud, says what to do, and is closed. */
async function refused(what: RegExp, wayOut: RegExp): Promise<void> {
  const notice = page.getByRole('alert').filter({ hasText: what }).first()
  await notice.waitFor()
  expect(await notice.textContent()).toMatch(wayOut)
  const close = notice.getByRole('button', { name: 'Fermer' })
  if ((await close.count()) > 0) await close.click()
}
const menu = async (name: RegExp) => {
  await page.getByRole('button', { name: 'Dossier et CPTS : autres actions' }).click()
  await page.getByRole('menuitem', { name }).click()
}
const drop = async (file = source) => {
  await room(page, 'Données').click()
  await page.getByRole('heading', { name: 'Données', level: 1 }).waitFor()
  await dropFiles(page, page.getByRole('main'), [file])
}
const sourceCount = () => page.getByRole('button', { name: /^Retirer Superficie/ }).count()
const pdf = async () => {
  await room(page, 'Documents').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter en PDF' }).click()
  const path = join(kept, 'fiche.pdf')
  await (await download).saveAs(path)
  return readFileSync(path).subarray(0, 5).toString()
}
const dossiers = () => readdirSync(join(disk.outside, 'dossiers'))

/** The command on the same disk: its exit code and what it says. */
function command(...args: string[]): string {
  const [program = '', ...rest] = [...disk.inside, process.execPath, CLI, ...args]
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8' })
  return `${status} ${stderr}`
}

describe.skipIf(!possible)('the disk is full', () => {
  it('a change of the territory is refused, and the territory stays as it was', async () => {
    disk.fill()
    await addWhole(page, 'sioule limagne', WHOLE)
    await refused(FULL, /resté comme avant.*Libérez de la place/s)
    await communesCount(page, 5)
  })

  it('an import is refused, whether the file cannot be received or the dossier cannot be written', async () => {
    await drop()
    await refused(/n’a pas pu être reçu/, /Libérer de la place/)
    disk.free()
    await drop()
    await page.getByRole('button', { name: /^Importer/ }).waitFor()
    disk.fill()
    await page.getByRole('button', { name: /^Importer/ }).click()
    await refused(FULL, /Libérez de la place/)
    expect(await sourceCount()).toBe(0)
  })

  it('a document is still exported, a copy is refused without leaving the window nor a piece of a file', async () => {
    expect(await pdf()).toBe('%PDF-')
    await menu(/^Dupliquer/)
    await refused(FULL, /Libérez de la place/)
    await menu(/^Enregistrer une copie/)
    await refused(FULL, /Libérez de la place/)
    expect(await page.getByRole('heading', { name: 'Documents', level: 1 }).isVisible()).toBe(true)
    expect(dossiers().filter((name) => !name.startsWith(FILE))).toEqual([])
  })

  it('a document written there by the command is refused, and nothing of it is left', () => {
    const said = command('document', `${disk.folder}/dossiers/${FILE}`, 'fiche', '-o', `${disk.folder}/fiche.pdf`)
    expect(said).toMatch(/^1 .*(place|plein)/s)
    expect(readdirSync(disk.outside).sort()).toEqual(['ballast', 'bibliotheque', 'dossiers', 'tmp'])
  })

  it('the dossier opens on the full disk, and once there is room takes what was refused', async () => {
    await page.goto('about:blank')
    await host.kill()
    disk.fill()
    host = await start()
    await page.goto(host.address)
    await page.goto(`${host.origin}/#/territoire?fichier=${FILE}`)
    await communesCount(page, 5)
    disk.free()
    await page.reload()
    await addWhole(page, 'sioule limagne', WHOLE)
    await communesCount(page, 60)
    await drop()
    await page.getByRole('button', { name: /^Importer/ }).click()
    await expect.poll(sourceCount).toBe(1)
  })
})

describe.skipIf(!possible)('the folder may not be written', () => {
  let bytes: Buffer

  it('the dossier opens and says that it is for reading', async () => {
    await page.goto('about:blank')
    await host.kill()
    bytes = readFileSync(join(disk.outside, 'dossiers', FILE))
    disk.readOnly(true)
    host = await startHost(
      { dossiers: `${disk.folder}/dossiers`, bibliotheque: join(kept, 'bibliotheque') },
      disk.inside,
    )
    await page.goto(host.address)
    await page.goto(`${host.origin}/#/territoire?fichier=${FILE}`)
    await communesCount(page, 60)
    await page.getByText('Lecture seule', { exact: true }).waitFor()
  })

  it('changes, imports, copies and new dossiers are refused in French; documents are still made', async () => {
    await addWhole(page, 'vichy', /^CA Vichy/)
    await refused(/écriture est impossible/, /Copiez le dossier dans un emplacement où vous pouvez écrire/)
    await communesCount(page, 60)
    await drop(other)
    await page.getByRole('button', { name: /^Importer/ }).click()
    await refused(/écriture est impossible/, /lecture seule/)
    expect(await sourceCount()).toBe(1)
    expect(await pdf()).toBe('%PDF-')
    await menu(/^Dupliquer/)
    await refused(/écriture est impossible/, /emplacement où vous pouvez écrire/)
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByLabel('Nom de la CPTS').fill('CPTS neuve')
    await page.getByRole('button', { name: 'Créer' }).click()
    await refused(/écriture est impossible/, /emplacement où vous pouvez écrire/)
    expect(dossiers()).toEqual([FILE])
    expect(readFileSync(join(disk.outside, 'dossiers', FILE)).equals(bytes)).toBe(true)
  })

  it('unlocked, the same dossier takes changes once opened anew, and all that it held is there', async () => {
    disk.readOnly(false)
    await page.goto(`${host.origin}/#/territoire?fichier=${FILE}`)
    await page.reload()
    await page.getByText(/^Enregistré/).waitFor()
    await addWhole(page, 'sioule limagne', WHOLE)
    await communesCount(page, 0)
    await host.kill()
    cpSync(join(disk.outside, 'dossiers', FILE), join(kept, FILE))
    const left = openDossier(join(kept, FILE))
    expect(left.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(listSources(left).map(({ nomFichier }) => nomFichier)).toEqual(['superficies.csv'])
    expect(listCpts(left).map(({ nom, communes }) => [nom, communes.length])).toEqual([['CPTS Sud Allier', 0]])
    left.close()
  })
})
