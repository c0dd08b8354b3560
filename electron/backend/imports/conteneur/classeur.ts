/** Inside the thread: a workbook from its bytes to the text of its sheets. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { read, type WorkBook } from '@e965/xlsx'
import { lireMembreEntier } from '../../fichiers/membre.ts'
import { octetsDe } from '../../fichiers/octets.ts'
import { lireRepertoire } from '../../fichiers/zip.ts'
import { gzAbime } from '../errors.ts'
import { pluriel } from '../french.ts'
import type { Constats } from './cellule.ts'
import * as errors from './errors.ts'
import { etendue, texteFeuille } from './feuille.ts'
import type { Commande, Feuille, Reponse } from './messages.ts'
import { estOle, estZip, natureZip, verifierOle } from './nature.ts'
import { zipClair } from './zip-clair.ts'

/** A workbook beyond this, or whose files pass this once inflated, is refused before being parsed. Bytes. */
const MAXIMUM = 400e6
/** Cells of one sheet; a parsed cell takes some hundred bytes. */
const CELLULES = 12_000_000
/** Rows looked at to recognise a sheet. */
const TETE = 60

/** @throws MaillageError: every workbook that cannot be read. */
export function lireClasseur(commande: Commande): Reponse {
  const { nom, feuille, octets } = commande
  const disque = readFileSync(commande.path)
  const sha256 = createHash('sha256').update(disque).digest('hex')
  const contenu = preparer(nom, deballer(commande, disque))
  const classeur = ouvrir(nom, contenu, TETE, undefined)
  const masquees = nomsMasques(classeur)
  if (feuille === null) return { type: 'feuilles', ...lister(nom, classeur, masquees) }
  const lignes = octets === null ? 0 : lignesPour(nom, classeur, feuille, octets)
  const date1904 = classeur.Workbook?.WBProps?.date1904 === true
  const constats: Constats = { erreurs: 0 }
  const onglet = ouvrir(nom, contenu, lignes, feuille).Sheets[feuille]
  if (onglet === undefined) throw errors.partieInconnue(nom, feuille, classeur.SheetNames)
  const { texte } = texteFeuille(onglet, date1904, constats)
  const avertissements =
    constats.erreurs === 0
      ? []
      : [
          `${pluriel(constats.erreurs, 'cellule est', 'cellules sont')} en erreur (#N/A, #DIV/0!…) : elles sont lues comme absentes.`,
        ]
  return { type: 'texte', texte, sha256, avertissements }
}

/** The workbook's own bytes: out of the .gz or of the archive. */
function deballer({ nom, gz, membre }: Commande, disque: Buffer): Buffer {
  if (membre !== null) {
    const zip = octetsDe(disque)
    const entree = lireRepertoire(nom, zip).find((une) => une.nom === membre)
    if (entree === undefined) throw errors.partieInconnue(nom, membre, [])
    return lireMembreEntier(nom, zip, entree, MAXIMUM)
  }
  if (!gz) return disque
  try {
    return gunzipSync(disque, { maxOutputLength: MAXIMUM })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw errors.classeurTropGros(nom, cause)
    }
    throw gzAbime(nom, cause)
  }
}

/** Refuses what is no workbook, or a dangerous one; inflates under our limits what the parser would inflate without. */
function preparer(nom: string, contenu: Buffer): Buffer {
  if (contenu.length > MAXIMUM) throw errors.classeurTropGros(nom)
  if (estOle(contenu)) {
    verifierOle(nom, contenu)
    return contenu
  }
  if (!estZip(contenu)) throw errors.classeurAbime(nom)
  const octets = octetsDe(contenu)
  const entrees = lireRepertoire(nom, octets)
  if (natureZip(nom, entrees) === 'archive')
    throw errors.archiveDansArchive(
      nom,
      entrees.map((entree) => entree.nom),
    )
  return zipClair(nom, octets, entrees, MAXIMUM)
}

function ouvrir(nom: string, contenu: Buffer, lignes: number, feuille: string | undefined): WorkBook {
  try {
    return read(contenu, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellNF: true,
      UTC: true,
      sheetRows: lignes,
      ...(feuille === undefined ? {} : { sheets: [feuille] }),
    })
  } catch (cause) {
    if (/password|encrypt/i.test(String(cause))) throw errors.classeurProtege(nom, cause)
    throw errors.classeurAbime(nom, cause)
  }
}

const nomsMasques = ({ SheetNames, Workbook }: WorkBook): string[] =>
  SheetNames.filter((_nom, i) => (Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0)

function lister(
  nom: string,
  { SheetNames, Sheets, Workbook }: WorkBook,
  masquees: readonly string[],
): { readonly feuilles: Feuille[]; readonly masquees: readonly string[] } {
  const date1904 = Workbook?.WBProps?.date1904 === true
  const feuilles: Feuille[] = []
  for (const titre of SheetNames) {
    const onglet = Sheets[titre]
    const taille = onglet === undefined ? null : etendue(onglet)
    if (onglet === undefined || taille === null || masquees.includes(titre)) continue
    const { texte, largeur } = texteFeuille(onglet, date1904, { erreurs: 0 })
    if (largeur > 0) feuilles.push({ nom: titre, lignes: taille.lignes, colonnes: largeur, tete: texte })
  }
  if (feuilles.length === 0) throw errors.sansFeuille(nom, masquees)
  return { feuilles, masquees }
}

/** Rows that hold at least `octets` bytes of text, by the first ones; 0: all. */
function lignesPour(nom: string, classeur: WorkBook, feuille: string, octets: number): number {
  const onglet = classeur.Sheets[feuille]
  const taille = onglet === undefined ? null : etendue(onglet)
  if (onglet === undefined || taille === null) throw errors.partieInconnue(nom, feuille, classeur.SheetNames)
  if (taille.lignes * taille.colonnes > CELLULES) throw errors.classeurTropGros(`${nom} › ${feuille}`)
  const { texte } = texteFeuille(onglet, false, { erreurs: 0 })
  const parLigne = Math.max(1, texte.length / Math.min(TETE, taille.lignes))
  const lignes = Math.ceil((octets / parLigne) * 2)
  return lignes < taille.lignes ? lignes : 0
}
