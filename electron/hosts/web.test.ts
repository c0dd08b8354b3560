/** The web host over real HTTP: what it refuses, then what it does. The backend, the files and the sockets are real. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EtatDossier } from '../../shared/contract/application.ts'
import type { ErrorBody } from '../../shared/contract/errors.ts'
import { type DemandeBrute, demander, entrer, type Reponse } from '../../test/client-http.ts'
import { openBackend } from '../backend/backend.ts'
import { CORPS_MAXIMAL } from './web/api.ts'
import { demarrerHoteWeb, type HoteWeb } from './web/serveur.ts'

let racine: string
let dossiers: string
let hote: HoteWeb
let cookie: string

beforeAll(async () => {
  racine = realpathSync(mkdtempSync(join(tmpdir(), 'maillage-web-test-')))
  dossiers = join(racine, 'dossiers')
  const fenetre = join(racine, 'fenetre')
  mkdirSync(join(fenetre, 'assets'), { recursive: true })
  mkdirSync(dossiers)
  writeFileSync(
    join(fenetre, 'index.html'),
    '<!doctype html><script src="/assets/a-0123abcd.js" nonce="__NONCE_CSP__">',
  )
  writeFileSync(join(fenetre, 'assets/a-0123abcd.js'), 'export {}')
  writeFileSync(join(racine, 'secret.txt'), 'SECRET')
  symlinkSync(join(racine, 'secret.txt'), join(fenetre, 'lien.txt'))
  const espace = { hote: 'web' as const, dossiers, bibliotheque: join(racine, 'bibliotheque') }
  hote = await demarrerHoteWeb({ backend: await openBackend({ espace }), espace, fenetre })
  ;({ cookie } = await entrer(hote.adresse))
})
afterAll(async () => {
  await hote.fermer()
  rmSync(racine, { recursive: true, force: true })
})

const demande = (brute: DemandeBrute): Promise<Reponse> => demander(hote.port, brute)
const get = (chemin: string, entetes: Record<string, string> = {}): Promise<Reponse> =>
  demande({ chemin, entetes: { cookie, ...entetes } })

function post(methode: string, entree: unknown, entetes: Record<string, string> = {}): Promise<Reponse> {
  return demande({
    methode: 'POST',
    chemin: `/api/${methode}`,
    entetes: { cookie, 'content-type': 'application/json', ...entetes },
    corps: JSON.stringify(entree),
  })
}

/** The result of a call that must succeed. */
async function appeler<T>(methode: string, entree: unknown): Promise<T> {
  const reponse = await post(methode, entree)
  const derniere = reponse.lignes().at(-1)
  if (derniere === undefined || !('result' in derniere)) throw new Error(`${methode} : ${reponse.texte}`)
  return derniere.result as T
}

/** The error of a call that must fail. */
async function erreurDe(methode: string, entree: unknown): Promise<ErrorBody> {
  const reponse = await post(methode, entree)
  const derniere = reponse.lignes().at(-1)
  if (derniere === undefined || !('error' in derniere)) throw new Error(`${methode} : ${reponse.texte}`)
  return derniere.error
}

async function televerser(nom: string, corps: string | Buffer): Promise<string> {
  const chemin = `/api/televerser?nom=${encodeURIComponent(nom)}`
  const reponse = await demande({ methode: 'POST', chemin, entetes: { cookie }, corps })
  return (JSON.parse(reponse.texte) as { source: string }).source
}

/** Nothing of ours came back: neither page, nor data, nor the name of a file. */
function rienDit(reponse: Reponse): void {
  expect(reponse.texte).not.toMatch(/doctype|result|SECRET|maillage-web/)
  expect(reponse.texte.length).toBeLessThan(400)
}

