import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import {
  carre,
  collection,
  dbf,
  deuxCarres,
  EPERNAY,
  ecrireGpkg,
  enDegres,
  entite,
  PIERRY,
  polygone,
  shp,
  zip,
} from '../../../test/map-files.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { openReference } from '../reference/reference.ts'
import { cheminReference } from '../reference/schema.ts'
import type { Reference } from '../reference/types.ts'
import { listerContours } from './bibliotheque.ts'
import { importerContours } from './importer.ts'

let reference: Reference
beforeAll(() => {
  reference = openReference(cheminReference())
})
afterAll(() => reference.close())

const bon = JSON.stringify(deuxCarres())
const deux = (properties: (code: string) => Record<string, unknown>) => JSON.stringify(deuxCarres(properties))
const points = collection(
  ['51230', '51431'].map((code) => entite({ code }, { type: 'Point', coordinates: [3.9, 49.04] })),
)
const lignes = collection([entite({ code: '51230' }, { type: 'LineString', coordinates: enDegres(EPERNAY) })])
const inverse = collection([entite({ code: '51230' }, polygone(enDegres(EPERNAY).map(([x = 0, y = 0]) => [y, x])))])
const lambert = (crs: string) => JSON.stringify(collection([entite({ code: '51230' }, polygone(EPERNAY))], crs))
/** Lambert II étendu, undeclared: x about 700 000, y about 2 450 000. */
const lambert2 = collection([entite({ code: '51230' }, polygone(carre(717_000, 2_450_000, 5000)))])
const ailleurs = collection([entite({ code: '51230' }, polygone(carre(300_000, 6_300_000, 5000)))], 'EPSG:2154')
const archive = zip({ 'COMMUNE.shp': shp([EPERNAY, PIERRY]), 'COMMUNE.dbf': dbf('INSEE_COM', ['51230', '51431']) })

const REFUS: readonly (readonly [string, string, string | Buffer, string, RegExp])[] = [
  ['an empty file', 'a.geojson', '', 'fichier-abime', /est vide/],
  [
    'text that is no JSON',
    'a.geojson',
    'code;nom\n51230;Épernay',
    'fichier-non-reconnu',
    /ni un GeoJSON ni un TopoJSON/,
  ],
  ['half a JSON', 'a.geojson', bon.slice(0, bon.length / 2), 'fichier-abime', /s’arrête trop tôt/],
  ['half a .gz', 'a.geojson.gz', gzipSync(bon).subarray(0, 150), 'fichier-abime', /\.gz incomplet/],
  ['JSON that is no map', 'a.json', '{"communes": []}', 'fichier-non-reconnu', /mais ni un GeoJSON/],
  [
    'a map without a code',
    'a.geojson',
    deux(() => ({ nom: 'Épernay', surf: 2 })),
    'fichier-non-reconnu',
    /colonnes\u00A0: nom, surf/,
  ],
  ['départements', 'a.geojson', deux(() => ({ code: '51' })), 'fichier-non-reconnu', /Aucune ne donne le code Insee/],
  [
    'an empty collection',
    'a.geojson',
    '{"type":"FeatureCollection","features":[]}',
    'fichier-non-reconnu',
    /ne décrit pas/,
  ],
  ['points', 'a.geojson', JSON.stringify(points), 'fichier-non-reconnu', /décrit des points/],
  ['lines', 'a.geojson', JSON.stringify(lignes), 'fichier-non-reconnu', /décrit des lignes/],
  ['a PDF renamed', 'communes.geojson', '%PDF-1.7\n%âãÏÓ', 'fichier-non-reconnu', /document PDF/],
  ['a web page', 'communes.geojson', '<!DOCTYPE html><html>', 'fichier-non-reconnu', /XML ou HTML/],
  ['a .7z', 'admin.7z', Buffer.from('377abcaf271c0004', 'hex'), 'fichier-non-reconnu', /\.7z/],
  ['a .shp alone', 'commune.shp', shp([EPERNAY]), 'fichier-non-reconnu', /\.dbf/],
  ['a zip without .shp', 'a.zip', zip({ 'lisezmoi.txt': Buffer.from('x') }), 'fichier-non-reconnu', /lisezmoi\.txt/],
  ['half a zip', 'a.zip', archive.subarray(0, 200), 'fichier-abime', /archive incomplète/],
  [
    'a cut .shp in a zip',
    'a.zip',
    zip({ 'c.shp': shp([EPERNAY]).subarray(0, 160), 'c.dbf': dbf('code', ['51230']) }),
    'fichier-abime',
    /c\.shp/,
  ],
  [
    'a declared foreign projection',
    'a.geojson',
    lambert('urn:ogc:def:crs:EPSG::3949'),
    'donnees-invalides',
    /EPSG::3949/,
  ],
  [
    'an undeclared Lambert II',
    'a.geojson',
    JSON.stringify(lambert2),
    'donnees-invalides',
    /ni des degrés ni du Lambert-93/,
  ],
  [
    'latitude before longitude',
    'a.geojson',
    JSON.stringify(inverse),
    'donnees-invalides',
    /latitude avant la longitude/,
  ],
  ['shapes far from their communes', 'a.geojson', JSON.stringify(ailleurs), 'donnees-invalides', /quinze kilomètres/],
  [
    'a TopoJSON without its arcs',
    'a.topojson',
    '{"type":"Topology","arcs":[],"objects":{"c":{"type":"GeometryCollection","geometries":[{"type":"Polygon","properties":{"code":"51230"},"arcs":[[0]]}]}}}',
    'fichier-abime',
    /arcs manquent/,
  ],
  [
    'coordinates that are no numbers',
    'a.geojson',
    bon.replaceAll(/\[3\.\d+,/g, '["x",'),
    'fichier-abime',
    /pas des nombres/,
  ],
]

describe('bad files', () => {
  it.each(REFUS)(
    'refuses %s, in French, and leaves the library empty',
    async (_quoi, nom, contenu, kind, explication) => {
      const dossier = tempFolder()
      const source = join(dossier, nom)
      writeFileSync(source, contenu)
      const corps = await maillageError(() =>
        importerContours(dossier, source, { millesime: '2024', reference, now: '2026-01-01T00:00:00Z' }),
      )
      expect(corps).toMatchObject({ kind })
      expect(corps.explication).toMatch(explication)
      expect(corps.explication).toContain(`«\u00A0${nom}`)
      expect(corps.issue).not.toBe('')
      expect(listerContours(dossier)).toEqual([])
    },
  )

  it('refuses a SQLite file that is no GeoPackage, and a GeoPackage in another projection', async () => {
    const dossier = tempFolder()
    const importer = (nom: string) => () =>
      importerContours(dossier, join(dossier, nom), { millesime: '2024', reference, now: '' })
    writeFileSync(join(dossier, 'a.gpkg'), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096)]))
    expect((await maillageError(importer('a.gpkg'))).kind).toMatch(/fichier-(?:abime|non-reconnu)/)
    ecrireGpkg(join(dossier, 'b.gpkg'), 27572, [{ code: '51230', anneau: EPERNAY }])
    expect(await maillageError(importer('b.gpkg'))).toMatchObject({ kind: 'donnees-invalides' })
    expect(await maillageError(importer('absent.gpkg'))).toMatchObject({ kind: 'fichier-introuvable' })
    expect(await maillageError(importer('.'))).toMatchObject({ kind: 'fichier-illisible' })
  })
})
