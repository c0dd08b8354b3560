/** Inside the thread: a workbook, out of its .gz or its archive, by what its bytes say it is. */
import { readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import { lireMembreEntier } from '../../fichiers/membre.ts'
import { avecOctets, octetsDe } from '../../fichiers/octets.ts'
import { type EntreeZip, lireRepertoire, type Octets } from '../../fichiers/zip.ts'
import { gzAbime } from '../bilan/errors-octets.ts'
import * as errors from './errors.ts'
import { type Livre, phrases } from './livre.ts'
import type { Commande, Reponse } from './messages.ts'
import { estOle, estZip, natureZip, verifierOle } from './nature.ts'
import { masqueesOds } from './ods.ts'
import { ouvrirTableur } from './tableur.ts'
import { ouvrirXlsx } from './xlsx/livre-xlsx.ts'
import { zipClair } from './zip-clair.ts'

/** What must be held whole in memory: a workbook out of a .gz or of an archive, an .xls, the files of an .ods. Bytes. */
const EN_MEMOIRE = 300e6

/** @throws MaillageError: every workbook that cannot be read. */
export async function lireClasseur(commande: Commande): Promise<Reponse> {
  const { nom, feuille, octets } = commande
  try {
    const livre = await ouvrir(commande)
    if (feuille === null) {
      const { feuilles, masquees } = await livre.lister()
      if (feuilles.length === 0) throw errors.sansFeuille(nom, masquees)
      return { type: 'feuilles', feuilles, masquees }
    }
    const { texte, constats, entier } = await livre.texte(feuille, octets)
    return { type: 'texte', texte, entier, avertissements: phrases(constats) }
  } catch (cause) {
    throw cause instanceof MaillageError ? cause : errors.classeurAbime(nom, cause)
  }
}

async function ouvrir(commande: Commande): Promise<Livre> {
  const { nom, path, gz, membre } = commande
  if (membre === null && !gz && estZip(avecOctets(path, (octets) => octets.lire(0, 8)))) {
    const entrees = avecOctets(path, (octets) => lireRepertoire(nom, octets))
    if (natureZip(nom, entrees) === 'xlsx') return ouvrirXlsx(nom, path, entrees)
  }
  const contenu = deballer(commande)
  if (estOle(contenu)) {
    verifierOle(nom, contenu)
    return ouvrirTableur(nom, contenu)
  }
  if (!estZip(contenu)) throw errors.classeurAbime(nom)
  return ouvrirZip(nom, contenu, octetsDe(contenu))
}

function ouvrirZip(nom: string, contenu: Buffer, octets: Octets): Livre | Promise<Livre> {
  const entrees: EntreeZip[] = lireRepertoire(nom, octets)
  const nature = natureZip(nom, entrees)
  if (nature === 'xlsx') return ouvrirXlsx(nom, contenu, entrees)
  if (nature === 'ods') {
    const clair = zipClair(nom, octets, entrees, EN_MEMOIRE)
    return ouvrirTableur(nom, clair, masqueesOds(nom, clair))
  }
  throw errors.archiveDansArchive(
    nom,
    entrees.map((entree) => entree.nom),
  )
}

/** The workbook's own bytes. */
function deballer({ nom, path, gz, membre }: Commande): Buffer {
  if (membre !== null) {
    return avecOctets(path, (octets) => {
      const entree = lireRepertoire(nom, octets).findLast((une) => une.nom === membre)
      if (entree === undefined) throw errors.partieInconnue(nom, membre, [])
      return lireMembreEntier(nom, octets, entree, EN_MEMOIRE)
    })
  }
  if (statSync(path).size > EN_MEMOIRE) throw errors.classeurTropGros(nom)
  const disque = readFileSync(path)
  if (!gz) return disque
  try {
    return gunzipSync(disque, { maxOutputLength: EN_MEMOIRE })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') {
      throw errors.classeurTropGros(nom, cause)
    }
    throw gzAbime(nom, cause)
  }
}
