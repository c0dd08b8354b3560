/** Every bad input of the import: refused in French, the dossier unchanged. */
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { possible } from '../../../../test/sautes.ts'
import { listObservations } from '../../store/observations.ts'
import { listSources } from '../../store/sources.ts'

/** Gannat, Saint-Pourçain-sur-Sioule, Chantelle. */
const AREA = ['03118', '03254', '03053'] as const
const HEADER = 'COM;Commune;PMUN\n'
const GOOD = `${HEADER}03118;Gannat;5800\n03254;Saint-Pourçain-sur-Sioule;5100\n03053;Chantelle;1000\n`
const M = { millesime: '2021' }

describe('files that are no data', () => {
  it('refuses an empty file', async () => {
    const shop = await workshop(...AREA)
    expect(await shop.refusal(shop.file('a.csv', ''))).toMatchObject({
      kind: 'fichier-abime',
      titre: 'Le fichier est vide.',
      explication: '«\u00A0a.csv\u00A0» ne contient aucune donnée.',
    })
    expect((await shop.refusal(shop.file('b.csv', '\n \n\r\n')))?.titre).toBe('Le fichier est vide.')
  })

  it('refuses a header alone', async () => {
    const shop = await workshop(...AREA)
    for (const content of [HEADER, HEADER.trim(), 'finess;etalab;111;2026-05-12\n']) {
      expect(await shop.refusal(shop.file('a.csv', content))).toMatchObject({
        kind: 'donnees-invalides',
        titre: 'Le fichier n’a pas de données.',
      })
    }
  })

  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'un document PDF'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'une image PNG'],
    ['HTML', Buffer.from('\n<!DOCTYPE html><html><body>Erreur 404'), 'une page web'],
    ['SQLite', Buffer.from('SQLite format 3\0'), 'une base SQLite'],
  ])('recognises a %s renamed .csv', async (_, bytes, nature) => {
    const shop = await workshop(...AREA)
    for (const content of [bytes, gzipSync(bytes)]) {
      const body = await shop.refusal(shop.file('donnees.csv', content))
      expect(body.kind).toBe('fichier-non-reconnu')
      expect(body.explication).toContain(nature)
      expect(body.issue).not.toBe('')
    }
  })

  it('refuses binary content', async () => {
    const shop = await workshop(...AREA)
    const body = await shop.refusal(shop.file('a.csv', Buffer.concat([Buffer.from(GOOD), Buffer.alloc(40)])), M)
    expect(body.explication).toContain('binaire')
  })

  it('refuses a directory, a missing file, a link that leads nowhere and a socket', async () => {
    const shop = await workshop(...AREA)
    const folder = join(shop.folder, 'donnees')
    mkdirSync(folder)
    expect(await shop.refusal(folder)).toMatchObject({
      kind: 'fichier-illisible',
      explication: '«\u00A0donnees\u00A0» est un répertoire.',
    })
    expect(await shop.refusal(join(shop.folder, 'absent.csv'))).toMatchObject({ kind: 'fichier-introuvable' })
    expect(await shop.refusal(join(shop.folder, 'a.maillage', 'b.csv'))).toMatchObject({ kind: 'fichier-introuvable' })
    if (process.platform === 'win32') return
    // Links in a circle and sockets cannot be read by anybody, root included.
    symlinkSync('boucle.csv', join(shop.folder, 'boucle.csv'))
    expect(await shop.refusal(join(shop.folder, 'boucle.csv'))).toMatchObject({
      kind: 'fichier-illisible',
      titre: 'Fichier illisible.',
      explication: 'Le système refuse la lecture de «\u00A0boucle.csv\u00A0» (ELOOP).',
    })
    const server = createServer()
    const socket = join(shop.folder, 's.csv')
    await new Promise<void>((done) => server.listen(socket, done))
    expect((await shop.refusal(socket)).titre).toBe('Ce n’est pas un fichier ordinaire.')
    await new Promise((done) => server.close(done))
  })

  it('refuses a file whose reading fails midway', async (test) => {
    // The memory of a process: an ordinary file for the system, unreadable at its first byte, even for root.
    if (!possible(process.platform === 'linux', 'a file unreadable at its first byte: Linux alone has one')) test.skip()
    const shop = await workshop(...AREA)
    const body = await shop.refusal('/proc/self/mem')
    expect(['fichier-illisible', 'fichier-abime']).toContain(body.kind)
  })
})

