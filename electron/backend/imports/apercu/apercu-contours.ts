/**
 * Is this a map file? Told from its bytes: GeoJSON or TopoJSON text, a .zip that holds a .shp, a GeoPackage. What it
 * is worth (communes, projection) is judged when it is imported; here it is only told apart from tables.
 */
import { PlusFin } from '../../../../shared/domain/plus-fin.ts'
import { avecOctets } from '../../fichiers/octets.ts'
import { lireRepertoire } from '../../fichiers/zip.ts'
import * as errors from '../bilan/errors.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { carteDans } from '../conteneur/nature.ts'
import { membresJson } from '../conteneur/parties.ts'
import type { SourceFile } from '../octets/bytes.ts'

export interface ContoursApercu {
  readonly format: 'GeoJSON' | 'TopoJSON' | 'Shapefile (.zip)' | 'GeoJSON (.zip)' | 'GeoPackage'
  readonly millesime: string | null
  /** Names and values of the properties of the first shapes; empty when the format does not show them in its head. */
  readonly entete: string[]
  readonly lignes: string[][]
}

const LIGNES = 8
const COLONNES = 6

/**
 * Null: not a map file.
 * @throws MaillageError fichier-non-reconnu: JSON that is no map, a .shp without its zip, quartiers, parcels; fichier-abime: a cut archive.
 */
export async function contoursApercu(source: SourceFile, head: Buffer): Promise<ContoursApercu | null> {
  if (head.length < 20) return null
  const millesime = yearInName(source.nom)
  const nothing = { millesime, entete: [], lignes: [] }
  if (head.readUInt32BE(0) === 0x504b0304) {
    const format = source.gz ? null : await mapInZip(source)
    return format === null ? null : { format, ...nothing }
  }
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') {
    const application = head.subarray(68, 72).toString('latin1')
    return /^GP(?:KG|1\d)$/.test(application) ? { format: 'GeoPackage', ...nothing } : null
  }
  if (head.readUInt32BE(0) === 0x0000270a) throw errors.shapefileSeul(source.nom)
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (!/^\{\s*["}]/.test(text)) return null
  const type = /"type"\s*:\s*"(FeatureCollection|Topology)"/.exec(text)?.[1]
  if (type === undefined) throw errors.jsonInconnu(source.nom)
  const formes = shapes(text)
  if (type === 'FeatureCollection') refuserPlusFine(source, formes, head)
  return { format: type === 'Topology' ? 'TopoJSON' : 'GeoJSON', millesime, ...properties(formes) }
}

/** As many shapes of the beginning say what the others are. */
const ASSEZ = 100

/**
 * Quartiers or parcels, that the import would refuse, are said so now. A layer seen in part is judged on many shapes
 * only; IRIS make up communes, and several layers (TopoJSON, packages) are for the import to choose from.
 */
function refuserPlusFine({ nom, taille }: SourceFile, formes: readonly Proprietes[], head: Buffer): void {
  if (formes.length < ASSEZ && head.length < taille) return
  const vue = new PlusFin('carte')
  for (const forme of formes) {
    const cellules = Object.entries(forme).map(([titre, valeur]): [string, string] => [titre, String(valeur ?? '')])
    const code = cellules.find(([titre, valeur]) => CODE.test(titre) && COMMUNE.test(valeur))
    vue.voir(
      code?.[1] ?? null,
      cellules.filter((une) => une !== code),
    )
  }
  const trouvee = vue.verdict()
  if (trouvee !== null && trouvee.id !== 'iris') throw errors.contoursPlusFins(nom, trouvee)
}

const CODE = /insee|codgeo|code?_?com|commune|^code$|^id$/i
const COMMUNE = /^(?:\d{2}|2[AB])\d{3}$/i

/** A map in an archive: a Shapefile, whatever comes with it; a GeoJSON where there is no table. */
async function mapInZip(source: SourceFile): Promise<ContoursApercu['format'] | null> {
  const entrees = avecOctets(source.path, (octets) => lireRepertoire(source.nom, octets))
  const donnees = await membresJson(source, entrees)
  const carte = carteDans(
    entrees.map(({ nom }) => nom),
    donnees,
  )
  return carte === null ? null : carte === 'shp' ? 'Shapefile (.zip)' : 'GeoJSON (.zip)'
}

type Proprietes = Record<string, unknown>

/** The flat `"properties": {…}` of the text. */
function shapes(text: string): Proprietes[] {
  const found: Proprietes[] = []
  for (const match of text.matchAll(/"properties"\s*:\s*(\{[^{}]*\})/g)) {
    const one = parseObject(match[1] ?? '')
    if (one !== null && !isProjection(one)) found.push(one)
  }
  return found
}

/** The first ones, as a table. */
function properties(formes: readonly Proprietes[]): Pick<ContoursApercu, 'entete' | 'lignes'> {
  const found = formes.slice(0, LIGNES)
  const entete = Object.keys(found[0] ?? {}).slice(0, COLONNES)
  return { entete, lignes: found.map((one) => entete.map((name) => String(one[name] ?? '').slice(0, 60))) }
}

function parseObject(text: string): Proprietes | null {
  try {
    return JSON.parse(text) as Proprietes
  } catch {
    return null
  }
}

/** `"crs": {"properties": {"name": "urn:ogc:def:crs:…"}}` is not a shape. */
const isProjection = (one: Proprietes): boolean => String(one.name).startsWith('urn:ogc:')
