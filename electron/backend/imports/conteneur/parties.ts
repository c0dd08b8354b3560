/** What a container holds that can be read: files of an archive, sheets of a workbook. */

import { compte } from '../../../../shared/domain/francais.ts'
import { verifierEntree } from '../../fichiers/membre.ts'
import { avecOctets } from '../../fichiers/octets.ts'
import type { EntreeZip } from '../../fichiers/zip.ts'
import { lireRepertoire } from '../../fichiers/zip.ts'
import { vide } from '../bilan/errors-octets.ts'
import { extrait } from '../bilan/french.ts'
import { type ReadOptions, readHead, type SourceFile } from '../octets/bytes.ts'
import { demanderFeuilles } from './atelier.ts'
import { contenuDeFeuille, contenuDeMembre } from './contenu.ts'
import * as errors from './errors.ts'
import { traduireJson } from './json/traduire.ts'
import { CLASSEUR, carteDans, DONNEES, estOle, estZip, JSON_DONNEES, natureZip, PARQUET } from './nature.ts'
import { traduire } from './traduire.ts'

/** One thing to read in a file. */
export interface Partie {
  /** Sheet name, path inside the archive, or "classeur.xlsx › Feuille". */
  readonly id: string
  /** Rows of a sheet, bytes of a file: to tell which is the largest. */
  readonly poids: number
  /** First bytes of its text, for recognition. */
  readonly tete: Buffer
  readonly entiere: boolean
  readonly source: SourceFile
}

export interface Conteneur {
  readonly parties: readonly Partie[]
  /** French: what was left out and why. */
  readonly remarques: readonly string[]
}

/** Enough for the header of a file of 1 900 columns and its first lines. */
const TETE = 256 * 1024
/** Files of an archive, and workbooks of it, that are looked into. */
const FICHIERS = 100
const CLASSEURS = 12

/**
 * Null: the file is no container.
 * @throws MaillageError: a container that cannot be read, or that holds nothing to read.
 */
export async function ouvrirConteneur(source: SourceFile, options: ReadOptions = {}): Promise<Conteneur | null> {
  const debut = await readHead(source, 8)
  if (estOle(debut)) return classeur(source, options)
  if (!estZip(debut)) return null
  if (source.gz) return classeur(source, options)
  const entrees = avecOctets(source.path, (octets) => lireRepertoire(source.nom, octets))
  if (natureZip(source.nom, entrees) !== 'archive') return classeur(source, options)
  return archive(source, entrees, options)
}

async function classeur(source: SourceFile, { signal }: ReadOptions): Promise<Conteneur> {
  const { parties, masquees } = await feuilles(source, null, signal)
  return { parties, remarques: remarqueMasquees(masquees) }
}

async function feuilles(
  source: SourceFile,
  membre: string | null,
  signal: AbortSignal | undefined,
): Promise<{ readonly parties: Partie[]; readonly masquees: readonly string[] }> {
  const nom = membre === null ? source.nom : `${source.nom} › ${membre}`
  const commande = { path: source.path, nom, gz: source.gz, membre, feuille: null, octets: null }
  const reponse = await demanderFeuilles(commande, signal)
  const parties = reponse.feuilles.map((feuille): Partie => {
    const id = membre === null ? feuille.nom : `${membre} › ${feuille.nom}`
    const tete = Buffer.from(feuille.tete)
    const { entiere } = feuille
    const contenu = contenuDeFeuille(source, { ...commande, feuille: feuille.nom }, entiere ? tete : null)
    const suite = { ...source, nom: `${source.nom} › ${id}`, partie: id, contenu }
    return { id, poids: feuille.lignes, tete, entiere, source: suite }
  })
  return { parties, masquees: reponse.masquees }
}

const AUTRES_FORMES = /\.(?:json|parquet)$/i
const ARCHIVE = /\.(?:zip|7z|rar|gz|tgz|tar)$/i

async function archive(source: SourceFile, liste: readonly EntreeZip[], options: ReadOptions): Promise<Conteneur> {
  // Twice the same name: the later is the newer, as every program that unpacks has it.
  const entrees = [...new Map(liste.map((entree) => [entree.nom, entree])).values()]
  const noms = entrees.map(({ nom }) => nom)
  const json = await membresJson(source, entrees)
  if (carteDans(noms, json) !== null) throw errors.cestUneCarte(source.nom)
  const textes = entrees.filter(
    ({ nom }) => DONNEES.test(nom) || PARQUET.test(nom) || json.has(nom) || !/\.\w{1,8}$/.test(nom),
  )
  const classeurs = entrees.filter(({ nom }) => CLASSEUR.test(nom))
  const remarques: string[] = []
  const parties: Partie[] = []
  let refus: unknown = null
  for (const entree of textes.slice(0, FICHIERS)) {
    if (entree.octets === 0) continue
    try {
      verifierEntree(source.nom, entree)
      parties.push(await membre(source, entree))
    } catch (cause) {
      refus ??= cause
      remarques.push(`« ${entree.nom} » ne peut pas être lu.`)
    }
  }
  for (const { nom } of classeurs.slice(0, CLASSEURS)) {
    try {
      const lu = await feuilles(source, nom, options.signal)
      parties.push(...lu.parties)
      remarques.push(...remarqueMasquees(lu.masquees))
    } catch (cause) {
      if (options.signal?.aborted) throw cause
      refus ??= cause
      remarques.push(`« ${nom} » ne peut pas être lu.`)
    }
  }
  if (textes.length > FICHIERS || classeurs.length > CLASSEURS) {
    remarques.push(
      `L’archive contient ${compte(entrees.length, 'fichier')} : seuls les ${FICHIERS} premiers tableaux et les ${CLASSEURS} premiers classeurs ont été regardés.`,
    )
  }
  if (parties.length === 0) {
    if (refus !== null) throw refus
    if (textes.length > 0) throw vide(source.nom)
    if (noms.some((nom) => ARCHIVE.test(nom))) throw errors.archiveDansArchive(source.nom, noms)
    throw errors.sansDonnees(source.nom, noms)
  }
  return { parties, remarques }
}

async function membre(source: SourceFile, entree: EntreeZip): Promise<Partie> {
  const brut = sourceDeMembre(source, entree)
  const suite = AUTRES_FORMES.test(entree.nom) ? await traduire(brut) : brut
  const tete = await readHead(suite, TETE)
  return { id: entree.nom, poids: entree.octets, tete, entiere: tete.length < TETE, source: suite }
}

const sourceDeMembre = (source: SourceFile, entree: EntreeZip): SourceFile => ({
  ...source,
  nom: `${source.nom} › ${entree.nom}`,
  partie: entree.nom,
  contenu: contenuDeMembre(source, entree),
})

/** Members in JSON that are data of a known source. */
export async function membresJson(source: SourceFile, entrees: readonly EntreeZip[]): Promise<ReadonlySet<string>> {
  const connus = new Set<string>()
  for (const entree of entrees.filter(({ nom }) => JSON_DONNEES.test(nom)).slice(0, FICHIERS)) {
    const brut = sourceDeMembre(source, entree)
    if ((await traduireJson(brut)) !== brut) connus.add(entree.nom)
  }
  return connus
}

const remarqueMasquees = (masquees: readonly string[]): string[] =>
  masquees.length === 0
    ? []
    : [
        `${masquees.length === 1 ? 'Une feuille masquée n’est pas lue' : 'Les feuilles masquées ne sont pas lues'} : ${extrait(masquees)}.`,
      ]