const connectable = (adresse: string): Promise<boolean> =>
  new Promise((resoudre) => {
    const prise = connect({ host: adresse, port: hote.port })
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
    const reponse = await get('/', { host: modele.replace('PORT', String(hote.port)) })
    expect(reponse.statut).toBe(403)
    rienDit(reponse)
  })
  it('answers to localhost as to 127.0.0.1', async () => {
    expect((await get('/', { host: `localhost:${hote.port}` })).statut).toBe(200)
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
    const origin = modele.replace('PORT', String(hote.port))
    const reponse = await post('exemple.lister', {}, { origin })
    expect(reponse.statut).toBe(403)
    rienDit(reponse)
  })
  it('accepts its own Origin', async () => {
    expect((await post('exemple.lister', {}, { origin: `http://127.0.0.1:${hote.port}` })).statut).toBe(200)
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
        { cookie: `${cookie}x` },
        { cookie: cookie.replace(/=.*/, '=') },
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
    const { pathname, search } = new URL(hote.adresse)
    for (const chemin of [`${pathname}${search}`, '/?jeton=', `${pathname}${search}x`, '/?jeton=a&jeton=b']) {
      const reponse = await demande({ chemin })
      expect(reponse.statut).toBe(401)
      expect(reponse.entetes['set-cookie']).toBeUndefined()
    }
  })
  it('sends a second opening of the same address to the page, without a new session', async () => {
    const { pathname, search } = new URL(hote.adresse)
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
      expect((await demande({ methode, chemin: '/', entetes: { cookie } })).statut).toBe(405)
    const tete = await demande({ methode: 'HEAD', chemin: '/', entetes: { cookie } })
    expect([tete.statut, tete.texte]).toEqual([200, ''])
  })
})

describe('calls', () => {
  it('answers a method, in a line of JSON', async () => {
    const reponse = await post('exemple.lister', {})
    expect(reponse.entetes['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(reponse.lignes()).toHaveLength(1)
    expect(reponse.lignes()[0]).toMatchObject({
      result: expect.arrayContaining([expect.objectContaining({ id: 'venissieux' })]),
    })
  })
  it.each(['inconnue', 'constructor', '__proto__', 'toString', '', 'dossier.ouvrir/../x'])(
    'knows no method "%s"',
    async (methode) => {
      const reponse = await post(methode, {})
      expect(reponse.statut).toBe(404)
      expect(reponse.lignes()[0]).toMatchObject({ error: { kind: 'usage', titre: 'Cette demande n’existe pas.' } })
    },
  )
  it('explains a wrong input in French', async () => {
    expect(await erreurDe('reference.rechercher', { requete: 12 })).toMatchObject({
      kind: 'usage',
      titre: 'Cette demande n’est pas bien formée.',
      explication: expect.stringMatching(/^requete : .*attendu/),
    })
    for (const entree of [null, [], 'texte', { inconnu: 1 }])
      expect(await erreurDe('exemple.lister', entree)).toMatchObject({ kind: 'usage' })
  })
  it('refuses what is not JSON, what is not said to be JSON, and what is too long', async () => {
    const corps = async (type: string, texte: string): Promise<number> =>
      (
        await demande({
          methode: 'POST',
          chemin: '/api/exemple.lister',
          entetes: { cookie, 'content-type': type },
          corps: texte,
        })
      ).statut
    expect(await corps('application/json', '{')).toBe(400)
    expect(await corps('text/plain', '{}')).toBe(415)
    expect(await corps('application/jsonp', '{}')).toBe(415)
    expect(await corps('application/json;charset=utf-8', '{}')).toBe(200)
    const requete = 'x'.repeat(CORPS_MAXIMAL)
    expect((await post('reference.rechercher', { requete })).statut).toBe(413)
  })
  it('refuses a long body that does not say its length', async () => {
    const entetes = { cookie, 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const corps = Buffer.alloc(CORPS_MAXIMAL + 1, ' ')
    const reponse = await demande({ methode: 'POST', chemin: '/api/exemple.lister', entetes, corps })
    expect(reponse.statut).toBe(413)
  })
  it('writes the cause of an unexpected failure to the log, and tells its place only', async () => {
    // A dossier whose name is a directory's: SQLite's own words must not reach the screen.
    mkdirSync(join(dossiers, 'repertoire.maillage'))
    const erreur = await erreurDe('exemple.creer', { id: 'venissieux', fichier: 'repertoire.maillage' })
    expect(JSON.stringify(erreur)).not.toMatch(/SQLITE|EISDIR|at .*\.ts/)
  })
})

describe('which files may be named', () => {
  beforeAll(async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'permis.maillage' })
    mkdirSync(join(racine, 'ailleurs'))
    writeFileSync(join(racine, 'ailleurs/autre.maillage'), readFileSync(join(dossiers, 'permis.maillage')))
    symlinkSync(join(racine, 'ailleurs/autre.maillage'), join(dossiers, 'lien.maillage'))
    symlinkSync(join(racine, 'ailleurs'), join(dossiers, 'lien-repertoire'))
    symlinkSync(join(racine, 'ailleurs/futur.maillage'), join(dossiers, 'pendant.maillage'))
  })
  it('takes a bare name, and its absolute path', async () => {
    for (const fichier of ['permis.maillage', join(dossiers, 'permis.maillage')])
      expect(await appeler('dossier.decrire', { fichier })).toMatchObject({
        fichier: join(dossiers, 'permis.maillage'),
      })
  })
  it.each([
    '../ailleurs/autre.maillage',
    '..\\ailleurs\\autre.maillage',
    './permis.maillage',
    'lien.maillage',
    'RACINE/ailleurs/autre.maillage',
    'DOSSIERS/../ailleurs/autre.maillage',
    'DOSSIERS/lien.maillage',
    'DOSSIERS/lien-repertoire/autre.maillage',
    'file:///etc/passwd.maillage',
    '/etc/passwd',
    'permis.maillage\0.txt',
    '%2e%2e%2failleurs%2fautre.maillage/../../x',
    '',
    '.',
    '..',
    '.maillage',
  ])('does not read %j', async (modele) => {
    const fichier = modele.replace('RACINE', racine).replace('DOSSIERS', dossiers)
    for (const methode of ['dossier.decrire', 'dossier.ouvrir'])
      expect(['usage', 'fichier-illisible']).toContain((await erreurDe(methode, { fichier })).kind)
    expect((await get(`/telecharger/dossier?fichier=${encodeURIComponent(fichier)}`)).statut).toBe(400)
  })
  it.each([
    'RACINE/vole.maillage',
    '../vole.maillage',
    'pendant.maillage',
    'vole.html',
    'DOSSIERS/lien-repertoire/vole.maillage',
  ])('does not write %s', async (modele) => {
    const vers = modele.replace('RACINE', racine).replace('DOSSIERS', dossiers)
    await erreurDe('dossier.copier', { fichier: 'permis.maillage', vers })
    await erreurDe('exemple.creer', { id: 'venissieux', fichier: vers })
    for (const place of [
      join(racine, 'vole.maillage'),
      join(racine, 'ailleurs/vole.maillage'),
      join(racine, 'ailleurs/futur.maillage'),
    ])
      expect(existsSync(place)).toBe(false)
    expect(existsSync(join(dossiers, 'vole.html'))).toBe(false)
  })
  it('reads no file of the disk as a source, and writes no output', async () => {
    const source = join(racine, 'secret.txt')
    const fichier = 'permis.maillage'
    for (const entree of [{ source }, { source: `../${basename(source)}` }, { source: 'permis.maillage' }])
      expect((await erreurDe('dossier.importer', { fichier, ...entree })).kind).toBe('fichier-introuvable')
    expect((await erreurDe('dossier.creer', { fichier: 'neuf.maillage', liste: source })).kind).toBe(
      'fichier-introuvable',
    )
    const televerse = await televerser('a.csv', 'x')
    const rejets = join(dossiers, 'rejets.csv')
    expect((await erreurDe('dossier.importer', { fichier, source: televerse, rejets })).kind).toBe('usage')
    const sortie = join(dossiers, 'fiche.pdf')
    expect((await erreurDe('document.produire', { fichier, document: 'fiche', sortie })).kind).toBe('usage')
    expect([rejets, sortie, join(dossiers, 'neuf.maillage')].filter(existsSync)).toEqual([])
  })
})