describe('files that change', () => {
  it('refuses a file that grows while it is read', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', GOOD)
    let grown = false
    const body = await shop.refusal(path, {
      ...M,
      onProgress: () => {
        if (!grown) appendFileSync(path, '03043;Ébreuil;1\n')
        grown = true
      },
    })
    expect(body).toMatchObject({ kind: 'fichier-illisible', titre: 'Le fichier a changé pendant la lecture.' })
  })

  it('refuses a file rewritten with the same size', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', GOOD)
    const body = await shop.refusal(path, { ...M, onProgress: () => writeFileSync(path, GOOD.replace('5800', '5801')) })
    expect(body.titre).toBe('Le fichier a changé pendant la lecture.')
  })

  it('stops when asked, before and during the reading', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', GOOD)
    expect((await shop.refusal(path, { ...M, signal: AbortSignal.abort() })).kind).toBe('annule')
    const stop = new AbortController()
    const body = await shop.refusal(path, { ...M, signal: stop.signal, onProgress: () => stop.abort() })
    expect(body).toMatchObject({ kind: 'annule', titre: 'Import annulé.' })
  })
})

describe('damaged text', () => {
  it('refuses a single line of 5 MB, and one in the middle', async () => {
    const shop = await workshop(...AREA)
    const long = 'x'.repeat(5_000_000)
    expect(await shop.refusal(shop.file('a.csv', long))).toMatchObject({
      kind: 'fichier-abime',
      explication:
        'La ligne 1 de «\u00A0a.csv\u00A0» dépasse 1\u00A0Mo sans retour à la ligne\u00A0: ce n’est pas un tableau de données.',
    })
    expect((await shop.refusal(shop.file('b.csv', `${GOOD}${long}\n`), M)).explication).toContain('La ligne 5 de')
  })

  it('refuses a quote never closed, naming its line', async () => {
    const shop = await workshop(...AREA)
    const body = await shop.refusal(shop.file('a.csv', GOOD.replace('03254;', '"03254;')), M)
    expect(body.kind).toBe('fichier-abime')
    expect(body.explication).toContain('guillemet ouvert à la ligne 3')
  })

  it('refuses an unknown delimiter, and one that changes after the header', async () => {
    const shop = await workshop(...AREA)
    const tilde = await shop.refusal(shop.file('a.csv', GOOD.replaceAll(';', '~')), M)
    expect(tilde).toMatchObject({ kind: 'fichier-non-reconnu', titre: 'Les colonnes ne sont pas séparées.' })
    expect(tilde.explication).toContain('COM~Commune~PMUN')
    const mixed = HEADER + GOOD.slice(HEADER.length).replaceAll(';', ',').repeat(30)
    const changed = await shop.refusal(shop.file('b.csv', mixed), M)
    expect(['fichier-non-reconnu', 'donnees-invalides']).toContain(changed.kind)
  })

  it('reads UTF-16 as the spreadsheet saved it', async () => {
    const shop = await workshop(...AREA)
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GOOD.replaceAll(';', '\t'), 'utf16le')])
    const report = await shop.run(shop.file('a.csv', bytes), M)
    expect(report).toMatchObject({ encodage: 'UTF-16 LE', separateur: 'tabulation', retenues: 3 })
  })
})

