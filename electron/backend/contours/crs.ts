/** Which coordinates a file is in: degrees, Lambert-93, the UTM zones of the DROM; nothing else is guessed. */
import { projectionPour } from '../../../shared/dessins/projection.ts'

type Vers = (xy: readonly [number, number]) => readonly [number, number]

/** Turns the file's coordinates into degrees; `code` is the commune they belong to. */
export interface Systeme {
  readonly nom: string
  readonly versDegres: (code: string) => Vers
}

const identite: Vers = (xy) => xy
const DEGRES: Systeme = { nom: 'degrés (WGS84)', versDegres: () => identite }

/** Of a place known by a département code, whatever the commune. */
function projete(departement: string): Systeme {
  const projection = projectionPour(departement)
  return { nom: projection.nom, versDegres: () => projection.inverse }
}

const LAMBERT_93 = projete('01')
/** Each commune in the official projection of its own place: for files that declare nothing. */
const OFFICIELLE: Systeme = { nom: 'projection officielle', versDegres: (code) => projectionPour(code).inverse }

/** EPSG codes: WGS84, RGF93, ETRS89, RGAF09, RRAF91, RGFG95, RGR92, RGM04, RGSPM06 and their official projections. */
const EPSG: Readonly<Record<string, Systeme>> = {
  ...Object.fromEntries(
    ['4326', '4979', '4171', '4258', '9777', '9782', '5489', '4640', '4624', '4627', '4470', '4463'].map((c) => [
      c,
      DEGRES,
    ]),
  ),
  ...Object.fromEntries(['2154', '9793', '9794'].map((c) => [c, LAMBERT_93])),
  ...Object.fromEntries(['5490', '4559', '32620'].map((c) => [c, projete('971')])),
  ...Object.fromEntries(['2972', '32622'].map((c) => [c, projete('973')])),
  ...Object.fromEntries(['2975', '32740'].map((c) => [c, projete('974')])),
  ...Object.fromEntries(['4471', '32738'].map((c) => [c, projete('976')])),
  ...Object.fromEntries(['4467', '32621'].map((c) => [c, projete('975')])),
}

const ZONES_UTM: Readonly<Record<string, string>> = {
  '20N': '971',
  '21N': '975',
  '22N': '973',
  '40S': '974',
  '38S': '976',
}

/** System named by a file: "urn:ogc:def:crs:EPSG::2154", "EPSG:4326", "CRS84", a .prj text. undefined: not one we read. */
export function systemeDeclare(texte: string): Systeme | undefined {
  const t = texte.trim()
  if (/CRS:?84/i.test(t)) return DEGRES
  if (/^(?:PROJCS|PROJCRS|GEOGCS|GEOGCRS|COMPD)/i.test(t)) return systemeWkt(t)
  const code = /EPSG[^\d]*(?:[\d.]*:)?(\d{4,5})$/i.exec(t)?.[1] ?? /^(\d{4,5})$/.exec(t)?.[1]
  return code === undefined ? undefined : EPSG[code]
}

function systemeWkt(wkt: string): Systeme | undefined {
  const epsg = [...wkt.matchAll(/(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,5})"?\s*\]/gi)].at(-1)?.[1]
  if (epsg !== undefined && EPSG[epsg] !== undefined) return EPSG[epsg]
  const nom = (/"([^"]*)"/.exec(wkt)?.[1] ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  const geodesique = /WGS_?(?:19)?84|RGF_?(?:19)?93|ETRS|RGAF|RRAF|RGFG|RGR_?(?:19)?92|RGM04|RGSPM/
  if (/^GEOG/i.test(wkt)) return geodesique.test(nom) ? DEGRES : undefined
  if (/LAMBERT_?93/.test(nom)) return LAMBERT_93
  const zone = /UTM(?:_ZONE)?_?(\d{1,2})_?([NS])/.exec(nom)
  if (zone === null || !geodesique.test(wkt.toUpperCase())) return undefined
  const lieu = ZONES_UTM[`${zone[1]}${zone[2]}`]
  return lieu === undefined ? undefined : projete(lieu)
}

/** System of a file that declares nothing, from the reach of its coordinates [xmin, ymin, xmax, ymax]. */
export function systemeDevine([x0, y0, x1, y1]: readonly [number, number, number, number]): Systeme | undefined {
  if (x0 >= -180 && x1 <= 180 && y0 >= -90 && y1 <= 90) return DEGRES
  const lambert = x0 > -100_000 && x1 < 1_400_000 && y0 > 5_900_000 && y1 < 7_300_000
  // Guadeloupe, Martinique, Guyane to the north (y from the equator), La Réunion and Mayotte to the south (10 000 km less).
  const utm = x0 > 100_000 && x1 < 900_000 && ((y0 > 200_000 && y1 < 2_100_000) || (y0 > 7_500_000 && y1 < 8_700_000))
  return lambert || utm ? OFFICIELLE : undefined
}
