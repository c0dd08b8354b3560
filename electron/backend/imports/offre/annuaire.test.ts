/** The rules of the Annuaire Santé, line by line, on a file made of the real columns. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { hashPersonne } from '../../store/personne.ts'
import type { ActiviteRow } from '../../store/types.ts'

const GANNAT = '03118'

const COLUMNS = {
  type: "Type d'identifiant PP",
  pp: 'Identifiant PP',
  id: 'Identification nationale PP',
  nom: "Nom d'exercice",
  profession: 'Code profession',
  categorie: 'Code catégorie professionnelle',
  sf: 'Code savoir-faire',
  mode: 'Code mode exercice',
  bureau: 'Bureau cedex (coord. structure)',
  cp: 'Code postal (coord. structure)',
  commune: 'Code commune (coord. structure)',
  tel: 'Téléphone (coord. structure)',
  genre: 'Code genre activité',
} as const
type Line = Partial<Record<keyof typeof COLUMNS, string>>

/** An infirmière libérale of Gannat, unless the line says otherwise. */
const BASE: Line = {
  type: '8',
  pp: '10000000001',
  id: '810000000001',
  nom: 'SECRET',
  profession: '60',
  categorie: 'C',
  mode: 'L',
  bureau: '03800 GANNAT',
  cp: '03800',
  commune: GANNAT,
  tel: '0470000000',
  genre: 'GENR01',
}

function annuaire(
  lines: readonly Line[],
  rename: (name: string) => string = (name) => name,
  drop: readonly string[] = [],
): string {
  const keys = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter((key) => !drop.includes(key))
  const header = keys.map((key) => rename(COLUMNS[key]))
  const rows = lines.map((line) => keys.map((key) => ({ ...BASE, ...line })[key] ?? ''))
  return [header, ...rows].map((cells) => `${cells.join('|')}|\n`).join('')
}

function kept(shop: Workshop, ...codes: string[]): readonly ActiviteRow[] {
  return offreRetenue(shop.dossier, codes.length === 0 ? [GANNAT] : codes)?.activites ?? []
}

describe('what is kept', () => {
  it('keeps commune, profession, skill, mode and a salted hash, nothing else', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(shop.file('a.txt', annuaire([{ profession: '10', sf: 'SM54' }])))
    expect(kept(shop)).toEqual([
      {
        code: GANNAT,
        codePostal: null,
        profession: '10',
        savoirFaire: 'SM54',
        mode: 'L',
        personne: hashPersonne(shop.dossier, '810000000001'),
      },
    ])
    shop.dossier.close()
    const bytes = readFileSync(join(shop.folder, 'a.maillage'))
    for (const secret of ['SECRET', '0470000000', '10000000001']) expect(bytes.includes(secret), secret).toBe(false)
  })

  it('keeps every mode, and leaves out students and replacements, counted', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(
      shop.file(
        'a.txt',
        annuaire([
          {},
          { id: '802', mode: 'S' },
          { id: '803', mode: '' },
          { id: '804', categorie: 'M' },
          { id: '805', categorie: 'E' },
          { id: '806', genre: 'GENR02' },
        ]),
      ),
    )
    expect(kept(shop).map(({ mode }) => mode)).toEqual(['L', 'S', null, 'L'])
    expect(report).toMatchObject({ lues: 6, retenues: 4 })
    expect(report.ignorees).toEqual(
      expect.arrayContaining([
        { cause: 'étudiant (catégorie E)', lignes: 1, premieres: [6], rejet: false },
        { cause: 'activité de remplacement (GENR02)', lignes: 1, premieres: [7], rejet: false },
      ]),
    )
  })

  it('keeps an activity once, but each commune and each skill of a person', async () => {
    const shop = await workshop(GANNAT, '03254')
    const report = await shop.run(
      shop.file('a.txt', annuaire([{}, {}, { commune: '03254' }, { sf: 'SM54' }, { sf: 'SM26' }])),
    )
    expect(kept(shop, GANNAT, '03254')).toHaveLength(4)
    expect(new Set(kept(shop, GANNAT, '03254').map(({ personne }) => personne)).size).toBe(1)
    expect(report.ignorees).toEqual([{ cause: 'même activité déjà comptée', lignes: 1, premieres: [3], rejet: false }])
    expect(report.apports).toEqual(['1\u00A0professionnel, 4\u00A0activités'])
  })
})

