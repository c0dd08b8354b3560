/** Which column of a table holds the communes, and its lines as elements of a list. */

import { arrondissementNomme, villeDe } from '../../../shared/domain/arrondissements-ecrits.ts'
import { Header } from '../imports/table/header.ts'
import type { TableRow } from '../imports/table/rang.ts'
import { codeOfRow } from '../imports/table/rows.ts'
import { parseCode } from '../imports/table/values.ts'
import { Departements } from '../lieux/departements.ts'
import type { Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { colonnesDepartement } from './departements.ts'
import { type Cellule, type LigneListe, lireCellule, nettoyer } from './elements.ts'
import { decouper } from './phrase.ts'
import type { Colonne, Entete, Table } from './tableau.ts'
import type { Tours } from './tours.ts'

/** Lines looked at to judge a column. */
const ECHANTILLON = 60
const EXEMPLES = 3
const COLONNES = 200
/** Part of the cells that must be codes, or names: names are written in more ways. */
const CODES = 0.8
const NOMS = 0.6

export function decrireColonnes(
  lignes: readonly TableRow[],
  entete: Entete,
  reference: Reference,
  noms: Noms,
): Colonne[] {
  const donnees = lignes.filter(({ ligne }) => ligne > entete.ligne)
  const pas = Math.max(1, Math.floor(donnees.length / ECHANTILLON))
  const vues = donnees.filter((_, i) => i % pas === 0).slice(0, ECHANTILLON)
  const largeur = Math.min(COLONNES, Math.max(entete.header.width, ...vues.map(({ cells }) => cells.length)))
  return Array.from({ length: largeur }, (_, rang): Colonne => {
    const cellules = vues.map(({ cells }) => cells[rang]?.trim() ?? '').filter((cell) => cell !== '')
    return {
      rang,
      titre: entete.header.cells[rang] || `Colonne ${lettre(rang)}`,
      exemples: cellules.slice(0, EXEMPLES).map((cell) => cell.slice(0, 40)),
      contenu: contenu(rang, cellules, entete, reference, noms),
    }
  })
}

/** "A", "B"… "AA": as a spreadsheet calls it. */
function lettre(rang: number): string {
  const unite = String.fromCharCode(65 + (rang % 26))
  return rang < 26 ? unite : lettre(Math.floor(rang / 26) - 1) + unite
}

function contenu(
  rang: number,
  cellules: readonly string[],
  entete: Entete,
  reference: Reference,
  noms: Noms,
): Colonne['contenu'] {
  const part = (est: (cellule: string) => boolean): number =>
    cellules.length === 0 ? 0 : cellules.filter(est).length / cellules.length
  // A département in its own column completes codes of three digits: only the header tells.
  if (rang === entete.code?.code && cellules.length > 0 && entete.code.departement >= 0) {
    if (part((cell) => /^\d{1,3}$/.test(cell)) >= CODES) return 'codes'
  }
  const codes = part((cell) => estCode(cell, reference))
  const postaux = part((cell) => /^\d{5}$/.test(cell) && reference.communesOfPostcode(cell).length > 0)
  if (codes >= CODES && rang !== entete.postal && (codes >= postaux || rang === entete.code?.code)) return 'codes'
  if (postaux >= CODES) return 'postaux'
  // The header says codes, and they look like codes: those that are no commune's are told, no other column is looked at.
  const forme = part((cell) => parseCode(cell)?.code !== undefined)
  if (rang === entete.code?.code && codes > 0 && forme >= CODES) return 'codes'
  if (rang === entete.cpts || rang === entete.departement) return 'autre'
  return part((cell) => estNom(cell, noms)) >= NOMS ? 'noms' : 'autre'
}

function estCode(cellule: string, reference: Reference): boolean {
  const code = parseCode(cellule)?.code
  return code !== undefined && reference.resolve(code).kind !== 'unknown'
}

/** The first letters of a cell: enough to know that it names communes. */
const DEBUT = 300

/** A name, or several in one cell. */
function estNom(cellule: string, noms: Noms): boolean {
  const lue = lireCellule(nettoyer(cellule.slice(0, DEBUT)))
  if (lue === null || lue.nom === null) return false
  const connu = (nom: string) => noms.candidats(nom).length > 0 || arrondissementNomme(nom) !== undefined
  if (connu(lue.nom) || connu(lue.texte)) return true
  const parties = decouper(lue.texte)
    .map(nettoyer)
    .filter((partie) => partie !== '')
  return parties.length > 1 && parties.filter(connu).length >= parties.length * NOMS
}

/** No word of the header is known, but its cells name no commune where those below do: it is a header all the same. */
export function avecTitres(
  lignes: readonly TableRow[],
  entete: Entete,
  colonnes: readonly Colonne[],
  noms: Noms,
): Entete {
  const [premiere, ...reste] = lignes
  if (entete.ligne > 0 || premiere === undefined || reste.length === 0) return entete
  const communes = colonnes.filter((colonne) => colonne.contenu !== 'autre')
  const nomme = (cellule: string) => /\d{4}/.test(cellule) || estNom(cellule, noms)
  if (communes.length === 0 || communes.some(({ rang }) => nomme(premiere.cells[rang] ?? ''))) return entete
  return { ...entete, header: new Header(premiere.cells), ligne: premiere.ligne }
}

/** The column proposed: codes before names before postcodes; among equals the one that the header names, then the first. */
export function colonneProposee(colonnes: readonly Colonne[], { code, nom, postal }: Entete): number | null {
  for (const [contenu, nommee] of [
    ['codes', code?.code ?? -1],
    ['noms', nom],
    ['postaux', postal],
  ] as const) {
    const possibles = colonnes.filter((colonne) => colonne.contenu === contenu)
    const choisie = possibles.find(({ rang }) => rang === nommee) ?? possibles[0]
    if (choisie !== undefined) return choisie.rang
  }
  return null
}

/** One row of a table as a line of a list. */
export interface LigneCommune extends LigneListe {
  readonly row: TableRow
}

/** The lines as elements: the cell chosen, completed by the name beside a code, or by the département beside a name. */
export function lignesDe(
  { lignes, entete, colonnes, choisie, departement }: Table,
  reference: Reference,
): { readonly lignes: LigneCommune[]; readonly vides: TableRow[]; readonly usage: 'insee' | 'postal' | undefined } {
  const est = colonnes[choisie]?.contenu ?? 'autre'
  const nombre = est === 'codes' || est === 'postaux'
  const nom = nombre ? colonneDuNom(colonnes, entete, choisie) : -1
  const postal = est === 'noms' ? (colonnes.find(({ contenu: c }) => c === 'postaux')?.rang ?? entete.postal) : -1
  const arrondissement = est === 'noms' ? (entete.header.matching(ARRONDISSEMENT)[0]?.index ?? -1) : -1
  const departements = new Departements(reference)
  const retenues: LigneCommune[] = []
  const vides: TableRow[] = []
  for (const row of lignes) {
    if (row.ligne <= entete.ligne) continue
    const lue = est === 'codes' ? celluleCode(row.cells, entete, choisie) : lire(row.cells[choisie])
    if (lue === null) {
      vides.push(row)
      continue
    }
    const principale = arrondissement < 0 ? lue : avecArrondissement(lue, row.cells[arrondissement] ?? '')
    const cellules = [principale]
    const autre = nom < 0 ? null : lire(row.cells[nom])
    if (autre !== null) cellules.push(autre)
    // A postcode beside the name tells the arrondissement, and which of its homonyms.
    const cp = postal < 0 || postal === choisie ? null : lire(row.cells[postal])
    if (cp !== null && cp.nombre !== null && cp.nom === null) cellules.push(cp)
    // The column decides, unless the name itself says its département.
    const dit = nombre || departement < 0 ? undefined : departements.lire((row.cells[departement] ?? '').trim())
    if (dit !== undefined && departements.lire(principale.departement ?? '') === undefined)
      cellules[0] = { ...principale, departement: dit }
    retenues.push({ numero: row.ligne, tableau: true, cellules, row })
  }
  return { lignes: retenues, vides, usage: est === 'codes' ? 'insee' : est === 'postaux' ? 'postal' : undefined }
}

const ARRONDISSEMENT =
  /^(?:no?|num(?:ero)?)?(?:d)?(?:arrondissements?|arrond|arrdts?|arrts?|arr)(?:municipal|municipaux)?(?:num(?:ero)?)?$/

/** « Lyon » and « 5 » in the column beside: the 5e. Numbers of two digits: those of Insee's arrondissements have three. */
function avecArrondissement(cellule: Cellule, dit: string): Cellule {
  const ecrit = nettoyer(dit)
  if (cellule.nom === null || villeDe(cellule.nom) === undefined) return cellule
  if (arrondissementNomme(ecrit) !== undefined) return lireCellule(ecrit, cellule.rang) ?? cellule
  if (!/(?<!\d)\d{1,2}(?!\d)|^[ivx]{1,5} ?e/iu.test(ecrit) || ecrit.length > 40) return cellule
  return lireCellule(`${cellule.nom} ${ecrit}`, cellule.rang) ?? cellule
}

/** The column of the names that stand beside codes. */
function colonneDuNom(colonnes: readonly Colonne[], entete: Entete, choisie: number): number {
  return entete.nom !== choisie && entete.nom !== entete.cpts && colonnes[entete.nom]?.contenu === 'noms'
    ? entete.nom
    : -1
}

/** The column of the départements: by its title, else by the communes beside. */
export async function colonneDepartement(
  lignes: readonly TableRow[],
  entete: Entete,
  choisie: number,
  noms: Noms,
  tours: Tours,
): Promise<number> {
  if (entete.departement >= 0 && entete.departement !== choisie) return entete.departement
  const rangees = lignes
    .filter(({ ligne }) => ligne > entete.ligne)
    .slice(0, ECHANTILLON)
    .map(({ cells, ligne }) => ({
      numero: ligne,
      tableau: true,
      cellules: cells.slice(0, COLONNES).flatMap((cell, rang) => {
        const lue = cell.trim() === '' ? null : lireCellule(nettoyer(cell), rang)
        return lue === null || (rang !== choisie && lue.nombre !== null) ? [] : [lue]
      }),
    }))
  const [trouvee] = [...(await colonnesDepartement(rangees, noms, tours))].filter((rang) => rang !== choisie)
  return trouvee ?? -1
}

const lire = (cellule: string | undefined): Cellule | null => lireCellule(nettoyer(cellule ?? ''))

function celluleCode(cells: readonly string[], entete: Entete, choisie: number): Cellule | null {
  const colonnes = entete.code?.code === choisie ? entete.code : { code: choisie, departement: -1 }
  const code = codeOfRow(cells, colonnes)?.code
  const texte = cells[choisie]?.trim() ?? ''
  return code === undefined
    ? lire(texte)
    : { texte, rang: choisie, nombre: code, nom: null, departement: null, partie: false }
}
