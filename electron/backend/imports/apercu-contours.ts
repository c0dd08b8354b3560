/**
 * Is this a map file? Told from its bytes: GeoJSON or TopoJSON text, a .zip that holds a .shp, a GeoPackage. What it
 * is worth (communes, projection) is judged when it is imported; here it is only told apart from tables.
 */
import { avecOctets } from '../fichiers/octets.ts'
import { lireRepertoire } from '../fichiers/zip.ts'
import type { SourceFile } from './bytes.ts'
import { carteDans } from './conteneur/nature.ts'
import * as errors from './errors.ts'
import { yearInName } from './millesime.ts'

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
 * @throws MaillageError fichier-non-reconnu: JSON that is no map, a .shp without its zip; fichier-abime: a cut archive.
 */
export function contoursApercu(source: SourceFile, head: Buffer): ContoursApercu | null {
  if (head.length < 20) return null
  const millesime = yearInName(source.nom)
  const nothing = { millesime, entete: [], lignes: [] }
  if (head.readUInt32BE(0) === 0x504b0304) {
    const format = source.gz ? null : mapInZip(source)
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
  if (type === undefined) throw errors.jsonSansCarte(source.nom)
  return { format: type === 'Topology' ? 'TopoJSON' : 'GeoJSON', millesime, ...properties(text) }
}

/** A map in an archive: a Shapefile, whatever comes with it; a GeoJSON where there is no table. */
function mapInZip({ nom, path }: SourceFile): ContoursApercu['format'] | null {
  const noms = avecOctets(path, (octets) => lireRepertoire(nom, octets)).map((entree) => entree.nom)
  const carte = carteDans(noms)
  return carte === null ? null : carte === 'shp' ? 'Shapefile (.zip)' : 'GeoJSON (.zip)'
}

/** The first flat `"properties": {…}` of the text, as a table. */
function properties(text: string): Pick<ContoursApercu, 'entete' | 'lignes'> {
  const found: Record<string, unknown>[] = []
  for (const match of text.matchAll(/"properties"\s*:\s*(\{[^{}]*\})/g)) {
    const one = parseObject(match[1] ?? '')
    if (one !== null && !isProjection(one)) found.push(one)
    if (found.length === LIGNES) break
  }
  const entete = Object.keys(found[0] ?? {}).slice(0, COLONNES)
  return { entete, lignes: found.map((one) => entete.map((name) => String(one[name] ?? '').slice(0, 60))) }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

/** `"crs": {"properties": {"name": "urn:ogc:def:crs:…"}}` is not a shape. */
const isProjection = (one: Record<string, unknown>): boolean => String(one.name).startsWith('urn:ogc:')
