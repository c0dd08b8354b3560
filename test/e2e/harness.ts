/**
 * The real window in a real browser over the real host: nothing is imitated. Chromium is the system's when there is one,
 * else the one inside an npm package (Linux).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const WEB = resolve(import.meta.dirname, '../../electron/hosts/web.ts')
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export async function launchBrowser(): Promise<Browser> {
  const installed = SYSTEM.find((path) => existsSync(path))
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args })
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...args] })
}

export interface Host {
  /** With the one-time token. */
  readonly address: string
  readonly origin: string
  readonly dossiers: string
  readonly library: string
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** Starts the web host on its own folders; `folders` given: on those of a former host (a restart). */
export async function startHost(folders?: Pick<Host, 'dossiers' | 'library'>): Promise<Host> {
  const root = folders === undefined ? mkdtempSync(join(tmpdir(), 'maillage-e2e-')) : ''
  const dossiers = folders?.dossiers ?? join(root, 'dossiers')
  const library = folders?.library ?? join(root, 'bibliotheque')
  for (const folder of [dossiers, library]) mkdirSync(folder, { recursive: true })
  const child = spawn(process.execPath, [WEB, '--sans-navigateur', '--dossiers', dossiers, '--bibliotheque', library])
  const address = await firstAddress(child)
  return {
    address,
    origin: new URL(address).origin,
    dossiers,
    library,
    async kill(signal = 'SIGTERM') {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill(signal)
      await ended
    },
  }
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let text = ''
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString()
      const found = /http:\/\/\S+/.exec(text)
      if (found) done(found[0])
    })
    let errors = ''
    child.stderr?.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    child.once('exit', (code) => failed(new Error(`the host stopped with ${code}: ${errors}`)))
  })
}

/** A page of the window, watched: what it asked for and what went wrong in it. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** Hosts of every request made. */
  readonly hosts: Set<string>
  readonly problems: string[]
}

export async function openWindow(browser: Browser, address: string): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    locale: 'fr-FR',
  })
  const hosts = new Set<string>()
  const problems: string[] = []
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(address)
  return { page, context, hosts, problems }
}

export function removeFolders({ dossiers }: Pick<Host, 'dossiers'>): void {
  rmSync(resolve(dossiers, '..'), { recursive: true, force: true })
}
