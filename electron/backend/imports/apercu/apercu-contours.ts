/**
 * Is this a map file? Told from its bytes: GeoJSON or TopoJSON text, a .zip that holds a .shp, a GeoPackage. What it
 * is worth (communes, projection) is judged when it is imported; here it is only told apart from tables.
 */
import { type Finesse, PlusFin } from '../../../../shared/domain/plus-fin.ts'
import { plusGrand } from '../../../../shared/domain/plus-grand.ts'
import { avecOctets } from '../../fichiers/octets.ts'
import { lireRepertoire } from '../../fichiers/zip.ts'
import type { Reference } from '../../reference/types.ts'
import * as errors from '../bilan/errors.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { carteDans } from '../conteneur/nature.ts'
import { membresJson } from '../conteneur/parties.ts'
import type { SourceFile } from '../octets/bytes.ts'

export interface ContoursApercu {
  readonly format: 'GeoJSON' | 'TopoJSON' | 'Shapefile (.zip)' | 'GeoJSON (.zip)' | 'GeoPackage'
  readonly millesime: string | null
  /** Its shapes are IRIS, that the import puts together. */
  readonly iris: boolean
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
export async function contoursApercu(
  source: SourceFile,
  head: Buffer,
  reference: Reference,
): Promise<ContoursApercu | null> {
  if (head.length < 20) return null
  const millesime = yearInName(source.nom)
  const nothing = { millesime, iris: false, entete: [], lignes: [] }
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
  const type = /"type"\s*:\s*"(Feature(?:Collection)?|Topology)"/.exec(text)?.[1]
  if (type === undefined) throw errors.jsonInconnu(source.nom)
  const formes = shapes(text)
  const iris = type === 'Topology' ? false : juger(source, formes, head, reference)
  return { format: type === 'Topology' ? 'TopoJSON' : 'GeoJSON', millesime, iris, ...properties(formes) }
}

/** As many shapes of the beginning say what the others are. */
const ASSEZ = 100

/**
 * Quartiers, parcels, cantons, EPCI, that the import would refuse, are said so now. A layer of small shapes seen in part
 * is judged on many of them only; several layers (TopoJSON, packages) are for the import to choose from.
 * @returns whether they are IRIS, that make up communes.
 */
function juger(
  { nom, taille }: SourceFile,
  formes: readonly Proprietes[],
  head: Buffer,
  reference: Reference,
): boolean {
  const finesse = formes.length < ASSEZ && head.length < taille ? null : finesseDe(formes)
  if (finesse !== null && finesse.id !== 'iris') throw errors.contoursPlusFins(nom, finesse)
  const grandes = finesse === null ? plusGrand(nom, formes, (code) => reference.commune(code)?.nom) : null
  if (grandes !== null) throw errors.contoursPlusGrands(nom, grandes)
  return finesse !== null
}

function finesseDe(formes: readonly Proprietes[]): Finesse | null {
  const vue = new PlusFin('carte')
  for (const forme of formes) {
    const cellules = Object.entries(forme).map(([titre, valeur]): [string, string] => [titre, String(valeur ?? '')])
    const code = cellules.find(([titre, valeur]) => CODE.test(titre) && COMMUNE.test(valeur))
    vue.voir(
      code?.[1] ?? null,
      cellules.filter((une) => une !== code),
    )
  }
  return vue.verdict()
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
