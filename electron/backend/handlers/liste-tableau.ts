/** A file that holds a list → its lines cut into cells, and its columns with what they seem to hold. Reads no commune. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { SourceFile } from '../imports/bytes.ts'
import { openText } from '../imports/encoding.ts'
import { entier } from '../imports/french.ts'
import { Header } from '../imports/header.ts'
import { codeColumns, nameColumn } from '../imports/profiles/columns.ts'
import { cptsListe } from '../imports/profiles/cpts-liste.ts'
import type { CodeColumns } from '../imports/profiles/types.ts'
import { firstLines, readRecords, type Separator, type TableRow, voteSeparator } from '../imports/table.ts'

/** A list longer than all the communes of France is something else. */
const LIGNES = 40_000
const OCTETS = 64 * 1024 * 1024
const ENTETE_PARMI = 15

/** One sheet, or a whole text file. */
export interface Feuille {
  /** Sheets of the workbook; none for a text. */
  readonly feuilles: readonly string[]
  readonly feuille: string | null
  readonly lignes: readonly TableRow[]
  /** The text as it is, for a list that is no table; null for a workbook. */
  readonly texte: string | null
  readonly separateur: Separator | null
  readonly avertissements: readonly string[]
}

/** What the first lines say of the columns. */
export interface Entete {
  readonly header: Header
  /** Number of its line in the file; 0 when there is none. */
  readonly ligne: number
  readonly code: CodeColumns | null
  /** -1: no column bears such a name. */
  readonly nom: number
  readonly postal: number
  readonly departement: number
}

/** @throws MaillageError of `openText` and `readRecords`; donnees-invalides: too long to be a list of communes. */
export async function lireTexte(source: SourceFile, signal: AbortSignal | undefined): Promise<Feuille> {
  if (source.taille > OCTETS) throw tropLong(source.nom, `pèse ${entier(Math.round(source.taille / 1e6))} Mo`)
  const text = await openText(source, { signal })
  let texte = ''
  for await (const piece of text.text({ signal })) {
    texte += piece
    if (texte.length > OCTETS) throw tropLong(source.nom, 'est trop grand une fois décompressé')
  }
  const separateur = voteSeparator(firstLines(texte, 50, true))
  const lignes: TableRow[] = []
  const morceau = (async function* () {
    yield texte
  })()
  const options = { nom: source.nom, separateur, colonnes: null, minimum: 0 }
  for await (const batch of readRecords(morceau, options)) {
    for (const row of batch) lignes.push(row)
    if (lignes.length > LIGNES) throw tropLong(source.nom, `a plus de ${entier(LIGNES)} lignes`)
  }
  return { feuilles: [], feuille: null, lignes, texte, separateur, avertissements: text.avertissements }
}

export function tropLong(nom: string, raison: string): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Ce fichier n’est pas une liste de communes.',
    `« ${nom} » ${raison} : la France entière a moins de 35 000 communes.`,
    'Ne gardez que les lignes de votre territoire dans un tableur, puis recommencez. Pour importer des données, allez dans « Données ».',
  )
}

const POSTAL = ['codepostal', 'codespostaux', 'codepos', 'cp', 'postal']
const DEPARTEMENT = ['dep', 'departement', 'codedepartement', 'coddep', 'nomdepartement', 'libelledepartement']

/** The header, when one of the first lines names a column that lists of communes have. */
export function trouverEntete(lignes: readonly TableRow[]): Entete {
  for (const { cells, ligne } of lignes.slice(0, ENTETE_PARMI)) {
    const header = new Header(cells.map((cell, i) => (i === 0 ? cell.replace(/^[\uFEFF\s#]+/, '') : cell)))
    const entete = {
      header,
      ligne,
      code: codeColumns(header),
      nom: nameColumn(header),
      postal: header.find(...POSTAL),
      departement: header.find(...DEPARTEMENT),
    }
    if (entete.code !== null || entete.nom >= 0 || entete.postal >= 0) return entete
  }
  return { header: new Header([]), ligne: 0, code: null, nom: -1, postal: -1, departement: -1 }
}

/** Columns of a list of several CPTS; null: it is none. `secteur`: -1 without any. */
export function colonnesCpts({ header }: Entete) {
  const layout = cptsListe.layout(header)
  return layout === null ? null : { ...layout, secteur: header.find('secteur', 'bassin', 'nomsecteur', 'nomdusecteur') }
}
