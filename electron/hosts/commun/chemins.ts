/** Which files a window may name. Pure policy over the file system: no transport, no session. */
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { z } from 'zod'
import { partiesDe, type SorteChemin, sorteDeChemin } from '../../../shared/contract/chemins.ts'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { refusDeNom } from '../../../shared/domain/nom-fichier.ts'

/** What a host makes of each kind of path found in an input: the path to use, or a MaillageError. */
export type Chemins = { readonly [S in SorteChemin]: (nom: string) => string }

/**
 * The same input with every path replaced by the one the host allows: those that `schema` says to be paths, and no other
 * value. What does not have the shape of the schema is left for the contract to judge.
 */
export function resoudreChemins(schema: z.core.$ZodType, entree: unknown, chemins: Chemins): unknown {
  const sorte = sorteDeChemin(schema)
  if (sorte !== undefined) return typeof entree === 'string' ? chemins[sorte](entree) : entree
  const { interne, element, champs } = partiesDe(schema)
  if (interne !== undefined) return resoudreChemins(interne, entree, chemins)
  if (element !== undefined)
    return Array.isArray(entree) ? entree.map((valeur) => resoudreChemins(element, valeur, chemins)) : entree
  if (champs === undefined || typeof entree !== 'object' || entree === null || Array.isArray(entree)) return entree
  return Object.fromEntries(
    Object.entries(entree).map(([champ, valeur]) => {
      const sous = Object.hasOwn(champs, champ) ? champs[champ] : undefined
      return [champ, sous === undefined ? valeur : resoudreChemins(sous, valeur, chemins)]
    }),
  )
}

/** True for `x` strictly inside `racine`, both real paths. */
export function dedans(racine: string, x: string): boolean {
  const chemin = relative(racine, x)
  return chemin !== '' && chemin !== '..' && !chemin.startsWith(`..${sep}`) && !isAbsolute(chemin)
}

function refus(nom: string, explication: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'usage',
    'Ce nom de dossier ne convient pas.',
    `« ${nom} » : ${explication}`,
    'Choisir un nom simple qui finit par « .maillage », par exemple « Ma CPTS.maillage ».',
    cause,
  )
}

function horsDuRepertoire(nom: string, racine: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-illisible',
    'Ce dossier n’est pas dans le répertoire de travail.',
    `Depuis le navigateur, Maillage n’ouvre que les dossiers de « ${racine} » ; « ${nom} » est ailleurs.`,
    'Copier le dossier dans ce répertoire, ou relancer Maillage avec --dossiers et le bon répertoire.',
    cause,
  )
}

/** The real path, or that which the file will have once created. Undefined when its directory or its link leads nowhere. */
function cheminReel(cible: string): string | undefined {
  try {
    if (lstatSync(cible, { throwIfNoEntry: false }) !== undefined) return realpathSync(cible)
    return join(realpathSync(dirname(cible)), basename(cible))
  } catch {
    return undefined
  }
}

/**
 * Path of the dossier `nom`, a bare file name or an absolute path, that must lie in `racine` once links are followed.
 * The name ends by `.maillage`: a caller cannot write any other kind of file.
 * Errors: MaillageError 'usage' (name) or 'fichier-illisible' (elsewhere).
 */
export function cheminDeDossier(racine: string, nom: string): string {
  const fichier = isAbsolute(nom) ? basename(nom) : nom
  if (!isAbsolute(nom) && /[\\/]/.test(nom)) throw horsDuRepertoire(nom, racine)
  const mauvais = refusDeNom(fichier)
  if (mauvais !== null) throw refus(nom.slice(0, 250), mauvais)
  if (extname(fichier).toLowerCase() !== '.maillage') throw refus(nom, 'le nom d’un dossier finit par « .maillage ».')
  mkdirSync(racine, { recursive: true })
  const racineReelle = realpathSync(racine)
  const reel = cheminReel(isAbsolute(nom) ? resolve(nom) : join(racineReelle, nom))
  if (reel === undefined || !dedans(racineReelle, reel)) throw horsDuRepertoire(nom, racine)
  return reel
}
