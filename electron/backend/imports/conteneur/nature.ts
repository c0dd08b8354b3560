/** What a container is, by its content and never by its name. */
import type { EntreeZip } from '../../fichiers/zip.ts'
import * as errors from './errors.ts'

/** Files of an archive that are tables of text, workbooks. */
export const DONNEES = /\.(?:csv|txt|tsv|tab|dat)$/i
export const JSON_DONNEES = /\.json$/i
export const PARQUET = /\.parquet$/i
export const CLASSEUR = /\.(?:xlsx|xlsm|xls|ods)$/i

/**
 * The map that an archive is, by the names of its files: a Shapefile wins over what comes with it; null: none.
 * @param donnees names of the members in JSON that are data, not maps.
 */
export function carteDans(noms: readonly string[], donnees: ReadonlySet<string> = new Set()): 'shp' | 'geojson' | null {
  if (noms.some((nom) => /\.shp$/i.test(nom))) return 'shp'
  const tables = noms.some((nom) => /\.(?:csv|tsv|parquet)$/i.test(nom) || CLASSEUR.test(nom) || donnees.has(nom))
  return !tables && noms.some((nom) => /\.(?:geojson|topojson|json)$/i.test(nom)) ? 'geojson' : null
}

export type NatureZip = 'archive' | 'xlsx' | 'ods'

export const estZip = (tete: Buffer): boolean =>
  tete.length >= 4 && (tete.readUInt32BE(0) === 0x504b0304 || tete.readUInt32BE(0) === 0x504b0506)

/** Compound file of Microsoft: .xls, .doc, a workbook with a password. */
export const estOle = (tete: Buffer): boolean => tete.length >= 4 && tete.readUInt32BE(0) === 0xd0cf11e0

/** @throws MaillageError fichier-non-reconnu: .xlsb, .numbers, .docx, .pptx, .odt. */
export function natureZip(nom: string, entrees: readonly EntreeZip[]): NatureZip {
  const noms = new Set(entrees.map((entree) => entree.nom))
  if (noms.has('[Content_Types].xml')) {
    if (noms.has('xl/workbook.xml')) return 'xlsx'
    if (noms.has('xl/workbook.bin')) throw errors.autreClasseur(nom, 'un classeur Excel binaire (.xlsb)')
    if (noms.has('word/document.xml')) throw errors.pasUnClasseur(nom, 'un document Word')
    if (noms.has('ppt/presentation.xml')) throw errors.pasUnClasseur(nom, 'une présentation PowerPoint')
  }
  if (noms.has('Index/Document.iwa') || noms.has('Index.zip')) {
    throw errors.autreClasseur(nom, 'un document Numbers (Apple)')
  }
  // The first file of an OpenDocument is its type, stored as it is; archives of a folder that holds one have no such root.
  if (noms.has('mimetype') && noms.has('content.xml') && noms.has('META-INF/manifest.xml')) return 'ods'
  return 'archive'
}

const utf16 = (texte: string): Buffer => Buffer.from(texte, 'utf16le')
const CHIFFRE = utf16('EncryptedPackage')
const WORD = utf16('WordDocument')
const POWERPOINT = utf16('PowerPoint Document')
const EXCEL = [utf16('Workbook'), utf16('Book')]

/** @throws MaillageError fichier-illisible (password), fichier-non-reconnu (.doc, .ppt). */
export function verifierOle(nom: string, contenu: Buffer): void {
  if (contenu.includes(CHIFFRE)) throw errors.classeurProtege(nom)
  if (EXCEL.some((flux) => contenu.includes(flux))) return
  if (contenu.includes(WORD)) throw errors.pasUnClasseur(nom, 'un document Word (.doc)')
  if (contenu.includes(POWERPOINT)) throw errors.pasUnClasseur(nom, 'une présentation PowerPoint (.ppt)')
  throw errors.classeurAbime(nom)
}