describe('files', () => {
  it('imports an uploaded file and says its own name', async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'import.maillage' })
    const source = await televerser('../éà superficies.csv', 'code_commune;superficie_km2\n69259;15,29\n')
    const rapport = await appeler<{ fichier: string; retenues: number }>('dossier.importer', {
      fichier: 'import.maillage',
      source,
      millesime: '2022',
    })
    expect(rapport).toMatchObject({ fichier: 'éà superficies.csv', retenues: 1 })
  })
  it('downloads a dossier that opens elsewhere', async () => {
    await appeler('exemple.creer', {
      id: 'venissieux',
      fichier: 'Été à Vénissieux.maillage',
    })
    const reponse = await get(`/telecharger/dossier?fichier=${encodeURIComponent('Été à Vénissieux.maillage')}`)
    expect(reponse.statut).toBe(200)
    expect(reponse.texte.slice(0, 15)).toBe('SQLite format 3')
    expect(reponse.entetes['content-disposition']).toBe(
      `attachment; filename="_t_ _ V_nissieux.maillage"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20V%C3%A9nissieux.maillage`,
    )
  })
})

/** Annuaire Santé of `lignes` lines in the order of its columns that count; invented people in Vénissieux. */
function annuaire(lignes: number): string {
  const entete =
    'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Bourre|'
  const bourre = 'x'.repeat(300)
  return `${entete}\n${Array.from({ length: lignes }, (_, i) => `8${10_000_000_000 + i}|60|C||L|69200|69259|${bourre}|`).join('\n')}\n`
}