describe('invalid data', () => {
  it('refuses postcodes given as codes', async () => {
    const shop = await workshop(...AREA)
    const byCode = await shop.refusal(
      shop.file('a.csv', 'code_insee;PMUN\n03800;5800\n03500;5100\n03140;1000\n03110;9\n'),
      M,
    )
    expect(byCode).toMatchObject({
      kind: 'donnees-invalides',
      titre: 'Des codes postaux à la place des codes de commune.',
    })
    // 03110 and 03140 are also codes of communes: only the names tell.
    const byName = await shop.refusal(shop.file('b.csv', 'code_insee;Commune;PMUN\n03110;Broût-Vernet;1200\n'), M)
    expect(byName.explication).toContain('03110')
  })

  it('refuses the same code twice, unless told what to do', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', `${GOOD}03118;Gannat;200\n`)
    const body = await shop.refusal(path, M)
    expect(body.titre).toBe('Le même code figure plusieurs fois.')
    expect(body.explication).toContain('le code 03118 est donné 2 fois')
    expect(body.explication).toContain('lignes 2, 5')
    await shop.run(path, { ...M, doublons: 'sommer' })
    expect(listObservations(shop.dossier, 'PMUN', ['03118'])[0]?.valeur).toBe(6000)
    const other = await workshop(...AREA)
    await other.run(path, { ...M, doublons: 'remplacer' })
    expect(listObservations(other.dossier, 'PMUN', ['03118'])[0]).toMatchObject({ valeur: 200, ligne: 5 })
  })

  it('reads a column that stands twice once, and says which', async () => {
    const shop = await workshop(...AREA)
    const text = 'COM;PMUN2021;PMUN2020;PMUN2021\n03118;5800;5700;1\n03254;5100;5000;2\n03053;1000;900;3\n'
    const report = await shop.run(shop.file('a.csv', text))
    expect(listObservations(shop.dossier, 'PMUN', ['03118']).map(({ valeur }) => valeur)).toEqual([5700, 5800])
    expect(report.avertissements.join()).toContain('la première est lue (colonne 2), pas la colonne 4')
  })

  it('refuses lines without year beside lines of the year that they would take', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('BPE_2024.csv', 'AN;DEPCOM;TYPEQU\n2024;03118;D265\n;03254;D265\n2024;03053;D265\n')
    expect((await shop.refusal(path)).titre).toBe('Des lignes ne disent pas leur année.')
  })

  it('refuses a negative population, naming line and column', async () => {
    const shop = await workshop(...AREA)
    const body = await shop.refusal(shop.file('a.csv', GOOD.replace('5100', '-5100')), M)
    expect(body.titre).toBe('Une valeur est négative.')
    expect(body.explication).toContain('Ligne 3 de «\u00A0a.csv\u00A0», colonne «\u00A0PMUN\u00A0»\u00A0: −5100')
  })

  it('puts back lost zeros and counts them', async () => {
    const shop = await workshop(...AREA)
    const report = await shop.run(shop.file('a.csv', GOOD.replaceAll('\n03', '\n3')), M)
    expect(report.retenues).toBe(3)
    expect(report.avertissements.join()).toContain('3\u00A0codes avaient perdu le zéro du début')
  })

  it('says when nothing is in the study area', async () => {
    const shop = await workshop('01053')
    expect((await shop.refusal(shop.file('a.csv', GOOD), M)).titre).toBe('Aucune ligne ne concerne le territoire.')
  })

  it('asks for a territory first', async () => {
    const shop = await workshop()
    const body = await shop.refusal(shop.file('a.csv', GOOD), M)
    expect(body).toMatchObject({ kind: 'territoire', titre: 'Le dossier n’a pas encore de territoire.' })
    expect(body.issue).toContain('Créez d’abord une CPTS')
  })

  it('asks for the year that nothing tells', async () => {
    const shop = await workshop(...AREA)
    expect((await shop.refusal(shop.file('a.csv', GOOD))).issue).toContain('par exemple 2021')
  })

  it('refuses unknown columns and profiles', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', 'nom;prenom\nx;y\n')
    expect(await shop.refusal(path)).toMatchObject({ kind: 'fichier-non-reconnu', titre: 'Fichier non reconnu.' })
    expect((await shop.refusal(path, { profil: 'rpps' })).kind).toBe('usage')
    const forced = await shop.refusal(path, { profil: 'superficie' })
    expect(forced.explication).toContain('une colonne «\u00A0SUPERF\u00A0»')
  })

  it('refuses the same file twice, and takes it again for communes beyond those it was kept for', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', `${GOOD}03043;Ébreuil;1200\n64102;Bayonne;53000\n`)
    const first = await shop.run(path, { ...M, now: '2026-05-12T10:00:00.000Z' })
    const body = await shop.refusal(path, M)
    expect(body).toMatchObject({ kind: 'donnees-invalides', titre: 'Ce fichier est déjà dans le dossier.' })
    expect(body.explication).toContain('le 12 mai 2026')
    const { setCommunes } = await import('../../store/territoire.ts')
    shop.dossier.transaction('etude', null, () => setCommunes(shop.dossier, 1, [...AREA, '03043']))
    expect(listObservations(shop.dossier, 'PMUN', ['03043'])).toMatchObject([{ valeur: 1200 }])
    expect((await shop.refusal(path, M)).titre).toBe('Ce fichier est déjà dans le dossier.')
    shop.dossier.transaction('etude', null, () => setCommunes(shop.dossier, 1, [...AREA, '03043', '64102']))
    expect(listObservations(shop.dossier, 'PMUN', ['64102'])).toEqual([])
    const second = await shop.run(path, M)
    expect(second.retenues).toBe(first.retenues + 2)
    expect(listSources(shop.dossier).map(({ id }) => id)).toEqual([second.sourceId])
  })
})

