/** Files of other programs laid down among the data: each is named, with its way out, in the window and at its import. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { faireZip } from '../../../../test/zip-files.ts'
import { apercevoir } from '../apercu/apercu.ts'

const GANNAT = '03118'
const suite = (debut: Buffer | string): Buffer =>
  Buffer.concat([typeof debut === 'string' ? Buffer.from(debut, 'latin1') : debut, Buffer.alloc(600)])

/** One column "CODE" of five characters, twelve records. */
function dbase(): Buffer {
  const octets = Buffer.alloc(160, 0x20)
  octets.fill(0, 0, 65)
  octets.set([3, 124, 11, 22, 12, 0, 0, 0, 65, 0, 6, 0])
  octets.write('CODE', 32)
  octets.write('C', 43)
  octets[48] = 5
  octets[64] = 0x0d
  return octets
}

const sas = Buffer.from('000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011', 'hex')
const tar = Buffer.alloc(1024)
tar.write('donnees.csv')
tar.write('ustar\x0000', 257)

const FICHIERS: readonly (readonly [nom: string, octets: Buffer, nature: string, issue: string])[] = [
  ['table.feather', suite('ARROW1'), 'un fichier Arrow', 'au format CSV'],
  ['table.sas7bdat', suite(sas), 'une table SAS', 'au format CSV'],
  ['table.sav', suite('$FL2@(#) SPSS DATA FILE'), 'une table SPSS', 'au format CSV'],
  ['table.dta', suite('<stata_dta><header>'), 'une table Stata', 'au format CSV'],
  ['table.rds', gzipSync(suite('X\n\0\0\0\x03')), 'un objet R', 'au format CSV'],
  ['table.RData', gzipSync(suite('RDX3\nX\n')), 'un espace de travail R', 'au format CSV'],
  ['communes.dbf', dbase(), 'une table dBase', 'dans un tableur'],
  ['base.mdb', suite('\0\x01\0\0Standard Jet DB\0'), 'une base Access', 'exportez la table'],
  ['base.accdb', suite('\0\x01\0\0Standard ACE DB\0'), 'une base Access', 'exportez la table'],
  ['donnees.7z', suite(Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])), 'une archive 7z', 'Décompressez'],
  ['donnees.rar', suite('Rar!\x1a\x07\x01\0'), 'une archive RAR', 'Décompressez'],
  ['donnees.tar', tar, 'une archive .tar', 'Décompressez'],
  ['donnees.csv.bz2', suite('BZh91AY&SY'), 'une archive .bz2', 'Décompressez'],
  ['rapport.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'un document PDF', 'la version CSV'],
  ['rapport.rtf', Buffer.from('{\\rtf1\\ansi Bonjour}'), 'un document de traitement de texte', 'CSV ou Excel'],
]

describe('files of other programs', () => {
  it.each(FICHIERS)('%s is told by its bytes, whatever its name', async (nom, octets, nature, issue) => {
    const shop = await workshop(GANNAT)
    for (const un of [nom, 'donnees.csv']) {
      const path = shop.file(un, octets)
      for (const body of [await maillageError(() => apercevoir(path, shop.reference)), await shop.refusal(path)]) {
        expect(body.kind).toBe('fichier-non-reconnu')
        expect(body.explication).toContain(nature)
        expect(body.issue).toContain(issue)
      }
    }
  })

  it('a Word document and an archive of nothing but Parquet are told too', async () => {
    const shop = await workshop(GANNAT)
    const membre = (nom: string, contenu: string) => ({ nom, contenu: Buffer.from(contenu) })
    const word = faireZip([membre('[Content_Types].xml', '<Types/>'), membre('word/document.xml', '<w:document/>')])
    const lu = await maillageError(() => apercevoir(shop.file('rapport.docx', word), shop.reference))
    expect(lu).toMatchObject({ kind: 'fichier-non-reconnu' })
    expect(`${lu.explication} ${lu.issue}`).toMatch(/un document Word.*CSV ou Excel/)
    const archive = faireZip([membre('bpe.parquet', 'PAR1xxxx')])
    expect((await shop.refusal(shop.file('a.zip', archive))).explication).toContain('bpe.parquet')
  })

  it.each([
    ['an object', '{"results":[{"code":"03118"}],"total":1}'],
    ['a list', '[{"code":"03118","v":1},\n{"code":"03119","v":2}]'],
    ['lines of objects', '{"code":"03118","v":1}\n{"code":"03119","v":2}\n'],
  ])('JSON that is no map (%s) sends to another file', async (_quoi, texte) => {
    const shop = await workshop(GANNAT)
    const path = shop.file('donnees.json', texte)
    for (const body of [await maillageError(() => apercevoir(path, shop.reference)), await shop.refusal(path)]) {
      expect(body.titre).toBe('Ce fichier JSON n’est pas reconnu.')
      expect(body.issue).toContain('un fichier CSV')
    }
  })

  it.each([
    ['communes.geojson', Buffer.from('{"type":"FeatureCollection","features":[]}')],
    ['tard.json', Buffer.from(`\uFEFF{"name":"${'x'.repeat(3000)}",\n"type": "FeatureCollection","features":[]}`)],
    ['communes.topojson', Buffer.from('{"type":"Topology","objects":{},"arcs":[]}')],
    ['communes.gpkg', suite(`SQLite format 3\0${'\0'.repeat(52)}GPKG`)],
  ])('a map (%s) is no data, and says where it goes', async (nom, octets) => {
    const shop = await workshop(GANNAT)
    const carte = shop.file(nom, octets)
    expect((await apercevoir(carte, shop.reference)).profil).toBe('contours')
    expect((await shop.refusal(carte)).issue).toContain('bibliothèque')
  })

  it('a .shp alone asks for what comes with it', async () => {
    const shop = await workshop(GANNAT)
    const seul = shop.file('communes.shp', suite(Buffer.from([0, 0, 0x27, 0x0a])))
    expect(await shop.refusal(seul)).toMatchObject({
      titre: 'Un Shapefile ne vient pas seul.',
      issue: expect.stringContaining('.zip'),
    })
  })
})