describe('where a line belongs', () => {
  it('follows the commune code, old codes and arrondissements included', async () => {
    const shop = await workshop('69123', '38225')
    const report = await shop.run(
      shop.file(
        'a.txt',
        annuaire([{ commune: '69385' }, { id: '802', commune: '38021' }, { id: '803', commune: '38421' }]),
      ),
    )
    expect(kept(shop, '69123', '38225').map(({ code }) => code)).toEqual(['38225', '69123'])
    expect(report.codesDeplaces).toEqual([
      { de: '38021', vers: '38225', lignes: 1 },
      { de: '69385', vers: '69123', lignes: 1 },
    ])
    expect(report.ignorees).toMatchObject([{ cause: 'hors du territoire', lignes: 1, premieres: [4] }])
  })

  it('uses the postcode only when it has one commune', async () => {
    const shop = await workshop(GANNAT, '69259')
    // 69200 is Vénissieux alone; 03800 is shared by Gannat and its neighbours.
    expect(shop.reference.communesOfPostcode('69200')).toEqual(['69259'])
    expect(shop.reference.communesOfPostcode('03800').length).toBeGreaterThan(1)
    const report = await shop.run(
      shop.file(
        'a.txt',
        annuaire([
          { commune: '', cp: '69200', bureau: '69200 VENISSIEUX' },
          { id: '802', commune: '', cp: '03800' },
          { id: '803', commune: '', cp: '38000' },
          { id: '804', commune: '', cp: '', bureau: '' },
          {},
        ]),
      ),
    )
    expect(kept(shop, GANNAT, '69259').map(({ code, codePostal }) => [code, codePostal])).toEqual([
      [GANNAT, null],
      ['69259', '69200'],
      [null, '03800'],
    ])
    expect(report.aPlacer).toBe(1)
    expect(report.ignorees.map(({ cause, premieres }) => [cause, premieres])).toEqual([
      ['hors du territoire', [4]],
      ['ni code de commune ni code postal', [5]],
    ])
  })

  it('places a CEDEX by the name of its town, where one commune fits', async () => {
    const shop = await workshop('69259')
    const report = await shop.run(
      shop.file(
        'a.txt',
        annuaire([
          { commune: '', cp: '69200', bureau: '69200 VENISSIEUX CEDEX' },
          { id: '802', commune: '', cp: '69632', bureau: '69632 VENISSIEUX CEDEX' },
          { id: '803', commune: '69259', cp: '69632', bureau: '69632 VENISSIEUX CEDEX' },
          // Elsewhere for sure; nowhere that is known.
          { id: '804', commune: '', cp: '69420', bureau: '69420 LYON CEDEX 03' },
          { id: '805', commune: '', cp: '69999', bureau: '69999 HAMEAU PERDU CEDEX' },
        ]),
      ),
    )
    expect(kept(shop, '69259').map(({ code }) => code)).toEqual(['69259', '69259', '69259'])
    expect(report.aPlacer).toBe(0)
    expect(report.ignorees).toEqual([
      { cause: 'code postal CEDEX ou inconnu, sans code de commune', lignes: 1, premieres: [6], rejet: true },
      { cause: 'hors du territoire', lignes: 1, premieres: [5], rejet: false },
    ])
  })

  it('keeps a CEDEX of Corsica that no town places as a line that may be of the territory', async () => {
    // « 20… » is of both départements: 2A and 2B.
    const shop = await workshop('2A004')
    const report = await shop.run(
      shop.file(
        'a.txt',
        annuaire([
          { commune: '2A004', cp: '20000', bureau: '20000 AJACCIO' },
          { id: '802', commune: '', cp: '20979', bureau: '' },
        ]),
      ),
    )
    expect(report.ignorees).toEqual([
      { cause: 'code postal CEDEX ou inconnu, sans code de commune', lignes: 1, premieres: [3], rejet: true },
    ])
  })

  it('covers only the départements that the file speaks of', async () => {
    const shop = await workshop(GANNAT, '69259')
    const report = await shop.run(shop.file('a.txt', annuaire([{}])))
    // One line: it does not cover Gannat either.
    expect(report.couverture).toEqual({
      connues: 0,
      total: 2,
      manquantes: [GANNAT, '69259'],
      partielles: [GANNAT],
    })
    expect(report.avertissements.join()).toContain('ne parle que d’un seul département')
    const nowhere = await workshop('01053')
    expect((await nowhere.refusal(nowhere.file('a.txt', annuaire([{}])))).kind).toBe('donnees-invalides')
  })
})

