/** Archives and workbooks through a whole import: which part is read, what is said, what is refused. */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { faireZip, type MembreFait } from '../../../../test/zip-files.ts'
import { listObservations } from '../../store/observations.ts'
import { listSources } from '../../store/sources.ts'
import { apercevoir } from '../apercu/apercu.ts'

const GANNAT = '03118'
const csv = (pmun: number): string => `CODGEO;PMUN2021\n03118;${pmun}\n03254;5000\n`
const membre = (nom: string, contenu: string): MembreFait => ({ nom, contenu: Buffer.from(contenu) })
const META = 'COD_VAR;LIB_VAR;LIB_VAR_LONG\nPMUN;Population;Population municipale\n'

function xlsx(feuilles: Record<string, (string | number)[][]>): Buffer {
  const livre = utils.book_new()
  for (const [nom, lignes] of Object.entries(feuilles)) utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes), nom)
  return write(livre, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

describe('an archive', () => {
  it('gives its data file, not its dictionary, and keeps the name of both', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file(
      'ensemble.zip',
      faireZip([membre('meta_com.csv', META), membre('d/donnees.csv', csv(5800)), membre('lisez.pdf', '%PDF')]),
    )
    const rapport = await shop.run(path)
    expect(rapport).toMatchObject({ fichier: 'ensemble.zip › d/donnees.csv', retenues: 1, encodage: 'UTF-8' })
    expect(listObservations(shop.dossier, 'PMUN', [GANNAT])).toMatchObject([{ valeur: 5800, millesime: '2021' }])
    expect(listSources(shop.dossier)).toMatchObject([
      { nomFichier: 'ensemble.zip › d/donnees.csv', partie: 'd/donnees.csv' },
    ])
    // The bytes are those of the file on disk.
    const { createHash } = await import('node:crypto')
    const { readFileSync } = await import('node:fs')
    expect(listSources(shop.dossier)[0]?.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  it('is imported once by part: the same again is refused, another part is another source', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file(
      'deux.zip',
      faireZip([membre('a.csv', csv(5800)), membre('b.csv', csv(5900).replace('2021', '2022'))]),
    )
    const rapport = await shop.run(path)
    expect(rapport.avertissements.join()).toContain('d’autres parties sont reconnues aussi')
    expect((await shop.refusal(path)).titre).toContain('déjà dans le dossier')
    expect((await shop.refusal(path, { partie: 'A.CSV' })).titre).toContain('déjà dans le dossier')
    await shop.run(path, { partie: 'b.csv' })
    expect(listSources(shop.dossier).map(({ partie }) => partie)).toEqual(['b.csv', 'a.csv'])
  })

  it('gives the sheets of the workbooks it holds', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file(
      'base.zip',
      faireZip([
        {
          nom: 'base.xlsx',
          contenu: xlsx({
            ARM_2021: [
              ['CODGEO', 'PMUN2021'],
              ['75101', 1],
            ],
            COM_2021: [['Titre'], [], ['CODGEO', 'PMUN2021'], ['03118', 5800]],
          }),
        },
      ]),
    )
    const vu = await apercevoir(path, shop.reference)
    expect(vu.parties.map(({ id, profil }) => [id, profil !== null])).toEqual([
      ['base.xlsx › ARM_2021', true],
      ['base.xlsx › COM_2021', true],
    ])
    expect(vu).toMatchObject({
      partie: 'base.xlsx › COM_2021',
      encodage: null,
      separateur: null,
      lignes: [['03118', '5800']],
    })
    const rapport = await shop.run(path)
    expect(rapport).toMatchObject({
      fichier: 'base.zip › base.xlsx › COM_2021',
      ligneEntete: 3,
      encodage: 'classeur',
      retenues: 1,
    })
  })

  it('leaves the choice when no source is recognised, and says what there is', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file('a.zip', faireZip([membre('x.csv', 'a;b\n1;2\n'), membre('y.csv', 'c;d\n3;4\n')]))
    const vu = await apercevoir(path, shop.reference)
    expect(vu).toMatchObject({ partie: null, profil: null, entete: [], parties: [{ id: 'x.csv' }, { id: 'y.csv' }] })
    expect(vu.message).toMatch(/2\u00A0parties.*x\.csv, y\.csv/)
    expect(await apercevoir(path, shop.reference, { partie: 'y.csv' })).toMatchObject({
      partie: 'y.csv',
      profil: null,
      entete: ['c', 'd'],
      lignes: [['3', '4']],
    })
    expect((await shop.refusal(path)).issue).toContain('--partie')
    expect(await shop.refusal(path, { partie: 'z.csv' })).toMatchObject({
      kind: 'introuvable',
      issue: expect.stringContaining('y.csv'),
    })
  })

  it.each<[string, readonly MembreFait[], string]>([
    ['other archives only', [membre('a.zip', 'PK'), membre('b.7z', '7z')], 'Une archive dans une archive.'],
    ['nothing to read', [membre('photo.png', 'x')], 'Cette archive ne contient pas de données à lire.'],
    ['nothing at all', [], 'Cette archive ne contient pas de données à lire.'],
    ['an empty file', [membre('a.csv', '')], 'Le fichier est vide.'],
    ['a password', [{ ...membre('a.csv', csv(1)), drapeaux: 0x801 }], 'L’archive est protégée par un mot de passe.'],
    [
      'a map',
      [membre('a.shp', 'x'), membre('a.dbf', 'x'), membre('lisez.txt', 'x')],
      'Ce sont des contours, et non des données.',
    ],
    ['a page of error', [membre('a.csv', '<!doctype html><html>')], 'Ce fichier n’est pas un tableau.'],
  ])('that holds %s is refused', async (_, membres, titre) => {
    const shop = await workshop(GANNAT)
    const corps = await shop.refusal(shop.file('a.zip', faireZip(membres)))
    expect(corps.titre).toBe(titre)
    expect(corps.issue).not.toBe('')
  })

  it('cut in 50 places leaves the dossier as it was', async () => {
    const shop = await workshop(GANNAT)
    const zip = faireZip([membre('a.csv', csv(5800))])
    for (let i = 0; i < 50; i++) {
      const corps = await shop.refusal(shop.file('a.zip', zip.subarray(0, Math.floor((zip.length * i) / 50))))
      expect(corps.kind).toMatch(/fichier-(?:abime|non-reconnu)/)
    }
  })

  it('is a map when it holds shapes, also beside a text', async () => {
    const shop = await workshop(GANNAT)
    const vu = async (...noms: string[]) =>
      apercevoir(shop.file('c.zip', faireZip(noms.map((nom) => membre(nom, '{}')))), shop.reference)
    expect(await vu('C.SHP', 'C.DBF', 'lisez.txt')).toMatchObject({
      profil: 'contours',
      libelle: expect.stringContaining('Shapefile'),
    })
    expect(await vu('communes.geojson')).toMatchObject({
      profil: 'contours',
      libelle: expect.stringContaining('GeoJSON (.zip)'),
    })
    expect((await vu('communes.geojson', 'communes.csv')).profil).toBeNull()
  })
})

