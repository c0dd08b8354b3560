/** While the window is open, other pages of this very browser and other programs try to reach the host: they get nothing. */
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demander } from '../client-http.ts'
import { newDossier, room } from './gestes.ts'
import { type Host, launchBrowser, openWindow, removeFolders, startHost, type Window } from './harness.ts'

/** A name that its owner makes lead to 127.0.0.1, as an attacker does with the name of his own site. */
const REBOUND = 'attaque.test'

let browser: Browser
let host: Host
let window: Window
let page: Page
let other: Server
let otherOrigin: string
let port: number
/** The window's own session, stolen for the tests that show that even it does not help. */
let cookie: string
let fichier: string

beforeAll(async () => {
  browser = await launchBrowser([`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`, `--proxy-bypass-list=${REBOUND}`])
  host = await startHost()
  port = Number(new URL(host.origin).port)
  window = await openWindow(browser, host.address)
  page = window.page
  await newDossier(page, 'CPTS du secret')
  fichier = join(host.dossiers, 'cpts-du-secret.maillage')
  writeFileSync(join(host.dossiers, '..', 'secret.txt'), 'SECRET')
  cookie = (await window.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  other = createServer((_, res) =>
    res.setHeader('content-type', 'text/html').end('<!doctype html><title>autre</title>'),
  )
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  otherOrigin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
})
afterAll(async () => {
  await browser.close()
  await new Promise((done) => other.close(done))
  await host.kill()
  removeFolders(host)
})

/** The dossier as its host sees it: whatever is tried, it must not change. */
async function state(): Promise<string> {
  const entetes = { host: `127.0.0.1:${port}`, cookie, 'content-type': 'application/json' }
  const corps = JSON.stringify({ fichier })
  const { statut, texte } = await demander(port, { methode: 'POST', chemin: '/api/dossier.etat', entetes, corps })
  expect(statut).toBe(200)
  return texte
}

/**
 * What a page can learn of the host: by fetch with and without CORS, form, script, image, frame, event stream.
 * Each line says what came back; "rien" is what must be said.
 */
const ATTEMPTS = `async (target, fichier) => {
  const body = JSON.stringify({ fichier, nom: 'pris' })
  const read = async (url, options) => {
    try {
      const answer = await fetch(url, { credentials: 'include', ...options })
      const text = await answer.text()
      return answer.status >= 400 || text === '' ? 'rien' : text
    } catch { return 'rien' }
  }
  const loads = (tag, props) => new Promise((done) => {
    const element = Object.assign(document.createElement(tag), props)
    element.onload = () => done('chargé')
    element.onerror = () => done('rien')
    document.body.append(element)
  })
  const framed = () => new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { src: target + '/' })
    frame.onload = () => { try { done(frame.contentDocument?.title ? 'lu' : 'rien') } catch { done('rien') } }
    document.body.append(frame)
  })
  const stream = () => new Promise((done) => {
    const source = new EventSource(target + '/api/evenements', { withCredentials: true })
    source.onopen = () => done('ouvert')
    source.onerror = () => { source.close(); done('rien') }
  })
  const posted = { method: 'POST', body }
  return {
    page: await read(target + '/'),
    etat: await read(target + '/api/app.etat', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    simple: await read(target + '/api/dossier.choisir', { ...posted, headers: { 'content-type': 'text/plain' } }),
    aveugle: await read(target + '/api/dossier.choisir', { ...posted, mode: 'no-cors' }),
    copie: await read(target + '/telecharger/dossier?fichier=' + encodeURIComponent(fichier)),
    envoi: await read(target + '/api/televerser?nom=x.csv', { method: 'POST', body: 'x', mode: 'no-cors' }),
    script: await loads('script', { src: target + '/' }),
    image: await loads('img', { src: target + '/favicon.ico' }),
    cadre: await framed(),
    flux: await stream(),
  }
}`

/** All of it, tried from this page of the same browser, which holds the session. */
async function attempts(from: Page, target: string): Promise<unknown> {
  return from.evaluate(`(${ATTEMPTS})(${JSON.stringify(target)}, ${JSON.stringify(fichier)})`)
}
const NOTHING = Object.fromEntries(
  ['page', 'etat', 'simple', 'aveugle', 'copie', 'envoi', 'script', 'image', 'cadre', 'flux'].map((key) => [
    key,
    'rien',
  ]),
)

describe('another page of the same browser', () => {
  it('of another local server learns nothing and changes nothing', async () => {
    const before = await state()
    const stranger = await window.context.newPage()
    await stranger.goto(otherOrigin)
    expect(await attempts(stranger, host.origin)).toEqual(NOTHING)
    await stranger.close()
    expect(await state()).toBe(before)
  })

  it('whose name was made to lead to 127.0.0.1 is refused by its Host, session or not', async () => {
    const before = await state()
    const stranger = await window.context.newPage()
    const answer = await stranger.goto(`http://${REBOUND}:${port}/`)
    expect(answer?.status()).toBe(403)
    await stranger.goto(otherOrigin)
    expect(await attempts(stranger, `http://${REBOUND}:${port}`)).toEqual(NOTHING)
    await stranger.close()
    expect(await state()).toBe(before)
  })

  it('cannot use the session by sending the window itself to an address that acts', async () => {
    const before = await state()
    const stranger = await window.context.newPage()
    await stranger.goto(otherOrigin)
    // A form of another site posts with the session of the browser, were it sent.
    await stranger.evaluate(`(() => {
      const form = Object.assign(document.createElement('form'), { method: 'POST', enctype: 'text/plain', action: ${JSON.stringify(`${host.origin}/api/dossier.choisir`)} })
      form.append(Object.assign(document.createElement('input'), { name: '{"fichier":${JSON.stringify(JSON.stringify(fichier)).slice(1, -1)},"nom":"pris","x":"', value: '"}' }))
      document.body.append(form)
      form.submit()
    })()`)
    await stranger.waitForURL(`${host.origin}/**`)
    expect(await stranger.locator('body').innerText()).not.toContain('result')
    await stranger.close()
    expect(await state()).toBe(before)
  })

  it('in another browser, without the token, gets a sentence and no more', async () => {
    const context = await browser.newContext()
    const stranger = await context.newPage()
    const answer = await stranger.goto(`${host.origin}/`)
    expect(answer?.status()).toBe(401)
    expect(await stranger.locator('body').innerText()).toMatch(/^Maillage ne reconnaît pas ce navigateur/)
    // The address printed at the start has been used by the window.
    expect((await stranger.goto(host.address))?.status()).toBe(401)
    expect((await stranger.goto(`${host.origin}/?jeton=${'A'.repeat(43)}`))?.status()).toBe(401)
    await context.close()
  })
})

describe('another program, with the session of the window in hand', () => {
  it.each([
    '/../../secret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%2f..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/assets/../../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '/etc/passwd',
    '//etc/passwd',
    '/\\etc\\passwd',
    'file:///etc/passwd',
    '/assets/%00',
    '/telecharger/dossier?fichier=../secret.txt',
    '/telecharger/dossier?fichier=..%2Fsecret.txt',
    '/telecharger/dossier?fichier=/etc/passwd',
    '/telecharger/dossier?fichier=%2Fetc%2Fpasswd',
    '/telecharger/dossier?fichier=%5C%5Cserveur%5Cpartage%5Cx.maillage',
  ])('gets no file by %s', async (chemin) => {
    const { statut, texte } = await demander(port, { chemin, entetes: { host: `127.0.0.1:${port}`, cookie } })
    expect(statut).toBeGreaterThanOrEqual(400)
    expect(texte).not.toMatch(/SECRET|root:|doctype|"name"|SQLite/)
  })

  it.each([
    ['a wrong Host', { host: 'exemple.fr' }],
    ['the Host of another port', { host: '127.0.0.1:1' }],
    ['a Host that begins like ours', { host: '127.0.0.1.exemple.fr' }],
    ['a foreign Origin', { origin: 'http://127.0.0.1:1' }],
    ['no Origin to speak of', { origin: 'null' }],
    ['a cookie that is not ours', { cookie: 'session=x' }],
    ['no cookie', { cookie: '' }],
  ])('is refused with %s', async (_, header) => {
    const entetes = { host: `127.0.0.1:${port}`, cookie, 'content-type': 'application/json', ...header }
    const { statut, texte } = await demander(port, { methode: 'POST', chemin: '/api/app.etat', entetes, corps: '{}' })
    expect(statut).toBeGreaterThanOrEqual(401)
    expect(texte).not.toMatch(/result|dossiers/)
  })

  it('the same request, with nothing wrong, is answered: the refusals above are not for another reason', async () => {
    const entetes = { host: `127.0.0.1:${port}`, cookie, 'content-type': 'application/json', origin: host.origin }
    const { statut, texte } = await demander(port, { methode: 'POST', chemin: '/api/app.etat', entetes, corps: '{}' })
    expect(statut).toBe(200)
    expect(texte).toContain('cpts-du-secret')
  })
})

describe('meanwhile', () => {
  it('the window goes on, itself unable to run what is not its own or to speak to another', async () => {
    await room(page, 'Données').click()
    await page.getByRole('heading', { name: 'Données', level: 1 }).waitFor()
    expect(window.problems).toEqual([])
    const blocked = await page.evaluate(`(async () => {
      const tried = []
      const say = (what) => (result) => tried.push(what + ' ' + result)
      await fetch(${JSON.stringify(otherOrigin)}, { mode: 'no-cors' }).then(() => 'parti', () => 'refusé').then(say('fetch'))
      await new Promise((done) => {
        const script = document.createElement('script')
        script.textContent = 'window.__pwned = 1'
        document.body.append(script)
        setTimeout(done, 50)
      })
      say('script')(window.__pwned === undefined ? 'refusé' : 'joué')
      try { (0, eval)('1'); say('eval')('joué') } catch { say('eval')('refusé') }
      return tried
    })()`)
    expect(blocked).toEqual(['fetch refusé', 'script refusé', 'eval refusé'])
    expect([...window.hosts]).toContain('127.0.0.1')
  })
})
