/** A file that holds a list → its lines cut into cells, and its columns with what they seem to hold. Reads no commune. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { cptsPartagees, sansCpts } from '../../../shared/domain/noms-cpts.ts'
import { ouvrirConteneur, type Partie } from '../imports/conteneur/parties.ts'
import type { SourceFile } from '../imports/octets/bytes.ts'
import { openText } from '../imports/octets/encoding.ts'
import { codeColumns, cptsColumn, nameColumn } from '../imports/profiles/columns.ts'
import type { CodeColumns } from '../imports/profiles/types-communs.ts'
import { splitRecord } from '../imports/table/guillemets.ts'
import { Header } from '../imports/table/header.ts'
import type { Separator, TableRow } from '../imports/table/rang.ts'
import { firstLines, readRecords, voteSeparator } from '../imports/table/table.ts'
import { TITRE_DEPARTEMENT } from '../lieux/departements.ts'
import type { Tours } from './tours.ts'

export type Colonne = Output<'territoire.lireFichier'>['colonnes'][number]

/** A list longer than all the communes of France is something else. */
const LIGNES = 40_000
const OCTETS = 64 * 1024 * 1024
const ENTETE_PARMI = 15
/** Letters of a pasted text looked at for a table of CPTS, and those of the name of one. */
const COLLE = 200_000
const NOM = 200
/** Letters of a line looked at for titles of columns. */
const TETE = 4000
/** Sheets looked into for the one that holds communes. */
const FEUILLES = 12

/** One sheet, or a whole text file. */
export interface Feuille {
  /** Sheets of the workbook; none for a text. */
  readonly feuilles: readonly string[]
  readonly feuille: string | null
  readonly lignes: readonly TableRow[]
  /** The text as it is, for a list that is no table. */
  readonly texte: string
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
  readonly cpts: number
}

/**
 * The text itself, or the sheet asked for; without one, the first for which `convient` is true, else the first.
 * @throws MaillageError of `openText`, `ouvrirConteneur` and `readRecords`; introuvable: no such sheet; donnees-invalides:
 * too long to be a list of communes
 */
export async function lireFeuille(
  source: SourceFile,
  demandee: string | undefined,
  convient: (feuille: Feuille) => Promise<boolean>,
  signal: AbortSignal | undefined,
): Promise<Feuille> {
  const conteneur = await ouvrirConteneur(source, { signal })
  if (conteneur === null) return lireTexte(source, null, signal)
  const { parties, remarques } = conteneur
  const feuilles = parties.map(({ id }) => id)
  const lire = async (partie: Partie): Promise<Feuille> => {
    const lue = await lireTexte(partie.source, '\t', signal)
    return { ...lue, feuilles, feuille: partie.id, avertissements: [...remarques, ...lue.avertissements] }
  }
  const voulue = parties.find(({ id }) => id === demandee)
  if (voulue !== undefined) return lire(voulue)
  const [premiere] = parties
  if (demandee !== undefined || premiere === undefined) throw feuilleAbsente(source.nom, feuilles)
  for (const partie of parties.slice(0, FEUILLES)) {
    const lue = await lire(partie).catch(sansObjet)
    if (lue !== null && (await convient(lue))) return lue
  }
  return lire(premiere)
}

/** A sheet too large or empty is not the one; whoever asks for it by name is told why. */
function sansObjet(cause: unknown): null {
  if (cause instanceof MaillageError && cause.body.kind !== 'annule') return null
  throw cause
}

/** A file of an archive finds its own separator; cells of a sheet are always separated by tabs. */
async function lireTexte(
  source: SourceFile,
  impose: Separator | null,
  signal: AbortSignal | undefined,
): Promise<Feuille> {
  if (source.taille > OCTETS) throw tropLong(source.nom, `pèse ${formatNumber(Math.round(source.taille / 1e6))} Mo`)
  const text = await openText(source, { signal })
  let texte = ''
  for await (const piece of text.text({ signal })) {
    texte += piece
    if (texte.length > OCTETS) throw tropLong(source.nom, 'est trop grand une fois décompressé')
  }
  const feuille = source.contenu?.forme === 'classeur'
  const separateur = feuille ? impose : voteSeparator(firstLines(texte, 50, true))
  const lignes: TableRow[] = []
  const morceau = (async function* () {
    yield texte
  })()
  const options = { nom: source.nom, separateur, colonnes: null, minimum: 0 }
  for await (const batch of readRecords(morceau, options)) {
    for (const row of batch) lignes.push(row)
    if (lignes.length > LIGNES) throw tropLong(source.nom, `a plus de ${formatNumber(LIGNES)} lignes`)
  }
  return { feuilles: [], feuille: null, lignes, texte, separateur, avertissements: text.avertissements }
}