describe('what is refused early', () => {
  it('a file of 10 GB, without reading it', async () => {
    const shop = await workshop(GANNAT)
    const path = join(shop.folder, 'a.csv')
    writeFileSync(path, '')
    truncateSync(path, 10e9)
    expect(await shop.refusal(path)).toMatchObject({
      titre: 'Le fichier est démesuré.',
      explication: expect.stringContaining('10\u00A0Go'),
    })
  })

  it('a .gz that inflates without end', async () => {
    const shop = await workshop(GANNAT)
    const corps = await shop.refusal(shop.file('a.csv.gz', gzipSync(`CODGEO;PMUN2021\n${'03118;1\n'.repeat(20e6)}`)))
    expect(corps.explication).toContain('250 fois')
  })

  it('a million columns, in a text and in a sheet', async () => {
    const shop = await workshop(GANNAT)
    for (const contenu of [`${';'.repeat(1_000_000)}\n1;2\n`, `CODGEO;PMUN2021${';x'.repeat(300_000)}\n03118;1\n`])
      expect((await shop.refusal(shop.file('a.csv', contenu))).titre).toBe('Le tableau a trop de colonnes.')
    expect((await shop.refusal(shop.file('a.csv', `a${';x'.repeat(1_000_000)}\n`))).titre).toMatch(
      /trop de colonnes|démesurée/,
    )
  })

  it.each([
    ['a web page', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>CODGEO', 'page web'],
    ['a table alone', '<table><tr><td>CODGEO</td></tr></table>', 'page web'],
    ['an XML of Excel 2003', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', 'Excel 2003'],
  ])('%s under the name of a workbook, with the way to save it', async (_, contenu, mot) => {
    const shop = await workshop(GANNAT)
    const corps = await shop.refusal(shop.file('donnees.xlsx', contenu))
    expect(corps).toMatchObject({ kind: 'fichier-non-reconnu', explication: expect.stringContaining(mot) })
    expect(corps.issue).toContain('Classeur Excel (.xlsx)')
  })

  it('a part of a plain file, and a folder', async () => {
    const shop = await workshop(GANNAT)
    expect(await shop.refusal(shop.file('a.csv', csv(1)), { partie: 'Feuil1' })).toMatchObject({
      kind: 'introuvable',
      issue: 'Ce fichier se lit en entier.',
    })
    mkdirSync(join(shop.folder, 'a.xlsx'))
    expect((await maillageError(() => apercevoir(join(shop.folder, 'a.xlsx'), shop.reference))).titre).toBe(
      'Ce n’est pas un fichier.',
    )
  })
})

const ENSEMBLE = 'insee/ensemble_populations_legales_2016.xls.gz'
const RPPS = 'ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'

describe.skipIf(!hasSharedData(ENSEMBLE, RPPS))('real files', () => {
  it('the populations of 2016: Gannat has 5 836 inhabitants, told by the sheet of communes', async () => {
    const shop = await workshop(GANNAT)
    const rapport = await shop.run(sharedData(ENSEMBLE))
    expect(rapport).toMatchObject({
      fichier: 'ensemble_populations_legales_2016.xls.gz › Communes',
      millesimes: ['2016'],
      ligneEntete: 8,
    })
    expect(listObservations(shop.dossier, 'PMUN', [GANNAT])).toMatchObject([{ valeur: 5836 }])
  })

  it('are read in a thread: ours works a third of the time at most, and a cancel is heard at once', async () => {
    const shop = await workshop(GANNAT)
    const [ici, tout] = [process.threadCpuUsage(), process.cpuUsage()]
    await shop.run(sharedData(ENSEMBLE))
    const somme = ({ user, system }: NodeJS.CpuUsage): number => user + system
    expect(somme(process.threadCpuUsage(ici))).toBeLessThan(somme(process.cpuUsage(tout)) / 3)
    const arret = new AbortController()
    const import2 = shop.refusal(sharedData(ENSEMBLE), { partie: 'Cantons et métropoles', signal: arret.signal })
    setTimeout(() => arret.abort(), 100)
    expect((await import2).kind).toBe('annule')
  })

  it('the Annuaire Santé reads the same as a text, in an archive of three files, and in a sheet', async () => {
    const { readFileSync } = await import('node:fs')
    const contenu = readFileSync(sharedData(RPPS))
    const nom = 'PS_LibreAcces_Personne_activite_202605120811.txt'
    const lignes = contenu
      .toString('utf8')
      .split('\n')
      .filter((ligne) => ligne !== '')
      .map((ligne) => ligne.split('|').slice(0, 56))
    const rapports = []
    for (const [fichier, octets] of [
      [nom, contenu],
      [
        'PS_LibreAcces.zip',
        faireZip(
          [
            membre('PS_LibreAcces_Dipl_AutExerc_202605120811.txt', 'Type|Code\n1|2\n'),
            { nom, contenu },
            membre('PS_LibreAcces_SavoirFaire_202605120811.txt', 'Type|Code\n1|2\n'),
          ],
          { zip64: true },
        ),
      ],
      ['extrait_20260512.xlsx', xlsx({ Feuil1: lignes })],
    ] as const) {
      const shop = await workshop(GANNAT, '03254', '03053')
      const { retenues, lues, aPlacer, millesimes, apports, fichier: lu } = await shop.run(shop.file(fichier, octets))
      rapports.push({ retenues, lues, aPlacer, millesimes, apports })
      expect(lu.startsWith(fichier)).toBe(true)
    }
    expect(rapports[0]?.retenues).toBeGreaterThan(10)
    expect(rapports[0]).toMatchObject({ millesimes: ['2026-05-12'] })
    expect(rapports[1]).toEqual(rapports[0])
    expect(rapports[2]).toEqual(rapports[0])
  })
})
