/** Calls over real HTTP: their lines, their errors, and which files they may name. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  appeler,
  dansDossiers,
  demande,
  enDehors,
  erreurDe,
  get,
  hotePourCeFichier,
  leCookie,
  post,
  televerser,
} from '../../test/hote-web.ts'
import { CORPS_MAXIMAL } from './web/api.ts'

hotePourCeFichier()

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
      explication: expect.stringMatching(/^requete\u00A0: .*attendu/),
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
          entetes: { cookie: leCookie(), 'content-type': type },
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
    const entetes = { cookie: leCookie(), 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const corps = Buffer.alloc(CORPS_MAXIMAL + 1, ' ')
    const reponse = await demande({ methode: 'POST', chemin: '/api/exemple.lister', entetes, corps })
    expect(reponse.statut).toBe(413)
  })
  it('writes the cause of an unexpected failure to the log, and tells its place only', async () => {
    // A dossier whose name is a directory's: SQLite's own words must not reach the screen.
    mkdirSync(dansDossiers('repertoire.maillage'))
    const erreur = await erreurDe('exemple.creer', { id: 'venissieux', fichier: 'repertoire.maillage' })
    expect(JSON.stringify(erreur)).not.toMatch(/SQLITE|EISDIR|at .*\.ts/)
  })
})

describe('which files may be named', () => {
  beforeAll(async () => {
    await appeler('exemple.creer', { id: 'venissieux', fichier: 'permis.maillage' })
    mkdirSync(enDehors('ailleurs'))
    writeFileSync(enDehors('ailleurs/autre.maillage'), readFileSync(dansDossiers('permis.maillage')))
    symlinkSync(enDehors('ailleurs/autre.maillage'), dansDossiers('lien.maillage'))
    symlinkSync(enDehors('ailleurs'), dansDossiers('lien-repertoire'))
    symlinkSync(enDehors('ailleurs/futur.maillage'), dansDossiers('pendant.maillage'))
  })
  it('takes a bare name, and its absolute path', async () => {
    for (const fichier of ['permis.maillage', dansDossiers('permis.maillage')])
      expect(await appeler('dossier.decrire', { fichier })).toMatchObject({
        fichier: dansDossiers('permis.maillage'),
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
    const fichier = modele.replace('RACINE', enDehors('')).replace('DOSSIERS', dansDossiers(''))
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
    const vers = modele.replace('RACINE', enDehors('')).replace('DOSSIERS', dansDossiers(''))
    await erreurDe('dossier.copier', { fichier: 'permis.maillage', vers })
    await erreurDe('exemple.creer', { id: 'venissieux', fichier: vers })
    for (const place of [
      enDehors('vole.maillage'),
      enDehors('ailleurs/vole.maillage'),
      enDehors('ailleurs/futur.maillage'),
    ])
      expect(existsSync(place)).toBe(false)
    expect(existsSync(dansDossiers('vole.html'))).toBe(false)
  })
  it('reads no file of the disk as a source, and writes no output', async () => {
    const source = enDehors('secret.txt')
    const fichier = 'permis.maillage'
    for (const entree of [{ source }, { source: `../${basename(source)}` }, { source: 'permis.maillage' }])
      expect((await erreurDe('dossier.importer', { fichier, ...entree })).kind).toBe('fichier-introuvable')
    expect((await erreurDe('dossier.creer', { fichier: 'neuf.maillage', liste: source })).kind).toBe(
      'fichier-introuvable',
    )
    const televerse = await televerser('a.csv', 'x')
    const rejets = dansDossiers('rejets.csv')
    expect((await erreurDe('dossier.importer', { fichier, source: televerse, rejets })).kind).toBe('usage')
    const sortie = dansDossiers('fiche.pdf')
    expect((await erreurDe('document.produire', { fichier, document: 'fiche', sortie })).kind).toBe('usage')
    expect([rejets, sortie, dansDossiers('neuf.maillage')].filter(existsSync)).toEqual([])
  })
})