function feuilleAbsente(nom: string, feuilles: readonly string[]): MaillageError {
  return new MaillageError(
    'introuvable',
    'Cette feuille n’existe pas.',
    `« ${nom} » contient : ${feuilles.join(', ')}.`,
    'Choisissez l’une de ces feuilles.',
  )
}

export function tropLong(nom: string, raison: string): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Ce fichier n’est pas une liste de communes.',
    `« ${nom} » ${raison}, bien plus qu’un territoire de CPTS.`,
    'Ne gardez que les lignes de votre territoire dans un tableur, puis recommencez. Pour importer des données, allez dans « Données ».',
  )
}

const POSTAL = ['codepostal', 'codespostaux', 'codepos', 'cp', 'postal']
/** Beside those that imports know. */
const NOMS = [
  'communes',
  'nomdescommunes',
  'ville',
  'villes',
  'territoirecpts',
  'territoire',
  'communescouvertes',
  'nomcom',
]

const TERRITOIRES = [
  'territoirecpts',
  'territoiredecpts',
  'territoiredelacpts',
  'perimetrecpts',
  'perimetredelacpts',
  'projetdecpts',
  'projetcpts',
  'cptsconcernee',
  'cptscompetente',
]

/** The header, when one of the first lines names a column that lists of communes have. */
export function trouverEntete(lignes: readonly TableRow[]): Entete {
  for (const { cells, ligne } of lignes.slice(0, ENTETE_PARMI)) {
    const header = new Header(cells.map((cell, i) => (i === 0 ? cell.replace(/^[\uFEFF\s#]+/, '') : cell)))
    // A word alone on its line may be a title above the table.
    const seule = header.cells.filter((cell) => cell !== '').length < 2
    const nom = nameColumn(header)
    const departement = header.matching(TITRE_DEPARTEMENT)[0]?.index ?? header.find('d')
    const code = codeColumns(header)
    // Beside a column of communes, a territory of a CPTS is its name; alone, it lists its communes.
    const territoire = nom >= 0 || code !== null ? header.find(...TERRITOIRES) : -1
    const cpts = cptsColumn(header)
    const entete = {
      header,
      ligne,
      code,
      nom: nom >= 0 || seule ? nom : header.find(...NOMS),
      postal: header.find(...POSTAL),
      departement,
      cpts: cpts >= 0 || territoire === nom ? cpts : territoire,
    }
    // A sentence that says « CPTS » or « département » is no header.
    if (
      entete.code !== null ||
      entete.nom >= 0 ||
      entete.postal >= 0 ||
      (!seule && (entete.cpts >= 0 || departement >= 0))
    )
      return entete
  }
  return { header: new Header([]), ligne: 0, code: null, nom: -1, postal: -1, departement: -1, cpts: -1 }
}

/** The column that says the CPTS of each line of a pasted table, and their names in order; null without such a title. */
export async function cptsDuTexte(
  texte: string,
  tours: Tours,
): Promise<{ readonly colonne: number; readonly noms: string[] } | null> {
  const lignes = firstLines(texte.slice(0, COLLE), LIGNES, true)
  const separateur = (['\t', ';', '|'] as const).find((signe) => lignes.some((ligne) => ligne.includes(signe)))
  if (separateur === undefined) return null
  await tours.prendre()
  const tetes = lignes.slice(0, ENTETE_PARMI).map((ligne) => splitRecord(ligne.slice(0, TETE), separateur))
  const { cpts, ligne } = trouverEntete(tetes.map((cells, rang) => ({ ligne: rang + 1, cells })))
  if (cpts < 0) return null
  const noms = new Set<string>()
  for (const lue of lignes.slice(ligne)) {
    await tours.prendre()
    const nom = (splitRecord(lue, separateur)[cpts] ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')
    if (nom.length <= NOM && !sansCpts(nom)) noms.add(nom)
  }
  const partages = cptsPartagees(noms)
  return { colonne: cpts, noms: [...noms].filter((nom) => !partages.has(nom)) }
}

/** A table with the column that tells its communes. */
export interface Table {
  readonly lignes: readonly TableRow[]
  readonly entete: Entete
  readonly colonnes: readonly Colonne[]
  readonly choisie: number
  /** -1: no column gives the département. */
  readonly departement: number
}
/** A list of several CPTS: where each name stands; -1 without sector or confidence. */
export interface TableCpts extends Table {
  readonly cpts: number
  readonly secteur: number
  readonly confiance: number
}

/** Null: no column says the CPTS of each line. */
export function tableCpts(table: Table): TableCpts | null {
  const { header, cpts } = table.entete
  if (cpts < 0 || cpts === table.choisie) return null
  return {
    ...table,
    cpts,
    secteur: header.find('secteur', 'bassin', 'nomsecteur', 'nomdusecteur'),
    confiance: header.find('confiance', 'perimetre'),
  }
}
