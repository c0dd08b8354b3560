/** The web host over real HTTP: who may come in, and the window that they get. */
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { demande, get, hotePourCeFichier, lAdresse, leCookie, lePort, post, rienDit } from '../../test/hote-web.ts'

hotePourCeFichier()

const connectable = (adresse: string): Promise<boolean> =>
  new Promise((resoudre) => {
    const prise = connect({ host: adresse, port: lePort() })
    prise.setTimeout(2000, () => prise.destroy())
    prise.on('connect', () => {
      resoudre(true)
      prise.destroy()
    })
    prise.on('error', () => resoudre(false))
    prise.on('close', () => resoudre(false))
  })

describe('who may come in', () => {
  it('listens on 127.0.0.1 and nowhere else', async () => {
    expect(await connectable('127.0.0.1')).toBe(true)
    const autres = Object.values(networkInterfaces())
      .flatMap((adresses) => adresses ?? [])
      .map(({ address }) => address)
      .filter((adresse) => adresse !== '127.0.0.1' && !adresse.startsWith('fe80'))
    for (const adresse of ['::1', '127.0.0.2', ...autres])
      expect([adresse, await connectable(adresse)]).toEqual([adresse, false])
  })

  it.each([
    'mechant.example',
    'mechant.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.mechant.example:PORT',
    '127.0.0.1:PORT.mechant.example',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    'LOCALHOST:PORT',
  ])('refuses the Host %s, even with the session', async (modele) => {
    const reponse = await get('/', { host: modele.replace('PORT', String(lePort())) })
    expect(reponse.statut).toBe(403)
    rienDit(reponse)
  })
  it('answers to localhost as to 127.0.0.1', async () => {
    expect((await get('/', { host: `localhost:${lePort()}` })).statut).toBe(200)
  })
  it('refuses a request whose target is another site', async () => {
    const reponse = await get(`http://mechant.example/`)
    expect(reponse.statut).toBe(403)
  })

  it.each([
    'http://mechant.example',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:1',
    'http://localhost:PORT',
    'null',
    '',
  ])('refuses the Origin "%s"', async (modele) => {
    const origin = modele.replace('PORT', String(lePort()))
    const reponse = await post('exemple.lister', {}, { origin })
    expect(reponse.statut).toBe(403)
    rienDit(reponse)
  })
  it('accepts its own Origin', async () => {
    expect((await post('exemple.lister', {}, { origin: `http://127.0.0.1:${lePort()}` })).statut).toBe(200)
  })
  it.each(['cross-site', 'same-site', 'nimporte'])('refuses Sec-Fetch-Site %s, without Origin', async (site) => {
    expect((await get('/assets/a-0123abcd.js', { 'sec-fetch-site': site })).statut).toBe(403)
    expect((await post('exemple.lister', {}, { 'sec-fetch-site': site })).statut).toBe(403)
  })
  it('takes the address bar for reading only', async () => {
    expect((await get('/', { 'sec-fetch-site': 'none' })).statut).toBe(200)
    expect((await post('exemple.lister', {}, { 'sec-fetch-site': 'none' })).statut).toBe(403)
  })

  it('gives nothing without the session', async () => {
    for (const chemin of ['/', '/assets/a-0123abcd.js', '/api/evenements', '/telecharger/dossier?fichier=a.maillage'])
      for (const entetes of [
        {},
        { cookie: 'maillage=x' },
        { cookie: `${leCookie()}x` },
        { cookie: leCookie().replace(/=.*/, '=') },
      ]) {
        const reponse = await demande({ chemin, entetes })
        expect([chemin, reponse.statut]).toEqual([chemin, 401])
        rienDit(reponse)
      }
    const appel = await post('exemple.lister', {}, { cookie: '' })
    expect(appel.statut).toBe(401)
    expect(appel.lignes()[0]).toMatchObject({ error: { titre: 'Maillage ne reconnaît pas ce navigateur.' } })
    const envoi = await demande({ methode: 'POST', chemin: '/api/televerser?nom=a', corps: 'x' })
    expect(envoi.statut).toBe(401)
  })
  it('lets the token be used once, by its exact value', async () => {
    const { pathname, search } = new URL(lAdresse())
    for (const chemin of [`${pathname}${search}`, '/?jeton=', `${pathname}${search}x`, '/?jeton=a&jeton=b']) {
      const reponse = await demande({ chemin })
      expect(reponse.statut).toBe(401)
      expect(reponse.entetes['set-cookie']).toBeUndefined()
    }
  })
  it('sends a second opening of the same address to the page, without a new session', async () => {
    const { pathname, search } = new URL(lAdresse())
    const reponse = await get(`${pathname}${search}`)
    expect([reponse.statut, reponse.entetes.location, reponse.entetes['set-cookie']]).toEqual([303, '/', undefined])
  })
})

describe('the window', () => {
  it('comes with a strict policy whose nonce is fresh each time', async () => {
    const [une, deux] = [await get('/'), await get('/')]
    const politique = String(une.entetes['content-security-policy'])
    for (const regle of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
      expect(politique.split('; ')).toContain(regle)
    expect(politique).not.toMatch(/unsafe|\*|http/)
    const nonce = /'nonce-([^']+)'/.exec(politique)?.[1]
    expect(une.texte).toContain(`nonce="${nonce}"`)
    expect(deux.entetes['content-security-policy']).not.toContain(`'nonce-${nonce}'`)
    expect(une.entetes).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })
  it('keeps hashed files for ever and names their type', async () => {
    const { entetes, texte } = await get('/assets/a-0123abcd.js')
    expect(entetes).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(texte).toBe('export {}')
  })
  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%252e%252e/secret.txt',
    '//secret.txt',
    '//mechant.example/',
    '/\\mechant.example/',
    '/lien.txt',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/etc/passwd',
  ])('finds nothing at %s', async (chemin) => {
    const reponse = await get(chemin)
    expect([403, 404]).toContain(reponse.statut)
    rienDit(reponse)
  })
  it('answers GET and HEAD alone', async () => {
    for (const methode of ['PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await demande({ methode, chemin: '/', entetes: { cookie: leCookie() } })).statut).toBe(405)
    const tete = await demande({ methode: 'HEAD', chemin: '/', entetes: { cookie: leCookie() } })
    expect([tete.statut, tete.texte]).toEqual([200, ''])
  })
})
