/** Is this a list of useful files (`assets/fichiers-utiles.json`, or a newer one)? Told by its two names, then read whole. */
import { type FichiersUtiles, lireFichiersUtiles } from '../../../../shared/domain/fichiers-utiles.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { jsonInconnu } from '../bilan/errors.ts'
import * as errors from '../bilan/errors-listes-utiles.ts'
import { ouvrirFichier } from '../conteneur/ouvrir.ts'
import { HEAD, readHead } from '../octets/bytes.ts'

/** Byte order mark, as latin1. */
const DEBUT = /^(?:ï»¿)?\s*\{/
const VERIFIE = /"verifie"\s*:/
const GROUPES = /"groupes"\s*:\s*\[/

export const estListeUtile = (head: Buffer): boolean => {
  if (!DEBUT.test(head.subarray(0, 64).toString('latin1'))) return false
  const texte = head.toString('utf8')
  return VERIFIE.test(texte) && GROUPES.test(texte) && !/"type"\s*:\s*"(?:Feature|Topology)/.test(texte)
}

/**
 * @param whole `head` is all of the file; a list larger than that is none.
 * @throws MaillageError donnees-invalides: what is wrong in it.
 */
function lireListeUtile(nom: string, head: Buffer, whole: boolean): FichiersUtiles {
  if (!whole) throw errors.listeUtileFausse(nom, '')
  let contenu: unknown
  try {
    contenu = JSON.parse(head.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw errors.listeUtileAbimee(nom, cause)
  }
  const lue = lireFichiersUtiles(contenu)
  if ('faute' in lue) throw errors.listeUtileFausse(nom, lue.faute)
  return lue.liste
}

const LIGNES = 8

/** A list as it is shown before it is taken. */
export function listeVue(nom: string, head: Buffer, whole: boolean) {
  const { verifie, groupes } = lireListeUtile(nom, head, whole)
  const fichiers = groupes.flatMap((un) => un.fichiers)
  return {
    libelle: `Liste des fichiers utiles, vérifiée le ${formatDate(verifie)}`,
    millesime: null,
    encodage: null,
    separateur: null,
    entete: ['Fichier', 'Producteur', 'Nom à télécharger'],
    lignes: fichiers.slice(0, LIGNES).map((un) => [un.nom, un.producteur, un.fichier]),
    message: null,
  }
}

/**
 * A list that may take the place of the one checked on `avant` (YYYY-MM-DD).
 * @throws MaillageError: no such list, not of its shape, not newer.
 */
export async function lireNouvelle(
  path: string,
  avant: string,
): Promise<{ readonly fichier: string; readonly liste: FichiersUtiles }> {
  const source = await ouvrirFichier(path)
  const tete = await readHead(source, HEAD)
  if (!estListeUtile(tete)) throw jsonInconnu(source.nom)
  const liste = lireListeUtile(source.nom, tete, tete.length < HEAD)
  if (liste.verifie <= avant) throw errors.listeUtileAncienne(source.nom, liste.verifie, avant)
  return { fichier: source.nom, liste }
}
