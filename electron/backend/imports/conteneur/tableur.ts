/** A .xls or an .ods, through the parser of spreadsheets: it holds the whole workbook in memory, so size comes first. */
import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { texteCellule } from './cellule.ts'
import * as errors from './errors.ts'
import { type Livre, sansConstat, TETE } from './livre.ts'
import type { Feuille } from './messages.ts'
import { estZip } from './nature.ts'
import { TexteVirtuel } from './texte.ts'
import { texteXml } from './xlsx/xml.ts'

/** Cells of one sheet; a parsed cell takes some hundred bytes. */
const CELLULES = 6_000_000

/**
 * @param contenu of a .xls, or of an .ods whose files are stored (the parser would inflate them without limit).
 * @param cachees hidden sheets that the parser does not tell.
 */
export function ouvrirTableur(nom: string, contenu: Buffer, cachees: readonly string[] = []): Livre {
  return {
    lister: () => Promise.resolve(lister(nom, ouvrir(nom, contenu, TETE, undefined), cachees)),
    // A head costs as much as the whole: it is given whole.
    texte: (feuille) => {
      // A .xls has 65 536 rows at most; a small .ods may say "a million times the same row".
      if (estZip(contenu)) refuserTropGrande(nom, ouvrir(nom, contenu, TETE, feuille), feuille)
      const livre = ouvrir(nom, contenu, 0, feuille)
      const onglet = livre.Sheets[feuille]
      if (onglet === undefined) throw errors.partieInconnue(nom, feuille, livre.SheetNames)
      const constats = sansConstat()
      const texte = texteDe(`${nom} › ${feuille}`, onglet, date1904(livre), constats).fin()
      return Promise.resolve({ texte, constats, entier: true })
    },
  }
}

function refuserTropGrande(nom: string, { Sheets }: WorkBook, feuille: string): void {
  const onglet = Sheets[feuille]
  const taille = onglet === undefined ? null : etendue(onglet)
  if (taille !== null && taille.rangs * taille.colonnes > CELLULES) throw errors.classeurTropGros(nom)
}

function ouvrir(nom: string, contenu: Buffer, rangs: number, feuille: string | undefined): WorkBook {
  try {
    const livre = read(contenu, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellNF: true,
      UTC: true,
      sheetRows: rangs,
      ...(feuille === undefined ? {} : { sheets: [feuille] }),
    })
    return estZip(contenu) ? nommer(livre) : livre
  } catch (cause) {
    if (/password-protected|ODS Encryption/i.test(String(cause))) throw errors.classeurProtege(nom, cause)
    throw errors.classeurAbime(nom, cause)
  }
}

/** The parser leaves the names of the sheets of an .ods as they stand in its XML: "Soins &amp; offre". */
function nommer(livre: WorkBook): WorkBook {
  const noms = livre.SheetNames.map((brut) => [brut, texteXml(brut)] as const)
  return {
    ...livre,
    SheetNames: noms.map(([, titre]) => titre),
    Sheets: Object.fromEntries(
      noms.flatMap(([brut, titre]) => {
        const onglet = livre.Sheets[brut]
        return onglet === undefined ? [] : [[titre, onglet]]
      }),
    ),
  }
}

const date1904 = ({ Workbook }: WorkBook): boolean => Workbook?.WBProps?.date1904 === true

function lister(
  nom: string,
  livre: WorkBook,
  cachees: readonly string[],
): { readonly feuilles: Feuille[]; readonly masquees: string[] } {
  const { SheetNames, Sheets, Workbook } = livre
  const masquees = SheetNames.filter(
    (titre, i) => cachees.includes(titre) || (Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
  )
  const feuilles: Feuille[] = []
  for (const titre of SheetNames) {
    const onglet = Sheets[titre]
    const taille = onglet === undefined ? null : etendue(onglet)
    if (onglet === undefined || taille === null || masquees.includes(titre)) continue
    const texte = texteDe(`${nom} › ${titre}`, onglet, date1904(livre), sansConstat())
    const entiere = taille.rangs <= TETE
    if (texte.lignes > 0) feuilles.push({ nom: titre, lignes: taille.rangs, tete: texte.fin(), entiere })
  }
  return { feuilles, masquees }
}

/** Rows and columns of the whole sheet; null: it is empty or draws a chart. */
function etendue(onglet: WorkSheet): { readonly rangs: number; readonly colonnes: number } | null {
  const reference = (onglet['!fullref'] ?? onglet['!ref']) as string | undefined
  if (reference === undefined || reference === '') return null
  const { e } = utils.decode_range(reference)
  return { rangs: e.r + 1, colonnes: e.c + 1 }
}

function texteDe(
  nom: string,
  onglet: WorkSheet,
  en1904: boolean,
  constats: ReturnType<typeof sansConstat>,
): TexteVirtuel {
  const rangs = (onglet as { '!data'?: (CellObject | null | undefined)[][] })['!data'] ?? []
  const texte = new TexteVirtuel(nom)
  for (let r = 0; r < rangs.length; r++) {
    const cells: string[] = []
    let derniere = 0
    for (const [c, cell] of (rangs[r] ?? []).entries()) {
      const lue = cell == null ? '' : texteCellule(cell, en1904, constats)
      cells.push(lue)
      if (lue !== '') derniere = c + 1
    }
    cells.length = derniere
    if (derniere > 0) texte.ajouter(r + 1, cells)
  }
  return texte
}
