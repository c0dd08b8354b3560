/**
 * The real window in a real browser over the real host: nothing is imitated. Chromium is the system's when there is one,
 * else the one inside an npm package (Linux).
 *
 * Nothing may leave 127.0.0.1, in any test: all that the browser asks of another machine goes to a proxy that writes it
 * down and refuses, all that the host asks is written down by `network-watch.ts`, and closing either throws if anything was.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const WEB = resolve(import.meta.dirname, '../../electron/hosts/web.ts')
const WATCH = pathToFileURL(resolve(import.meta.dirname, '../fixtures/network-watch.ts')).href
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** `more`: arguments of Chromium. Its `close()` throws when anything was asked of another machine than this one. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const proxy = await tripwire()
  const browser = await chromium.launch(await chromiumOf(proxy.port, more))
  const close = browser.close.bind(browser)
  browser.close = async () => {
    await close()
    const asked = await proxy.stop()
    if (asked.length > 0) throw new Error(`the browser left 127.0.0.1: ${asked.join(', ')}`)
  }
  return browser
}

async function chromiumOf(proxy: number, more: readonly string[]) {
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--proxy-server=http://127.0.0.1:${proxy}`, // loopback addresses never go through a proxy
    ...more,
  ]
  const installed = SYSTEM.find((path) => existsSync(path))
  if (installed !== undefined) return { executablePath: installed, args }
  const { default: packed } = await import('@sparticuz/chromium')
  // Not the arguments that come with it: made for other uses, they take the walls between sites away.
  return { executablePath: await packed.executablePath(), args }
}

/** A proxy that leads nowhere and remembers what it was asked. */
async function tripwire(): Promise<{ readonly port: number; stop(): Promise<readonly string[]> }> {
  const asked: string[] = []
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url}`)
    res.writeHead(403).end()
  })
  server.on('connect', (req, socket) => {
    asked.push(`CONNECT ${req.url}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done(asked))
        server.closeAllConnections()
      }),
  }
}

export interface Host {
  /** With the one-time token. */
  readonly address: string
  readonly origin: string
  readonly dossiers: string
  readonly bibliotheque: string
  readonly pid: number
  /** Throws when the host had asked anything of the network. */
  kill(signal?: NodeJS.Signals): Promise<void>
}

/**
 * Starts the web host on its own folders; `folders` given: on those of a former host (a restart). `inside`: a command
 * that runs it in its place (another user, other mounts), with `exec`.
 */
export async function startHost(
  folders?: Pick<Host, 'dossiers' | 'bibliotheque'>,
  inside: readonly string[] = [],
): Promise<Host> {
  const root = folders === undefined ? mkdtempSync(join(tmpdir(), 'maillage-e2e-')) : ''
  const dossiers = folders?.dossiers ?? join(root, 'dossiers')
  const bibliotheque = folders?.bibliotheque ?? join(root, 'bibliotheque')
  if (folders === undefined) for (const folder of [dossiers, bibliotheque]) mkdirSync(folder, { recursive: true })
  const options = ['--sans-navigateur', '--dossiers', dossiers, '--bibliotheque', bibliotheque]
  const [program = '', ...args] = [...inside, process.execPath, '--import', WATCH, WEB, ...options]
  const child = spawn(program, args)
  const left: string[] = []
  child.stderr.on('data', (data: Buffer) => left.push(...(data.toString().match(/^SORTIE .*$/gm) ?? [])))
  const address = await firstAddress(child)
  return {
    address,
    origin: new URL(address).origin,
    dossiers,
    bibliotheque,
    pid: child.pid ?? 0,
    async kill(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((done) => child.once('close', done))
        child.kill(signal)
        await ended
      }
      if (left.length > 0) throw new Error(`the host used the network: ${left.join(', ')}`)
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
    reducedMotion: 'reduce', // nothing to wait for between an opening and what opened
  })
  const hosts = new Set<string>()
  const problems: string[] = []
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname)
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
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

/** A browser on a window of a host of its own, for the tests of one file. */
export async function openAll(): Promise<{ browser: Browser; host: Host; window: Window; page: Page }> {
  const browser = await launchBrowser()
  const host = await startHost()
  const window = await openWindow(browser, host.address)
  return { browser, host, window, page: window.page }
}

export async function closeAll(browser: Browser, host: Host): Promise<void> {
  await browser.close()
  await host.kill()
  removeFolders(host)
}