describe('rejected lines', () => {
  const BAD = `${GOOD}99999;"=CMD(""x"")";12\n03004;abc\n03118x;@nom;5\n03043;Ébreuil;beaucoup\n`

  it('are counted by cause, with their numbers, and exported without formulas', async () => {
    const shop = await workshop(...AREA, '03043')
    const rejets = join(shop.folder, 'rejets.csv')
    const report = await shop.run(shop.file('a.csv', BAD), { ...M, rejets })
    expect(report.ignorees).toEqual(
      expect.arrayContaining([
        { cause: 'code de commune inconnu', lignes: 1, premieres: [5], rejet: true },
        { cause: 'nombre de colonnes différent de l’en-tête', lignes: 1, premieres: [6], rejet: true },
        { cause: 'code de commune illisible ou absent', lignes: 1, premieres: [7], rejet: true },
        { cause: 'nombre illisible dans la colonne «\u00A0PMUN\u00A0»', lignes: 1, premieres: [8], rejet: true },
      ]),
    )
    expect(report.codesInconnus).toEqual(['99999'])
    expect(report.couverture).toEqual({ connues: 3, total: 4, manquantes: ['03043'] })
    expect(readFileSync(rejets, 'utf8')).toBe(
      [
        '\uFEFFligne;cause;COM;Commune;PMUN',
        `5;code de commune inconnu;99999;"'=CMD(""x"")";12`,
        '6;nombre de colonnes différent de l’en-tête;03004;abc',
        "7;code de commune illisible ou absent;03118x;'@nom;5",
        '8;nombre illisible dans la colonne «\u00A0PMUN\u00A0»;03043;Ébreuil;beaucoup',
        '',
      ].join('\r\n'),
    )
  })

  it('hold the lines written with another delimiter than the rest, and no note', async () => {
    const shop = await workshop(...AREA, '03043')
    const melange = `${GOOD}03043,Ébreuil,1200\nSource : Insee, recensement, 2021\n`
    const report = await shop.run(shop.file('a.csv', melange), M)
    expect(report.ignorees).toEqual(
      expect.arrayContaining([
        { cause: 'nombre de colonnes différent de l’en-tête', lignes: 1, premieres: [5], rejet: true },
        { cause: 'ligne de note', lignes: 1, premieres: [6], rejet: false },
      ]),
    )
    expect(report.couverture.manquantes).toEqual(['03043'])
  })

  it('never overwrite the source or the dossier, and must be writable', async () => {
    const shop = await workshop(...AREA)
    const path = shop.file('a.csv', BAD)
    expect((await shop.refusal(path, { ...M, rejets: path })).kind).toBe('usage')
    expect((await shop.refusal(path, { ...M, rejets: shop.dossier.path })).kind).toBe('usage')
    const nowhere = join(shop.folder, 'absent', 'rejets.csv')
    expect((await shop.refusal(path, { ...M, rejets: nowhere })).kind).toBe('ecriture-impossible')
  })
})
