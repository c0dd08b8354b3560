/** Hand-made map files: squares around Épernay (51), where Lambert-93 keeps areas (its standard parallel is 49° N). */
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Feature, FeatureCollection, Geometry, Polygon, Position } from 'geojson'
import { zipRange } from '../electron/backend/fichiers/range.ts'
import { projectionPour } from '../shared/dessins/projection.ts'

/** Ring of a square, metres. */
export function carre(x: number, y: number, cote: number): Position[] {
  return [
    [x, y],
    [x, y + cote],
    [x + cote, y + cote],
    [x + cote, y],
    [x, y],
  ]
}

/** Two squares of 2 km side by side, Lambert-93: Épernay (51230) to the west, Pierry (51431) to the east. */
export const EPERNAY = carre(766_500, 6_881_500, 2000)
export const PIERRY = carre(768_500, 6_881_500, 2000)

export const enDegres = (anneau: Position[], departement = '51'): Position[] =>
  anneau.map(([x = 0, y = 0]) => projectionPour(departement).inverse([x, y]))

export const polygone = (...anneaux: Position[][]): Polygon => ({ type: 'Polygon', coordinates: anneaux })

export const entite = (properties: Record<string, unknown>, geometry: Geometry | null): Feature<Geometry | null> => ({
  type: 'Feature',
  properties,
  geometry,
})

export const collection = (
  features: Feature<Geometry | null>[],
  crs?: string,
): FeatureCollection<Geometry | null> & { crs?: unknown } => ({
  type: 'FeatureCollection',
  features,
  ...(crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } }),
})

/** The two squares in degrees, with these properties for each code. */
export function deuxCarres(proprietes: (code: string) => Record<string, unknown> = (code) => ({ code })) {
  return collection([
    entite(proprietes('51230'), polygone(enDegres(EPERNAY))),
    entite(proprietes('51431'), polygone(enDegres(PIERRY))),
  ])
}

export const WKT_LAMBERT_93 =
  'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]'

/** ESRI Shapefile Technical Description (1998): header of 100 bytes, then polygons of one ring (type 5). */
export function shp(anneaux: Position[][]): Buffer {
  const enregistrements = anneaux.map((anneau, i) => {
    const contenu = Buffer.alloc(48 + 16 * anneau.length)
    contenu.writeInt32LE(5, 0)
    const xs = anneau.map(([x = 0]) => x)
    const ys = anneau.map(([, y = 0]) => y)
    for (const [k, v] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
      contenu.writeDoubleLE(v, 4 + 8 * k)
    contenu.writeInt32LE(1, 36)
    contenu.writeInt32LE(anneau.length, 40)
    contenu.writeInt32LE(0, 44)
    anneau.forEach(([x = 0, y = 0], k) => {
      contenu.writeDoubleLE(x, 48 + 16 * k)
      contenu.writeDoubleLE(y, 56 + 16 * k)
    })
    const tete = Buffer.alloc(8)
    tete.writeInt32BE(i + 1, 0)
    tete.writeInt32BE(contenu.length / 2, 4)
    return Buffer.concat([tete, contenu])
  })
  const corps = Buffer.concat(enregistrements)
  const entete = Buffer.alloc(100)
  entete.writeInt32BE(9994, 0)
  entete.writeInt32BE((100 + corps.length) / 2, 24)
  entete.writeInt32LE(1000, 28)
  entete.writeInt32LE(5, 32)
  return Buffer.concat([entete, corps])
}

/** dBASE III table of one column of text. */
export function dbf(colonne: string, valeurs: string[], largeur = 10): Buffer {
  const entete = Buffer.alloc(65)
  entete[0] = 3
  entete.writeUInt32LE(valeurs.length, 4)
  entete.writeUInt16LE(65, 8)
  entete.writeUInt16LE(1 + largeur, 10)
  entete.write(colonne, 32, 'latin1')
  entete.write('C', 43, 'latin1')
  entete[48] = largeur
  entete[64] = 0x0d
  return Buffer.concat([
    entete,
    ...valeurs.map((v) => Buffer.from(` ${v.padEnd(largeur)}`, 'latin1')),
    Buffer.from([0x1a]),
  ])
}

/** A .zip of stored members. */
export const zip = (membres: Record<string, Buffer>): Buffer => zipRange(Object.entries(membres))

/** A GeoPackage geometry: header with an envelope, then a WKB MultiPolygon with Z in big-endian, to be awkward. */
export function formeGpkg(anneau: Position[]): Buffer {
  const tete = Buffer.alloc(8 + 32)
  tete.write('GP', 0, 'latin1')
  tete[3] = 0b0000_0011
  const wkb = Buffer.alloc(9 + 13 + 24 * anneau.length)
  wkb.writeUInt8(0, 0)
  wkb.writeUInt32BE(1006, 1)
  wkb.writeUInt32BE(1, 5)
  wkb.writeUInt8(0, 9)
  wkb.writeUInt32BE(1003, 10)
  wkb.writeUInt32BE(1, 14)
  wkb.writeUInt32BE(anneau.length, 18)
  anneau.forEach(([x = 0, y = 0], k) => {
    wkb.writeDoubleBE(x, 22 + 24 * k)
    wkb.writeDoubleBE(y, 30 + 24 * k)
  })
  return Buffer.concat([tete, wkb])
}

/** A GeoPackage with a table of départements first, then one of communes. */
export function ecrireGpkg(
  chemin: string,
  srs: number,
  communes: readonly { code: string; anneau: Position[] }[],
): void {
  writeFileSync(chemin, '')
  const db = new Database(chemin)
  db.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    CREATE TABLE "departement" (fid INTEGER, INSEE_DEP TEXT, geom BLOB);
    CREATE TABLE "commune" (fid INTEGER, INSEE_COM TEXT, NOM TEXT, geom BLOB);
    INSERT INTO gpkg_geometry_columns VALUES ('commune', 'geom', 'MULTIPOLYGON', ${srs}, 0, 0), ('departement', 'geom', 'MULTIPOLYGON', ${srs}, 0, 0);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('', ${srs}, 'EPSG', ${srs}, 'undefined');
    INSERT INTO departement VALUES (1, '51', NULL);
  `)
  const ajouter = db.prepare('INSERT INTO commune VALUES (?, ?, ?, ?)')
  communes.forEach(({ code, anneau }, i) => {
    ajouter.run(i, code, `Commune ${code}`, formeGpkg(anneau))
  })
  db.close()
}
