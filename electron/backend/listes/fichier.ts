/** A file that holds communes: a table, a list of several CPTS, another dossier. Read whole, written nowhere. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { extrait, francais } from '../imports/bilan/french.ts'
import { openSource, readHead } from '../imports/octets/bytes.ts'
import type { TableRow } from '../imports/table/rang.ts'
import { Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { avecTitres, colonneDepartement, colonneProposee, decrireColonnes, lignesDe } from './colonnes.ts'
import { type Lues, lireCpts, lireDossier } from './cpts.ts'
import { lireTexte } from './elements.ts'
import { type Cadre, placerLignes } from './liste.ts'
import { type Feuille, lireFeuille, type Table, tableCpts, tropLong, trouverEntete } from './tableau.ts'
import { Tours } from './tours.ts'

type Lu = Output<'territoire.lireFichier'>

/** More than a région: nobody draws such a CPTS, and each name is looked for. */
const COMMUNES = 5000

/** What a caller asks of the file: which sheet, which column. */
interface Demande {
  readonly feuille?: string | undefined
  readonly colonne?: number | undefined
}

export async function lireFichierListe(chemin: string, { feuille, colonne }: Demande, cadre: Cadre): Promise<Lu> {
  const { reference, signal } = cadre
  const source = await openSource(chemin)
  const tete = await readHead(source, 4096)
  const vide = { fichier: source.nom, feuilles: [], feuille: null, colonnes: [], colonne: null, lecture: null }
  if (tete.subarray(0, 15).toString('latin1') === 'SQLite format 3')
    return { ...vide, nature: 'dossier', cpts: await lireDossier(chemin, cadre), avertissements: [] }
  const noms = new Noms(reference)
  const tours = new Tours(signal)
  const convient = async (une: Feuille) => (await decrire(une, undefined, reference, noms, tours)).choisie >= 0
  const lue = await lireFeuille(source, feuille, convient, signal)
  const commun = { ...vide, feuilles: [...lue.feuilles], feuille: lue.feuille }
  const table = await decrire(lue, colonne, reference, noms, tours)
  if (colonne !== undefined && table.colonnes[colonne] === undefined)
    throw colonneAbsente(source.nom, table.colonnes.length)
  const listees = colonne === undefined && table.choisie >= 0 ? tableCpts(table) : null
  if (listees !== null) {
    const { cpts, avertissements } = await lireCpts(source.nom, listees, cadre)
    return { ...commun, nature: 'cpts', cpts, avertissements: [...lue.avertissements.map(francais), ...avertissements] }
  }
  return { ...commun, cpts: [], ...(await lireListeFichier(source.nom, lue, table, cadre)) }
}

/**
 * The CPTS of a table whose lines are already read, its header first.
 * @throws MaillageError of `lireCpts`; donnees-invalides: no column of communes
 */
export async function lireCptsDe(nom: string, lignes: readonly TableRow[], cadre: Cadre): Promise<Lues> {
  const feuille = { feuilles: [], feuille: null, lignes, texte: '', separateur: ';', avertissements: [] } as const
  const { reference, signal } = cadre
  const listees = tableCpts(await decrire(feuille, undefined, reference, new Noms(reference), new Tours(signal)))
  if (listees === null || listees.choisie < 0) throw sansCommune(nom, [])
  return lireCpts(nom, listees, cadre)
}

/** The table that a sheet is; `choisie` is -1 when no column holds communes, or when the text is no table. */
async function decrire(
  lue: Feuille,
  demandee: number | undefined,
  reference: Reference,
  noms: Noms,
  tours: Tours,
): Promise<Table> {
  const nommee = trouverEntete(lue.lignes)
  const vues = decrireColonnes(lue.lignes, nommee, reference, noms)
  const entete = avecTitres(lue.lignes, nommee, vues, noms)
  const colonnes = entete === nommee ? vues : decrireColonnes(lue.lignes, entete, reference, noms)
  // Names and codes mixed under « Commune », beside a column of CPTS: the header is believed.
  const titree = entete.cpts >= 0 && entete.nom >= 0 ? entete.nom : null
  const proposee = estTexteLibre(lue, entete.ligne) ? null : (colonneProposee(colonnes, entete) ?? titree)
  // « Gannat;Vichy;Cusset »: names beside each other are a list, of which a column would take one.
  const cote = entete.ligne === 0 && colonnes.filter(({ contenu }) => contenu === 'noms').length > 1
  const choisie = demandee ?? (cote && colonnes.every(({ contenu }) => contenu !== 'codes') ? null : proposee) ?? -1
  const departement = choisie < 0 ? -1 : await colonneDepartement(lue.lignes, entete, choisie, noms, tours)
  return { lignes: lue.lignes, entete, colonnes, choisie, departement }
}

async function lireListeFichier(
  nom: string,
  lue: Feuille,
  table: Table,
  cadre: Cadre,
): Promise<Pick<Lu, 'nature' | 'colonnes' | 'colonne' | 'lecture' | 'avertissements'>> {
  const libre = table.choisie < 0
  const { lignes, vides, usage } = libre
    ? { lignes: await lireTexte(lue.texte, new Tours(cadre.signal)), vides: [], usage: undefined }
    : lignesDe(table, cadre.reference)
  if (lignes.length > COMMUNES) throw tropLong(nom, `a ${formatNumber(lignes.length)} lignes qui nomment une commune`)
  const lecture = await placerLignes(lignes, cadre, usage, libre ? lue.texte : '')
  if (lecture.reconnues.length + lecture.ambigues.length === 0) throw sansCommune(nom, lecture.inconnues)
  const manque =
    vides.length === 0
      ? []
      : [
          `${compte(vides.length, 'ligne n’a', 'lignes n’ont')} rien dans cette colonne (ligne ${extrait(vides.map(({ ligne }) => ligne))}).`,
        ]
  const sansTable = lue.separateur === null && lue.feuilles.length === 0
  return {
    nature: 'liste',
    colonnes: sansTable ? [] : [...table.colonnes],
    colonne: sansTable || libre ? null : table.choisie,
    lecture,
    avertissements: [...lue.avertissements, ...manque].map(francais),
  }
}

/** Sentences and bullets are no table, even when a comma cuts them into "columns". */
function estTexteLibre({ separateur, feuilles }: Feuille, ligneEntete: number): boolean {
  return feuilles.length === 0 && (separateur === null || (separateur === ',' && ligneEntete === 0))
}

function colonneAbsente(nom: string, nombre: number): MaillageError {
  return new MaillageError(
    'usage',
    'Cette colonne n’existe pas.',
    `« ${nom} » a ${compte(nombre, 'colonne')}.`,
    'Choisissez l’une des colonnes proposées.',
  )
}

function sansCommune(nom: string, inconnues: readonly { readonly element: string; readonly ligne: number }[]) {
  const cites = inconnues.slice(0, 3).map(({ element, ligne }) => `ligne ${ligne}, « ${element.slice(0, 60)} »`)
  return new MaillageError(
    'donnees-invalides',
    'Aucune commune n’a été reconnue dans ce fichier.',
    `« ${nom} » ne contient ni code ni nom de commune${cites.length === 0 ? '' : ` (${cites.join(' ; ')})`}.`,
    'Donnez un fichier dont une colonne porte les codes Insee ou les noms des communes, ou collez la liste.',
  )
}
