/** A file that holds communes: a table, a list of several CPTS, another dossier. Read whole, written nowhere. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import { openSource, readHead } from '../imports/bytes.ts'
import { entier, extrait, francais, pluriel } from '../imports/french.ts'
import type { Reference } from '../reference/types.ts'
import { placerLignes } from './liste.ts'
import { avecTitres, colonneProposee, decrireColonnes, lignesDe } from './liste-colonnes.ts'
import { lireCpts, lireDossier } from './liste-cpts.ts'
import { lireLignes } from './liste-elements.ts'
import { colonnesCpts, type Feuille, lireFeuille, tropLong, trouverEntete } from './liste-tableau.ts'

type Lu = Output<'territoire.lireFichier'>

/** More than a région: nobody draws such a CPTS, and each name is looked for. */
const COMMUNES = 5000

export async function lireFichier(
  { source: chemin, departement, feuille, colonne }: Parsed<'territoire.lireFichier'>,
  { reference, signal }: CallContext,
): Promise<Lu> {
  const source = await openSource(chemin)
  const tete = await readHead(source, 4096)
  const vide = { fichier: source.nom, feuilles: [], feuille: null, colonnes: [], colonne: null, lecture: null }
  if (tete.subarray(0, 15).toString('latin1') === 'SQLite format 3')
    return { ...vide, nature: 'dossier', cpts: lireDossier(chemin, reference), avertissements: [] }
  const lue = await lireFeuille(source, feuille, (une) => porteDesCommunes(une, reference), signal)
  const commun = { ...vide, feuilles: [...lue.feuilles], feuille: lue.feuille }
  const entete = trouverEntete(lue.lignes)
  const layout = colonnesCpts(entete)
  if (layout !== null && colonne === undefined) {
    const cpts = lireCpts(source.nom, lue.lignes, entete, layout, reference)
    return { ...commun, nature: 'cpts', cpts, avertissements: lue.avertissements.map(francais) }
  }
  return { ...commun, cpts: [], ...(await lireListeFichier(source.nom, lue, colonne, departement, reference)) }
}

function porteDesCommunes({ lignes }: Feuille, reference: Reference): boolean {
  const entete = trouverEntete(lignes)
  return colonnesCpts(entete) !== null || colonneProposee(decrireColonnes(lignes, entete, reference), entete) !== null
}

async function lireListeFichier(
  nom: string,
  lue: Feuille,
  demandee: number | undefined,
  departement: string | undefined,
  reference: Reference,
): Promise<Pick<Lu, 'nature' | 'colonnes' | 'colonne' | 'lecture' | 'avertissements'>> {
  const nommee = trouverEntete(lue.lignes)
  const vues = decrireColonnes(lue.lignes, nommee, reference)
  const entete = avecTitres(lue.lignes, nommee, vues, reference)
  const colonnes = entete === nommee ? vues : decrireColonnes(lue.lignes, entete, reference)
  if (demandee !== undefined && colonnes[demandee] === undefined) throw colonneAbsente(nom, colonnes.length)
  const colonne = demandee ?? (estTexteLibre(lue, entete.ligne) ? null : colonneProposee(colonnes, entete))
  const { lignes, vides } =
    colonne === null ? { lignes: lireLignes(lue.texte), vides: [] } : lignesDe(lue.lignes, entete, colonnes, colonne)
  if (lignes.length > COMMUNES) throw tropLong(nom, `a ${entier(lignes.length)} lignes qui nomment une commune`)
  const contenu = colonne === null ? 'autre' : colonnes[colonne]?.contenu
  const usage = contenu === 'codes' ? 'insee' : contenu === 'postaux' ? 'postal' : undefined
  const lecture = await placerLignes(lignes, departement, reference, usage)
  if (lecture.reconnues.length + lecture.ambigues.length === 0) throw sansCommune(nom, lecture.inconnues)
  const manque =
    vides.length === 0
      ? []
      : [`${pluriel(vides.length, 'ligne n’a', 'lignes n’ont')} rien dans cette colonne (ligne ${extrait(vides)}).`]
  return {
    nature: 'liste',
    colonnes: lue.separateur === null && lue.feuilles.length === 0 ? [] : colonnes,
    colonne: lue.separateur === null && lue.feuilles.length === 0 ? null : colonne,
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
    `« ${nom} » a ${pluriel(nombre, 'colonne')}.`,
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