describe('editions', () => {
  it('knows the columns whatever their case, accents and punctuation', async () => {
    const shop = await workshop(GANNAT)
    const rename = (name: string): string =>
      name.toUpperCase().replace('É', 'E').replace('(COORD. STRUCTURE)', '(coord Structure)')
    expect((await shop.run(shop.file('a.txt', annuaire([{}], rename)))).retenues).toBe(1)
  })

  it('says that an edition of 52 columns cannot tell replacements', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(shop.file('a.txt', annuaire([{}], undefined, ['genre'])))
    expect(report.avertissements.join()).toContain('remplacements n’ont pas pu être écartés')
  })

  it('falls back on type and identifier when the national one is empty', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(shop.file('a.txt', annuaire([{ id: '' }])))
    expect(kept(shop)[0]?.personne).toBe(hashPersonne(shop.dossier, '810000000001'))
  })

  it('reads CRLF, windows-1252, UTF-16 and .gz alike', async () => {
    const text = annuaire([{}, { id: '802', profession: '10', sf: 'SM54' }, { id: '803', commune: '38421' }])
    const forms: [string, Uint8Array][] = [
      ['crlf', Buffer.from(text.replaceAll('\n', '\r\n'))],
      ['1252', Buffer.from(text, 'latin1')],
      ['utf16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
      ['bom', Buffer.from(`\uFEFF${text}`)],
      ['gz', gzipSync(text)],
    ]
    for (const [form, bytes] of forms) {
      const shop = await workshop(GANNAT)
      const report = await shop.run(shop.file('a.txt', bytes))
      expect([report.lues, report.retenues], form).toEqual([3, 2])
    }
  })

  it('takes the date from the name', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(shop.file('PS_LibreAcces_Personne_activite_202605120811.txt', annuaire([{}])))
    expect(report.millesimes).toEqual(['2026-05-12'])
  })

  it('rejects a line with other columns, and refuses a file whose end is missing', async () => {
    const shop = await workshop(GANNAT)
    const text = annuaire([{}, { id: '802', nom: 'A|B' }, { id: '803' }])
    const rejets = join(shop.folder, 'r.csv')
    const report = await shop.run(shop.file('a.txt', text), { rejets })
    expect(report.ignorees).toEqual([
      { cause: 'nombre de colonnes différent de l’en-tête', lignes: 1, premieres: [3], rejet: true },
    ])
    expect(readFileSync(rejets, 'utf8')).not.toContain('SECRET')
    const cut = await shop.refusal(shop.file('b.txt', text.slice(0, -30)))
    expect(cut).toMatchObject({ kind: 'fichier-abime', titre: 'Le fichier est tronqué.' })
  })

  it('gives the same result wherever the reading is cut', async () => {
    // Lines of different lengths around the 4 MB chunks of the reader.
    const lines = Array.from(
      { length: 60_000 },
      (_, i): Line => ({
        id: `8${i}`,
        nom: 'N'.repeat(i % 97),
        commune: i % 3 === 0 ? GANNAT : '38421',
      }),
    )
    const shop = await workshop(GANNAT)
    const text = annuaire(lines)
    expect(text.length).toBeGreaterThan(5_000_000)
    expect(await shop.run(shop.file('a.txt', text))).toMatchObject({ lues: 60_000, retenues: 20_000 })
  })
})
