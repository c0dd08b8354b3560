/** What goes wrong in real life, seen in the window: it says what and what to do, and nothing is lost. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDossier, openDossier } from '../../electron/backend/store/dossier.ts'
import { listSources } from '../../electron/backend/store/sources.ts'
import { createCpts } from '../../electron/backend/store/territoire.ts'
import { generateRpps } from '../bench/rpps.ts'
import { type Host, launchBrowser, openWindow, removeFolders, startHost, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window

beforeAll(async () => {
  browser = await launchBrowser()
  host = await startHost()
  window = await openWindow(browser, host.address)
})
afterAll(async () => {
  await browser.close()
  await host.kill('SIGKILL')
  removeFolders(host)
})

function dossier(name: string, communes: readonly string[]): string {
  const path = join(host.dossiers, name)
  const made = createDossier(path, { nom: 'CPTS Essai' })
  made.transaction('essai', null, () => createCpts(made, { nom: 'CPTS Essai', communes }))
  made.close()
  return path
}

const show = (file: string, room = 'territoire', origin = host.origin) =>
  window.page.goto(`${origin}/#/${room}?fichier=${encodeURIComponent(file)}`)

describe('a dossier that cannot be opened says why', () => {
  it('not a dossier at all', async () => {
    const file = join(host.dossiers, 'faux.maillage')
    writeFileSync(file, 'ceci n’est pas une base')
    await show(file)
    const alert = window.page.getByRole('alert')
    await alert
      .getByText(/n’est pas un dossier/)
      .first()
      .waitFor()
  })

  it('made by a newer Maillage: left alone', async () => {
    const file = dossier('futur.maillage', ['03118'])
    const db = new Database(file)
    db.pragma('user_version = 99')
    db.close()
    await show(file)
    await window.page
      .getByRole('alert')
      .getByText(/version/)
      .first()
      .waitFor()
    const after = new Database(file, { readonly: true })
    expect(after.pragma('user_version', { simple: true })).toBe(99)
    after.close()
  })

  it('gone', async () => {
    await show(join(host.dossiers, 'absent.maillage'))
    await window.page
      .getByRole('alert')
      .getByText(/absent\.maillage/)
      .first()
      .waitFor()
  })
})

describe('two windows of two Maillage on one dossier', () => {
  it('the second is told that the dossier is in use, and the first keeps working', async () => {
    const file = dossier('partage.maillage', ['03118'])
    await show(file)
    await window.page.getByRole('button', { name: /Coller une liste/ }).waitFor()
    const second = await startHost(host)
    try {
      const other = await window.context.newPage()
      await other.goto(second.address)
      await other.goto(`${second.origin}/#/territoire?fichier=${encodeURIComponent(file)}`)
      await other
        .getByText(/déjà ouvert|utilisé|occupé/i)
        .first()
        .waitFor()
      await other.close()
    } finally {
      await second.kill()
    }
    expect(await window.page.getByRole('button', { name: /Coller une liste/ }).isVisible()).toBe(true)
  })
})

describe('the engine killed during an import', () => {
  it('leaves the dossier as it was, and it opens again', async () => {
    const file = dossier('coupure.maillage', ['03118', '03254'])
    const big = await generateRpps(400_000)
    await show(file, 'donnees')
    await window.page.getByLabel('Choisir des fichiers').setInputFiles(big)
    const importer = window.page.getByRole('button', { name: /^Importer/ }).first()
    await importer.waitFor()
    await importer.click()
    await window.page.waitForTimeout(150)
    await host.kill('SIGKILL')
    const left = openDossier(file)
    expect(left.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(listSources(left)).toHaveLength(0)
    left.close()
    host = await startHost(host)
    await window.page.goto(host.address)
    await show(file)
    await window.page.getByText('Gannat').first().waitFor()
    rmSync(big)
  })
})
