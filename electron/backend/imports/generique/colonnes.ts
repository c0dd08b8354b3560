/** What each column of an unknown table holds, told by its cells first and by its title when they hesitate. */
import { Departements, TITRE_DEPARTEMENT } from '../../lieux/departements.ts'
import type { Reference } from '../../reference/types.ts'
import { Lieux } from '../communes/lieux.ts'
import type { Header } from '../table/header.ts'
import { codeFromParts, type NumberCell, parseCode, parseNumber, parsePostcode } from '../table/values.ts'

export type Genre = 'code' | 'postal' | 'departement' | 'commune' | 'nom' | 'nombre' | 'texte' | 'vide'

export interface ColonneVue {
  readonly rang: number
  readonly titre: string
  /** First different cells. */
  readonly exemples: readonly string[]
  readonly genre: Genre
}

const EXEMPLES = 4
const CELLULE = 40
/** Cells that names are looked up for. */
const NOMS = 80
const TITRE_CODE =
  /^(?:codgeo|depcom|insee|codeinsee|inseecom|codecommune|codecommuneinsee|comcode|cog|com|code)$|insee/
const TITRE_POSTAL = /postal|^cp$/
const TITRE_COMMUNE = /^(?:com|codcom|codecommune)$/

export function voirColonnes(header: Header, rows: readonly (readonly string[])[], reference: Reference): ColonneVue[] {
  const lieux = new Lieux(reference)
  const departements = new Departements(reference)
  const vues = header.cells.slice(0, header.width).map((titre, rang): ColonneVue => {
    const cells = rows.map((row) => (row[rang] ?? '').trim()).filter((cell) => cell !== '')
    return {
      rang,
      titre,
      exemples: [...new Set(cells)].slice(0, EXEMPLES).map((cell) => cell.slice(0, CELLULE)),
      genre: genreDe(cells, header.names[rang] ?? '', reference, lieux, departements),
    }
  })
  return couple(unSeulLieu(vues, header), header, rows, reference)
}

/** One column of codes is enough: 5800 inhabitants look like the postcode 05800. The title chooses, then the order. */
function unSeulLieu(vues: readonly ColonneVue[], { names }: Header): ColonneVue[] {
  const dit = ({ rang }: ColonneVue): boolean =>
    TITRE_CODE.test(names[rang] ?? '') || TITRE_POSTAL.test(names[rang] ?? '')
  const lieux = vues.filter(({ genre }) => genre === 'code' || genre === 'postal')
  const gardees = lieux.some(dit) ? lieux.filter(dit) : lieux.slice(0, 1)
  return vues.map((vue) => (lieux.includes(vue) && !gardees.includes(vue) ? { ...vue, genre: 'nombre' } : vue))
}

const part = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length

function genreDe(
  cells: readonly string[],
  nom: string,
  reference: Reference,
  lieux: Lieux,
  departements: Departements,
): Genre {
  if (cells.length === 0) return 'vide'
  const estCode = (cell: string): boolean => {
    const lu = parseCode(cell)
    return lu !== null && reference.resolve(lu.code).kind !== 'unknown'
  }
  const estPostal = (cell: string): boolean => {
    const lu = parsePostcode(cell)
    return lu !== null && reference.communesOfPostcode(lu).length > 0
  }
  const enCinq = part(cells, (cell) => parseCode(cell) !== null)
  const titreCode = TITRE_CODE.test(nom)
  const titrePostal = TITRE_POSTAL.test(nom)
  // A title is worth some bad cells: a total line, codes that are no longer any.
  if (enCinq >= (titreCode || titrePostal ? 0.6 : 0.85)) {
    const codes = part(cells, estCode)
    const postaux = part(cells, estPostal)
    // A postcode is often a commune code too: where both fit, the title tells.
    if (titrePostal && postaux >= 0.6) return 'postal'
    if (codes >= 0.9 || (titreCode && codes >= 0.5 && codes >= postaux)) return 'code'
    if (postaux >= 0.85 && postaux > codes) return 'postal'
  }
  if (TITRE_DEPARTEMENT.test(nom) && part(cells, (cell) => departements.lire(cell) !== undefined) >= 0.9)
    return 'departement'
  const lus = cells.map((cell) => parseNumber(cell))
  if (lus.filter(({ kind }) => kind !== 'invalid').length >= 0.8 * lus.length)
    return deNombres(lus) ? 'nombre' : 'texte'
  const noms = [...new Set(cells)].slice(0, NOMS)
  return part(noms, (cell) => lieux.parNom(cell, '').kind !== 'inconnu') >= 0.6 ? 'nom' : 'texte'
}

/** « 15 à 24 » under « 25 à 39 » are names of ages; « < 11 » alone, all along, is a small count. */
function deNombres(lus: readonly NumberCell[]): boolean {
  const bornes = lus.flatMap((lu) => (lu.kind === 'interval' ? `${lu.min} ${lu.max}` : []))
  return lus.some(({ kind }) => kind === 'number') || new Set(bornes).size === 1
}

/** A département and a commune number that make a code together: neither is a figure. */
function couple(
  vues: readonly ColonneVue[],
  { names }: Header,
  rows: readonly (readonly string[])[],
  reference: Reference,
): ColonneVue[] {
  if (vues.some(({ genre }) => genre === 'code')) return [...vues]
  const departement = vues.find(
    ({ rang, genre }) => genre === 'departement' || (genre === 'nombre' && TITRE_DEPARTEMENT.test(names[rang] ?? '')),
  )
  const commune = vues.find(
    ({ rang, genre }) => genre === 'nombre' && rang !== departement?.rang && TITRE_COMMUNE.test(names[rang] ?? ''),
  )
  if (departement === undefined || commune === undefined) return [...vues]
  const codes = rows.map((row) => codeFromParts(row[departement.rang] ?? '', row[commune.rang] ?? ''))
  const connus = codes.filter((lu) => lu !== null && reference.resolve(lu.code).kind !== 'unknown').length
  if (connus < codes.length * 0.7) return [...vues]
  return vues.map((vue) =>
    vue === departement ? { ...vue, genre: 'departement' } : vue === commune ? { ...vue, genre: 'commune' } : vue,
  )
}