describe('long work', () => {
  let source: string
  beforeAll(async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'long.maillage' })
    source = await televerser('PS_LibreAcces_Personne_activite.txt', annuaire(60_000))
  })
  it('stops when the request is left, and leaves the dossier as it was', async () => {
    const arret = new AbortController()
    const reponse = await fetch(`http://127.0.0.1:${hote.port}/api/dossier.importer`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ fichier: 'long.maillage', source }),
      signal: arret.signal,
    })
    const lecteur = reponse.body?.getReader()
    const { value } = (await lecteur?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toContain('"progress"')
    arret.abort()
    await expect(lecteur?.read()).rejects.toThrow()
    // The dossier is free again and holds nothing of the import: a source could not be imported twice otherwise.
    await expect
      .poll(() => post('dossier.regler', { fichier: 'long.maillage', reglages: { contact: 'x' } }).then((r) => r.texte))
      .not.toContain('dossier-occupe')
    expect(await appeler<unknown[]>('donnees.sources', { fichier: 'long.maillage' })).toEqual([])
  })
  it('tells its progress before its result', async () => {
    const reponse = await post('dossier.importer', { fichier: 'long.maillage', source })
    const lignes = reponse.lignes()
    expect(lignes.at(-1)).not.toHaveProperty('error')
    const progres = lignes.filter((ligne) => 'progress' in ligne)
    expect(progres.length).toBeGreaterThan(1)
    expect(lignes.indexOf(progres.at(-1) ?? { result: 0 })).toBeLessThan(lignes.length - 1)
    expect(lignes.at(-1)).toMatchObject({ result: { lues: 60_000 } })
    for (const { progress } of progres) expect(progress.done).toBeLessThanOrEqual(progress.total)
  })
})

/** Events of one open page, as they come. */
async function ecouter(): Promise<{ readonly recus: unknown[]; fermer(): void }> {
  const arret = new AbortController()
  const reponse = await fetch(`http://127.0.0.1:${hote.port}/api/evenements`, {
    headers: { cookie },
    signal: arret.signal,
  })
  expect(reponse.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const recus: unknown[] = []
  const lire = async (): Promise<void> => {
    const decodeur = new TextDecoder()
    for await (const morceau of reponse.body ?? [])
      for (const ligne of decodeur.decode(morceau).split('\n'))
        if (ligne.startsWith('data: ')) recus.push(JSON.parse(ligne.slice(6)))
  }
  lire().catch(() => undefined) // ends when we leave
  return { recus, fermer: () => arret.abort() }
}

describe('two pages', () => {
  it('both learn that a dossier changed, and nothing when it was only read', async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'deux.maillage' })
    const fichier = join(dossiers, 'deux.maillage')
    const [une, deux] = [await ecouter(), await ecouter()]
    const avant = await appeler<EtatDossier>('dossier.ouvrir', { fichier: 'deux.maillage' })
    await appeler('portrait.lire', { fichier, cpts: avant.cpts[0]?.nom })
    expect(une.recus).toEqual([])
    const entree = { fichier, cpts: avant.cpts[0]?.nom, ajouter: ['69199'] }
    const apres = await appeler<EtatDossier>('territoire.modifier', entree)
    expect(apres.revision).toBeGreaterThan(avant.revision)
    const attendu = [{ type: 'dossier', fichier, revision: apres.revision }]
    await expect.poll(() => [une.recus, deux.recus]).toEqual([attendu, attendu])
    deux.fermer()
    const source = await televerser('s.csv', 'code_commune;superficie_km2\n69259;15,29\n')
    await appeler('dossier.importer', { fichier, source, millesime: '2022' })
    const { revision } = await appeler<EtatDossier>('dossier.etat', { fichier })
    await expect.poll(() => une.recus).toEqual([...attendu, { type: 'dossier', fichier, revision }])
    expect(deux.recus).toEqual(attendu)
    une.fermer()
  })
})
